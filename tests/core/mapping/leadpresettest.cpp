// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/leadsample.h"
#include "core/mapping/mappingtests.h"
#include "core/mapping/plainlead.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// The names of the sample files' columns.
constexpr const char *kSampleNames
    = R"("names":{"Designation":"Job_Title","No_of_Employees":"Company_Size"})";
const QStringList kResults{u"Mobile"_s, u"Country"_s, u"Lead_Score_Value"_s, u"Lead_Segment"_s,
    u"Sales_Priority"_s, u"Data_Quality_Status"_s};

PlainLead plainOf(const LeadSample &sample, size_t row)
{
    const auto cell = [&sample, row](const QString &name) {
        return QString::fromUtf8(
            sample.rows[row][static_cast<size_t>(sample.header.indexOf(name))]);
    };
    return {.mobile = cell(u"Mobile"_s),
        .country = cell(u"Country"_s),
        .title = cell(u"Job_Title"_s),
        .size = cell(u"Company_Size"_s),
        .days = cell(u"Last_Activity_Days"_s),
        .engagement = cell(u"Web_Engagement_Score"_s)};
}

// "IN 1,US 2,UK 3 | mobiles | Clean/Needs Review/Critical | Hot/Warm/Cold | country texts changed"
QString totalsText(const QMap<QString, int> &n)
{
    return u"IN %1 US %2 UK %3 | %4 | %5/%6/%7 | %8/%9/%10 | %11"_s.arg(n[u"IN"_s])
        .arg(n[u"US"_s])
        .arg(n[u"UK"_s])
        .arg(n[u"mobile"_s])
        .arg(n[u"Clean"_s])
        .arg(n[u"Needs Review"_s])
        .arg(n[u"Critical"_s])
        .arg(n[u"Hot"_s])
        .arg(n[u"Warm"_s])
        .arg(n[u"Cold"_s])
        .arg(n[u"countryChanged"_s]);
}

QString plainTotals(const LeadSample &sample, QChar set, QMap<int, int> &histogram)
{
    QMap<QString, int> n;
    for (size_t row = 0; row < sample.rows.size(); ++row) {
        PlainLead lead = plainOf(sample, row);
        const QString before = lead.country;
        lead.work(set);
        ++n[lead.code];
        ++n[lead.quality];
        ++n[lead.segment];
        n[u"mobile"_s] += lead.isMobileValid ? 1 : 0;
        n[u"countryChanged"_s] += before != lead.country ? 1 : 0;
        ++histogram[lead.score];
    }
    return totalsText(n);
}

QString presetTotals(const ProcessedLeads &processed, QMap<int, int> &histogram)
{
    QMap<QString, int> n;
    const qsizetype country = processed.columns.indexOf(u"Country"_s);
    for (qsizetype row = 0; row < processed.batch->rowCount(); ++row) {
        ++n[processed.text(row, u"Country"_s)];
        ++n[processed.text(row, u"Data_Quality_Status"_s)];
        ++n[processed.text(row, u"Lead_Segment"_s)];
        n[u"countryChanged"_s] += processed.batch->isChanged(row, country) ? 1 : 0;
        ++histogram[processed.text(row, u"Lead_Score_Value"_s).toInt()];
    }
    n[u"mobile"_s] = n[u"Clean"_s];
    return totalsText(n);
}

} // namespace

void LeadPresetTest::totals_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("expected"); // zoho-crm-bulk F
    const auto row = [](int rows, const QString &set, const QString &expected) {
        QTest::addRow("%d %s", rows, qPrintable(set)) << rows << set << expected;
    };
    row(4500, u"A"_s, u"IN 1100 US 1124 UK 752 | 1189 | 1189/1787/1524 | 95/1419/2986 | 1860"_s);
    row(4500, u"B"_s, u"IN 1100 US 1124 UK 752 | 1415 | 1415/1561/1524 | 95/1419/2986 | 1860"_s);
    row(4500, u"C"_s, u"IN 1500 US 1124 UK 1148 | 1860 | 1860/1912/728 | 95/1419/2986 | 2656"_s);
    row(10000, u"A"_s, u"IN 2515 US 2474 UK 1684 | 2664 | 2664/4009/3327 | 180/3103/6717 | 4225"_s);
    row(10000, u"B"_s, u"IN 2515 US 2474 UK 1684 | 3162 | 3162/3511/3327 | 180/3103/6717 | 4225"_s);
    row(10000, u"C"_s, u"IN 3377 US 2474 UK 2520 | 4118 | 4118/4253/1629 | 180/3103/6717 | 5923"_s);
}

void LeadPresetTest::totals()
{
    QFETCH(int, rows);
    QFETCH(QString, set);
    QFETCH(QString, expected);
    const LeadSample sample = loadSample(rows);
    QCOMPARE(sample.rows.size(), static_cast<size_t>(rows));
    const ProcessedLeads processed = processLeads(
        sample.header, sample.rows, "\"ruleSet\":\"" + set.toLatin1() + "\"," + kSampleNames);
    QVERIFY(processed.batch);
    QMap<int, int> histogram;
    const QString totals = presetTotals(processed, histogram);
    if (!sample.isPublished) {
        QMap<int, int> plainHistogram;
        QCOMPARE(totals, plainTotals(sample, set.front(), plainHistogram));
        QCOMPARE(histogram, plainHistogram);
        return;
    }
    QCOMPARE(totals, expected);
    const QMap<int, int> expected10000{{0, 1336}, {10, 573}, {15, 809}, {20, 848}, {25, 1724},
        {30, 370}, {35, 1057}, {40, 860}, {45, 1027}, {50, 357}, {55, 361}, {60, 498}, {70, 180}};
    const QMap<int, int> expected4500{{0, 626}, {10, 274}, {15, 367}, {20, 383}, {25, 728},
        {30, 168}, {35, 440}, {40, 390}, {45, 471}, {50, 155}, {55, 168}, {60, 235}, {70, 95}};
    QCOMPARE(histogram, rows == 10000 ? expected10000 : expected4500);
}

void LeadPresetTest::agreesWithPlainImplementation_data()
{
    QTest::addColumn<QString>("set");
    QTest::newRow("A") << u"A"_s;
    QTest::newRow("B") << u"B"_s;
    QTest::newRow("C") << u"C"_s;
}

// Cell by cell, and once more over its own output, which changes nothing; with GB for UK too.
void LeadPresetTest::agreesWithPlainImplementation()
{
    QFETCH(QString, set);
    const LeadSample sample = recipeSample(5000);
    const QByteArray options = "\"ruleSet\":\"" + set.toLatin1() + "\"," + kSampleNames;
    for (const QByteArray &uk : {QByteArray("UK"), QByteArray("GB")}) {
        const QByteArray all = options + ",\"ukCode\":\"" + uk + '"';
        const ProcessedLeads processed = processLeads(sample.header, sample.rows, all);
        Rows output;
        for (size_t row = 0; row < sample.rows.size(); ++row) {
            PlainLead lead = plainOf(sample, row);
            lead.work(set.front());
            if (lead.code == u"UK") {
                lead.country = QString::fromLatin1(uk);
            }
            const QStringList expected{lead.mobile, lead.country, QString::number(lead.score),
                lead.segment, lead.priority, lead.quality};
            const auto index = static_cast<qsizetype>(row);
            for (qsizetype i = 0; i < kResults.size(); ++i) {
                QCOMPARE(processed.text(index, kResults.at(i)), expected.at(i));
            }
            std::vector<QByteArray> cells;
            for (qsizetype column = 0; column < processed.columns.size(); ++column) {
                cells.push_back(processed.batch->value(index, column).toByteArray());
            }
            output.push_back(std::move(cells));
        }
        const ProcessedLeads again = processLeads(processed.columns.names(), output, all);
        for (qsizetype row = 0; row < again.batch->rowCount(); ++row) {
            QVERIFY(!again.batch->isRowChanged(row));
        }
    }
}
