// SPDX-License-Identifier: GPL-3.0-or-later
#include "klaviyoclient.h"

#include "sandbox/klaviyo/klaviyokeys.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::testing {

KlaviyoUnderTest::KlaviyoUnderTest(sandbox::SandboxOptions options)
    : headers{{"Authorization", QByteArray("Klaviyo-API-Key ") + sandbox::kKlaviyoKey},
        {"revision", "2026-07-15"}, {"Content-Type", "application/vnd.api+json"}}
    , sandbox(std::make_unique<sandbox::Sandbox>(std::move(options)))
{
    if (auto started = sandbox->start(); !started) {
        problem = started.error().text();
        return;
    }
    client = std::make_unique<SandboxClient>(sandbox->port());
}

Answer KlaviyoUnderTest::call(
    const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    return client->call(method, path, body, headers);
}

QJsonObject KlaviyoUnderTest::admin(const QByteArray &path)
{
    return client->admin("GET", path).json();
}

QJsonObject KlaviyoUnderTest::digest(const QByteArray &stream)
{
    return admin("ledger/digest?service=klaviyo&stream=" + stream);
}

QList<QJsonObject> KlaviyoUnderTest::ledger(const QByteArray &stream)
{
    QList<QJsonObject> all;
    const QList<QByteArray> lines
        = client->admin("GET", "ledger?service=klaviyo&stream=" + stream).body.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            all.append(QJsonDocument::fromJson(line).object());
    }
    return all;
}

Answer KlaviyoUnderTest::importProfiles(
    const QList<QByteArray> &attributes, const QByteArray &lists)
{
    QByteArray profiles;
    for (const QByteArray &one : attributes)
        profiles += (profiles.isEmpty() ? "" : ",")
            + QByteArray("{\"type\":\"profile\","
                         "\"attributes\":")
            + one + '}';
    const QByteArray related = lists.isEmpty()
        ? QByteArray()
        : ",\"relationships\":{\"lists\":{\"data\":[{\"type\":\"list\",\"id\":\"" + lists
            + "\"}]}}";
    return call("POST", "/api/profile-bulk-import-jobs",
        "{\"data\":{\"type\":\"profile-bulk-import-job\",\"attributes\":{\"profiles\":{\"data\":["
            + profiles + "]}}" + related + "}}");
}

QJsonObject KlaviyoUnderTest::attributesOf(const Answer &answer) const
{
    return answer.json().value("data"_L1).toObject().value("attributes"_L1).toObject();
}

QByteArray KlaviyoUnderTest::idOf(const Answer &answer) const
{
    return answer.json().value("data"_L1).toObject().value("id"_L1).toString().toUtf8();
}

QByteArray KlaviyoUnderTest::event(const QByteArray &uniqueId, const QByteArray &more)
{
    return "{\"type\":\"event\",\"attributes\":{\"metric\":{\"data\":{\"type\":\"metric\","
           "\"attributes\":{\"name\":\"Placed Order\"}}},\"properties\":{\"a\":1},"
           "\"time\":\"2024-01-04T19:54:49.797Z\",\"unique_id\":\""
        + uniqueId + '"' + more + "}}";
}

QByteArray KlaviyoUnderTest::group(const QByteArray &email, const QList<QByteArray> &events)
{
    return "{\"type\":\"event-bulk-create\",\"attributes\":{\"profile\":{\"data\":{\"type\":"
           "\"profile\",\"attributes\":{\"email\":\""
        + email + "\"}}},\"events\":{\"data\":[" + events.join(',') + "]}}}";
}

Answer KlaviyoUnderTest::sendEvents(const QList<QByteArray> &groups)
{
    return call("POST", "/api/event-bulk-create-jobs",
        "{\"data\":{\"type\":\"event-bulk-create-job\",\"attributes\":{\"events-bulk-create\":"
        "{\"data\":["
            + groups.join(',') + "]}}}}");
}

Answer KlaviyoUnderTest::catalogJob(
    const QByteArray &type, const QByteArray &change, const QList<QByteArray> &elements)
{
    const QByteArray plural = type == "category" ? QByteArray("categories") : type + 's';
    const QByteArray job = "catalog-" + type + "-bulk-" + change + "-job";
    return call("POST", "/api/" + job + 's',
        "{\"data\":{\"type\":\"" + job + "\",\"attributes\":{\"" + plural + "\":{\"data\":["
            + elements.join(',') + "]}}}}");
}

QByteArray KlaviyoUnderTest::item(const QByteArray &externalId, const QByteArray &more)
{
    return "{\"type\":\"catalog-item\",\"attributes\":{\"external_id\":\"" + externalId
        + "\",\"title\":\"Bag\",\"description\":\"\",\"url\":\"https://shop.example/\","
          "\"price\":118.75}"
        + more + '}';
}

QByteArray KlaviyoUnderTest::variant(const QByteArray &sku, const QByteArray &item)
{
    return "{\"type\":\"catalog-variant\",\"attributes\":{\"external_id\":\"" + sku
        + "\",\"title\":\"Bag\",\"description\":\"\",\"sku\":\"" + sku
        + "\",\"inventory_quantity\":3,\"price\":9.5,\"url\":\"https://shop.example/\"},"
          "\"relationships\":{\"item\":{\"data\":{\"type\":\"catalog-item\",\"id\":"
          "\"$custom:::$default:::"
        + item + "\"}}}}";
}

QString errorOf(const Answer &answer, const QString &member)
{
    return answer.json().value("errors"_L1).toArray().first().toObject().value(member).toString();
}

QString pointerOf(const Answer &answer)
{
    return answer.json()["errors"_L1][0]["source"_L1]["pointer"_L1].toString();
}

} // namespace sluice::testing
