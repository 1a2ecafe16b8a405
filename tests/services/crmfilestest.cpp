// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmclient.h"
#include "services/zohocrm/crmdates.h"
#include "services/zohocrm/crmresult.h"
#include "servicetests.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Write results, dates in write files, and the addresses that results may be fetched from.
class CrmFilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void result();
    void resultHeaderWithStatusField();
    void resultRefused_data();
    void resultRefused();
    void brokenResultRow();
    void rowStatus_data();
    void rowStatus();
    void rowErrors_data();
    void rowErrors();
    void date_data();
    void date();
    void dateAgainstQt_data();
    void dateAgainstQt();
    void datesAreFast();
    void downloadUrls_data();
    void downloadUrls();
};

void CrmFilesTest::result()
{
    QByteArray csv
        = "id,Mobile,Country,STATUS,RECORD_ID,ERRORS\n"
          "11,+91,IN,UPDATED,11,\n"
          "12,\"a,b\",US,Skipped,,\"MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email\"\n"
          "13,,,UNPROCESSED,,\n";
    QBuffer in(&csv);
    QVERIFY(in.open(QIODevice::ReadOnly));
    CrmResultReader reader(in);
    QVERIFY(reader.open());
    QCOMPARE(reader.mappedColumns(), QList<QByteArray>({"id", "Mobile", "Country"}));
    CrmResultRow row;
    QVERIFY(reader.next(row).value());
    QCOMPARE(row.row, 1);
    QCOMPARE(row.values[0].toByteArray(), "11");
    QCOMPARE(row.status, CrmRowStatus::Updated);
    QCOMPARE(row.recordId.toByteArray(), "11");
    QVERIFY(row.errors.isEmpty());
    QVERIFY(reader.next(row).value());
    QCOMPARE(row.values[1].toByteArray(), "a,b");
    QCOMPARE(row.status, CrmRowStatus::Skipped);
    QCOMPARE(parseRowErrors(row.errors).size(), 2);
    QVERIFY(reader.next(row).value());
    QCOMPARE(row.status, CrmRowStatus::Unprocessed);
    QVERIFY(!reader.next(row).value());
}

void CrmFilesTest::resultHeaderWithStatusField()
{
    QByteArray csv
        = "\xEF\xBB\xBFid,Status,Errors,STATUS,RECORD_ID,ERRORS\r\n1,Open,x,ADDED,9,\r\n";
    QBuffer in(&csv);
    QVERIFY(in.open(QIODevice::ReadOnly));
    CrmResultReader reader(in);
    QVERIFY(reader.open());
    QCOMPARE(reader.mappedColumns(), QList<QByteArray>({"id", "Status", "Errors"}));
    CrmResultRow row;
    QVERIFY(reader.next(row).value());
    QCOMPARE(row.values[1].toByteArray(), "Open");
    QCOMPARE(row.status, CrmRowStatus::Added);
    QCOMPARE(row.recordId.toByteArray(), "9");
}

void CrmFilesTest::resultRefused_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no status") << QByteArray("id,RECORD_ID,ERRORS\n");
    QTest::newRow("no record id") << QByteArray("id,STATUS,ERRORS\n");
    QTest::newRow("no errors") << QByteArray("id,STATUS,RECORD_ID\n");
    QTest::newRow("html") << QByteArray("<html><body>no</body></html>\n");
}

void CrmFilesTest::resultRefused()
{
    QFETCH(QByteArray, csv);
    QBuffer in(&csv);
    QVERIFY(in.open(QIODevice::ReadOnly));
    CrmResultReader reader(in);
    const auto opened = reader.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Protocol);
}

void CrmFilesTest::brokenResultRow()
{
    QByteArray csv = "id,STATUS,RECORD_ID,ERRORS\n1,UPDATED,1,\n2,UPDATED\n3,WHATEVER,3,\n";
    QBuffer in(&csv);
    QVERIFY(in.open(QIODevice::ReadOnly));
    CrmResultReader reader(in);
    QVERIFY(reader.open());
    CrmResultRow row;
    QVERIFY(reader.next(row).value());
    QVERIFY(row.isReadable);
    QVERIFY(reader.next(row).value());
    QVERIFY(!row.isReadable);
    QCOMPARE(row.row, 2);
    QCOMPARE(row.status, CrmRowStatus::Unknown);
    QVERIFY(reader.next(row).value());
    QVERIFY(row.isReadable);
    QCOMPARE(row.row, 3);
    QCOMPARE(row.status, CrmRowStatus::Unknown);
    QCOMPARE(row.statusWord.toByteArray(), "WHATEVER");
    QVERIFY(!reader.next(row).value());
}

void CrmFilesTest::rowStatus_data()
{
    QTest::addColumn<int>("status");
    const auto row = [](const char *word, CrmRowStatus status) {
        QTest::newRow(word) << static_cast<int>(status);
    };
    row("ADDED", CrmRowStatus::Added);
    row("UPDATED", CrmRowStatus::Updated);
    row("updated", CrmRowStatus::Updated);
    row(" Skipped ", CrmRowStatus::Skipped);
    row("UNPROCESSED", CrmRowStatus::Unprocessed);
    row("", CrmRowStatus::Unknown);
    row("DONE", CrmRowStatus::Unknown);
}

void CrmFilesTest::rowStatus()
{
    QFETCH(int, status);
    QCOMPARE(static_cast<int>(crmRowStatus(QByteArrayView(QTest::currentDataTag()))), status);
}

void CrmFilesTest::rowErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown"); // code(column|column) code(...)
    const auto row = [](const char *text, const char *shown) {
        QTest::newRow(*text ? text : "empty") << QByteArray(text) << QByteArray(shown);
    };
    row("", "");
    row("MANDATORY_NOT_FOUND-Company", "MANDATORY_NOT_FOUND(Company)");
    row("MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email",
        "MANDATORY_NOT_FOUND(Company|Last_Name) DUPLICATE_DATA(Email)");
    row("INVALID_DATA-Account_Name.id", "INVALID_DATA(Account_Name.id)");
    row("BLOCKED_RECORD", "BLOCKED_RECORD()");
    row(" LIMIT_EXCEEDED - A , B : ", "LIMIT_EXCEEDED(A|B)");
    row("RESOURCE_NOT_FOUND-id::", "RESOURCE_NOT_FOUND(id)");
}

void CrmFilesTest::rowErrors()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QByteArrayList parts;
    for (const CrmRowError &error : parseRowErrors(text))
        parts.append(error.code + '(' + error.columns.join('|') + ')');
    QCOMPARE(parts.join(' '), shown);
}

void CrmFilesTest::date_data()
{
    QTest::addColumn<QByteArray>("iso");
    QTest::addColumn<bool>("isDateTime");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("expected"); // "!": refused
    const auto row = [](const char *iso, bool isDateTime, const char *zone, const char *expected) {
        QTest::addRow("%s %s %s", iso, isDateTime ? "datetime" : "date", zone)
            << QByteArray(iso) << isDateTime << QByteArray(zone) << QByteArray(expected);
    };
    row("2026-01-31", false, "UTC", "01/31/2026");
    row("2024-02-29", false, "UTC", "02/29/2024");
    row("2000-02-29", false, "UTC", "02/29/2000");
    row("", false, "UTC", "");
    row("", true, "UTC", "");
    row(" 2026-01-31 ", false, "UTC", "01/31/2026");
    row("2023-02-29", false, "UTC", "!");
    row("1900-02-29", false, "UTC", "!");
    row("2026-13-01", false, "UTC", "!");
    row("2026-00-01", false, "UTC", "!");
    row("2026-01-32", false, "UTC", "!");
    row("0000-01-01", false, "UTC", "!");
    row("01/31/2026", false, "UTC", "!");
    row("2026-1-31", false, "UTC", "!");
    row("2026-01-31T00:00:00+00:00", false, "UTC", "!");
    row("2026-01-31x", false, "UTC", "!");
    row("-026-01-31", false, "UTC", "!");
    row("2021-02-22T18:24:38+05:30", true, "Asia/Kolkata", "02/22/2021 18:24:38");
    row("2021-02-22T18:24:38+05:30", true, "UTC", "02/22/2021 12:54:38");
    row("2021-02-22T18:24:38+05:30", true, "America/Los_Angeles", "02/22/2021 04:54:38");
    row("2021-07-22T18:24:38+05:30", true, "America/Los_Angeles", "07/22/2021 05:54:38");
    row("2021-12-31T23:30:00Z", true, "Europe/Berlin", "01/01/2022 00:30:00");
    row("2021-01-01T00:30:00Z", true, "America/New_York", "12/31/2020 19:30:00");
    row("2021-01-01T00:30Z", true, "UTC", "01/01/2021 00:30:00");
    row("2021-01-01T00:30:15.123Z", true, "UTC", "01/01/2021 00:30:15");
    row("2021-01-01T00:30:15+0530", true, "UTC", "12/31/2020 19:00:15");
    row("2021-01-01T00:30:15-11", true, "UTC", "01/01/2021 11:30:15");
    row("1969-12-31T23:59:59Z", true, "UTC", "12/31/1969 23:59:59");
    row("2021-03-28T00:59:59Z", true, "Europe/Berlin", "03/28/2021 01:59:59");
    row("2021-03-28T01:00:00Z", true, "Europe/Berlin", "03/28/2021 03:00:00");
    row("2021-10-31T00:59:59Z", true, "Europe/Berlin", "10/31/2021 02:59:59");
    row("2021-10-31T01:00:00Z", true, "Europe/Berlin", "10/31/2021 02:00:00");
    row("2021-01-01T00:00:00Z", true, "Asia/Kathmandu", "01/01/2021 05:45:00");
    row("2021-01-01T00:30:15", true, "UTC", "!");
    row("2021-01-01", true, "UTC", "!");
    row("2021-01-01T24:00:00Z", true, "UTC", "!");
    row("2021-01-01T23:60:00Z", true, "UTC", "!");
    row("2021-01-01T23:59:60Z", true, "UTC", "!");
    row("2021-01-01T23:59:59.Z", true, "UTC", "!");
    row("2021-01-01T23:59:59+", true, "UTC", "!");
    row("2021-01-01T23:59:59+1:00", true, "UTC", "!");
    row("2021-01-01T23:59:59+99:00", true, "UTC", "!");
    row("2021-01-01T23:59:59Zx", true, "UTC", "!");
    row("0001-01-01T00:00:00+05:00", true, "UTC", "!");
    row("2021-01-01T", true, "UTC", "!");
    row("2021-01-01T2", true, "UTC", "!");
    row("2021-01-01T23:", true, "UTC", "!");
}

void CrmFilesTest::date()
{
    QFETCH(QByteArray, iso);
    QFETCH(bool, isDateTime);
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, expected);
    const CrmDateKind kind = isDateTime ? CrmDateKind::DateTime : CrmDateKind::Date;
    const QTimeZone timeZone(zone);
    QVERIFY(timeZone.isValid());
    CrmDateWriter writer(timeZone);
    QByteArray out = "kept";
    QCOMPARE(writer.append(iso, kind, out), expected != "!");
    QCOMPARE(out, expected == "!" ? QByteArray("kept") : "kept" + expected);
    const auto once = toWriteFormat(iso, kind, timeZone);
    QCOMPARE(once.has_value(), expected != "!");
    if (!once)
        QCOMPARE(once.error().kind, ErrorKind::Data);
}

void CrmFilesTest::dateAgainstQt_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *zone : {"Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe",
             "Europe/Berlin", "Pacific/Apia", "Africa/Casablanca"})
        QTest::newRow(zone) << QByteArray(zone);
}

void CrmFilesTest::dateAgainstQt()
{
    QFETCH(QByteArray, name);
    const QTimeZone zone(name);
    if (!zone.isValid())
        QSKIP("this machine has no such time zone");
    CrmDateWriter writer(zone);
    for (qint64 seconds = -600'000'000; seconds < 4'000'000'000LL; seconds += 8'640'337) {
        const QDateTime utc = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
        QByteArray out;
        QVERIFY(writer.append(utc.toString(Qt::ISODate).toLatin1(), CrmDateKind::DateTime, out));
        QCOMPARE(out, utc.toTimeZone(zone).toString(u"MM/dd/yyyy HH:mm:ss"_s).toLatin1());
    }
    // Where an account takes ISO 8601 in uploads: the same moment, by the zone's clock.
    CrmDateWriter isoWriter(zone, true);
    QByteArray day;
    QVERIFY(isoWriter.append("2021-02-03", CrmDateKind::Date, day));
    QCOMPARE(day, "2021-02-03");
    for (qint64 seconds = -6'000'000'000; seconds < 4'000'000'000LL; seconds += 86'403'371) {
        const QDateTime utc = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
        QByteArray out;
        QVERIFY(isoWriter.append(utc.toString(Qt::ISODate).toLatin1(), CrmDateKind::DateTime, out));
        QCOMPARE(QDateTime::fromString(QString::fromLatin1(out), Qt::ISODate), utc);
    }
}

void CrmFilesTest::datesAreFast()
{
    CrmDateWriter writer{QTimeZone("Europe/Berlin")};
    constexpr int kCount = 200'000;
    QByteArray out;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kCount; ++i) {
        out.clear();
        QVERIFY(writer.append("2021-02-22T18:24:38+05:30", CrmDateKind::DateTime, out));
    }
    QCOMPARE(out, "02/22/2021 13:54:38");
    qInfo("%lld dates a second", kCount * 1'000LL / std::max<qint64>(1, timer.elapsed()));
}

void CrmFilesTest::downloadUrls_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<bool>("isWrite");
    QTest::addColumn<QStringList>("urls"); // empty: refused
    const auto row
        = [](const char *told, bool isWrite, std::initializer_list<const char *> expected) {
              QStringList urls;
              for (const char *url : expected)
                  urls.append(QString::fromLatin1(url));
              QTest::addRow("%s %s", isWrite ? "write" : "read", told)
                  << QString::fromLatin1(told) << isWrite << urls;
          };
    row("/crm/bulk/v8/read/1/result", false,
        {"https://www.zohoapis.com/crm/bulk/v8/read/1/result"});
    row("/v7/crm/org6/bulk-write/1/1.zip", true,
        {"https://content.zohoapis.com/v7/crm/org6/bulk-write/1/1.zip",
            "https://www.zohoapis.com/v7/crm/org6/bulk-write/1/1.zip"});
    row("https://download-accl.zoho.com/v2/crm/6/bulk-write/1/1.zip", true,
        {"https://download-accl.zoho.com/v2/crm/6/bulk-write/1/1.zip"});
    row("https://www.zohoapis.com/crm/bulk/v8/read/1/result", false,
        {"https://www.zohoapis.com/crm/bulk/v8/read/1/result"});
    row("", true, {});
    row("http://127.0.0.1:22/", true, {});
    row("//evil.example/x", true, {});
    row("///evil.example/x", true, {});
    row("file:///etc/passwd", true, {});
    row("https://me:pw@download-accl.zoho.com/x", true, {});
    row("https://download-accl.zoho.eu/x", true, {});
    row("https://evil.example/x.zip", true, {});
    row("http://download-accl.zoho.com/x.zip", true, {});
    row("https://download-accl.zoho.com:8443/x", true, {});
    row("https://www.zohoapis.com@evil.example/x", true, {});
    row("https:\\\\evil.example/x", true, {});
    row("/\\evil.example/x", true, {});
    row("/a/%2e%2e/b", true, {});
    row("/a/../b", true, {});
    row("x.zip", true, {});
}

void CrmFilesTest::downloadUrls()
{
    QFETCH(QString, told);
    QFETCH(bool, isWrite);
    QFETCH(QStringList, urls);
    const auto hosts = zohoHosts(u"us"_s);
    QVERIFY(hosts);
    const auto found = CrmClient::downloadUrls(told, *hosts, hosts->api, isWrite);
    QCOMPARE(found.has_value(), !urls.isEmpty());
    if (!found) {
        QCOMPARE(found.error().kind, ErrorKind::Protocol);
        return;
    }
    QStringList texts;
    for (const QUrl &url : *found)
        texts.append(url.toString());
    QCOMPARE(texts, urls);
}

int runCrmFilesTest(int argc, char **argv)
{
    CrmFilesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmfilestest.moc"
