// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shopcalls.h"

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

constexpr int kAnswerLimitMs = 10'000;

} // namespace

QJsonObject answerOf(const QByteArray &method, const QUrl &url, const QByteArray &body,
    const QByteArray &type, const QByteArray &authorization)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    request.setRawHeader("Authorization", authorization);
    request.setRawHeader("revision", "2026-07-15"); // Klaviyo's
    request.setTransferTimeout(kAnswerLimitMs);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return QJsonDocument::fromJson(reply->readAll()).object();
}

bool putShopObject(const SandboxProcess &sandbox, const QString &container, const QString &key,
    const QJsonValue &value)
{
    const QJsonObject shop = sandbox.ready().value("credentials"_L1)["commercetools"_L1].toObject();
    const QString client
        = shop.value("clientId"_L1).toString() + u':' + shop.value("clientSecret"_L1).toString();
    const QString token
        = answerOf("POST", QUrl(sandbox.url(u"commercetoolsAuth"_s).toString() + "/oauth/token"_L1),
            "grant_type=client_credentials", "application/x-www-form-urlencoded",
            "Basic " + client.toUtf8().toBase64())
              .value("access_token"_L1)
              .toString();
    const QJsonObject object{{u"container"_s, container}, {u"key"_s, key}, {u"value"_s, value}};
    const QUrl url(sandbox.url(u"commercetoolsApi"_s).toString() + u'/'
        + shop.value("projectKey"_L1).toString() + "/custom-objects"_L1);
    return answerOf(
        "POST", url, QJsonDocument(object).toJson(), "application/json", "Bearer " + token.toUtf8())
        .contains("version"_L1);
}

bool putPluginLock(const SandboxProcess &sandbox, const QString &key)
{
    return putShopObject(sandbox, u"klaviyo-ct-plugin-lock"_s, key, u"1"_s);
}

} // namespace sluice::testing
