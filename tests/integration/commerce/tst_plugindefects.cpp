// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/recordfates.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

// A defect of the plugin that this sync replaces (commercetools-klaviyo A.9), and the tests that
// show that it is none of ours: "path of the test's file: test function".
struct Defect
{
    int number;
    const char *what;
    QStringList tests;
};

const QList<Defect> &pluginDefects()
{
    static const QList<Defect> defects{
        {1, "a start id sorted by one member and cut by another loses most orders",
            {u"integration/commerce/tst_plugindefects.cpp: startIdReachesAll"_s}},
        {2, "retries end after 4 s, Retry-After is not read",
            {u"integration/commerce/tst_plugindefects.cpp: refusedForAWhileIsSentAgain"_s,
                u"services/klaviyopausestest.cpp: longPauseComesBack"_s}},
        {3, "what was answered 429 is not sent again",
            {u"integration/commerce/tst_plugindefects.cpp: refusedForAWhileIsSentAgain"_s,
                u"integration/commerce/tst_commercefaults.cpp: busyServices"_s}},
        {4, "grouping into jobs loses entries, a product of 150 variants is refused",
            {u"integration/commerce/tst_plugindefects.cpp: manyVariants"_s}},
        {5, "the catalogue is read whole before the first write, all jobs start at once",
            {u"integration/commerce/tst_plugindefects.cpp: writesBeginWhileReading"_s,
                u"integration/memory/tst_commercememory.cpp: peakDoesNotGrowWithRecords"_s,
                u"integration/commerce/tst_commercefaults.cpp: oneSlotForManyChunks"_s}},
        {6, "only the first 100 variants of an item are seen",
            {u"integration/commerce/tst_plugindefects.cpp: manyVariants"_s}},
        {7, "a variant with no SKU gets an id that is none",
            {u"integration/commerce/tst_oddrecords.cpp: record"_s,
                u"syncs/commerceklaviyo/producttest.cpp: odd"_s}},
        {8, "a lookup of an order's products that fails is repeated for ever",
            {u"integration/commerce/tst_plugindefects.cpp: failingLookupEnds"_s}},
        {9, "a category that has gone ends the run",
            {u"integration/commerce/tst_oddrecords.cpp: record"_s,
                u"syncs/commerceklaviyo/ordertest.cpp: categories"_s}},
        {10, "what has gone from the shop stays in the catalog",
            {u"integration/commerce/tst_commercechanges.cpp: goneProducts"_s,
                u"integration/commerce/tst_commercechanges.cpp: missingCategories"_s}},
        {11, "nothing is updated, a second run has conflicts only",
            {u"integration/commerce/tst_plugindefects.cpp: anotherInstallationUpdates"_s,
                u"integration/commerce/tst_commercechanges.cpp: changedRecordSendsItself"_s}},
        {12, "two runs take one lock, a dead one keeps it, a stop hangs",
            {u"integration/commerce/tst_commerceraces.cpp: oneRuns"_s,
                u"integration/commerce/tst_commerceraces.cpp: killedOwnerIsSucceeded"_s,
                u"contract/commercelocktest.cpp: releasedByThePlugin"_s}},
        {13, "events of the past start flows",
            {u"integration/commerce/tst_plugindefects.cpp: eventsOfThePast"_s}},
        {14, "times are invented, refunds are missing, currencies are summed",
            {u"syncs/commerceklaviyo/ordertest.cpp: fields"_s,
                u"syncs/commerceklaviyo/ordertest.cpp: refunds"_s,
                u"integration/commerce/tst_plugindefects.cpp: eventsOfThePast"_s}},
        {15, "the control API asks nobody, logs hold personal data",
            {u"app/controlapi/controlaccesstest.cpp: access"_s,
                u"integration/commerce/tst_plugindefects.cpp: logsHoldNoPersonalData"_s}},
        {16, "a list of ids becomes one address without a bound",
            {u"integration/commerce/tst_plugindefects.cpp: manyIds"_s}},
        {17, "one page at a time and 2 s of sleep behind it",
            {u"integration/commerce/tst_plugindefects.cpp: manyIds"_s,
                u"integration/commerce/tst_commercelimits.cpp: customers"_s}},
    };
    return defects;
}

QJsonObject answerFault(const QString &service, const QString &method, const QString &path,
    int status, const QJsonObject &headers = {})
{
    return {{u"service"_s, service}, {u"method"_s, method}, {u"path"_s, path},
        {u"action"_s,
            QJsonObject{{u"status"_s, status}, {u"headers"_s, headers},
                {u"body"_s, u"{\"errors\":[{\"code\":\"throttled\"}]}"_s}}}};
}

} // namespace

// The defects that the plugin has, as runs of ours.
class PluginDefectsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyDefectHasATest_data();
    void everyDefectHasATest();
    void startIdReachesAll();
    void refusedForAWhileIsSentAgain_data();
    void refusedForAWhileIsSentAgain();
    void manyVariants();
    void writesBeginWhileReading();
    void failingLookupEnds();
    void anotherInstallationUpdates();
    void eventsOfThePast();
    void logsHoldNoPersonalData();
    void manyIds();

private:
    void begin(const QJsonObject &shop, const QJsonObject &parameters = {});
    qint64 rows(const QString &stream) { return m_place.digest(stream)[u"rows"].toInteger(-1); }

    CommercePlace m_place;
};

void PluginDefectsTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceOddRecords"_s, false}}), QString());
}

void PluginDefectsTest::begin(const QJsonObject &shop, const QJsonObject &parameters)
{
    QJsonObject all{{u"resource"_s, u"all"_s}};
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        all.insert(it.key(), it.value());
    QCOMPARE(m_place.beginAnew(all, shop), QString());
}

void PluginDefectsTest::everyDefectHasATest_data()
{
    QTest::addColumn<QStringList>("tests");
    for (const Defect &defect : pluginDefects())
        QTest::addRow("%d %s", defect.number, defect.what) << defect.tests;
    QCOMPARE(pluginDefects().size(), 17);
}

void PluginDefectsTest::everyDefectHasATest()
{
    QFETCH(const QStringList, tests);
    QVERIFY(!tests.isEmpty());
    for (const QString &test : tests) {
        const QString path = test.section(u": "_s, 0, 0);
        QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/tests/") + path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QByteArray function = "::" + test.section(u": "_s, 1).toLatin1() + "()\n{";
        QVERIFY2(file.readAll().contains(function), qPrintable(test));
    }
}

void PluginDefectsTest::startIdReachesAll()
{
    begin({{u"commerceOrders"_s, 1200}, {u"commerceProducts"_s, 20}, {u"commerceCustomers"_s, 20}},
        {{u"readers"_s, 2}});
    const QStringList ids = m_place.shopIds(u"orders"_s);
    QCOMPARE(ids.size(), 1200);
    const auto from = [this](const QString &id) {
        return m_place.run({u"--resource"_s, u"orders"_s, u"--start-id"_s, id});
    };
    const CliResult second = from(ids.at(500));
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.count(u"written"_s), 700);
    const CliResult first = from(ids.first());
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.count(u"read"_s), 1200);
    QCOMPARE(first.count(u"written"_s), 500);
    QSet<QString> placed;
    for (const QJsonObject &event : m_place.ledger(u"events"_s)) {
        if (event[u"values"_s][u"metric"].toString() == "Placed Order"_L1)
            placed.insert(event[u"values"_s][u"unique_id"].toString());
    }
    QCOMPARE(placed, QSet<QString>(ids.cbegin(), ids.cend()));
}

void PluginDefectsTest::refusedForAWhileIsSentAgain_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("seconds");
    // The plugin gives up after 4 s, whatever Retry-After says.
    QTest::newRow("profiles, 5 s") << u"customers"_s << u"profile-bulk-import"_s << 429 << 5;
    QTest::newRow("events") << u"orders"_s << u"event-bulk-create"_s << 429 << 1;
    if (!qEnvironmentVariableIsSet("SLUICE_LONG"))
        return;
    QTest::newRow("items") << u"products"_s << u"catalog-item-bulk-create"_s << 429 << 1;
    QTest::newRow("categories") << u"categories"_s << u"catalog-category-bulk-create"_s << 429 << 1;
    QTest::newRow("variants") << u"products"_s << u"catalog-variant-bulk-create"_s << 429 << 1;
    QTest::newRow("events, 503") << u"orders"_s << u"event-bulk-create"_s << 503 << 1;
}

void PluginDefectsTest::refusedForAWhileIsSentAgain()
{
    QFETCH(const QString, resource);
    QFETCH(const QString, call);
    QFETCH(const int, status);
    QFETCH(const int, seconds);
    begin({{u"commerceCustomers"_s, 30}, {u"commerceOrders"_s, 30}, {u"commerceProducts"_s, 30},
        {u"commerceCategories"_s, 21}});
    if (resource == "products"_L1)
        QCOMPARE(m_place.run({u"--resource"_s, u"categories"_s}).exitCode, 0);
    const QString path = u"^/api/%1-jobs$"_s.arg(call);
    QJsonObject fault = answerFault(
        u"klaviyo"_s, u"POST"_s, path, status, {{u"Retry-After"_s, QString::number(seconds)}});
    fault.insert(u"times"_s, 1);
    QVERIFY(m_place.sandbox().setFaults({fault}));
    const CliResult run = m_place.run({u"--resource"_s, resource});
    QVERIFY2(run.exitCode == 0, run.output.constData());
    QCOMPARE(run.count(u"written"_s), run.count(u"read"_s));
    const QList<QJsonObject> calls = m_place.requests(u"POST"_s, path);
    QVERIFY(calls.size() >= 2);
    QCOMPARE(calls.first()[u"status"_s].toInt(), status);
    const qint64 pause = calls.at(1)[u"time"_s].toInteger() - calls.first()[u"time"_s].toInteger();
    QVERIFY2(pause >= seconds * 1000 - 50, qPrintable(QString::number(pause)));
}

// 150 variants of one item: more than a job takes, and more than a page of a listing.
void PluginDefectsTest::manyVariants()
{
    begin(
        {{u"commerceProducts"_s, 5}, {u"commerceVariants"_s, 150}, {u"commerceCategories"_s, 20}});
    QCOMPARE(m_place.run({u"--resource"_s, u"categories"_s}).exitCode, 0);
    const QStringList words{u"--resource"_s, u"products"_s};
    QCOMPARE(m_place.run(words).exitCode, 0);
    QCOMPARE(rows(u"catalog-items"_s), 5);
    QCOMPARE(rows(u"catalog-variants"_s), 750);
    // Who does not know what was sent sees all of them, and creates none again.
    const QString before = m_place.digest(u"catalog-variants"_s)[u"sha256"].toString();
    QCOMPARE(m_place.addDataDirectory({{u"resource"_s, u"all"_s}}), QString());
    const qint64 number = m_place.newestRequest();
    const CliResult again = m_place.run(words);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.count(u"written"_s), 5);
    const QStringList writes = m_place.writesSince(number);
    QVERIFY(!writes.isEmpty());
    QCOMPARE(writes.filter(u"create"_s), QStringList());
    QCOMPARE(m_place.digest(u"catalog-variants"_s)[u"sha256"].toString(), before);
}

void PluginDefectsTest::writesBeginWhileReading()
{
    begin({{u"commerceProducts"_s, 1500}, {u"commerceCategories"_s, 20}}, {{u"readers"_s, 1}});
    QCOMPARE(m_place.run({u"--resource"_s, u"categories"_s}).exitCode, 0);
    QCOMPARE(m_place.run({u"--resource"_s, u"products"_s}).exitCode, 0);
    const QList<QJsonObject> pages = m_place.requests(u"GET"_s, u"^/[^/]+/product-projections$"_s);
    const QList<QJsonObject> jobs
        = m_place.requests(u"POST"_s, u"^/api/catalog-item-bulk-create-jobs$"_s);
    QVERIFY(pages.size() > 5 && jobs.size() >= 15);
    QVERIFY(jobs.first()[u"number"_s].toInteger() < pages.last()[u"number"_s].toInteger());
    QCOMPARE(rows(u"catalog-items"_s), 1500);
}

void PluginDefectsTest::failingLookupEnds()
{
    begin({{u"commerceOrders"_s, 50}, {u"commerceProducts"_s, 20}});
    QVERIFY(m_place.sandbox().setFaults(
        {answerFault(u"commercetools"_s, u"GET"_s, u"/product-projections$"_s, 500)}));
    const CliResult run = m_place.run({u"--resource"_s, u"orders"_s});
    QVERIFY2(QList({3, 7, 75}).contains(run.exitCode), run.output.constData());
    QVERIFY(run.balances());
    const auto lookups = m_place.requests(u"GET"_s, u"/product-projections$"_s).size();
    QVERIFY2(lookups > 1 && lookups < 100, qPrintable(QString::number(lookups)));
    QCOMPARE(rows(u"events"_s), 0);
    QVERIFY(m_place.sandbox().setFaults({}));
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.output.constData());
    QCOMPARE(resumed.count(u"written"_s), 50);
}

// Everything is there, and whoever runs does not know it.
void PluginDefectsTest::anotherInstallationUpdates()
{
    begin({{u"commerceCustomers"_s, 40}, {u"commerceOrders"_s, 40}, {u"commerceProducts"_s, 20},
        {u"commerceCategories"_s, 21}});
    QCOMPARE(m_place.run().exitCode, 0);
    const KlaviyoDigests before = m_place.digests();
    QCOMPARE(m_place.addDataDirectory({{u"resource"_s, u"all"_s}}), QString());
    QVERIFY(m_place.changeShop(u"customers"_s, {},
        {{u"ordinal"_s, 0}, {u"values"_s, QJsonObject{{u"firstName"_s, u"Another"_s}}}}));
    const CliResult again = m_place.run();
    QVERIFY2(again.exitCode == 0, again.output.constData());
    QCOMPARE(again.count(u"written"_s), again.count(u"read"_s));
    const KlaviyoDigests after = m_place.digests();
    for (const QString &stream : CommercePlace::streams()) {
        if (stream == "profiles"_L1)
            QVERIFY(after.value(stream) != before.value(stream));
        else
            QCOMPARE(after.value(stream), before.value(stream));
    }
    QCOMPARE(rows(u"profiles"_s), 40);
}

void PluginDefectsTest::eventsOfThePast()
{
    begin({{u"commerceOrders"_s, 200}, {u"commerceProducts"_s, 20}, {u"commerceCustomers"_s, 40}});
    QCOMPARE(m_place.run({u"--resource"_s, u"orders"_s}).exitCode, 0);
    const QJsonObject events = m_place.digest(u"events"_s);
    QVERIFY(events[u"rows"].toInteger() > 400);
    QCOMPARE(events[u"backfilled"].toInteger(-1), events[u"rows"].toInteger());
    QCOMPARE(events[u"flowsFired"].toInteger(-1), 0);
    // Each time is one that the order has; each amount has its currency.
    QHash<QString, QJsonObject> orders;
    for (const QJsonObject &row : m_place.ledger(u"orders"_s, u"commercetools"_s))
        orders.insert(row[u"id"_s].toString(), row[u"values"_s].toObject());
    int seen = 0;
    for (const QJsonObject &row : m_place.ledger(u"events"_s)) {
        const QJsonObject event = row[u"values"_s].toObject();
        const QString metric = event[u"metric"_s].toString();
        QVERIFY(!event[u"value_currency"_s].toString().isEmpty());
        const QJsonObject order = orders.value(event[u"unique_id"_s].toString());
        if (order.isEmpty())
            continue;
        ++seen;
        QStringList times;
        const QStringList members = metric == "Placed Order"_L1
            ? QStringList{u"createdAt"_s}
            : QStringList{u"completedAt"_s, u"lastModifiedAt"_s};
        for (const QString &member : members)
            times << order[member].toString().left(19);
        QVERIFY2(times.contains(event[u"time"_s].toString().left(19)), qPrintable(metric));
    }
    QVERIFY(seen >= 200);
}

void PluginDefectsTest::logsHoldNoPersonalData()
{
    begin({{u"commerceCustomers"_s, 120}, {u"commerceOrders"_s, 120},
              {u"commerceOddRecords"_s, true}, {u"klaviyoFailEvery"_s, 7}},
        {{u"rejectionLimitPercent"_s, 0}});
    // A request that is refused as a whole, too.
    QJsonObject fault = answerFault(u"klaviyo"_s, u"POST"_s, u"^/api/event-bulk"_s, 400);
    fault.insert(u"times"_s, 1);
    QVERIFY(m_place.sandbox().setFaults({fault}));
    for (const QString &resource : {u"customers"_s, u"orders"_s}) {
        const CliResult run = m_place.cli({u"--log-level"_s, u"debug"_s, u"run"_s, u"Import shop"_s,
            u"--resource"_s, resource, u"--json"_s});
        QCOMPARE(run.exitCode, 4);
        QVERIFY(!run.output.contains("@example.com") && !run.errors.contains("@example.com"));
    }
    static const QRegularExpression personal(
        u"@example\\.com|not-an-address|\\+1202555|First Street|Keller|Dubois"_s,
        QRegularExpression::CaseInsensitiveOption);
    QDirIterator logs(m_place.dataDirectory() + u"/logs"_s, QDir::Files);
    qint64 bytes = 0;
    while (logs.hasNext()) {
        QFile file(logs.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        bytes += text.size();
        const auto found = personal.match(text);
        QVERIFY2(
            !found.hasMatch(), qPrintable(text.mid(qMax(0, found.capturedStart() - 200), 400)));
    }
    QVERIFY(bytes > 1000);
}

void PluginDefectsTest::manyIds()
{
    begin({{u"commerceCustomers"_s, 4000}});
    QFile list(m_place.file(u"ids.csv"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    const QStringList ids = m_place.shopIds(u"customers"_s).mid(0, 3000);
    list.write("id\n" + ids.join(u'\n').toLatin1() + '\n');
    list.close();
    const CliResult run
        = m_place.run({u"--resource"_s, u"customers"_s, u"--ids-file"_s, list.fileName()});
    QVERIFY2(run.exitCode == 0, run.output.constData());
    QCOMPARE(run.count(u"written"_s), 3000);
    QCOMPARE(rows(u"profiles"_s), 3000);
    qsizetype longest = 0;
    for (const QJsonObject &request : m_place.requests({}, u"^/"_s))
        longest = std::max(longest, request[u"query"_s].toString().size());
    QVERIFY2(longest > 1000 && longest < 8000, qPrintable(QString::number(longest)));
    // The plugin sleeps 600 s over these.
    QVERIFY2(run.milliseconds < 30'000, qPrintable(QString::number(run.milliseconds)));
}

QTEST_GUILESS_MAIN(PluginDefectsTest)
#include "tst_plugindefects.moc"
