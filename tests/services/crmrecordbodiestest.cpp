// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmbodies.h"
#include "services/zohocrm/crmlayouts.h"
#include "services/zohocrm/crmlimits.h"
#include "services/zohocrm/crmquery.h"
#include "services/zohocrm/crmrecordbody.h"
#include "servicetests.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// What the record API and queries are told, and what layouts say (zoho-crm-bulk C2, C4, C5, G1).
class CrmRecordBodiesTest final : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void body();
    void heldValues_data();
    void heldValues();
    void queryText();
    void layouts();
    void credits();
    void callbacks();
    void jobTime_data();
    void jobTime();
};

void CrmRecordBodiesTest::values_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<CrmValueKind>("kind");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &cell, CrmValueKind kind,
                         const QByteArray &json) { QTest::newRow(name) << cell << kind << json; };
    row("text", "a \"b\" \\ \n\x01 \xc3\xa4", CrmValueKind::Text,
        "\"a \\\"b\\\" \\\\ \\u000a\\u0001 \xc3\xa4\"");
    row("empty", "", CrmValueKind::Text, "null");
    row("empty number", "", CrmValueKind::Integer, "null");
    row("integer", "-120", CrmValueKind::Integer, "-120");
    row("integer with zeros in vain", "007", CrmValueKind::Integer, "\"007\"");
    row("no integer", "12a", CrmValueKind::Integer, "\"12a\"");
    row("64 bits", "5725767000000411001", CrmValueKind::Integer, "\"5725767000000411001\"");
    row("decimal", "0.50", CrmValueKind::Decimal, "0.50");
    row("decimal with a comma", "0,5", CrmValueKind::Decimal, "\"0,5\"");
    row("flag", "true", CrmValueKind::Flag, "true");
    row("no flag", "yes", CrmValueKind::Flag, "\"yes\"");
    row("lookup", "5725767000000411001", CrmValueKind::Reference,
        R"({"id":"5725767000000411001"})");
    row("choices", "a;b c", CrmValueKind::Choices, R"(["a","b c"])");
    row("choices with commas", "a, b", CrmValueKind::Choices, R"(["a","b"])");
    row("date", "02/29/2024", CrmValueKind::Date, "\"2024-02-29\"");
    row("no date", "soon", CrmValueKind::Date, "\"soon\"");
    row("summer", "07/01/2026 12:30:00", CrmValueKind::DateTime, "\"2026-07-01T12:30:00+02:00\"");
    row("winter", "01/01/2026 00:00:00", CrmValueKind::DateTime, "\"2026-01-01T00:00:00+01:00\"");
}

void CrmRecordBodiesTest::values()
{
    QFETCH(QByteArray, cell);
    QFETCH(CrmValueKind, kind);
    QFETCH(QByteArray, json);
    QByteArray written;
    appendCrmValue(written, cell, kind, QTimeZone("Europe/Berlin"));
    QCOMPARE(written, json);
}

void CrmRecordBodiesTest::body()
{
    CrmRecordBody body(
        {{"Email", CrmValueKind::Text}, {"Size", CrmValueKind::Integer}}, QTimeZone::utc(), false);
    const std::array<QByteArrayView, 2> first{"a@b", "5"};
    const std::array<QByteArrayView, 2> second{"", ""};
    body.add("12", first);
    body.add({}, second);
    QCOMPARE(body.rows(), 2);
    QCOMPARE(body.take({.duplicateCheckFields = {u"Email"_s}, .runsAutomations = false}),
        QByteArray(R"({"data":[{"id":"12","Email":"a@b","Size":5},{"Email":null,"Size":null}],)"
                   R"("duplicate_check_fields":["Email"],"trigger":[]})"));
    QCOMPARE(body.rows(), 0);
    body.add("13", first);
    QCOMPARE(body.take({}), QByteArray(R"({"data":[{"id":"13","Email":"a@b","Size":5}]})"));

    CrmRecordBody ignoring(
        {{"Email", CrmValueKind::Text}, {"Size", CrmValueKind::Integer}}, QTimeZone::utc(), true);
    const std::array<QByteArrayView, 2> half{"", "5"};
    for (int i = 0; i < CrmRecordBody::kMostRows; ++i)
        ignoring.add("12", half);
    QVERIFY(ignoring.isFull());
    QVERIFY(ignoring.take({}).startsWith(R"({"data":[{"id":"12","Size":5},{)"));
}

void CrmRecordBodiesTest::heldValues_data()
{
    QTest::addColumn<QJsonValue>("held");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<CrmValueKind>("kind");
    QTest::addColumn<bool>("isSame");
    const auto row
        = [](const char *name, const QJsonValue &held, const QByteArray &cell, CrmValueKind kind,
              bool isSame) { QTest::newRow(name) << held << cell << kind << isSame; };
    row("text", u"a"_s, "a", CrmValueKind::Text, true);
    row("another text", u"a"_s, "A", CrmValueKind::Text, false);
    row("null and empty", QJsonValue::Null, "", CrmValueKind::Integer, true);
    row("not there and empty", QJsonValue::Undefined, "", CrmValueKind::Text, true);
    row("null and a value", QJsonValue::Null, "5", CrmValueKind::Integer, false);
    row("a value and empty", 5, "", CrmValueKind::Integer, false);
    row("integer", 120, "120", CrmValueKind::Integer, true);
    row("decimal", 0.5, "0.50", CrmValueKind::Decimal, true);
    row("another decimal", 0.5, "0.51", CrmValueKind::Decimal, false);
    row("flag", true, "true", CrmValueKind::Flag, true);
    row("flags", true, "false", CrmValueKind::Flag, false);
    row("lookup", QJsonObject{{u"id"_s, u"12"_s}, {u"name"_s, u"x"_s}}, "12",
        CrmValueKind::Reference, true);
    row("choices", QJsonArray{u"b"_s, u"a"_s}, "a;b", CrmValueKind::Choices, true);
    row("fewer choices", QJsonArray{u"b"_s}, "a;b", CrmValueKind::Choices, false);
    row("no choices", QJsonArray(), "", CrmValueKind::Choices, true);
    row("date", u"2024-02-29"_s, "02/29/2024", CrmValueKind::Date, true);
    row("another date", u"2024-02-28"_s, "02/29/2024", CrmValueKind::Date, false);
    row("time", u"2026-07-01T10:30:00+00:00"_s, "07/01/2026 12:30:00", CrmValueKind::DateTime,
        true);
    row("another time", u"2026-07-01T12:30:00+00:00"_s, "07/01/2026 12:30:00",
        CrmValueKind::DateTime, false);
}

void CrmRecordBodiesTest::heldValues()
{
    QFETCH(QJsonValue, held);
    QFETCH(QByteArray, cell);
    QFETCH(CrmValueKind, kind);
    QFETCH(bool, isSame);
    QCOMPARE(isCrmValue(held, cell, kind, QTimeZone("Europe/Berlin")), isSame);
}

void CrmRecordBodiesTest::queryText()
{
    CrmQuery query(u"Leads"_s, {u"id"_s, u"Email"_s});
    QCOMPARE(query.text(), u"select id, Email from Leads where id is not null limit 0, 200"_s);
    QCOMPARE(query.credits(), 1.0);
    query.whereIn(u"Email"_s, {u"o'neil@x"_s, u"%1"_s})
        .whereSince(u"Modified_Time"_s,
            QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone("Asia/Kolkata")))
        .where(u"Size > 1"_s)
        .orderBy(u"id"_s)
        .limit(2000, 5000);
    QCOMPARE(query.text(),
        u"select id, Email from Leads where ((Email in ('o''neil@x', '%1') and "
        "Modified_Time >= '2026-01-01T21:34:05+00:00') and Size > 1) order by id asc "
        "limit 2000, 2000"_s);
    QCOMPARE(query.credits(), 3.0);
}

void CrmRecordBodiesTest::layouts()
{
    const auto layouts = parseCrmLayouts(R"({"layouts":[
        {"id":"1","name":"Standard","status":"active","visible":true,"sections":[{"fields":[
            {"api_name":"Last_Name","required":true},{"api_name":"Company","required":true},
            {"api_name":"Email","required":false}]}]},
        {"id":"2","name":"Other","status":"active","visible":true,"sections":[
            {"fields":[{"api_name":"Last_Name","required":true}]},
            {"fields":[{"api_name":"Phone","required":true}]}]},
        {"id":"3","name":"Old","status":"inactive","visible":true,"sections":[]}]})");
    QVERIFY(layouts);
    QCOMPARE(layouts->size(), 3);
    QCOMPARE(layouts->at(0).requiredFields, QStringList({u"Last_Name"_s, u"Company"_s}));
    QVERIFY(!layouts->at(2).isActive);
    QCOMPARE(requiredByLayouts(*layouts), QStringList{u"Last_Name"_s});
    QVERIFY(parseCrmLayouts({})->isEmpty());
    QVERIFY(!parseCrmLayouts("{}"));
}

// 1 credit for 10 rows, 1 to 3 for a query, 1 for another call; and the places that they share.
void CrmRecordBodiesTest::credits()
{
    const CrmLimits limits
        = CrmLimits::of(CrmOrg{.zgid = u"1"_s, .edition = u"enterprise"_s, .users = 1});
    const auto costs = [](const QList<LimitUse> &uses) {
        double credits = 0;
        bool isSub = false;
        for (const LimitUse &use : uses) {
            credits += use.group.endsWith("/credits"_L1) ? use.cost : 0;
            isSub |= use.group.endsWith("/sub"_L1) && use.concurrent > 0 && use.concurrent <= 10;
        }
        return std::pair(credits, isSub);
    };
    QCOMPARE(costs(limits.writeRecords(1)), std::pair(1.0, false));
    QCOMPARE(costs(limits.writeRecords(10)), std::pair(1.0, false));
    QCOMPARE(costs(limits.writeRecords(11)), std::pair(2.0, true));
    QCOMPARE(costs(limits.writeRecords(100)), std::pair(10.0, true));
    QCOMPARE(costs(limits.query(3)), std::pair(3.0, true));
    QVERIFY(CrmLimits().writeRecords(100).isEmpty());
}

// A job calls back only where it is told an address; never beside a page token (B1).
void CrmRecordBodiesTest::callbacks()
{
    const QString url = u"https://sluice.example/crm-jobs/x"_s;
    const QByteArray told
        = R"("callback":{"method":"post","url":"https://sluice.example/crm-jobs/x"})";
    ReadQuery query{.module = u"Leads"_s};
    QVERIFY(!readJobBody(query).contains("callback"));
    query.callbackUrl = url;
    QVERIFY2(readJobBody(query).contains(told), readJobBody(query).constData());
    WriteOrder order{.operation = u"update"_s, .module = u"Leads"_s};
    QVERIFY(!writeJobBody(order).contains("callback"));
    order.callbackUrl = url;
    QVERIFY2(writeJobBody(order).contains(told), writeJobBody(order).constData());
    QVERIFY(!nextReadJobBody(u"t"_s).contains("callback"));
}

void CrmRecordBodiesTest::jobTime_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("with an offset")
        << QByteArray(R"("2024-07-20T00:51:23+05:30")") << qint64(1'721'416'883'000);
    QTest::newRow("without one") << QByteArray(R"("2024-07-20T00:51:23")") << qint64(0);
    QTest::newRow("no time") << QByteArray(R"("soon")") << qint64(0);
    QTest::newRow("none") << QByteArray("null") << qint64(0);
}

// When the service made the job, by its own clock.
void CrmRecordBodiesTest::jobTime()
{
    QFETCH(QByteArray, time);
    QFETCH(qint64, ms);
    const QByteArray json = R"({"data":[{"id":"12","state":"ADDED","created_time":)" + time + "}]}";
    const auto job = parseReadJob(json);
    QVERIFY(job);
    QCOMPARE(job->createdMs, ms);
}

int runCrmRecordBodiesTest(int argc, char **argv)
{
    CrmRecordBodiesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmrecordbodiestest.moc"
