// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/grants.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The settings that stand for what the references leave open.
class CrmConflictsTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void settingsAreExplained();
    void dateCells_data();
    void dateCells();
    void multiselectCells_data();
    void multiselectCells();
    void limitShapes_data();
    void limitShapes();
    void pickListCells_data();
    void pickListCells();
    void uploadHosts_data();
    void uploadHosts();
    void statusNumbers();

private:
    SandboxClient &client() { return *m_server->client; }
    QByteArray siteVisit(const QByteArray &field);
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

const QByteArray kVisit = "5725767500001000001";

QJsonObject queryOf(const QString &module, const QJsonObject &more = {})
{
    QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, module}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        query.insert(it.key(), it.value());
    return query;
}

QJsonObject visits()
{
    return {{u"module"_s, QJsonObject{{u"api_name"_s, u"Site_Visits"_s}}}};
}

} // namespace

QByteArray CrmConflictsTest::siteVisit(const QByteArray &field)
{
    return client()
        .ledgerValues(kVisit, "Site_Visits")[QLatin1StringView(field)]
        .toString()
        .toUtf8();
}

void CrmConflictsTest::init()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void CrmConflictsTest::settingsAreExplained()
{
    const QJsonObject all = client().admin("GET", "settings").json();
    const QJsonObject settings = all.contains("settings"_L1) ? all["settings"_L1].toObject() : all;
    for (const QString &key :
        {u"writeDatePattern"_s, u"multiselectSeparator"_s, u"writeTimeZone"_s, u"limitWording"_s,
            u"retryAfterSeconds"_s, u"countCredits"_s, u"uploadHost"_s, u"coqlCountKey"_s,
            u"callbackShape"_s, u"pageTokens"_s, u"strictPaging"_s, u"bulkWriteAutomations"_s})
        QVERIFY2(!settings[key]["meaning"_L1].toString().isEmpty(), qPrintable(key));
}

void CrmConflictsTest::dateCells_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("stored"); // empty: INVALID_DATA
    const auto row = [](const char *name, const QJsonObject &settings, const char *field,
                         const char *cell, const char *stored) {
        QTest::newRow(name) << settings << QByteArray(field) << QByteArray(cell)
                            << QByteArray(stored);
    };
    const QJsonObject iso{{u"writeDatePattern"_s, u"yyyy-MM-dd"_s},
        {u"writeMomentPattern"_s, u"yyyy-MM-dd'T'HH:mm:ssXXX"_s}};
    const QJsonObject european{{u"writeDatePattern"_s, u"dd/MM/yyyy"_s},
        {u"writeMomentPattern"_s, u"dd/MM/yyyy HH:mm:ss"_s}};
    row("as documented", {}, "Visit_Date", "02/28/2026", "2026-02-28");
    row("ISO is refused", {}, "Visit_Date", "2026-02-28", "");
    row("ISO", iso, "Visit_Date", "2026-02-28", "2026-02-28");
    row("ISO only", iso, "Visit_Date", "02/28/2026", "");
    row("European", european, "Visit_Date", "28/02/2026", "2026-02-28");
    row("moment", {}, "Started_At", "02/28/2026 12:00:00", "2026-02-28T12:00:00+05:30");
    row("moment, ISO", iso, "Started_At", "2026-02-28T12:00:00+00:00", "2026-02-28T17:30:00+05:30");
    row("moment, ISO only", iso, "Started_At", "02/28/2026 12:00:00", "");
    row("moment, European", european, "Started_At", "28/02/2026 12:00:00",
        "2026-02-28T12:00:00+05:30");
    row("UTC", {{u"writeTimeZone"_s, u"UTC"_s}}, "Started_At", "02/28/2026 12:00:00",
        "2026-02-28T17:30:00+05:30");
    row("summer time", {{u"writeTimeZone"_s, u"America/New_York"_s}}, "Started_At",
        "07/01/2026 12:00:00", "2026-07-01T21:30:00+05:30");
    row("winter time", {{u"writeTimeZone"_s, u"America/New_York"_s}}, "Started_At",
        "01/01/2026 12:00:00", "2026-01-01T22:30:00+05:30");
}

void CrmConflictsTest::dateCells()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, stored);
    QVERIFY(client().setSettings(settings));
    const QByteArray before = siteVisit(field);
    const QByteArray csv = "id," + field + '\n' + kVisit + ',' + cell + '\n';
    const QJsonObject job
        = client().waitForWrite(client().createWrite(visits(), client().upload(csv), u"update"_s));
    QCOMPARE(
        job["resource"_L1][0]["file"_L1]["updated_count"_L1].toInt(-1), stored.isEmpty() ? 0 : 1);
    QCOMPARE(siteVisit(field), stored.isEmpty() ? before : stored);
}

void CrmConflictsTest::multiselectCells_data()
{
    QTest::addColumn<QString>("writing");
    QTest::addColumn<QString>("reading");
    QTest::newRow("as documented") << u";"_s << u","_s;
    QTest::newRow("commas") << u","_s << u","_s;
    QTest::newRow("semicolons") << u";"_s << u";"_s;
    QTest::newRow("other way round") << u","_s << u";"_s;
}

void CrmConflictsTest::multiselectCells()
{
    QFETCH(QString, writing);
    QFETCH(QString, reading);
    QVERIFY(client().setSettings(
        {{u"multiselectSeparator"_s, writing}, {u"multiselectReadSeparator"_s, reading}}));
    const QByteArray sign = writing.toLatin1();
    const QByteArray csv = "id,Topics\n" + kVisit + ",\"Staff" + sign + "Energy\"\n";
    client().waitForWrite(client().createWrite(visits(), client().upload(csv), u"update"_s));
    QCOMPARE(siteVisit("Topics"), QByteArray("Staff;Energy"));
    const QString one = QString::fromLatin1(kVisit);
    const QByteArray read = client().readCsv(client().readJob(queryOf(u"Site_Visits"_s,
        {{u"fields"_s, QJsonArray{u"Topics"_s}},
            {u"criteria"_s, condition(u"id"_s, u"equal"_s, one)}})));
    QVERIFY2(read.contains(QByteArray("Staff" + reading.toLatin1() + "Energy")), read.constData());
}

void CrmConflictsTest::limitShapes_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("part"); // of the message
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::newRow("as documented") << QJsonObject() << u"24 hours"_s << QByteArray();
    QTest::newRow("bare") << QJsonObject{{u"limitWording"_s, u"bare"_s}} << u"Too many requests"_s
                          << QByteArray();
    QTest::newRow("empty") << QJsonObject{{u"limitWording"_s, u"empty"_s}} << QString()
                           << QByteArray();
    QTest::newRow("with a time") << QJsonObject{{u"retryAfterSeconds"_s, 7}} << u"24 hours"_s
                                 << QByteArray("7");
}

void CrmConflictsTest::limitShapes()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, part);
    QFETCH(QByteArray, retryAfter);
    QVERIFY(client().setSettings(settings));
    QVERIFY(client().setSettings({{u"limits"_s, true}, {u"credits"_s, 1}}));
    client().get("/crm/v8/org");
    const Answer answer = client().get("/crm/v8/org");
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.json()["message"_L1].toString().contains(part));
    QCOMPARE(answer.body.isEmpty(), part.isEmpty());
    QCOMPARE(answer.header("Retry-After"), retryAfter);
}

void CrmConflictsTest::pickListCells_data()
{
    QTest::addColumn<QString>("matches");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("actual") << u"actual"_s << QByteArray("late") << true;
    QTest::newRow("not the label") << u"actual"_s << QByteArray("Came late") << false;
    QTest::newRow("reference") << u"reference"_s << QByteArray("ref_late") << true;
    QTest::newRow("not the actual") << u"reference"_s << QByteArray("late") << false;
    QTest::newRow("label") << u"display"_s << QByteArray("Came late") << true;
    QTest::newRow("not in use") << u"actual"_s << QByteArray("moved") << false;
}

void CrmConflictsTest::pickListCells()
{
    QFETCH(QString, matches);
    QFETCH(QByteArray, cell);
    QFETCH(bool, isTaken);
    QVERIFY(client().setSettings({{u"picklistMatches"_s, matches}}));
    const QJsonArray rows{
        QJsonObject{{u"id"_s, QString::fromLatin1(kVisit)}, {u"Outcome"_s, u"ok"_s}}};
    QCOMPARE(client().json("PUT", "/crm/v8/Site_Visits", {{u"data"_s, rows}}).status, 200);
    const QByteArray csv = "id,Outcome\n" + kVisit + ',' + cell + '\n';
    client().waitForWrite(client().createWrite(visits(), client().upload(csv), u"update"_s));
    QCOMPARE(siteVisit("Outcome"), QByteArray(isTaken ? "late" : "ok"));
}

void CrmConflictsTest::uploadHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("refusal");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::newRow("both") << u"both"_s << 404 << 400 << 400;
    QTest::newRow("first") << u"first"_s << 404 << 400 << 404;
    QTest::newRow("second") << u"second"_s << 403 << 403 << 400;
}

void CrmConflictsTest::uploadHosts()
{
    QFETCH(QString, host);
    QFETCH(int, refusal);
    QFETCH(int, first);
    QFETCH(int, second);
    QVERIFY(client().setSettings({{u"uploadHost"_s, host}, {u"uploadRefusal"_s, refusal}}));
    SandboxClient other(client().port() + 1);
    other.setToken(client().newToken());
    // 400: it was looked at, and its headers are missing.
    QCOMPARE(client().call("POST", "/crm/v8/upload", "x").status, first);
    QCOMPARE(other.call("POST", "/crm/v8/upload", "x").status, second);
}

void CrmConflictsTest::statusNumbers()
{
    QCOMPARE(client().get("/crm/bulk/v8/read/1").status, 404);
    QCOMPARE(client().get("/crm/bulk/v8/write/1").status, 404);
    QVERIFY(client().setSettings({{u"missingJobStatus"_s, 400}, {u"scopeMismatchStatus"_s, 403}}));
    QCOMPARE(client().get("/crm/bulk/v8/read/1").status, 400);
    QCOMPARE(client().get("/crm/bulk/v8/write/1").code(), u"RESOURCE_NOT_FOUND"_s);
    const Answer made = client().form("/oauth/v2/token",
        {{"grant_type", "client_credentials"}, {"client_id", sluice::sandbox::kClientId},
            {"client_secret", sluice::sandbox::kClientSecret}, {"scope", "ZohoCRM.org.READ"},
            {"soid", "ZohoCRM.808232144"}});
    client().setToken(made.json()["access_token"_L1].toString().toLatin1());
    const Answer refused = client().get("/crm/v8/settings/modules");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"OAUTH_SCOPE_MISMATCH"_s);
}

int runCrmConflictsTest(int argc, char **argv)
{
    CrmConflictsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmconflictstest.moc"
