// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connectionfile.h"
#include "app/documents/documenttests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QByteArray fileWith(const QByteArray &connections)
{
    return R"({"formatVersion":1,"connections":[)" + connections + "]}";
}

// A good connection with members (JSON text) put in place of its own.
QByteArray crmWith(const QByteArray &members)
{
    QJsonObject json = QJsonDocument::fromJson(R"({"name":"CRM","service":"zoho-crm",
        "environment":"test","settings":{"dataCentre":"eu"},
        "secrets":{"clientId":{"env":"ID"},"clientSecret":{"vault":"crm/secret"}}})")
                           .object();
    const QJsonObject other = QJsonDocument::fromJson("{" + members + "}").object();
    for (auto it = other.constBegin(); it != other.constEnd(); ++it) {
        json.insert(it.key(), it.value());
    }
    return QJsonDocument(json).toJson();
}

constexpr const char *kLocalHosts
    = R"("accountsUrl":"http://127.0.0.1:9","apiUrl":"http://[::1]:9","uploadUrl":"http://127.0.0.2:9")";

QByteArray localWith(const QByteArray &settings, const QByteArray &environment = "sandbox",
    const QByteArray &secrets = R"({"clientId":{"sandbox":"public"}})")
{
    return crmWith(R"("environment":")" + environment + R"(","settings":{"dataCentre":"us",)"
        + settings + R"(},"secrets":)" + secrets);
}

} // namespace

void ConnectionFileTest::reads()
{
    const auto entries = parseConnectionFile(fileWith(R"({"name":"CRM EU","service":"zoho-crm",
        "environment":"production","colour":"#1f7a4d",
        "settings":{"dataCentre":"eu","limits":"documented","leaveCredits":40000},
        "secrets":{"clientId":{"env":"CRM_ID"},"clientSecret":{"value":"s3cret-s3cret"},
                   "refreshToken":{"vault":"crm"}}})"));
    QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().text()));
    QCOMPARE(entries->size(), 1);
    const Connection &connection = entries->front().connection;
    QCOMPARE(connection.name, u"CRM EU"_s);
    QCOMPARE(connection.service, u"zoho-crm"_s);
    QCOMPARE(connection.environment, u"production"_s);
    QCOMPARE(connection.colour, u"#1f7a4d"_s);
    QCOMPARE(connection.settings.value(u"dataCentre"_s).toString(), u"eu"_s);
    QCOMPARE(
        connection.secrets.value(u"clientId"_s), (SecretRef{SecretRef::Kind::Env, u"CRM_ID"_s}));
    QCOMPARE(
        connection.secrets.value(u"refreshToken"_s), (SecretRef{SecretRef::Kind::Vault, u"crm"_s}));
    QVERIFY(!connection.secrets.contains(u"clientSecret"_s));
    QCOMPARE(
        entries->front().values.value(u"clientSecret"_s).reveal(), QByteArray("s3cret-s3cret"));
}

void ConnectionFileTest::importOfExportIsIdentical()
{
    const auto entries = parseConnectionFile(fileWith(crmWith(R"("name":"Zed","colour":"#00ff00")")
        + "," + crmWith(R"("name":"Ärger \"x\"")") + ","
        + localWith(kLocalHosts).replace("CRM", "Local")));
    QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().text()));
    QList<Connection> connections;
    for (const auto &entry : *entries) {
        connections.append(entry.connection);
    }
    const QByteArray text = writeConnectionFile(connections);
    QVERIFY(text.endsWith("}\n"));
    std::reverse(connections.begin(), connections.end());
    QCOMPARE(writeConnectionFile(connections), text); // the order does not matter
    const auto again = parseConnectionFile(text);
    QVERIFY(again);
    QList<Connection> readAgain;
    for (const auto &entry : *again) {
        readAgain.append(entry.connection);
    }
    QCOMPARE(writeConnectionFile(readAgain), text);
    QCOMPARE(readAgain.size(), 3);
}

// As sluice-sandbox --connections-out writes it.
void ConnectionFileTest::sandboxFile()
{
    const auto entries = parseConnectionFile(R"({"formatVersion":1,"connections":[{
        "name":"Sandbox CRM","service":"zoho-crm","environment":"sandbox",
        "settings":{"dataCentre":"us","accountsUrl":"http://127.0.0.1:4011",
            "apiUrl":"http://127.0.0.1:4011","uploadUrl":"http://127.0.0.1:4011","limits":"off"},
        "secrets":{"clientId":{"sandbox":"a"},"clientSecret":{"sandbox":"b"},
            "refreshToken":{"sandbox":"c"}}}]})");
    QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().text()));
    QCOMPARE(entries->front().connection.secrets.value(u"refreshToken"_s),
        (SecretRef{SecretRef::Kind::Sandbox, u"c"_s}));
}

void ConnectionFileTest::good_data()
{
    QTest::addColumn<QByteArray>("connection");
    QTest::newRow("as it is") << crmWith({});
    QTest::newRow("no secrets yet") << crmWith(R"("secrets":{})");
    QTest::newRow("local") << localWith(kLocalHosts);
    QTest::newRow("local, limits off") << localWith(QByteArray(kLocalHosts) + R"(,"limits":"off")");
    QTest::newRow("local, https") << localWith(QByteArray(kLocalHosts).replace("http:", "https:"));
    QTest::newRow("other host") << crmWith(
        R"("settings":{"dataCentre":"us","apiUrl":"https://sandbox.zohoapis.com"})");
    QTest::newRow("proxy") << crmWith(
        R"("settings":{"dataCentre":"us","proxy":"socks5://proxy.example:1080","caFile":"/etc/ca.pem"})");
    QTest::newRow("proxy with user") << crmWith(
        R"("settings":{"dataCentre":"us","proxy":"http://me@proxy.example:3128"},"secrets":{"proxyPassword":{"env":"PROXY"}})");
    QTest::newRow("system proxy, budgets") << crmWith(
        R"("settings":{"dataCentre":"us","proxy":"system","leaveCredits":0,"maxCreditsPerRun":5000,"maxCreditsPerDay":20000})");
    QTest::newRow("what was found out") << crmWith(
        R"("settings":{"dataCentre":"us","writeDates":"iso","writeTimeZone":"Asia/Kolkata","choiceSeparator":",","readJobCredits":500})");
    QTest::newRow("catalyst") << QByteArray(
        R"({"name":"C","service":"catalyst","environment":"test","settings":{"dataCentre":"in","projectId":"4000000006007","projectEnvironment":"Production"},"secrets":{}})");
    QTest::newRow("analytics") << QByteArray(
        R"({"name":"A","service":"zoho-analytics","environment":"test","settings":{"dataCentre":"us","orgId":"1","workspaceId":"2"},"secrets":{"clientId":{"env":"A"}}})");
    QTest::newRow("commercetools") << QByteArray(
        R"({"name":"T","service":"commercetools","environment":"test","settings":{"apiUrl":"https://api.europe-west1.gcp.commercetools.com","authUrl":"https://auth.europe-west1.gcp.commercetools.com","projectKey":"my-project","scopes":"view_orders:my-project view_products:my-project"},"secrets":{"clientId":{"env":"A"},"clientSecret":{"env":"B"}}})");
    QTest::newRow("klaviyo") << QByteArray(
        R"({"name":"K","service":"klaviyo","environment":"production","settings":{"revision":"2026-07-15"},"secrets":{"privateKey":{"vault":"k"}}})");
}

void ConnectionFileTest::good()
{
    QFETCH(QByteArray, connection);
    const auto entries = parseConnectionFile(fileWith(connection));
    QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().text()));
}

void ConnectionFileTest::bad_data()
{
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QString>("expected"); // a problem, with its path
    const auto row = [](const char *name, const QByteArray &members, const QString &expected) {
        QTest::newRow(name) << crmWith(members) << u"connections[0]."_s + expected;
    };
    row("unknown key", R"("settngs":{})", u"settngs: is not a known key"_s);
    row("no name", R"("name":"")", u"name: must not be empty"_s);
    row("name with line", R"("name":"a\nb")", u"name: must not hold control"_s);
    row("name with direction", R"("name":"a\u202eb")", u"name: must not hold control"_s);
    row("name with blank", R"("name":" a")", u"name: must not begin"_s);
    row("long name", R"("name":")" + QByteArray(101, 'n') + '"', u"name: must not be longer"_s);
    row("unknown service", R"("service":"salesforce")", u"service: must be one of"_s);
    row("unknown environment", R"("environment":"staging")", u"environment: must be one of"_s);
    row("colour", R"("colour":"red")", u"colour: must be #"_s);
    row("unknown setting", R"("settings":{"dataCentre":"eu","region":"x"})",
        u"settings.region: is not a known key"_s);
    row("unknown region", R"("settings":{"dataCentre":"mars"})",
        u"settings.dataCentre: must be one of"_s);
    row("no region", R"("settings":{})", u"settings.dataCentre: is missing"_s);
    row("region without upload host", R"("settings":{"dataCentre":"uk"})", u"settings: "_s);
    row("no URL", R"("settings":{"dataCentre":"eu","apiUrl":"www.zohoapis.eu"})",
        u"settings.apiUrl: must"_s);
    row("http", R"("settings":{"dataCentre":"eu","apiUrl":"http://www.zohoapis.eu"})",
        u"settings.apiUrl: http:// is accepted for this computer only"_s);
    row("http to localhost by name",
        R"("environment":"sandbox","settings":{"dataCentre":"eu","apiUrl":"http://localhost:1"})",
        u"settings.apiUrl: http:// is accepted for this computer only"_s);
    row("http to a look-alike",
        R"("settings":{"dataCentre":"eu","apiUrl":"http://127.0.0.1.example.com"})",
        u"settings.apiUrl: http:// is accepted for this computer only"_s);
    row("user info", R"("settings":{"dataCentre":"eu","apiUrl":"https://me:pw@www.zohoapis.eu"})",
        u"settings.apiUrl: must not hold a user name"_s);
    row("empty user info", R"("settings":{"dataCentre":"eu","apiUrl":"https://@www.zohoapis.eu"})",
        u"settings.apiUrl: must not hold a user name"_s);
    row("query", R"("settings":{"dataCentre":"eu","apiUrl":"https://www.zohoapis.eu/?a=b"})",
        u"settings.apiUrl: must not have a query"_s);
    row("other scheme", R"("settings":{"dataCentre":"eu","apiUrl":"ftp://www.zohoapis.eu"})",
        u"settings.apiUrl: must begin with https"_s);
    row("proxy with password", R"("settings":{"dataCentre":"eu","proxy":"http://a:b@proxy:1"})",
        u"settings.proxy: must not hold a password"_s);
    row("proxy", R"("settings":{"dataCentre":"eu","proxy":"proxy:1"})",
        u"settings.proxy: must be"_s);
    row("notes", R"("settings":{"dataCentre":"eu","notes":7})", u"settings.notes: must"_s);
    row("relative CA file", R"("settings":{"dataCentre":"eu","caFile":"ca.pem"})",
        u"settings.caFile: must be the whole"_s);
    row("form of dates", R"("settings":{"dataCentre":"eu","writeDates":"dd.MM.yyyy"})",
        u"settings.writeDates: must"_s);
    row("time zone of uploads", R"("settings":{"dataCentre":"eu","writeTimeZone":"Mars/Base"})",
        u"settings.writeTimeZone: must"_s);
    row("separator", R"("settings":{"dataCentre":"eu","choiceSeparator":"/"})",
        u"settings.choiceSeparator: must"_s);
    row("credits of a read job", R"("settings":{"dataCentre":"eu","readJobCredits":0})",
        u"settings.readJobCredits: must"_s);
    row("budget as text", R"("settings":{"dataCentre":"eu","leaveCredits":"many"})",
        u"settings.leaveCredits: must"_s);
    row("budget below 0", R"("settings":{"dataCentre":"eu","maxCreditsPerRun":-1})",
        u"settings.maxCreditsPerRun: must"_s);
    row("broken budget", R"("settings":{"dataCentre":"eu","maxCreditsPerDay":1.5})",
        u"settings.maxCreditsPerDay: must"_s);
    row("foreign host", R"("settings":{"dataCentre":"eu","apiUrl":"https://evil.example"})",
        u"settings.apiUrl: "_s);
    row("host of another centre",
        R"("settings":{"dataCentre":"eu","apiUrl":"https://www.zohoapis.com"})",
        u"settings.apiUrl: "_s);
    row("limits", R"("settings":{"dataCentre":"eu","limits":"none"})",
        u"settings.limits: must be one of"_s);
    row("limits off, real hosts", R"("settings":{"dataCentre":"eu","limits":"off"})",
        u"settings.limits: may be off only"_s);
    row("unknown secret", R"("secrets":{"password":{"env":"X"}})",
        u"secrets.password: is not a known key"_s);
    row("bare secret", R"("secrets":{"clientId":"1000.ABC"})",
        u"secrets.clientId: must be one of"_s);
    row("two sources", R"("secrets":{"clientId":{"env":"X","vault":"y"}})",
        u"secrets.clientId: must be one of"_s);
    row("unknown source", R"("secrets":{"clientId":{"file":"X"}})",
        u"secrets.clientId: must be one of"_s);
    row("empty source", R"("secrets":{"clientId":{"env":""}})",
        u"secrets.clientId.env: must not be empty"_s);
    row("odd variable", R"("secrets":{"clientId":{"env":"A B"}})",
        u"secrets.clientId.env: must be the name"_s);
    row("number as secret", R"("secrets":{"clientId":{"value":7}})",
        u"secrets.clientId.value: must be text"_s);
    row("sandbox constant, real hosts", R"("secrets":{"clientId":{"sandbox":"public"}})",
        u"secrets.clientId: sandbox constants are taken only"_s);
    const auto local = [](const char *name, const QByteArray &connection, const QString &expected) {
        QTest::newRow(name) << connection << u"connections[0]."_s + expected;
    };
    local("loopback in production", localWith(kLocalHosts, "production"),
        u"environment: must be sandbox"_s);
    local("loopback in test", localWith(kLocalHosts, "test", "{}"),
        u"environment: must be sandbox"_s);
    local("https localhost in test",
        crmWith(R"("settings":{"dataCentre":"eu","apiUrl":"https://localhost:1"})"),
        u"environment: must be sandbox"_s);
    local("one host is real",
        localWith(R"("accountsUrl":"http://127.0.0.1:9","apiUrl":"http://127.0.0.1:9")"),
        u"secrets.clientId: sandbox constants are taken only"_s);
    local("mixed hosts",
        localWith(R"("apiUrl":"http://127.0.0.1:9","uploadUrl":"https://content.zohoapis.com")",
            "sandbox", "{}"),
        u"settings: addresses of this computer and of others are mixed"_s);
    local("limits off, one host is real",
        localWith(R"("apiUrl":"http://127.0.0.1:9","limits":"off")", "sandbox", "{}"),
        u"settings.limits: may be off only"_s);
    const auto other = [&local](const char *name, const char *service, const char *settings,
                           const QString &expected) {
        local(name,
            QByteArray(R"({"name":"X","environment":"test","service":")") + service
                + R"(","settings":)" + settings + "}",
            expected);
    };
    other("catalyst without project", "catalyst", R"({"dataCentre":"us"})",
        u"settings.projectId: is missing"_s);
    other("project id as number", "catalyst", R"({"dataCentre":"us","projectId":7})",
        u"settings.projectId: must be text"_s);
    other("project id", "catalyst", R"({"dataCentre":"us","projectId":"../7"})",
        u"settings.projectId: must be digits"_s);
    other("project environment", "catalyst",
        R"({"dataCentre":"us","projectId":"7","projectEnvironment":"dev"})",
        u"settings.projectEnvironment: must be one of"_s);
    other("commercetools without host", "commercetools", R"({"projectKey":"abc"})",
        u"settings.apiUrl: is missing"_s);
    other("project key", "commercetools",
        R"({"apiUrl":"https://a.b","authUrl":"https://a.b","projectKey":"a/b"})",
        u"settings.projectKey: must be a project key"_s);
    other("revision", "klaviyo", R"({"revision":"latest"})",
        u"settings.revision: must be a revision"_s);
}

void ConnectionFileTest::bad()
{
    QFETCH(QByteArray, connection);
    QFETCH(QString, expected);
    const auto entries = parseConnectionFile(fileWith(connection));
    QVERIFY(!entries);
    QCOMPARE(entries.error().kind, ErrorKind::Config);
    QVERIFY2(entries.error().why.contains(expected), qPrintable(entries.error().why));
}

void ConnectionFileTest::badDocument_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray() << u"it is empty"_s;
    QTest::newRow("not JSON") << QByteArray("{\n\"a\": }") << u"line 2"_s;
    QTest::newRow("cut off") << fileWith(crmWith({})).chopped(9) << u"line "_s;
    QTest::newRow("a list") << QByteArray("[]") << u"one JSON object"_s;
    QTest::newRow("no version") << QByteArray(R"({"connections":[]})")
                                << u"formatVersion: is missing"_s;
    QTest::newRow("newer") << QByteArray(R"({"formatVersion":2,"connections":[],"x":1})")
                           << u"formatVersion: is newer"_s;
    QTest::newRow("version as text")
        << QByteArray(R"({"formatVersion":"1","connections":[]})") << u"formatVersion: must be 1"_s;
    QTest::newRow("no list") << QByteArray(R"({"formatVersion":1})")
                             << u"connections: is missing"_s;
    QTest::newRow("list of text") << QByteArray(R"({"formatVersion":1,"connections":["a"]})")
                                  << u"connections[0]: must be an object"_s;
    QTest::newRow("unknown key") << QByteArray(R"({"formatVersion":1,"connections":[],"jobs":[]})")
                                 << u"jobs: is not a known key"_s;
    QTest::newRow("one name twice") << fileWith(
        crmWith(R"("name":"a b")") + "," + crmWith({}) + "," + crmWith(R"("name":"A B")"))
                                    << u"connections[2].name: is the name of connections[0] too"_s;
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, ' ') << u"bytes, at most"_s;
    QTest::newRow("nested deeply") << QByteArray(100'000, '[') << u"line 1"_s;
}

void ConnectionFileTest::badDocument()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto entries = parseConnectionFile(text);
    QVERIFY(!entries);
    QVERIFY2(entries.error().text().contains(expected), qPrintable(entries.error().text()));
}

void ConnectionFileTest::allProblemsAtOnce()
{
    const auto entries = parseConnectionFile(R"({"formatVersion":1,"extra":0,"connections":[
        {"name":"a","service":"zoho-crm","environment":"x","settings":{"dataCentre":"zz"}},
        {"name":"a","service":"klaviyo","environment":"test","secrets":{"clientId":{"env":"A"}}}]})");
    QVERIFY(!entries);
    for (const QString &path :
        {u"extra"_s, u"connections[0].environment"_s, u"connections[0].settings.dataCentre"_s,
            u"connections[1].secrets.clientId"_s, u"connections[1].name"_s}) {
        QVERIFY2(entries.error().why.contains(path), qPrintable(entries.error().why));
    }
}

void ConnectionFileTest::problemsQuoteNoSecret()
{
    for (const char *secrets : {R"("TOPSECRET")", R"({"file":"TOPSECRET"})",
             R"({"env":"TOPSECRET x"})", R"({"value":"TOPSECRET","env":"x"})",
             R"({"value":["TOPSECRET"]})", R"({"sandbox":"TOPSECRET"})"}) {
        const auto entries = parseConnectionFile(
            fileWith(crmWith(QByteArray(R"("secrets":{"clientId":)") + secrets + "}")));
        QVERIFY(!entries);
        QVERIFY2(
            !entries.error().text().contains(u"TOPSECRET"), qPrintable(entries.error().text()));
    }
    const auto url = parseConnectionFile(fileWith(
        crmWith(R"("settings":{"dataCentre":"eu","apiUrl":"https://me:TOPSECRET@host"})")));
    QVERIFY(!url);
    QVERIFY(!url.error().text().contains(u"TOPSECRET"));
}

void ConnectionFileTest::forms()
{
    auto entries = parseConnectionFile(fileWith(crmWith({})));
    Connection connection = entries->front().connection;
    QVERIFY(checkConnection(connection));
    QVERIFY(checkConnection(connection, {u"refreshToken"_s}));
    QVERIFY(!checkConnection(connection, {u"privateKey"_s}));
    connection.environment = u"elsewhere"_s;
    const auto checked = checkConnection(connection);
    QVERIFY(!checked);
    QVERIFY(checked.error().why.startsWith(u"environment: "));
}
