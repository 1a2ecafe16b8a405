// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystcallback.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr time_t kCallbackSeconds = 5;
constexpr int kHttpPort = 80;

bool isLoopbackLiteral(const QUrl &url)
{
    return url.scheme() == "http"_L1 && (url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1);
}

} // namespace

void sendCatalystCallback(const QJsonObject &callback, const QJsonObject &body)
{
    QUrl url(callback.value("url"_L1).toString(), QUrl::StrictMode);
    if (!url.isValid() || !isLoopbackLiteral(url))
        return;
    QUrlQuery query(url);
    const QJsonObject params = callback.value("params"_L1).toObject();
    for (auto it = params.begin(); it != params.end(); ++it) {
        const QString value = it.value().toVariant().toString();
        query.addQueryItem(it.key(), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    url.setQuery(query);
    httplib::Client client(url.host().toStdString(), url.port(kHttpPort));
    client.set_connection_timeout(kCallbackSeconds);
    client.set_read_timeout(kCallbackSeconds);
    client.set_url_encode(false);
    httplib::Headers headers;
    const QJsonObject wanted = callback.value("headers"_L1).toObject();
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        headers.emplace(it.key().toStdString(), it.value().toVariant().toString().toStdString());
    const QByteArray path
        = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    client.Post((path.startsWith('/') ? path : '/' + path).toStdString(), headers,
        QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(), "application/json");
}

} // namespace sluice::sandbox
