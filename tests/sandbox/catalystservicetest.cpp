// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalystclient.h"
#include "sandboxtests.h"

#include "sandbox/accounts/grants.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace sluice::testing;
namespace sb = sluice::sandbox;

// Sign-in, limits, cache, what tests change and see, and what outlives the process.
class CatalystServiceTest : public QObject
{
    Q_OBJECT
private slots:
    void scopes_data();
    void scopes();
    void credentials();
    void headers();
    void concurrency();
    void htmlErrors();
    void cache();
    void cacheRefusals_data();
    void cacheRefusals();
    void mutations();
    void events();
    void restart();
    void reset();
    void readyLineAndFiles();
};

void CatalystServiceTest::scopes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("scope");
    const auto row = [](const char *method, const char *path, const char *scope) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QByteArray(path) << "ZohoCatalyst." + QByteArray(scope);
    };
    row("GET", "/table", "tables.READ");
    row("GET", "/table/Small/column", "tables.columns.READ");
    row("GET", "/table/Small/row", "tables.rows.READ");
    row("POST", "/table/Small/row", "tables.rows.CREATE");
    row("PATCH", "/table/Small/row", "tables.rows.UPDATE");
    row("DELETE", "/table/Small/row/1", "tables.rows.DELETE");
    row("POST", "/bulk/read", "tables.bulk.READ");
    row("POST", "/query", "zcql.CREATE");
    row("GET", "/cache?cacheKey=k", "cache.READ");
    row("POST", "/cache", "cache.CREATE");
    row("DELETE", "/cache?cacheKey=k", "cache.DELETE");
    row("GET", "/segment", "segments.ALL");
}

void CatalystServiceTest::scopes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, scope);
    CatalystUnderTest server;
    const auto signInWith = [&server](const QByteArray &scopes) {
        const QJsonObject wish{{u"scopes"_s, QString::fromLatin1(scopes)}};
        const QJsonObject made
            = server.client
                  ->admin("POST", "mutate",
                      QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"newCode"_s, wish}})
                  .json()["results"_L1][0]
                  .toObject();
        const Answer answer = server.client->form("/oauth/v2/token",
            {{"grant_type", "authorization_code"}, {"client_id", sb::kCatalystClientId},
                {"client_secret", sb::kCatalystClientSecret},
                {"code", made.value("code"_L1).toString().toLatin1()}});
        server.client->setToken(answer.json().value("access_token"_L1).toString().toLatin1());
    };
    signInWith("ZohoCRM.modules.ALL,ZohoAnalytics.data.ALL");
    const Answer refused = server.call(method, path, "{}");
    QCOMPARE(refused.status, 401);
    QCOMPARE(catalystCode(refused), u"OAUTH_SCOPE_MISMATCH"_s);
    signInWith(scope);
    QVERIFY(catalystCode(server.call(method, path, "{}")) != "OAUTH_SCOPE_MISMATCH"_L1);
}

void CatalystServiceTest::credentials()
{
    CatalystUnderTest server;
    QCOMPARE(server.get("/table").status, 200);
    // The client of Catalyst opens Catalyst alone; the one with all scopes opens it too.
    QCOMPARE(server.client->get("/crm/v8/org").status, 401);
    QVERIFY(server.signIn(sb::kClientId, sb::kClientSecret, sb::kRefreshToken));
    QCOMPARE(server.get("/table").status, 200);
    QCOMPARE(server.get("/segment").status, 200);
    QVERIFY(!server.signIn(sb::kClientId, sb::kClientSecret, sb::kCatalystRefreshToken));
    QVERIFY(!server.signIn(sb::kCatalystClientId, sb::kClientSecret, sb::kCatalystRefreshToken));
    QVERIFY(!server.signIn("1000.NOBODY", sb::kClientSecret, sb::kRefreshToken));
    QCOMPARE(server.get("/table").status, 401);
    QCOMPARE(catalystCode(server.get("/table")), u"INVALID_TOKEN"_s);
}

void CatalystServiceTest::headers()
{
    CatalystUnderTest server;
    server.headers.emplaceBack("CATALYST-ORG", "671712892");
    QCOMPARE(server.get("/table").status, 200);
    server.headers.last().second = "1";
    QCOMPARE(server.get("/table").status, 401);
    server.headers.removeLast();
    const Answer other = server.client->call("GET", "/baas/v1/project/1/table", {}, server.headers);
    QCOMPARE(other.status, 404);
    server.headers.emplaceBack("Authorization", "Bearer x");
    QCOMPARE(server.get("/table").status, 401);
}

void CatalystServiceTest::concurrency()
{
    sb::SandboxOptions options = SandboxUnderTest::fast();
    options.hasLimits = true;
    CatalystUnderTest server(options);
    QVERIFY(server.set({{u"catalystMaxConcurrent"_s, 2}}));
    // Slow replies hold their places: the zip goes out bit by bit.
    QVERIFY(server.set({{u"catalystReadJobMs"_s, 0}, {u"catalystMsPer10000Rows"_s, 0}}));
    const QString id = server.createJob({{u"table_identifier"_s, u"Orders"_s}});
    QVERIFY(!server.waitForJob(id).isEmpty());
    QVERIFY(server.client->setFaults({QJsonObject{{u"service"_s, u"catalyst"_s},
        {u"path"_s, u"/download$"_s}, {u"action"_s, QJsonObject{{u"bytesPerSecond"_s, 8'000}}}}}));
    const QByteArray path = "/bulk/read/" + id.toLatin1() + "/download";
    std::vector<std::future<int>> downloads;
    for (int i = 0; i < 2; ++i)
        downloads.push_back(
            std::async(std::launch::async, [&server, path] { return server.get(path).status; }));
    QTRY_COMPARE(server.client->admin("GET", "limits")
                     .json()["catalyst"_L1]["concurrency"_L1]["now"_L1]
                     .toInt(),
        2);
    const Answer refused = server.get("/table");
    QCOMPARE(refused.status, 429);
    QCOMPARE(catalystCode(refused), u"TOO_MANY_REQUESTS"_s);
    for (auto &download : downloads)
        QCOMPARE(download.get(), 200);
    QCOMPARE(server.get("/table").status, 200);
    const QJsonObject limits
        = server.client->admin("GET", "limits").json()["catalyst"_L1].toObject();
    QCOMPARE(limits["violations"_L1]["concurrency"_L1].toInt(), 1);
    QCOMPARE(limits["concurrency"_L1]["most"_L1].toInt(), 2);
}

void CatalystServiceTest::htmlErrors()
{
    CatalystUnderTest server;
    QVERIFY(server.set({{u"catalystHtmlErrors"_s, 1}}));
    const Answer page = server.get("/table");
    QCOMPARE(page.status, 400);
    QVERIFY(
        page.body.startsWith("<!DOCTYPE html>") && page.header("Content-Type").contains("html"));
    QCOMPARE(server.get("/table").status, 200);
}

void CatalystServiceTest::cache()
{
    CatalystUnderTest server;
    const QJsonArray segments = server.data("/segment").toArray();
    QCOMPARE(segments.size(), 2);
    const QByteArray id = segments.at(1)["id"_L1].toString().toLatin1();
    QCOMPARE(
        server.data("/segment/ZohoAnalyticsDatastoreSync").toObject(), segments.at(1).toObject());
    const QByteArray path = "/segment/" + id + "/cache";
    const auto value = [&server](const QByteArray &where) {
        return server.data(where + "?cacheKey=Analytics_Orders")["cache_value"_L1];
    };
    QVERIFY(value(path).isNull());
    const Answer put = server.call("POST", path,
        R"({"cache_name":"Analytics_Orders","cache_value":"{\"page\":1}","expiry_in_hours":2})");
    QCOMPARE(put.status, 200);
    QCOMPARE(put.json()["data"_L1]["expiry_in_hours"_L1].toString(), u"2"_s);
    QCOMPARE(put.json()["data"_L1]["segment_details"_L1]["id"_L1].toString().toLatin1(), id);
    QCOMPARE(value(path).toString(), u"{\"page\":1}"_s);
    QVERIFY(value("/cache").isNull()); // another segment
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 1800}});
    const Answer update
        = server.call("PUT", path, R"({"cache_name":"Analytics_Orders","cache_value":"b"})");
    QCOMPARE(update.json()["data"_L1]["expiry_in_hours"_L1].toString(), u"48"_s);
    QCOMPARE(server.call("DELETE", path + "?cacheKey=Analytics_Orders").status, 200);
    QCOMPARE(server.get(path + "?cacheKey=Analytics_Orders").status, 200);
    QVERIFY(value(path).isNull());
    server.call("POST", "/cache",
        R"({"cache_name":"Analytics_Orders","cache_value":"c","expiry_in_hours":1})");
    QCOMPARE(value("/segment/Default/cache").toString(), u"c"_s);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 1800 + 3601}});
    QVERIFY(
        server.signIn(sb::kCatalystClientId, sb::kCatalystClientSecret, sb::kCatalystRefreshToken));
    QVERIFY(value("/cache").isNull());
}

void CatalystServiceTest::cacheRefusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto body = [](const QByteArray &key, const QByteArray &value,
                          const QByteArray &hours) -> QByteArray {
        return "{\"cache_name\":\"" + key + "\",\"cache_value\":\"" + value
            + "\",\"expiry_in_hours\":" + hours + '}';
    };
    QTest::newRow("largest") << body(QByteArray(50, 'k'), QByteArray(16'000, 'v'), "48") << 200;
    QTest::newRow("key") << body(QByteArray(51, 'k'), "v", "1") << 400;
    QTest::newRow("no key") << body("", "v", "1") << 400;
    QTest::newRow("value") << body("k", QByteArray(16'001, 'v'), "1") << 400;
    QTest::newRow("hours") << body("k", "v", "49") << 400;
    QTest::newRow("null hours") << body("k", "v", "null") << 200;
    QTest::newRow("no object") << QByteArray("[]") << 400;
}

void CatalystServiceTest::cacheRefusals()
{
    QFETCH(QByteArray, body);
    CatalystUnderTest server;
    QTEST(server.call("POST", "/cache", body).status, "status");
    QCOMPARE(server.call("POST", "/segment/none/cache", body).status, 404);
}

void CatalystServiceTest::mutations()
{
    CatalystUnderTest server;
    const QJsonObject made = server.mutate({{u"stream"_s, u"Orders"_s}, {u"insert"_s, 3},
        {u"values"_s, QJsonObject{{u"Status"_s, u"odd"_s}}}});
    QCOMPARE(made.value("rows"_L1).toInt(), 3);
    QCOMPARE(server.rows("SELECT ROWID FROM Orders WHERE Status = 'odd'").size(), 3);
    const QJsonValue id = made.value("ids"_L1)[0];
    QCOMPARE(
        server.data("/table/Orders/row/" + id.toString().toLatin1())["OrderNumber"_L1].toString(),
        u"ORD-301"_s);
    server.mutate({{u"stream"_s, u"Orders"_s}, {u"id"_s, id},
        {u"values"_s, QJsonObject{{u"Status"_s, u"even"_s}}}});
    QCOMPARE(server.rows("SELECT ROWID FROM Orders WHERE Status = 'even'").size(), 1);
    QCOMPARE(
        server.mutate({{u"stream"_s, u"Orders"_s}, {u"delete"_s, 100}})["rows"_L1].toInt(), 100);
    QCOMPARE(
        server.mutate({{u"stream"_s, u"Orders"_s}, {u"update"_s, 500}})["rows"_L1].toInt(), 203);
    QCOMPARE(server
                 .mutate({{u"stream"_s, u"Orders"_s}, {u"ids"_s, QJsonArray{made["ids"_L1][2]}},
                     {u"delete"_s, true}})["rows"_L1]
                 .toInt(),
        1);
    QCOMPARE(server
                 .mutate({{u"stream"_s, u"Customers"_s},
                     {u"values"_s, QJsonObject{{u"Code"_s, u"new"_s}}}})["rows"_L1]
                 .toInt(),
        1);
    const QJsonObject digest = server.digest("Orders");
    QCOMPARE(digest.value("rows"_L1).toInt(), 202);
    QCOMPARE(digest["applied"_L1]["0"_L1].toInt(), 202); // none of it by the API
    QVERIFY(server.mutate({{u"stream"_s, u"Nowhere"_s}, {u"insert"_s, 1}}).isEmpty());
    QVERIFY(server.mutate({{u"stream"_s, u"Orders"_s}, {u"id"_s, u"1"_s}, {u"delete"_s, true}})
                .isEmpty());
    // The hash tells rows apart by what they hold, not by when they were written.
    const QJsonObject before = server.digest("Small");
    const QString small = server.data("/table/Small/row")[0]["ROWID"_L1].toString();
    const QJsonValue value = server.data("/table/Small/row")[0]["Value"_L1];
    const auto setValue = [&](const QJsonValue &to) {
        server.mutate({{u"stream"_s, u"Small"_s}, {u"id"_s, small},
            {u"values"_s, QJsonObject{{u"Value"_s, to}}}});
        return server.digest("Small").value("sha256"_L1).toString();
    };
    QVERIFY(setValue(u"777"_s) != before.value("sha256"_L1).toString());
    QCOMPARE(setValue(value), before.value("sha256"_L1).toString());
}

void CatalystServiceTest::events()
{
    const QTemporaryDir folder;
    sb::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    CatalystUnderTest server(options);
    const auto read = [&folder] {
        QList<QJsonObject> all;
        QFile file(folder.filePath(u"events.ndjson"_s));
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : file.readAll().trimmed().split('\n'))
                all << QJsonDocument::fromJson(line).object();
        }
        return all;
    };
    server.mutate({{u"stream"_s, u"Small"_s}, {u"update"_s, 1}});
    QVERIFY(read().isEmpty()); // off
    QVERIFY(server.set({{u"catalystEventFile"_s, u"../events.ndjson"_s}})); // stays in the folder
    const QString id
        = server.mutate({{u"stream"_s, u"Small"_s}, {u"insert"_s, 1}})["ids"_L1][0].toString();
    server.call("PATCH", "/table/Small/row", "[{\"ROWID\":\"" + id.toLatin1() + "\",\"Value\":5}]");
    server.call("DELETE", "/table/Small/row/" + id.toLatin1());
    QList<QJsonObject> told = read();
    QCOMPARE(told.size(), 3);
    const QString table = server.data("/table/Small")["table_id"_L1].toString();
    const QStringList actions{u"Insert"_s, u"Update"_s, u"Delete"_s};
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(told.at(i).value("action"_L1).toString(), actions.at(i));
        QCOMPARE(told.at(i).value("source_entity_id"_L1).toString(), table);
        QCOMPARE(told.at(i).value("source"_L1).toString(), u"Datastore"_s);
        QCOMPARE(told.at(i)["data"_L1]["ROWID"_L1].toString(), id);
    }
    QCOMPARE(told.at(1)["data"_L1]["Value"_L1].toString(), u"5"_s);
    const auto last = [&](const QString &shape) {
        server.set({{u"catalystEventShape"_s, shape}});
        server.mutate({{u"stream"_s, u"Small"_s}, {u"update"_s, 2}});
        return read().last().value("data"_L1);
    };
    QCOMPARE(last(u"rows"_s).toArray().size(), 2);
    QVERIFY(last(u"namedRow"_s)["Small"_L1]["ROWID"_L1].isString());
    QVERIFY(last(u"namedRows"_s)[1]["Small"_L1]["ROWID"_L1].isString());
    QCOMPARE(read().size(), 3 + 1 + 2 + 1);
}

void CatalystServiceTest::restart()
{
    const QTemporaryDir folder;
    sb::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    QList<QJsonObject> digests;
    QString job;
    QByteArray csv;
    {
        CatalystUnderTest server(options);
        server.call("POST", "/table/Customers/row", R"([{"Code":"kept"}])");
        server.call("POST", "/cache", R"({"cache_name":"k","cache_value":"v"})");
        job = server.createJob({{u"table_identifier"_s, u"Orders"_s}});
        QVERIFY(!server.waitForJob(job).isEmpty());
        csv = server.csv(job);
        server.mutate({{u"stream"_s, u"Orders"_s}, {u"delete"_s, 50}});
        digests = {server.digest("Orders"), server.digest("Customers")};
    }
    CatalystUnderTest server(options);
    QCOMPARE(server.digest("Orders"), digests.at(0));
    QCOMPARE(server.digest("Customers"), digests.at(1));
    QVERIFY(!csv.isEmpty() && server.csv(job) == csv);
    QCOMPARE(server.data("/cache?cacheKey=k")["cache_value"_L1].toString(), u"v"_s);
    QCOMPARE(catalystCode(server.call("POST", "/table/Customers/row", R"([{"Code":"kept"}])")),
        u"DUPLICATE_VALUE"_s);
    const QString next = server.createJob({{u"table_identifier"_s, u"Small"_s}});
    QVERIFY(next.toLongLong() > job.toLongLong());
}

void CatalystServiceTest::reset()
{
    CatalystUnderTest server;
    const QJsonObject before = server.digest("Orders");
    server.mutate({{u"stream"_s, u"Orders"_s}, {u"update"_s, 10}});
    server.call("POST", "/cache", R"({"cache_name":"k","cache_value":"v"})");
    QVERIFY(!server.createJob({{u"table_identifier"_s, u"Small"_s}}).isEmpty());
    QVERIFY(server.digest("Orders") != before);
    QCOMPARE(server.client->admin("POST", "reset", QJsonObject()).status, 200);
    QVERIFY(
        server.signIn(sb::kCatalystClientId, sb::kCatalystClientSecret, sb::kCatalystRefreshToken));
    QCOMPARE(server.digest("Orders"), before);
    QCOMPARE(server.data("/bulk/read").toArray().size(), 0);
    QVERIFY(server.data("/cache?cacheKey=k")["cache_value"_L1].isNull());
}

void CatalystServiceTest::readyLineAndFiles()
{
    const QTemporaryDir folder;
    sb::SandboxOptions options = SandboxUnderTest::fast();
    options.connectionsOut = folder.filePath(u"c.json"_s);
    CatalystUnderTest server(options);
    const QJsonObject ready = server.sandbox->readyDocument();
    QCOMPARE(ready.value("catalyst"_L1).toString(), server.sandbox->baseUrl());
    const QJsonValue credentials = ready.value("credentials"_L1)["catalyst"_L1];
    QCOMPARE(credentials["projectId"_L1].toString(), u"69251000000007733"_s);
    QCOMPARE(credentials["clientId"_L1].toString().toLatin1(), sb::kCatalystClientId);
    QFile file(options.connectionsOut);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject found;
    for (const QJsonValue &one :
        QJsonDocument::fromJson(file.readAll())["connections"_L1].toArray()) {
        if (one["service"_L1].toString() == "catalyst"_L1)
            found = one.toObject();
    }
    QCOMPARE(found.value("name"_L1).toString(), u"Sandbox Data Store"_s);
    QCOMPARE(found["settings"_L1]["projectEnvironment"_L1].toString(), u"Production"_s);
    QCOMPARE(found["settings"_L1]["orgId"_L1].toString(), u"671712892"_s);
    QVERIFY(found["secrets"_L1]["refreshToken"_L1]["sandbox"_L1].isString());
}

int runCatalystServiceTest(int argc, char **argv)
{
    CatalystServiceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalystservicetest.moc"
