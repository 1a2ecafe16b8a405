// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr qint64 kTwoMinutesMs = 120'000;
constexpr double kLeastUse = 0.9;

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

// The least time from the first to the last of so many requests, with windows of a second and of a
// minute.
double leastSeconds(qint64 requests, qint64 burst, qint64 steady)
{
    const qint64 minutes = (requests - 1) / steady;
    const qint64 rest = requests - minutes * steady;
    return double(minutes) * 60 + double((rest - 1) / burst);
}

} // namespace

// The documented limits, in real time: used to the full, never provoked. On the test's thread.
class CommerceLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wholeShop();
    void customers();
    void orders();
    void products();

private:
    QString begin(const QString &resource, const QJsonObject &sizes);
    QString limitProblem();
    CliResult measured(const QString &what);
    void importCategories();

    CommercePlace m_place;
};

void CommerceLimitsTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceOddRecords"_s, false}, {u"commerceOrderLines"_s, 3},
                               {u"commerceVariants"_s, 5}, {u"commerceCategories"_s, 100}},
                 {u"--limits"_s, u"documented"_s, u"--scale"_s, u"200"_s}),
        QString());
    m_place.removeVariable(u"SLUICE_TIMINGS"_s); // as an operator has them
}

QString CommerceLimitsTest::begin(const QString &resource, const QJsonObject &sizes)
{
    return m_place.beginAnew({{u"resource"_s, resource}}, sizes);
}

QString CommerceLimitsTest::limitProblem()
{
    const QJsonObject limits = m_place.sandbox().get(u"/limits"_s).value("klaviyo"_L1).toObject();
    if (!limits.value("enforced"_L1).toBool())
        return u"the limits are off"_s;
    const QJsonObject violations = limits.value("violations"_L1).toObject();
    for (auto it = violations.begin(); it != violations.end(); ++it) {
        if (it.value().toInteger() != 0)
            return u"%1 violations of the window %2"_s.arg(it.value().toInteger()).arg(it.key());
    }
    return {};
}

CliResult CommerceLimitsTest::measured(const QString &what)
{
    const auto process = m_place.launchRun();
    const CliResult run = m_place.finish(*process, 600'000);
    qInfo("%s: %lld records in %.1f s", qPrintable(what), run.count(u"written"_s),
        double(run.milliseconds) / 1000);
    return run;
}

// The quick form: a small shop, all of it.
void CommerceLimitsTest::wholeShop()
{
    QCOMPARE(begin(u"all"_s,
                 {{u"commerceCustomers"_s, 600}, {u"commerceOrders"_s, 400},
                     {u"commerceProducts"_s, 60}, {u"commerceCategories"_s, 30}}),
        QString());
    const CliResult run = measured(u"a small shop"_s);
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(run.count(u"written"_s), 600 + 400 + 60 + 30);
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(limitProblem(), QString());
}

void CommerceLimitsTest::customers()
{
    if (!isLong())
        QSKIP("with SLUICE_LONG");
    QCOMPARE(begin(u"customers"_s, {{u"commerceCustomers"_s, 100'000}}), QString());
    const CliResult run = measured(u"customers"_s);
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(run.count(u"written"_s), 100'000);
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(m_place.digest(u"profiles"_s).value("rows"_L1).toInteger(), 100'000);
    QVERIFY(run.milliseconds < kTwoMinutesMs);
    QCOMPARE(limitProblem(), QString());
}

void CommerceLimitsTest::orders()
{
    if (!isLong())
        QSKIP("with SLUICE_LONG");
    QCOMPARE(begin(u"orders"_s,
                 {{u"commerceCustomers"_s, 5'000}, {u"commerceOrders"_s, 20'000},
                     {u"commerceProducts"_s, 2'000}}),
        QString());
    const CliResult run = measured(u"orders of 3 lines"_s);
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(run.count(u"written"_s), 20'000);
    QCOMPARE(shopRunProblem(m_place), QString());
    qInfo("%lld events", m_place.digest(u"events"_s).value("rows"_L1).toInteger());
    QVERIFY(m_place.digest(u"events"_s).value("rows"_L1).toInteger() >= 80'000);
    QCOMPARE(m_place.digest(u"events"_s).value("duplicatesDropped"_L1).toInteger(), 0);
    QVERIFY(run.milliseconds < kTwoMinutesMs);
    QCOMPARE(limitProblem(), QString());
}

void CommerceLimitsTest::importCategories()
{
    QCOMPARE(m_place.importJob({{u"resource"_s, u"categories"_s}}), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    // As many as Klaviyo may have: a job takes some seconds, whatever is in it.
    QCOMPARE(
        m_place.importJob({{u"resource"_s, u"products"_s}, {u"jobsInProgress"_s, 400}}), QString());
}

// The endpoint of the variants is the narrowest: 1,000 jobs, of which a minute takes 700.
void CommerceLimitsTest::products()
{
    if (!isLong())
        QSKIP("with SLUICE_LONG");
    QCOMPARE(begin(u"products"_s, {{u"commerceProducts"_s, 20'000}}), QString());
    importCategories();
    const qint64 from = m_place.newestRequest();
    const CliResult run = measured(u"products of 5 variants"_s);
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(run.count(u"written"_s), 20'000);
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(m_place.digest(u"catalog-variants"_s).value("rows"_L1).toInteger(), 100'000);
    QCOMPARE(limitProblem(), QString());
    QList<qint64> times;
    for (const QJsonObject &request :
        m_place.requests(u"POST"_s, u"catalog-variant-bulk-create-jobs$"_s)) {
        if (request.value("number"_L1).toInteger() > from)
            times << request.value("time"_L1).toInteger();
    }
    QVERIFY(times.size() >= 1'000);
    std::sort(times.begin(), times.end());
    const double took = double(times.last() - times.first()) / 1000;
    const double least = leastSeconds(times.size(), 75, 700);
    qInfo("%lld requests in %.1f s; the windows allow them in %.1f s: %.0f %%",
        qint64(times.size()), took, least, 100 * least / took);
    QVERIFY(took * kLeastUse <= least);
}

QTEST_GUILESS_MAIN(CommerceLimitsTest)
#include "tst_commercelimits.moc"
