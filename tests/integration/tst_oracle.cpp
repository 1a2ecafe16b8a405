// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/leadoracle.h"
#include "integration/workplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr quint32 kRecipeSeed = 20'260'206;

QJsonObject ruleSetParameters(const QString &ruleSet)
{
    return {{u"processors"_s,
        QJsonArray{QJsonObject{
            {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, ruleSet}}}}};
}

// The public sample where it is at hand, else rows of the same recipe.
QList<QStringList> cellsOf(int rows, bool *isSample = nullptr)
{
    const QString path = QStringLiteral(SLUICE_SOURCE_DIR)
        + u"/../shared/data/zoho-leads-defective-%1.csv"_s.arg(rows);
    const QList<QStringList> cells = sampleCells(path);
    if (isSample)
        *isSample = !cells.isEmpty();
    return cells.isEmpty() ? recipeCells(rows, kRecipeSeed) : cells;
}

LeadResult resultOf(const QJsonObject &ledgerRow)
{
    const QJsonObject values = ledgerRow.value("values"_L1).toObject();
    const auto text = [&values](QLatin1StringView name) { return values.value(name).toString(); };
    return {.mobile = text("Mobile"_L1),
        .country = text("Country"_L1),
        .segment = text("Lead_Segment"_L1),
        .priority = text("Sales_Priority"_L1),
        .quality = text("Data_Quality_Status"_L1),
        .score = text("Lead_Score_Value"_L1).isEmpty() ? -1 : text("Lead_Score_Value"_L1).toInt()};
}

// The table of zoho-crm-bulk F, written down again.
LeadTotals referenceTotals(int rows, QChar ruleSet)
{
    const bool isLong = rows == 10'000;
    const bool isC = ruleSet == u'C';
    LeadTotals totals;
    const auto put = [&totals](int in, int us, int uk, int none) {
        totals.countries = {{u"IN"_s, in}, {u"US"_s, us}, {u"UK"_s, uk}, {u"none"_s, none}};
    };
    const auto judge = [&totals](int clean, int review, int critical) {
        totals.mobiles = clean;
        totals.qualities
            = {{u"Clean"_s, clean}, {u"Needs Review"_s, review}, {u"Critical"_s, critical}};
    };
    if (isLong) {
        isC ? put(3377, 2474, 2520, 1629) : put(2515, 2474, 1684, 3327);
        isC                   ? judge(4118, 4253, 1629)
            : ruleSet == u'B' ? judge(3162, 3511, 3327)
                              : judge(2664, 4009, 3327);
        totals.segments = {{u"Hot"_s, 180}, {u"Warm"_s, 3103}, {u"Cold"_s, 6717}};
        totals.scores = {{0, 1336}, {10, 573}, {15, 809}, {20, 848}, {25, 1724}, {30, 370},
            {35, 1057}, {40, 860}, {45, 1027}, {50, 357}, {55, 361}, {60, 498}, {70, 180}};
        return totals;
    }
    isC ? put(1500, 1124, 1148, 728) : put(1100, 1124, 752, 1524);
    isC                   ? judge(1860, 1912, 728)
        : ruleSet == u'B' ? judge(1415, 1561, 1524)
                          : judge(1189, 1787, 1524);
    totals.segments = {{u"Hot"_s, 95}, {u"Warm"_s, 1419}, {u"Cold"_s, 2986}};
    totals.scores = {{0, 626}, {10, 274}, {15, 367}, {20, 383}, {25, 728}, {30, 168}, {35, 440},
        {40, 390}, {45, 471}, {50, 155}, {55, 168}, {60, 235}, {70, 95}};
    return totals;
}

int referenceCountryChanges(int rows, QChar ruleSet)
{
    if (rows == 10'000)
        return ruleSet == u'C' ? 5923 : 4225;
    return ruleSet == u'C' ? 2656 : 1860;
}

} // namespace

// The lead example end to end against its published totals, counted from the rows of the emulated
// service.
class OracleTest : public QObject
{
    Q_OBJECT

private slots:
    void leads_data();
    void leads();
    void secondRunWritesNothing();

private:
    // Files and sandbox for so many rows, started once.
    Workplace &placeFor(int rows, const QString &ruleSet);
    std::unique_ptr<Workplace> m_place;
    QString m_problem;
};

Workplace &OracleTest::placeFor(int rows, const QString &ruleSet)
{
    m_place = std::make_unique<Workplace>();
    QFile file(m_place->file(u"leads.csv"_s));
    m_problem = file.open(QIODevice::WriteOnly) && file.write(sampleCsv(cellsOf(rows))) > 0
        ? QString()
        : u"The rows could not be written"_s;
    file.close();
    if (m_problem.isEmpty())
        m_problem = m_place->start({u"--limits"_s, u"off"_s, u"--leads"_s, file.fileName()});
    if (m_problem.isEmpty())
        m_problem = m_place->import(ruleSetParameters(ruleSet));
    return *m_place;
}

void OracleTest::leads_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("ruleSet");
    for (const int rows : {4500, 10'000}) {
        for (const QString &ruleSet : {u"A"_s, u"B"_s, u"C"_s})
            QTest::addRow("%d rows, rule set %s", rows, qPrintable(ruleSet)) << rows << ruleSet;
    }
    QTest::newRow("1500 rows of the recipe, rule set C") << 1500 << u"C"_s; // no such sample
}

void OracleTest::leads()
{
    QFETCH(const int, rows);
    QFETCH(const QString, ruleSet);
    bool isSample = false;
    const QList<QStringList> cells = cellsOf(rows, &isSample);
    qInfo("%s", isSample ? "rows of the public sample" : "rows made by the recipe");
    QCOMPARE(cells.size(), rows);

    Workplace &place = placeFor(rows, ruleSet);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QString notices;
    for (const QJsonValue &notice : place.sandbox().ready().value("notices"_L1).toArray())
        notices += notice.toString() + u'\n';
    QVERIFY2(notices.contains("\"First _Name\""_L1), qPrintable(notices));

    const CliResult run = place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.json().value("state"_L1).toString(), u"completed"_s);
    QCOMPARE(run.count(u"read"_s), rows);
    QVERIFY(run.balances());

    LeadTotals expected;
    LeadTotals found;
    int countryChanges = 0;
    const QList<QJsonObject> ledger = place.ledger();
    QCOMPARE(ledger.size(), rows);
    for (int i = 0; i < rows; ++i) {
        const LeadRow before = leadOf(cells.at(i));
        const LeadResult wanted = leadResult(before, ruleSet.at(0));
        const LeadResult actual = resultOf(ledger.at(i));
        addTo(expected, wanted);
        addTo(found, actual);
        countryChanges += actual.country != before.country ? 1 : 0;
        QVERIFY2(actual.mobile == wanted.mobile && actual.country == wanted.country
                && actual.priority == wanted.priority,
            qPrintable(u"row %1: %2 %3 %4 in place of %5 %6 %7"_s.arg(QString::number(i + 1),
                actual.mobile, actual.country, actual.priority, wanted.mobile, wanted.country,
                wanted.priority)));
    }
    QCOMPARE(found.text(), expected.text());
    if (isSample) {
        QCOMPARE(found.text(), referenceTotals(rows, ruleSet.at(0)).text());
        QCOMPARE(countryChanges, referenceCountryChanges(rows, ruleSet.at(0)));
    }
}

void OracleTest::secondRunWritesNothing()
{
    constexpr int kRows = 4500;
    Workplace &place = placeFor(kRows, u"C"_s);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    const QString writeJob = u"^/crm/bulk/v\\d/write$"_s;

    const CliResult first = place.runJob();
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    QCOMPARE(first.count(u"written"_s), kRows);
    QCOMPARE(first.count(u"skipped"_s), 0);
    QCOMPARE(place.requests(u"POST"_s, writeJob).size(), 1);
    const QJsonObject digest = place.digest();

    const CliResult second = place.runJob();
    QVERIFY2(second.exitCode == 0, second.errors.constData());
    QCOMPARE(second.count(u"read"_s), kRows);
    QCOMPARE(second.count(u"written"_s), 0);
    QCOMPARE(second.count(u"skipped"_s), kRows);
    QVERIFY(second.balances());
    QCOMPARE(place.requests(u"POST"_s, writeJob).size(), 1);
    QCOMPARE(place.digest(), digest);
}

QTEST_GUILESS_MAIN(OracleTest)
#include "tst_oracle.moc"
