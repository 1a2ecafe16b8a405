// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/browserpage.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace sluice::testing {

namespace {
constexpr int kPageWaitMs = 20'000;
} // namespace

BrowserPage browserPageAt(const QUrl &url)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(kPageWaitMs);
    QNetworkReply *reply = manager.get(request);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
        QUrl::fromEncoded(reply->rawHeader("Location"))};
}

} // namespace sluice::testing
