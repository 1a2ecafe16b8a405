// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/automap.h"

#include "core/mapping/bestpairs.h"
#include "core/mapping/mappingtests.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QList<AutoMapTarget> leadTargets()
{
    return {{u"First_Name"_s, u"First Name"_s, ValueSort::Text},
        {u"Last_Name"_s, u"Last Name"_s, ValueSort::Text},
        {u"Company"_s, u"Company"_s, ValueSort::Text}, {u"Email"_s, u"Email"_s, ValueSort::Email},
        {u"Mobile"_s, u"Mobile"_s, ValueSort::Phone}, {u"Phone"_s, u"Phone"_s, ValueSort::Phone},
        {u"Country"_s, u"Country"_s, ValueSort::Text},
        {u"Designation"_s, u"Title"_s, ValueSort::Text},
        {u"Industry"_s, u"Industry"_s, ValueSort::Text},
        {u"No_of_Employees"_s, u"No. of Employees"_s, ValueSort::Number},
        {u"Last_Activity_Days"_s, u"Last Activity Days"_s, ValueSort::Number},
        {u"Web_Engagement_Score"_s, u"Web Engagement Score"_s, ValueSort::Number},
        {u"Lead_Score_Value"_s, u"Lead Score Value"_s, ValueSort::Number},
        {u"Description"_s, u"Description"_s, ValueSort::Text}};
}

QMap<QString, QString> pairsOf(const AutoMapResult &result)
{
    QMap<QString, QString> pairs;
    for (const AutoMapPair &pair : result.pairs)
        pairs.insert(pair.source, pair.target);
    return pairs;
}

qint64 weightOf(
    const std::vector<std::vector<qint64>> &weights, const std::vector<qsizetype> &pairs)
{
    qint64 sum = 0;
    for (size_t row = 0; row < pairs.size(); ++row)
        sum += pairs[row] < 0 ? 0 : weights[row][static_cast<size_t>(pairs[row])];
    return sum;
}

// Every choice tried.
qint64 greatestWeight(const std::vector<std::vector<qint64>> &weights, size_t columns)
{
    const size_t side = std::max(weights.size(), columns);
    std::vector<size_t> order(side);
    std::iota(order.begin(), order.end(), 0);
    qint64 best = 0;
    do {
        qint64 sum = 0;
        for (size_t row = 0; row < weights.size(); ++row)
            sum += order[row] < columns ? weights[row][order[row]] : 0;
        best = std::max(best, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

} // namespace

void AutoMapTest::bestPairs_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    for (const auto &[rows, columns] : {std::pair{1, 1}, {4, 4}, {3, 6}, {6, 3}, {6, 6}, {1, 5}})
        QTest::addRow("%d x %d", rows, columns) << rows << columns;
}

void AutoMapTest::bestPairs()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    QRandomGenerator random(static_cast<quint32>(rows * 31 + columns));
    for (int round = 0; round < 30; ++round) {
        std::vector<std::vector<qint64>> weights(static_cast<size_t>(rows));
        for (auto &row : weights) {
            for (int i = 0; i < columns; ++i)
                row.push_back(random.bounded(3) == 0 ? 0 : random.bounded(1, 100));
        }
        const std::vector<qsizetype> pairs = sluice::bestPairs(weights);
        QCOMPARE(pairs.size(), weights.size());
        for (size_t row = 0; row < pairs.size(); ++row) {
            if (pairs[row] < 0)
                continue;
            QCOMPARE(std::count(pairs.begin(), pairs.end(), pairs[row]), 1);
            QVERIFY(weights[row][static_cast<size_t>(pairs[row])] > 0);
        }
        QCOMPARE(weightOf(weights, pairs), greatestWeight(weights, static_cast<size_t>(columns)));
    }
    QVERIFY(sluice::bestPairs({}).empty());
}

// The odd header of the public data.
void AutoMapTest::leadFile()
{
    QList<AutoMapSource> sources;
    for (const QString &name :
        {u"First _Name"_s, u"Last_Name"_s, u"Company"_s, u"Mobile"_s, u"Country"_s, u"Job_Title"_s,
            u"Industry"_s, u"Company_Size"_s, u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s})
        sources.append({.name = name});
    const AutoMapResult result = autoMap(sources, leadTargets());
    QCOMPARE(result.freeSources, QStringList());
    const QMap<QString, QString> pairs = pairsOf(result);
    QCOMPARE(pairs.value(u"First _Name"_s), u"First_Name"_s);
    QCOMPARE(pairs.value(u"Job_Title"_s), u"Designation"_s);
    QCOMPARE(pairs.value(u"Company_Size"_s), u"No_of_Employees"_s);
    for (const QString &same : {u"Last_Name"_s, u"Company"_s, u"Mobile"_s, u"Country"_s,
             u"Industry"_s, u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s})
        QCOMPARE(pairs.value(same), same);
    QCOMPARE(result.freeTargets,
        (QStringList{u"Email"_s, u"Phone"_s, u"Lead_Score_Value"_s, u"Description"_s}));
    const QJsonObject json = result.toJson();
    QCOMPARE(json.value("pairs"_L1).toArray().size(), 10);
    QCOMPARE(json.value("pairs"_L1)[0]["why"_L1].toString(), u"the same words"_s);
}

void AutoMapTest::reasons_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target"); // empty: none
    QTest::addColumn<int>("confidence");
    QTest::addColumn<MatchReason>("reason");
    const auto row
        = [](const QString &source, const QString &target, int confidence, MatchReason reason) {
              QTest::newRow(qPrintable(source)) << source << target << confidence << reason;
          };
    row(u"Company"_s, u"Company"_s, 100, MatchReason::SameName);
    row(u"COMPANY"_s, u"Company"_s, 98, MatchReason::SameName);
    row(u"no. of employees"_s, u"No_of_Employees"_s, 95, MatchReason::SameLabel);
    row(u"lastActivityDays"_s, u"Last_Activity_Days"_s, 90, MatchReason::SameWords);
    row(u"Surname"_s, u"Last_Name"_s, 80, MatchReason::Synonym);
    row(u"Web_Engagment_Scores"_s, u"Web_Engagement_Score"_s, 70, MatchReason::Similar);
    row(u"Shoe size"_s, QString(), 0, MatchReason::Similar);
}

void AutoMapTest::reasons()
{
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(int, confidence);
    QFETCH(MatchReason, reason);
    const AutoMapResult result = autoMap({{.name = source}}, leadTargets());
    if (target.isEmpty()) {
        QVERIFY(result.pairs.isEmpty());
        QCOMPARE(result.freeSources, QStringList{source});
        return;
    }
    QCOMPARE(result.pairs.size(), 1);
    const AutoMapPair &pair = result.pairs.first();
    QCOMPARE(pair.target, target);
    QCOMPARE(pair.reason, reason);
    if (reason == MatchReason::Similar)
        QVERIFY2(pair.confidence >= 55 && pair.confidence < 75,
            qPrintable(QString::number(pair.confidence)));
    else
        QCOMPARE(pair.confidence, confidence);
}

// The sure pair is not given up for two doubtful ones, and nothing is taken twice.
void AutoMapTest::oneToOne()
{
    const AutoMapResult result = autoMap({{.name = u"Cell"_s}, {.name = u"Mobile"_s},
                                             {.name = u"Telephone"_s}, {.name = u"Phone"_s}},
        leadTargets());
    const QMap<QString, QString> pairs = pairsOf(result);
    QCOMPARE(pairs.value(u"Mobile"_s), u"Mobile"_s);
    QCOMPARE(pairs.value(u"Phone"_s), u"Phone"_s);
    QCOMPARE(result.freeSources, (QStringList{u"Cell"_s, u"Telephone"_s}));
}

void AutoMapTest::types()
{
    // A title of numbers is not the designation by another word for it.
    const QList<AutoMapTarget> targets{{u"Email"_s, u"Email"_s, ValueSort::Email},
        {u"No_of_Employees"_s, u"Employees"_s, ValueSort::Number}};
    const AutoMapResult doubtful
        = autoMap({{.name = u"Staff"_s, .label = {}, .sort = ValueSort::Text},
                      {.name = u"Email"_s, .label = {}, .sort = ValueSort::Number}},
            targets);
    QCOMPARE(doubtful.freeSources, QStringList{u"Staff"_s});
    QCOMPARE(doubtful.pairs.size(), 1);
    QCOMPARE(doubtful.pairs.first().confidence, 60);
    QVERIFY(doubtful.pairs.first().isTypeDoubtful);
    QVERIFY(doubtful.pairs.first().why().contains(u"look like something else"_s));
    const AutoMapResult good
        = autoMap({{.name = u"Staff"_s, .label = {}, .sort = ValueSort::Number}}, targets);
    QCOMPARE(good.pairs.size(), 1);
}

void AutoMapTest::samples_data()
{
    QTest::addColumn<QStringList>("samples");
    QTest::addColumn<ValueSort>("sort");
    QTest::newRow("none") << QStringList{u""_s, u"  "_s} << ValueSort::Unknown;
    QTest::newRow("numbers") << QStringList{u"1"_s, u" 2.5"_s, u""_s} << ValueSort::Number;
    QTest::newRow("faulty numbers") << QStringList{u"1"_s, u"2"_s, u"N/A"_s} << ValueSort::Number;
    QTest::newRow("flags") << QStringList{u"Yes"_s, u"no"_s} << ValueSort::Boolean;
    QTest::newRow("days") << QStringList{u"2026-01-31"_s} << ValueSort::Day;
    QTest::newRow("times") << QStringList{u"2026-01-31T10:00:00Z"_s} << ValueSort::Time;
    QTest::newRow("addresses") << QStringList{u"a@b.cd"_s, u"c@d.ef"_s} << ValueSort::Email;
    QTest::newRow("text") << QStringList{u"a"_s, u"1"_s} << ValueSort::Text;
}

void AutoMapTest::samples()
{
    QFETCH(QStringList, samples);
    QTEST(sortOfSamples(samples), "sort");
}
