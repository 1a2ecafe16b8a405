// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmlimits.h"
#include "sandbox/zohocrm/crmsettings.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class WriteTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void refusedUploads_data();
    void refusedUploads();
    void refusedRequests_data();
    void refusedRequests();
    void fileServesOneJob();
    void countersAndSpellings();
    void downloadAddress_data();
    void downloadAddress();
    void spoiltResults_data();
    void spoiltResults();
    void tooManyRows();
    void placesAndWindows();
    void creditsAndDownloadsAreLimited();

private:
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

QJsonObject mapped(const QString &name, int index, const QJsonObject &more = {})
{
    QJsonObject mapping{{u"api_name"_s, name}, {u"index"_s, index}};
    for (auto it = more.begin(); it != more.end(); ++it)
        mapping.insert(it.key(), it.value());
    return mapping;
}

QJsonObject mappings(const QJsonArray &list)
{
    return {{u"field_mappings"_s, list}};
}

const QByteArray kThreeRows = "id,Company\n5725767100001000001,One\n5725767100001000002,Two\n"
                              "5725767100001000003,Three\n";

} // namespace

void WriteTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void WriteTest::refusedUploads_data()
{
    QTest::addColumn<QByteArray>("feature");
    QTest::addColumn<QByteArray>("org");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray zip = zipOf(kThreeRows);
    const QByteArray feature = "bulk-write";
    const QByteArray org = "808232144";
    QTest::newRow("feature") << QByteArray("x") << org << QByteArray("file") << QByteArray("a.zip")
                             << zip << 400 << QString();
    QTest::newRow("org") << feature << QByteArray("1") << QByteArray("file") << QByteArray("a.zip")
                         << zip << 400 << QString();
    QTest::newRow("part") << feature << org << QByteArray("data") << QByteArray("a.zip") << zip
                          << 400 << u"MANDATORY_NOT_FOUND"_s;
    QTest::newRow("name") << feature << org << QByteArray("file") << QByteArray("a.csv") << zip
                          << 400 << u"INVALID_FILE_FORMAT"_s;
    QTest::newRow("magic") << feature << org << QByteArray("file") << QByteArray("a.zip")
                           << kThreeRows << 400 << u"INVALID_FILE_FORMAT"_s;
    QTest::newRow("truncated") << feature << org << QByteArray("file") << QByteArray("a.zip")
                               << zip.left(40) << 400 << u"INVALID_FILE_FORMAT"_s;
    QTest::newRow("no csv") << feature << org << QByteArray("file") << QByteArray("a.zip")
                            << zipOf(kThreeRows, "a.txt") << 400 << u"INVALID_FILE_FORMAT"_s;
    QTest::newRow("too large") << feature << org << QByteArray("file") << QByteArray("a.zip")
                               << QByteArray(zip + QByteArray(25'000'000, 'x')) << 413
                               << u"FILE_TOO_LARGE"_s;
}

void WriteTest::refusedUploads()
{
    QFETCH(QByteArray, feature);
    QFETCH(QByteArray, org);
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(int, status);
    QFETCH(QString, code);
    const Answer answer
        = m_server->client->call("POST", "/crm/v8/upload", multipartOf(part, name, content),
            {{"Content-Type", "multipart/form-data; boundary=edge"}, {"feature", feature},
                {"X-CRM-ORG", org}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
    if (code.isEmpty())
        QCOMPARE(answer.json().value("ERROR_MESSAGE"_L1).toString(), u"Bad Request"_s);
}

void WriteTest::refusedRequests_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QJsonObject>("resource"); // over a right one
    QTest::addColumn<QString>("code");
    const auto row
        = [](const char *name, const QString &operation, const QJsonObject &resource,
              const QString &code) { QTest::newRow(name) << operation << resource << code; };
    const QString update = u"update"_s;
    const QJsonObject id = mapped(u"id"_s, 0);
    row("operation", u"delete"_s, {}, u"INVALID_DATA"_s);
    row("no operation", {}, {}, u"MISSING_REQUIRED_KEY"_s);
    row("type", update, {{u"type"_s, u"rows"_s}}, u"INVALID_DATA"_s);
    row("no type", update, {{u"type"_s, QJsonValue::Null}}, u"MISSING_REQUIRED_KEY"_s);
    row("module", update, {{u"module"_s, QJsonObject{{u"api_name"_s, u"asdf"_s}}}},
        u"MODULE_NOT_AVAILABLE"_s);
    row("no module", update, {{u"module"_s, QJsonObject()}}, u"MISSING_REQUIRED_KEY"_s);
    row("file id", update, {{u"file_id"_s, u"abc"_s}}, u"INVALID_FILE_ID"_s);
    row("unknown file", update, {{u"file_id"_s, u"111111000009999999"_s}}, u"FILE_NOT_FOUND"_s);
    row("no file", update, {{u"file_id"_s, QJsonValue::Null}}, u"MISSING_REQUIRED_KEY"_s);
    row("find_by", update, {{u"find_by"_s, QJsonValue::Null}}, u"MANDATORY_NOT_FOUND"_s);
    row("find_by of upsert", u"upsert"_s, {{u"find_by"_s, QJsonValue::Null}},
        u"MANDATORY_NOT_FOUND"_s);
    row("find_by not unique", update, {{u"find_by"_s, u"Country"_s}}, u"INVALID_FIELD"_s);
    row("find_by not mapped", update, mappings({mapped(u"Company"_s, 1)}),
        u"MANDATORY_NOT_FOUND"_s);
    row("unknown name", update, mappings({id, mapped(u"ast_Name"_s, 1)}), u"INVALID_FIELD_NAME"_s);
    row("read-only", update, mappings({id, mapped(u"Created_Time"_s, 1)}), u"INVALID_FIELD"_s);
    row("no index", update, mappings({id, QJsonObject{{u"api_name"_s, u"Company"_s}}}),
        u"MISSING_REQUIRED_KEY"_s);
    row("no name", update, mappings({id, QJsonObject{{u"index"_s, 1}}}), u"MISSING_REQUIRED_KEY"_s);
    row("negative index", update, mappings({id, mapped(u"Company"_s, -1)}), u"INVALID_DATA"_s);
    row("index too large", update, mappings({id, mapped(u"Company"_s, 2)}),
        u"COLUMN_INDEX_NOT_FOUND"_s);
    QJsonArray many;
    for (int i = 0; i < 201; ++i)
        many.append(id);
    row("201 mappings", update, mappings(many), u"HEADER_LIMIT_EXCEEDED"_s);
    row("format", update,
        mappings({id, mapped(u"Next_Contact_Date"_s, 1, {{u"format"_s, u"quux"_s}})}),
        u"INVALID_FORMAT"_s);
    QJsonObject deals = mappings({id, mapped(u"Account_Name"_s, 1)});
    deals.insert(u"module"_s, QJsonObject{{u"api_name"_s, u"Deals"_s}});
    row("lookup find_by", update, deals, u"MANDATORY_NOT_FOUND"_s);
    row("mandatory of insert", u"insert"_s, mappings({mapped(u"Company"_s, 1)}),
        u"MANDATORY_FIELDS_NOT_MAPPED"_s);
    row("mandatory of upsert", u"upsert"_s, mappings({id, mapped(u"Company"_s, 1)}),
        u"MANDATORY_FIELDS_NOT_MAPPED"_s);
}

void WriteTest::refusedRequests()
{
    QFETCH(QString, operation);
    QFETCH(QJsonObject, resource);
    QFETCH(QString, code);
    SandboxClient &client = *m_server->client;
    const QByteArray file = client.upload(kThreeRows);
    QVERIFY(!file.isEmpty());
    const Answer answer = client.createWrite(resource, file, operation);
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, 400);
    const QJsonObject applied = client.digest().value("applied"_L1).toObject();
    QCOMPARE(applied, (QJsonObject{{u"0"_s, 300}}));
}

void WriteTest::fileServesOneJob()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QByteArray file = client.upload(kThreeRows);
    const Answer first = client.createWrite({}, file, u"update"_s);
    QCOMPARE(first.status, 201);
    QCOMPARE(first.code(), u"SUCCESS"_s);
    QCOMPARE(client.createWrite({}, file, u"update"_s).code(), u"FILE_NOT_FOUND"_s);
    const QJsonObject job = client.waitForWrite(first);
    QCOMPARE(job["resource"_L1][0]["file"_L1]["updated_count"_L1].toInt(), 3);
    QCOMPARE(
        client.digest().value("applied"_L1).toObject(), (QJsonObject{{u"0"_s, 297}, {u"1"_s, 3}}));
    QVERIFY(client.setSettings({{u"fileIdSingleUse"_s, false}}));
    QCOMPARE(client.createWrite({}, file, u"update"_s).status, 201);
}

void WriteTest::countersAndSpellings()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QVERIFY(client.setSettings({{u"writeRowsPerSecond"_s, 4000}}));
    QByteArray csv = "id,Company\n";
    for (int i = 0; i < 2000; ++i)
        csv += "5725767100001" + QByteArray::number(1 + i % 300).rightJustified(6, '0') + ",X\n";
    const Answer created = client.createWrite({}, client.upload(csv), u"update"_s);
    const QByteArray id = created.json()["details"_L1]["id"_L1].toString().toLatin1();
    QSet<QString> words;
    QSet<int> counts;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const QJsonObject job = client.get("/crm/bulk/v8/write/" + id).json();
            words.insert(job.value("status"_L1).toString());
            counts.insert(job["resource"_L1][0]["file"_L1]["updated_count"_L1].toInt()
                + job["resource"_L1][0]["file"_L1]["skipped_count"_L1].toInt());
            return words.contains(u"COMPLETED"_s);
        }(),
        10'000);
    QVERIFY(words.contains(u"INPROGRESS"_s));
    QVERIFY(words.contains(u"IN PROGRESS"_s));
    QVERIFY2(counts.size() >= 3, "the counters did not advance");
    QVERIFY(counts.contains(2000));
}

void WriteTest::downloadAddress_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("second port") << u"secondPort"_s;
    QTest::newRow("absolute") << u"absolute"_s;
    QTest::newRow("relative") << u"relative"_s;
}

void WriteTest::downloadAddress()
{
    QFETCH(QString, kind);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QVERIFY(client.setSettings({{u"downloadUrl"_s, kind}}));
    const QJsonObject job
        = client.waitForWrite(client.createWrite({}, client.upload(kThreeRows), u"update"_s));
    const QUrl url(job["result"_L1]["download_url"_L1].toString());
    const int expected = kind == "relative"_L1 ? -1
        : kind == "absolute"_L1                ? client.port()
                                               : client.port() + 1;
    QCOMPARE(url.port(), expected);
    QVERIFY(url.path().startsWith("/v8/crm/808232144/bulk-write/"_L1));
    QCOMPARE(client.writeCsv(job),
        QByteArray("id,Company,STATUS,RECORD_ID,ERRORS\n"
                   "5725767100001000001,One,UPDATED,5725767100001000001,\n"
                   "5725767100001000002,Two,UPDATED,5725767100001000002,\n"
                   "5725767100001000003,Three,UPDATED,5725767100001000003,\n"));
}

void WriteTest::spoiltResults_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QByteArrayList>("keysAndWords");
    const auto row
        = [](const char *name, const QJsonObject &settings, const QByteArrayList &expected) {
              QTest::newRow(name) << settings << expected;
          };
    const auto kind = [](const QString &value) { return QJsonObject{{u"writeResult"_s, value}}; };
    row("whole", kind(u"whole"_s), {"1 UPDATED", "2 UPDATED", "3 UPDATED"});
    row("short", kind(u"short"_s), {"1 UPDATED", "2 UPDATED"});
    row("long", kind(u"long"_s), {"1 UPDATED", "2 UPDATED", "3 UPDATED", "9 UPDATED"});
    row("reordered", kind(u"reordered"_s), {"2 UPDATED", "1 UPDATED", "3 UPDATED"});
    row("unknown", kind(u"unknownStatus"_s), {"1 PROCESSED", "2 UPDATED", "3 UPDATED"});
    row("double", kind(u"duplicateKey"_s), {"1 UPDATED", "1 UPDATED", "3 UPDATED"});
    row("unprocessed", {{u"unprocessedEvery"_s, 2}}, {"1 UPDATED", "2 UNPROCESSED", "3 UPDATED"});
}

void WriteTest::spoiltResults()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QByteArrayList, keysAndWords);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QVERIFY(client.setSettings(settings));
    const QJsonObject job
        = client.waitForWrite(client.createWrite({}, client.upload(kThreeRows), u"update"_s));
    QByteArrayList found;
    for (const QByteArray &line : client.writeCsv(job).trimmed().split('\n').mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        found << cells.at(0).right(1) + ' ' + cells.at(2);
    }
    QCOMPARE(found, keysAndWords);
}

void WriteTest::tooManyRows()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QByteArray csv = "id,Company\n";
    for (int i = 0; i < 25'001; ++i)
        csv += "5725767100001000001,X\n";
    const QJsonObject job
        = client.waitForWrite(client.createWrite({}, client.upload(csv), u"update"_s));
    QCOMPARE(job.value("status"_L1).toString(), u"FAILED"_s);
    QVERIFY(!job.contains("result"_L1));
    QCOMPARE(client.digest().value("applied"_L1).toObject(), (QJsonObject{{u"0"_s, 300}}));
    QVERIFY(client.setSettings({{u"failWriteJobs"_s, 1}}));
    const QJsonObject failed
        = client.waitForWrite(client.createWrite({}, client.upload(kThreeRows), u"update"_s));
    QCOMPARE(failed.value("status"_L1).toString(), u"FAILED"_s);
}

// Heavy calls have places of their own, and to the millisecond a window is a window.
void WriteTest::placesAndWindows()
{
    sluice::sandbox::Environment environment;
    sluice::sandbox::defineCrmSettings(environment.settings, {});
    QVERIFY(environment.settings.apply({{u"limits"_s, true}, {u"concurrency"_s, 5},
        {u"subConcurrency"_s, 2}, {u"downloadWindowMs"_s, 60'000}, {u"downloadsPerMinute"_s, 1}}));
    using Refusal = sluice::sandbox::CrmLimits::Refusal;
    sluice::sandbox::CrmLimits limits(environment);
    const sluice::sandbox::CrmCost heavy{.isHeavy = true};
    QCOMPARE(limits.enter(heavy), Refusal::None);
    QCOMPARE(limits.enter(heavy), Refusal::None);
    QCOMPARE(limits.enter(heavy), Refusal::SubConcurrency);
    limits.leave(heavy);
    QCOMPARE(limits.enter(heavy), Refusal::None);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(limits.enter({}), Refusal::None);
    QCOMPARE(limits.enter({}), Refusal::Concurrency);
    limits.leave({});
    const sluice::sandbox::CrmCost download{.isDownload = true};
    QCOMPARE(limits.enter(download), Refusal::None);
    limits.leave(download);
    QCOMPARE(limits.enter(download), Refusal::Downloads);
    environment.clock.setOffsetMs(60'001);
    QCOMPARE(limits.enter(download), Refusal::None);
}

void WriteTest::creditsAndDownloadsAreLimited()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}}};
    const QByteArray result
        = client.readJob(query)["result"_L1]["download_url"_L1].toString().toLatin1();
    QVERIFY(client.setSettings({{u"limits"_s, true}}));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(client.get(result).status, 200);
    QCOMPARE(client.get(result).status, 429);
    const QJsonObject used = client.admin("GET", "limits").json()["zoho-crm"_L1].toObject();
    QCOMPARE(used["violations"_L1]["downloads"_L1].toInt(), 1);
    const int spent = used["credits"_L1]["used"_L1].toInt();
    QVERIFY(spent > 60);
    QVERIFY(client.setSettings({{u"credits"_s, spent + 1}}));
    const Answer last = client.get("/crm/v8/org");
    QCOMPARE(last.status, 200);
    QCOMPARE(last.header("X-API-CREDITS-REMAINING"), QByteArray("0"));
    const Answer refused = client.get("/crm/v8/org");
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), u"TOO_MANY_REQUESTS"_s);
    QVERIFY(refused.body.contains("24 hour"));
    const QJsonObject groups
        = client.admin("GET", "limits").json()["zoho-crm"_L1]["groups"_L1].toObject();
    QCOMPARE(groups["credits"_L1]["violations"_L1].toInt(), 1);
    QCOMPARE(groups["credits"_L1]["used"_L1], groups["credits"_L1]["allowed"_L1]);
    QCOMPARE(groups["credits"_L1]["windowMs"_L1].toInt(), 86'400'000);
    QCOMPARE(groups["downloads"_L1]["used"_L1].toInt(), 10);
    QCOMPARE(groups["downloads"_L1]["allowed"_L1].toInt(), 10);
    QCOMPARE(groups["downloads"_L1]["violations"_L1].toInt(), 1);
    QCOMPARE(groups["concurrency"_L1]["allowed"_L1].toInt(), 20);
    client.admin("POST", "clock", QJsonObject{{u"offset_s"_s, 86'500}});
    client.newToken();
    QCOMPARE(client.get("/crm/v8/org").status, 200);
}

int runWriteTest(int argc, char **argv)
{
    WriteTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "writetest.moc"
