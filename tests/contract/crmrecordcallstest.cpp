// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracttests.h"
#include "crmcontract.h"
#include "crmfaults.h"
#include "services/zohocrm/crmrecordbody.h"
#include "services/zohocrm/crmrecordclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The record client against the emulated CRM (zoho-crm-bulk C2, C4, C5, I).
class CrmRecordCallsTest final : public QObject
{
    Q_OBJECT

private slots:
    void pagesAndTokens();
    void updateMixed();
    void upsertAndInsert();
    void allRefused();
    void automations_data();
    void automations();
    void deleteRecords();
    void typedValues();
    void queries();
    void counts();
    void layouts();
    void views();
    void creditsAreThoseOfTheMeter_data();
    void creditsAreThoseOfTheMeter();

private:
    static QStringList someIds(CrmRecordClient &records, int count);
    static CrmRecordClient::Rows rowsOf(const QList<CrmRecordColumn> &columns,
        const QList<QByteArrayList> &rows, const CrmRecordBody::Options &options = {});
};

QStringList CrmRecordCallsTest::someIds(CrmRecordClient &records, int count)
{
    QStringList ids;
    const auto page = records.list(u"Leads"_s, {u"Last_Name"_s});
    for (const QJsonObject &row : page ? page->rows.mid(0, count) : QList<QJsonObject>())
        ids << row.value("id"_L1).toString();
    return ids;
}

// Each row: the id (empty: none), then the values.
CrmRecordClient::Rows CrmRecordCallsTest::rowsOf(const QList<CrmRecordColumn> &columns,
    const QList<QByteArrayList> &rows, const CrmRecordBody::Options &options)
{
    CrmRecordBody body(columns, QTimeZone("Europe/Berlin"), false);
    CrmRecordClient::Rows made{.module = u"Leads"_s, .count = rows.size()};
    for (const QByteArrayList &row : rows) {
        const std::vector<QByteArrayView> values(row.begin() + 1, row.end());
        body.add(row.first(), values);
        if (!row.first().isEmpty())
            made.ids << QString::fromLatin1(row.first());
    }
    made.body = body.take(options);
    return made;
}

void CrmRecordCallsTest::pagesAndTokens()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    QStringList ids;
    QString token;
    for (int page = 0; page < 5; ++page) {
        const auto rows = records.list(u"Leads"_s, {u"Last_Name"_s, u"Email"_s}, token);
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().text()));
        for (const QJsonObject &row : rows->rows) {
            QVERIFY(!row.value("Last_Name"_L1).toString().isEmpty());
            ids << row.value("id"_L1).toString();
        }
        token = rows->nextPageToken;
        QCOMPARE(rows->hasMore, !token.isEmpty());
        if (token.isEmpty())
            break;
    }
    QCOMPARE(ids.size(), 450);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 450);
    const auto second = records.list(u"Leads"_s, {u"Last_Name"_s}, {}, 2, 100);
    QVERIFY(second);
    QCOMPARE(second->rows.first().value("id"_L1).toString(), ids.at(100));

    const auto chosen = records.records(u"Leads"_s, {ids.at(3), u"1"_s, ids.at(1)}, {u"Email"_s});
    QVERIFY2(chosen, chosen ? "" : qPrintable(chosen.error().text()));
    QCOMPARE(chosen->rows.size(), 2);
    const auto none = records.records(u"Leads"_s, {u"1"_s}, {u"Email"_s});
    QVERIFY2(none, none ? "" : qPrintable(none.error().text()));
    QVERIFY(none->rows.isEmpty());
}

void CrmRecordCallsTest::updateMixed()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const QStringList ids = someIds(records, 3);
    const QList<CrmRecordColumn> columns{
        {"Company", CrmValueKind::Text}, {"No_of_Employees", CrmValueKind::Integer}};
    const auto answer = records.update(rowsOf(columns,
        {{ids.at(0).toLatin1(), "Mended Ltd", "12"}, {"5000000000000000001", "x", "1"},
            {ids.at(1).toLatin1(), "y", "many"}, {ids.at(2).toLatin1(), "z", ""}}));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    QCOMPARE(answer->size(), 4);
    QVERIFY(answer->at(0).isDone && answer->at(3).isDone);
    QCOMPARE(answer->at(0).id, ids.at(0));
    QVERIFY(!answer->at(1).isDone && !answer->at(2).isDone);
    QCOMPARE(answer->at(2).code, u"INVALID_DATA"_s);
    QCOMPARE(answer->at(2).field, u"No_of_Employees"_s);
    QVERIFY(!answer->at(2).message.isEmpty());
    const auto there = records.records(u"Leads"_s, ids, {u"Company"_s, u"No_of_Employees"_s});
    QVERIFY(there);
    for (const QJsonObject &row : there->rows) {
        const QString id = row.value("id"_L1).toString();
        const bool isMended = id == ids.at(0);
        QCOMPARE(row.value("Company"_L1).toString() == u"Mended Ltd"_s, isMended);
        if (isMended)
            QCOMPARE(row.value("No_of_Employees"_L1).toInteger(), 12);
        if (id == ids.at(2))
            QVERIFY(row.value("No_of_Employees"_L1).isNull());
    }
}

void CrmRecordCallsTest::upsertAndInsert()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const auto first = records.list(u"Leads"_s, {u"Email"_s, u"Company"_s});
    QVERIFY(first);
    const QByteArray email = first->rows.first().value("Email"_L1).toString().toUtf8();
    const QString id = first->rows.first().value("id"_L1).toString();
    const QList<CrmRecordColumn> columns{{"Email", CrmValueKind::Text},
        {"Last_Name", CrmValueKind::Text}, {"Company", CrmValueKind::Text}};
    const auto upserted = records.upsert(rowsOf(columns,
        {{"", email, "A", "First"}, {"", "new@example.com", "B", "Second"},
            {"", "newer@example.com", "", "Third"}},
        {.duplicateCheckFields = {u"Email"_s}}));
    QVERIFY2(upserted, upserted ? "" : qPrintable(upserted.error().text()));
    QCOMPARE(upserted->at(0).action, u"update"_s);
    QCOMPARE(upserted->at(0).id, id);
    QCOMPARE(upserted->at(1).action, u"insert"_s);
    QVERIFY(!upserted->at(2).isDone);
    QCOMPARE(upserted->at(2).code, u"MANDATORY_NOT_FOUND"_s);
    QCOMPARE(upserted->at(2).field, u"Last_Name"_s);

    const auto inserted = records.insert(rowsOf(
        columns, {{"", "new@example.com", "B", "x"}, {"", "last@example.com", "C", "Last"}}));
    QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().text()));
    QCOMPARE(inserted->at(0).code, u"DUPLICATE_DATA"_s);
    QCOMPARE(inserted->at(0).field, u"Email"_s);
    QVERIFY(inserted->at(1).isDone);
    const auto made = records.records(u"Leads"_s, {inserted->at(1).id}, {u"Company"_s});
    QVERIFY(made);
    QCOMPARE(made->rows.first().value("Company"_L1).toString(), u"Last"_s);
}

void CrmRecordCallsTest::allRefused()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const QList<CrmRecordColumn> columns{{"Company", CrmValueKind::Text}};
    const auto answer = records.insert(rowsOf(columns, {{"", "x"}, {"", "y"}}));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    for (const CrmRowAnswer &row : *answer)
        QCOMPARE(row.code, u"MANDATORY_NOT_FOUND"_s);
    auto rows = rowsOf(columns, {{"", "x"}});
    rows.module = u"Nowhere"_s;
    const auto refused = records.insert(rows);
    QVERIFY(!refused);
    QCOMPARE(refused.error().delivery, Delivery::Answered);
}

void CrmRecordCallsTest::automations_data()
{
    QTest::addColumn<bool>("isOn");
    QTest::newRow("as the service does") << true;
    QTest::newRow("none") << false;
}

void CrmRecordCallsTest::automations()
{
    QFETCH(bool, isOn);
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const QStringList ids = someIds(records, 1);
    const auto before = contract.sandbox().get(u"/ledger/digest?service=zoho-crm&stream=Leads"_s);
    const auto answer = records.update(rowsOf({{"Company", CrmValueKind::Text}},
        {{ids.first().toLatin1(), "Quiet"}}, {.runsAutomations = isOn}));
    QVERIFY(answer && answer->first().isDone);
    const auto after = contract.sandbox().get(u"/ledger/digest?service=zoho-crm&stream=Leads"_s);
    QCOMPARE(after.value("automations"_L1).toInteger() - before.value("automations"_L1).toInteger(),
        isOn ? 1 : 0);
}

void CrmRecordCallsTest::deleteRecords()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const QStringList ids = someIds(records, 2);
    const auto gone = records.remove(u"Leads"_s, {ids.at(0), u"5000000000000000001"_s});
    QVERIFY2(gone, gone ? "" : qPrintable(gone.error().text()));
    QVERIFY(gone->at(0).isDone);
    QVERIFY(!gone->at(1).isDone);
    const auto left = records.records(u"Leads"_s, ids, {u"Email"_s});
    QVERIFY(left);
    QCOMPARE(left->rows.size(), 1);
    QCOMPARE(left->rows.first().value("id"_L1).toString(), ids.at(1));
}

// What is written is held as it was meant, whatever the type: the look after a lost answer.
void CrmRecordCallsTest::typedValues()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const auto fields = contract.crm().fields(u"Leads"_s);
    QVERIFY(fields);
    const QTimeZone zone("Europe/Berlin");
    const QHash<CrmValueKind, QByteArray> samples{{CrmValueKind::Integer, "42"},
        {CrmValueKind::Decimal, "1234.5"}, {CrmValueKind::Flag, "true"},
        {CrmValueKind::Date, "02/29/2024"}, {CrmValueKind::DateTime, "07/01/2026 12:30:00"}};
    QList<CrmRecordColumn> columns;
    QByteArrayList row{someIds(records, 1).first().toLatin1()};
    QStringList names;
    for (const CrmField &field : *fields) {
        const CrmValueKind kind = crmValueKind(field);
        if (!field.isWritable() || names.size() >= 20)
            continue;
        if (kind == CrmValueKind::Choices && field.pickValues.size() >= 3)
            row << (field.pickValues.at(1).actual + u';' + field.pickValues.at(2).actual).toUtf8();
        else if (samples.contains(kind))
            row << samples.value(kind);
        else
            continue;
        names << field.apiName;
        columns.append({field.apiName.toUtf8(), kind});
    }
    QVERIFY(names.size() >= 3);
    const auto answer = records.update(rowsOf(columns, {row}));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    QVERIFY2(
        answer->first().isDone, qPrintable(answer->first().code + u' ' + answer->first().field));
    const auto held = records.records(u"Leads"_s, {QString::fromLatin1(row.first())}, names);
    QVERIFY(held);
    const auto queried = records.query(
        CrmQuery(u"Leads"_s, names).where(u"id = '%1'"_s.arg(QString::fromLatin1(row.first()))));
    QVERIFY2(queried, queried ? "" : qPrintable(queried.error().text()));
    for (qsizetype i = 0; i < names.size(); ++i) {
        for (const QJsonObject &object : {held->rows.first(), queried->rows.first()}) {
            const QJsonValue value = object.value(names.at(i));
            QVERIFY2(isCrmValue(value, row.at(i + 1), columns.at(i).kind, zone),
                qPrintable(names.at(i) + u": "_s + value.toVariant().toString()));
            QVERIFY(!isCrmValue(value, "", columns.at(i).kind, zone));
        }
    }
}

void CrmRecordCallsTest::queries()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const auto page = records.list(u"Leads"_s, {u"Email"_s});
    QVERIFY(page);
    QStringList emails;
    for (const QJsonObject &row : page->rows.mid(0, CrmQuery::kMostListed))
        emails << row.value("Email"_L1).toString();
    const auto found
        = records.query(CrmQuery(u"Leads"_s, {u"id"_s, u"Email"_s}).whereIn(u"Email"_s, emails));
    QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    QCOMPARE(found->rows.size(), emails.size());

    // What was changed since, within a range of ids: the guard's question.
    QStringList ids = someIds(records, 10);
    ids.sort(); // all of one length
    const QDateTime since = QDateTime::currentDateTimeUtc().addSecs(-5);
    CrmQuery changed(u"Leads"_s, {u"id"_s});
    changed.whereSince(u"Modified_Time"_s, since)
        .where(u"id >= %1"_s.arg(CrmQuery::quoted(ids.at(1))))
        .where(u"id <= %1"_s.arg(CrmQuery::quoted(ids.at(8))))
        .orderBy(u"id"_s);
    const auto before = records.query(changed);
    QVERIFY2(before, before ? "" : qPrintable(before.error().text()));
    QVERIFY(before->rows.isEmpty());
    for (const QString &id : {ids.at(0), ids.at(5), ids.at(9)})
        QVERIFY(records.update(rowsOf({{"Company", CrmValueKind::Text}}, {{id.toLatin1(), "N"}})));
    const auto after = records.query(changed);
    QVERIFY(after);
    QCOMPARE(after->rows.size(), 1);
    QCOMPARE(after->rows.first().value("id"_L1).toString(), ids.at(5));

    const auto wide
        = records.query(CrmQuery(u"Leads"_s, {u"id"_s}).orderBy(u"id"_s).limit(200, 200));
    QVERIFY(wide && wide->hasMore);
    QCOMPARE(wide->rows.size(), 200);
    const auto wrong = records.query(CrmQuery(u"Leads"_s, {u"Nothing"_s}));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().delivery, Delivery::Answered);
}

void CrmRecordCallsTest::counts()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    QCOMPARE(records.queryCount(u"Leads"_s).value_or(-1), 450);
    QCOMPARE(records.queryCount(u"Leads"_s, {u"Last_Name = 'nobody'"_s}).value_or(-1), 0);
    QCOMPARE(records.count(u"Leads"_s).value_or(-1), 450);
}

void CrmRecordCallsTest::layouts()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const auto layouts = records.layouts(u"Leads"_s);
    QVERIFY2(layouts, layouts ? "" : qPrintable(layouts.error().text()));
    QVERIFY(!layouts->isEmpty());
    QVERIFY(requiredByLayouts(*layouts).contains(u"Last_Name"_s));
}

// What the list of views names, a bulk read takes.
void CrmRecordCallsTest::views()
{
    CrmContract contract;
    CrmRecordClient records(contract.session(), {});
    const auto page = records.views(u"Leads"_s);
    QVERIFY2(page, page ? "" : qPrintable(page.error().text()));
    QVERIFY(!page->hasMore);
    QCOMPARE(page->views.size(), 2);
    QVERIFY(!page->views.at(1).name.isEmpty());
    QVERIFY(contract.crm().createReadJob({.module = u"Leads"_s, .cvid = page->views.at(1).id}));
    const auto refused = contract.crm().createReadJob({.module = u"Leads"_s, .cvid = u"12"_s});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"CVID_NOT_SUPPORTED"_s);
    QVERIFY2(refused.error().next.contains(u"view"_s), qPrintable(refused.error().next));
}

using RecordCost = std::function<QList<LimitUse>(CrmRecordClient &, const CrmLimits &)>;
Q_DECLARE_METATYPE(RecordCost)

// What a call is charged here is what the service counts for it.
void CrmRecordCallsTest::creditsAreThoseOfTheMeter_data()
{
    QTest::addColumn<RecordCost>("call");
    const auto row = [](const char *name, const RecordCost &call) { QTest::newRow(name) << call; };
    const auto rows = [](int count) {
        QList<QByteArrayList> made;
        for (int i = 0; i < count; ++i)
            made.append({"", "m" + QByteArray::number(i) + "@example.com", "N", "C"});
        return rowsOf({{"Email", CrmValueKind::Text}, {"Last_Name", CrmValueKind::Text},
                          {"Company", CrmValueKind::Text}},
            made);
    };
    for (const int count : {1, 10, 11, 100})
        QTest::addRow("insert %d", count) << RecordCost([rows, count](auto &client, auto &limits) {
            return client.insert(rows(count)) ? limits.writeRecords(count) : QList<LimitUse>();
        });
    for (const int count : {200, 201, 1000, 1001, 2000})
        QTest::addRow("query %d", count) << RecordCost([count](auto &client, auto &limits) {
            CrmQuery query(u"Leads"_s, {u"id"_s});
            query.limit(0, count);
            return client.query(query) ? limits.query(query.credits()) : QList<LimitUse>();
        });
    row("list", [](auto &client, auto &limits) {
        return client.list(u"Leads"_s, {u"Email"_s}) ? limits.call() : QList<LimitUse>();
    });
    row("layouts", [](auto &client, auto &limits) {
        return client.layouts(u"Leads"_s) ? limits.call() : QList<LimitUse>();
    });
    row("views", [](auto &client, auto &limits) {
        return client.views(u"Leads"_s) ? limits.call() : QList<LimitUse>();
    });
}

void CrmRecordCallsTest::creditsAreThoseOfTheMeter()
{
    QFETCH(RecordCost, call);
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    const CrmLimits limits = CrmLimits::of(*org);
    CrmRecordClient records(contract.session(), limits);
    const auto spent = [&contract] {
        return contract.sandbox().get(u"/limits"_s)[u"zoho-crm"][u"credits"][u"total"].toInteger(
            -1);
    };
    const qint64 before = spent();
    QVERIFY(before >= 0);
    double charged = 0;
    for (const LimitUse &use : call(records, limits))
        charged += use.group.endsWith("/credits"_L1) ? use.cost : 0;
    QVERIFY(charged > 0);
    QCOMPARE(static_cast<double>(spent() - before), charged);
}

int runCrmRecordCallsTest(int argc, char **argv)
{
    CrmRecordCallsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmrecordcallstest.moc"
