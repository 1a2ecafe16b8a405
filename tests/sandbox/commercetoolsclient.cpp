// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetoolsclient.h"

#include "sandbox/commercetools/commercecredentials.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

QByteArray shopPath(const QByteArray &path)
{
    return '/' + QByteArray(sandbox::kCommerceProjectKey) + '/' + path;
}

} // namespace

QByteArray basicHeader(const QByteArray &id, const QByteArray &secret)
{
    return "Basic " + QByteArray(id + ':' + secret).toBase64();
}

QString firstCode(const Answer &answer)
{
    return answer.json()
        .value("errors"_L1)
        .toArray()
        .first()
        .toObject()
        .value("code"_L1)
        .toString();
}

QStringList idsOf(const QJsonArray &records)
{
    QStringList ids;
    for (const QJsonValue &record : records)
        ids << record.toObject().value("id"_L1).toString();
    return ids;
}

ShopClient::ShopClient(int port)
    : m_plain(port)
{
}

Headers ShopClient::headers() const
{
    return {{"Authorization", "Bearer " + m_token}, {"Content-Type", "application/json"}};
}

Answer ShopClient::signIn(const QByteArray &scopes)
{
    QByteArray body = "grant_type=client_credentials";
    if (!scopes.isEmpty())
        body += "&scope=" + QUrl::toPercentEncoding(QString::fromLatin1(scopes));
    Answer answer = m_plain.call("POST", "/oauth/token", body,
        {{"Authorization", basicHeader(sandbox::kCommerceClientId, sandbox::kCommerceClientSecret)},
            {"Content-Type", "application/x-www-form-urlencoded"}});
    m_token = answer.json().value("access_token"_L1).toString().toLatin1();
    return answer;
}

Answer ShopClient::get(const QByteArray &path)
{
    return m_plain.call("GET", shopPath(path), {}, headers());
}

Answer ShopClient::query(const QByteArray &resource, const Headers &parameters)
{
    QByteArray path = resource;
    char before = '?';
    for (const auto &[name, value] : parameters) {
        path += std::exchange(before, '&') + name + '='
            + QUrl::toPercentEncoding(QString::fromUtf8(value));
    }
    return get(path);
}

QJsonArray ShopClient::results(const QByteArray &resource, const Headers &parameters)
{
    return query(resource, parameters).json().value("results"_L1).toArray();
}

Answer ShopClient::postObject(const QJsonObject &body)
{
    return m_plain.call(
        "POST", shopPath("custom-objects"), QJsonDocument(body).toJson(), headers());
}

Answer ShopClient::remove(const QByteArray &path)
{
    return m_plain.call("DELETE", shopPath(path), {}, headers());
}

QJsonObject ShopClient::mutate(QJsonObject mutation)
{
    mutation.insert(u"service"_s, u"commercetools"_s);
    const Answer answer = m_plain.admin("POST", "mutate", mutation);
    return answer.json().value("results"_L1).toArray().first().toObject();
}

QJsonObject ShopClient::digest(const QByteArray &stream)
{
    return m_plain.admin("GET", "ledger/digest?service=commercetools&stream=" + stream).json();
}

} // namespace sluice::testing
