// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shoplocks.h"

#include "support/sandboxprocess.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kShopLimitMs = 10'000;

QJsonObject postTo(
    const QString &url, const char *type, const QByteArray &authorization, const QByteArray &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(url)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray(type));
    request.setRawHeader("Authorization", authorization);
    request.setTransferTimeout(kShopLimitMs);
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace

bool putPluginLock(const SandboxProcess &sandbox, const QString &key)
{
    const QJsonObject shop = sandbox.ready().value("credentials"_L1)["commercetools"_L1].toObject();
    const QString client
        = shop.value("clientId"_L1).toString() + u':' + shop.value("clientSecret"_L1).toString();
    const QString token = postTo(sandbox.url(u"commercetoolsAuth"_s).toString() + "/oauth/token"_L1,
        "application/x-www-form-urlencoded", "Basic " + client.toUtf8().toBase64(),
        "grant_type=client_credentials")
                              .value("access_token"_L1)
                              .toString();
    const QJsonObject lock{
        {u"container"_s, u"klaviyo-ct-plugin-lock"_s}, {u"key"_s, key}, {u"value"_s, u"1"_s}};
    return postTo(sandbox.url(u"commercetoolsApi"_s).toString() + u'/'
            + shop.value("projectKey"_L1).toString() + "/custom-objects"_L1,
        "application/json", "Bearer " + token.toUtf8(), QJsonDocument(lock).toJson())
        .contains("version"_L1);
}

} // namespace sluice::testing
