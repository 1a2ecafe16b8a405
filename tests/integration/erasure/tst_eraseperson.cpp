// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/commerceplace.h"
#include "integration/crmways/waysplace.h"
#include "integration/datastore/tableplace.h"
#include "integration/erasure/bytesearch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 300;

// What names one person.
struct Person
{
    QByteArray id;
    QByteArray email;
};

QJsonObject jobParameters()
{
    const QString source = u"function process(r) { if (r.Company.length % 3 == 0) return"
                           " reject('not ' + r.Email); r.Lead_Segment = 'Cold'; return r; }"_s;
    return {{u"processors"_s,
                QJsonArray{QJsonObject{{u"type"_s, u"script"_s}, {u"source"_s, source},
                    {u"reads"_s, QJsonArray{u"Company"_s, u"Email"_s, u"Mobile"_s, u"Last_Name"_s}},
                    {u"writes"_s, QJsonArray{u"Lead_Segment"_s}}}}},
        {u"writeBy"_s, u"record"_s}, {u"chunkRows"_s, 100}, {u"rejectionLimitPercent"_s, 0}};
}

} // namespace

// After erase-person no byte of the data directory names the person, whatever the sync was, and
// everybody else's data is as it was.
class ErasePersonTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void erases_data();
    void erases();
    void planChangesNothing();
    void resumableRunsAreInTheWay();
    void jobsAreInTheWay();
    void killed_data();
    void killed();
    void refusals();
    void shopRun();
    void tableRun();

private:
    Person person(bool isRejected);
    CliResult erase(const QStringList &who, const QString &confirmed) const
    {
        return m_place.cli(
            QStringList{u"erase-person"_s, u"--json"_s, u"--confirm"_s, confirmed} + who);
    }
    WaysPlace m_place;
};

void ErasePersonTest::initTestCase()
{
    QCOMPARE(m_place.begin(kRows), QString());
}

void ErasePersonTest::init()
{
    QCOMPARE(m_place.beginAnew(jobParameters()), QString());
}

// One whose address nobody else has.
Person ErasePersonTest::person(bool isRejected)
{
    const QList<QJsonObject> all = m_place.ledger();
    QMap<QString, int> emails;
    for (const QJsonObject &row : all)
        ++emails[row.value("values"_L1)["Email"_L1].toString().toLower()];
    for (const QJsonObject &row : all) {
        const QJsonObject values = row.value("values"_L1).toObject();
        const QString email = values.value("Email"_L1).toString();
        const bool isOfThem = (values.value("Company"_L1).toString().size() % 3 == 0) == isRejected;
        if (isOfThem && email.contains(u'@') && emails.value(email.toLower()) == 1)
            return {row.value("id"_L1).toString().toUtf8(), email.toUtf8()};
    }
    return {};
}

void ErasePersonTest::erases_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<bool>("isRejected");
    QTest::newRow("by id, written") << u"--id"_s << false;
    QTest::newRow("by address, rejected") << u"--email"_s << true;
    if (!qEnvironmentVariableIsSet("SLUICE_LONG"))
        return;
    QTest::newRow("by id, rejected") << u"--id"_s << true;
    QTest::newRow("by address, written") << u"--email"_s << false;
}

void ErasePersonTest::erases()
{
    QFETCH(QString, by);
    QFETCH(bool, isRejected);
    const Person who = person(isRejected);
    QVERIFY(!who.id.isEmpty());
    // A plan keeps samples, a debug log what goes over the line, an undo its own pages.
    QCOMPARE(m_place.cli({u"plan"_s, u"Clean up leads"_s}).exitCode, 0);
    const CliResult run
        = m_place.cli({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--log-level"_s, u"debug"_s});
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    QCOMPARE(m_place.cli({u"runs"_s, u"undo"_s, u"2"_s}).exitCode, 0);
    const QString id = m_place.sqlText(u"SELECT id FROM run WHERE number=2"_s);
    const QString written = m_place.dataDirectory() + u"/runs/%1/outcome/written.csv"_s.arg(id);
    const qint64 bytes = QFileInfo(written).size();
    const QStringList before = filesHolding(m_place.dataDirectory(), {who.id, who.email});
    QVERIFY2(before.size() > 4, qPrintable(before.join(u' ')));

    const QByteArray value = by == "--id"_L1 ? who.id : who.email;
    // As a person may write it.
    const QString given
        = by == "--email"_L1 ? QString::fromUtf8(value).toUpper() : QString::fromUtf8(value);
    const CliResult erased = erase({by, given}, given);
    QVERIFY2(erased.exitCode == 0, QByteArray(erased.errors + erased.output).constData());
    QVERIFY(erased.json().value("removed"_L1).toArray().size() > 4);
    QCOMPARE(erased.json().value("left"_L1).toArray().size(), 0);
    QCOMPARE(filesHolding(m_place.dataDirectory(), {who.id, value}), QStringList());
    // By the id alone only what stands beside it can be told to be the person's.
    QStringList still = filesHolding(m_place.dataDirectory(), {who.email});
    QCOMPARE(still, QStringList());

    // The report names places, and nobody.
    QFile report(erased.json().value("report"_L1).toString());
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("outcome/"));

    // What was counted is there still, row by row, and is still one length.
    QCOMPARE(QFileInfo(written).size(), bytes);
    const CliResult exported = m_place.cli(
        {u"runs"_s, u"export"_s, u"2"_s, u"--out"_s, m_place.file(u"out"_s), u"--json"_s});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QCOMPARE(exported.json().value("counts"_L1), run.json().value("counts"_L1));
    QCOMPARE(m_place.cli({u"store"_s, u"check"_s}).exitCode, 0);
    // All others can still be taken back.
    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, u"2"_s, u"--json"_s});
    QCOMPARE(undone.count(u"read"_s), run.count(u"written"_s) - (isRejected ? 0 : 1));
}

void ErasePersonTest::planChangesNothing()
{
    QCOMPARE(m_place.runJob().exitCode, 4);
    const Person who = person(true);
    const QStringList before = filesHolding(m_place.dataDirectory(), {who.id});
    const CliResult plan = m_place.cli(
        {u"erase-person"_s, u"--id"_s, QString::fromUtf8(who.id), u"--plan"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QStringList named;
    for (const QJsonValue &place : plan.json().value("removed"_L1).toArray())
        named << place[u"name"].toString();
    QVERIFY(named.contains(u"store: record_issue"_s));
    QVERIFY(std::any_of(named.begin(), named.end(),
        [](const QString &name) { return name.endsWith("outcome/rejected.csv"_L1); }));
    QCOMPARE(filesHolding(m_place.dataDirectory(), {who.id}), before);
    QVERIFY(!QDir(m_place.dataDirectory() + u"/erasures"_s).exists());
}

void ErasePersonTest::resumableRunsAreInTheWay()
{
    const Person who = person(false);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S7.after_commit:1"_s);
    QCOMPARE(m_place.runJob().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    const QString id = QString::fromUtf8(who.id);
    const CliResult refused = erase({u"--id"_s, id}, id);
    QVERIFY2(refused.exitCode == 6, refused.errors.constData());
    QVERIFY2(refused.errors.contains("Run #1"), refused.errors.constData());
    QVERIFY(!filesHolding(m_place.dataDirectory(), {who.id}).isEmpty());
    QCOMPARE(m_place.cli({u"runs"_s, u"resume"_s, u"1"_s}).exitCode, 4);
    QCOMPARE(erase({u"--id"_s, id}, id).exitCode, 0);
    QCOMPARE(filesHolding(m_place.dataDirectory(), {who.id}), QStringList());
}

void ErasePersonTest::jobsAreInTheWay()
{
    const QString id = QString::fromUtf8(person(false).id);
    QCOMPARE(m_place.cli({u"run"_s, u"Clean up leads"_s, u"--ids"_s, id}).exitCode, 0);
    // Chosen for a run it is in the run's parameters.
    QCOMPARE(erase({u"--id"_s, id}, id).exitCode, 0);
    QCOMPARE(filesHolding(m_place.dataDirectory(), {id.toUtf8()}), QStringList());
    QJsonObject parameters = jobParameters();
    parameters.insert(u"criteria"_s,
        QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, u"Email"_s}}},
            {u"comparator"_s, u"not_equal"_s}, {u"value"_s, u"ann@example.org"_s}});
    QCOMPARE(m_place.import(parameters), QString());
    const CliResult refused = erase({u"--email"_s, u"ann@example.org"_s}, u"ann@example.org"_s);
    QCOMPARE(refused.exitCode, 6);
    QVERIFY2(refused.errors.contains("Clean up leads"), refused.errors.constData());
}

void ErasePersonTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("person.file:2") << u"person.file:2"_s;
    if (!qEnvironmentVariableIsSet("SLUICE_LONG"))
        return;
    for (const char *point :
        {"person.begun:1", "person.file:1", "person.rows:3", "scrub.vacuumed:1", "scrub.emptied:1"})
        QTest::newRow(point) << QString::fromLatin1(point);
}

// What says that the address and the id are one person's is gone with the first file: all the same
// both are gone in the end.
void ErasePersonTest::killed()
{
    QFETCH(QString, point);
    QCOMPARE(
        m_place.cli({u"run"_s, u"Clean up leads"_s, u"--log-level"_s, u"debug"_s}).exitCode, 4);
    const Person who = person(true);
    const QString email = QString::fromUtf8(who.email);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    QCOMPARE(erase({u"--email"_s, email}, email).exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    const CliResult erased = erase({u"--email"_s, email}, email);
    QVERIFY2(erased.exitCode == 0, QByteArray(erased.errors + erased.output).constData());
    QCOMPARE(filesHolding(m_place.dataDirectory(), {who.id, who.email}), QStringList());
}

void ErasePersonTest::refusals()
{
    QCOMPARE(m_place.cli({u"erase-person"_s}).exitCode, 1);
    QCOMPARE(m_place.cli({u"erase-person"_s, u"--id"_s, u"123456789"_s}).exitCode, 1);
    QCOMPARE(erase({u"--id"_s, u"123456789"_s}, u"123456780"_s).exitCode, 1);
    QCOMPARE(erase({u"--id"_s, u"12"_s}, u"12"_s).exitCode, 1);
    QCOMPARE(erase({u"--email"_s, u"nobody"_s}, u"nobody"_s).exitCode, 1);
    const CliResult nothing = erase({u"--id"_s, u"123456789"_s}, u"123456789"_s);
    QVERIFY2(nothing.exitCode == 0, nothing.errors.constData());
    QCOMPARE(nothing.json().value("removed"_L1).toArray().size(), 0);
}

// Its chunks are files of a form of their own, and what Klaviyo holds of a customer is remembered.
void ErasePersonTest::shopRun()
{
    CommercePlace shop;
    QCOMPARE(
        shop.start({{u"commerceCustomers"_s, 60}, {u"commerceOddRecords"_s, false}}), QString());
    QCOMPARE(shop.beginAnew({{u"resource"_s, u"customers"_s}}), QString());
    const CliResult run = shop.run();
    QVERIFY2(run.exitCode == 0 || run.exitCode == 4, run.errors.constData());
    const QJsonObject row = shop.ledger(u"customers"_s, u"commercetools"_s).at(5);
    const QString id = row.value("id"_L1).toString();
    const QByteArray email = row.value("values"_L1)["email"_L1].toString().toUtf8();
    QVERIFY(email.contains('@'));
    const QList<QByteArray> words{id.toUtf8(), email};
    QVERIFY(!filesHolding(shop.dataDirectory(), words).isEmpty());
    const qint64 sent = shop.sqlNumber(u"SELECT COUNT(*) FROM sent_record"_s);
    const CliResult erased = shop.cli({u"erase-person"_s, u"--id"_s, id, u"--email"_s,
        QString::fromUtf8(email), u"--confirm"_s, id, u"--json"_s});
    QVERIFY2(erased.exitCode == 0, QByteArray(erased.errors + erased.output).constData());
    QCOMPARE(filesHolding(shop.dataDirectory(), words), QStringList());
    QVERIFY(shop.sqlNumber(u"SELECT COUNT(*) FROM sent_record"_s) < sent);
    QVERIFY(shop.run().balances());
    // What was sent of a rejected order tells of its customer, whose id is enough to find it.
    QCOMPARE(
        shop.beginAnew({{u"resource"_s, u"orders"_s}, {u"rejectionLimitPercent"_s, 0}}), QString());
    const QString order = shop.shopIds(u"orders"_s).at(3);
    QVERIFY(shop.changeShop(u"orders"_s, order,
        {{u"values"_s,
            QJsonObject{{u"totalPrice"_s, QJsonObject{{u"currencyCode"_s, u"EURO"_s}}}}}}));
    QCOMPARE(shop.run().exitCode, 4);
    QJsonObject values;
    for (const QJsonObject &one : shop.ledger(u"orders"_s, u"commercetools"_s)) {
        if (one.value("id"_L1).toString() == order)
            values = one.value("values"_L1).toObject();
    }
    const QString buyer = values.value("customerId"_L1).toString();
    const QByteArray address = values.value("customerEmail"_L1).toString().toUtf8();
    QVERIFY(!buyer.isEmpty() && address.contains('@'));
    QVERIFY(!filesHolding(shop.dataDirectory(), {address}).isEmpty());
    const CliResult gone
        = shop.cli({u"erase-person"_s, u"--id"_s, buyer, u"--confirm"_s, buyer, u"--json"_s});
    QVERIFY2(gone.exitCode == 0, QByteArray(gone.errors + gone.output).constData());
    QCOMPARE(filesHolding(shop.dataDirectory(), {buyer.toUtf8(), address}), QStringList());
}

void ErasePersonTest::tableRun()
{
    TablePlace place;
    QCOMPARE(place.start(), QString());
    QCOMPARE(place.beginAnew({{u"table"_s, u"Small"_s}, {u"view"_s, u"Erased"_s}}), QString());
    const CliResult run = place.run();
    QVERIFY2(run.exitCode == 0 || run.exitCode == 4, run.errors.constData());
    const QString table = place.sqlText(u"SELECT subject FROM run"_s);
    const QString id = place.table(table).rows.firstKey();
    QCOMPARE(place.cli({u"row"_s, u"Copy table"_s, u"--row-id"_s, id, u"--action"_s, u"update"_s})
                 .exitCode,
        0);
    QVERIFY(!filesHolding(place.dataDirectory(), {id.toUtf8()}).isEmpty());
    const CliResult erased
        = place.cli({u"erase-person"_s, u"--id"_s, id, u"--confirm"_s, id, u"--json"_s});
    QVERIFY2(erased.exitCode == 0, QByteArray(erased.errors + erased.output).constData());
    QCOMPARE(filesHolding(place.dataDirectory(), {id.toUtf8()}), QStringList());
    QVERIFY(place.run().balances());
}

QTEST_GUILESS_MAIN(ErasePersonTest)
#include "tst_eraseperson.moc"
