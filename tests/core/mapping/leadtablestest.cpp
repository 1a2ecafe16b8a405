// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/leadsample.h"
#include "core/mapping/mappingtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// One lead in our field names through a rule set; the value of `wanted`.
QString leadResult(const QByteArray &set, const QString &mobile, const QString &country,
    const QString &title, const QString &size, const QString &days, const QString &engagement,
    const QString &wanted)
{
    const QStringList header{u"Mobile"_s, u"Country"_s, u"Designation"_s, u"No_of_Employees"_s,
        u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s};
    const Rows rows{{mobile.toUtf8(), country.toUtf8(), title.toUtf8(), size.toUtf8(),
        days.toUtf8(), engagement.toUtf8()}};
    return processLeads(header, rows, "\"ruleSet\":\"" + set + '"').text(0, wanted);
}

} // namespace

void LeadPresetTest::countries_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("inA");
    QTest::addColumn<QString>("inC");
    const auto row = [](const QString &country, const QString &inA, const QString &inC) {
        QTest::newRow(qPrintable(u'"' + country + u'"')) << country << inA << inC;
    };
    row(u"India"_s, u"IN"_s, u"IN"_s);
    row(u"  iNd\t"_s, u"IN"_s, u"IN"_s);
    row(u"IN"_s, u"IN"_s, u"IN"_s);
    row(u"+91"_s, u"IN"_s, u"IN"_s);
    row(u"91"_s, u"91"_s, u"IN"_s);
    row(u"Indiana"_s, u"Indiana"_s, u"Indiana"_s);
    row(u"United States"_s, u"US"_s, u"US"_s);
    row(u"united  states"_s, u"united  states"_s, u"united  states"_s);
    row(u"United States of America"_s, u"United States of America"_s, u"US"_s);
    row(u"U.S."_s, u"U.S."_s, u"US"_s);
    row(u"u.s.a"_s, u"u.s.a"_s, u"US"_s);
    row(u"U.S.A."_s, u"U.S.A."_s, u"US"_s);
    row(u"+1"_s, u"US"_s, u"US"_s);
    row(u"1"_s, u"1"_s, u"US"_s);
    row(u"U.K"_s, u"UK"_s, u"UK"_s);
    row(u"U.K."_s, u"U.K."_s, u"UK"_s);
    row(u"GB"_s, u"GB"_s, u"UK"_s);
    row(u"Great Britain"_s, u"Great Britain"_s, u"UK"_s);
    row(u"44"_s, u"44"_s, u"UK"_s);
    row(u"+44"_s, u"UK"_s, u"UK"_s);
    row(u""_s, u""_s, u""_s);
    row(u" Österreich "_s, u" Österreich "_s, u" Österreich "_s); // unchanged, spaces too
}

void LeadPresetTest::countries()
{
    QFETCH(QString, country);
    QFETCH(QString, inA);
    QFETCH(QString, inC);
    const auto result = [&country](const char *set) {
        return leadResult(set, {}, country, {}, {}, {}, {}, u"Country"_s);
    };
    QCOMPARE(result("A"), inA);
    QCOMPARE(result("B"), inA);
    QCOMPARE(result("C"), inC);
}

void LeadPresetTest::phones_data()
{
    QTest::addColumn<QString>("mobile");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("inA");
    QTest::addColumn<QString>("inB");
    QTest::addColumn<QString>("inC");
    const auto row = [](const QString &mobile, const QString &country, const QString &inA,
                         const QString &inB, const QString &inC) {
        QTest::newRow(qPrintable(mobile + u' ' + country))
            << mobile << country << inA << inB << inC;
    };
    const QString india = u"+919876543210"_s;
    row(u"98765 43210"_s, u"IN"_s, india, india, india);
    row(u"+91 98765-43210"_s, u"IN"_s, india, india, india);
    row(u"0091-9876543210"_s, u"IN"_s, u"0091-9876543210"_s, india, india);
    row(u"09876543210"_s, u"IN"_s, u"09876543210"_s, u"09876543210"_s, india);
    row(u"09876543210"_s, u"US"_s, u"09876543210"_s, u"09876543210"_s, u"09876543210"_s);
    row(u"+91 98765 43210"_s, u"US"_s, u"+91 98765 43210"_s, u"+91 98765 43210"_s,
        u"+91 98765 43210"_s);
    row(u"(415) 555-2671"_s, u"US"_s, u"+14155552671"_s, u"+14155552671"_s, u"+14155552671"_s);
    row(u"1 415 555 2671"_s, u"US"_s, u"+14155552671"_s, u"+14155552671"_s, u"+14155552671"_s);
    row(u"2 415 555 2671"_s, u"US"_s, u"2 415 555 2671"_s, u"2 415 555 2671"_s,
        u"2 415 555 2671"_s);
    row(u"0044 7700 900123"_s, u"UK"_s, u"0044 7700 900123"_s, u"+447700900123"_s,
        u"+447700900123"_s);
    row(u"07700 900123"_s, u"UK"_s, u"07700 900123"_s, u"07700 900123"_s, u"+447700900123"_s);
    row(u"0044 7700 900123"_s, u"IN"_s, u"0044 7700 900123"_s, u"0044 7700 900123"_s,
        u"0044 7700 900123"_s);
    row(u"9876543210"_s, u"France"_s, u"9876543210"_s, u"9876543210"_s, u"9876543210"_s);
    row(u"9876543210"_s, u""_s, u"9876543210"_s, u"9876543210"_s, u"9876543210"_s);
    row(u""_s, u"IN"_s, u""_s, u""_s, u""_s);
    row(u"none"_s, u"IN"_s, u"none"_s, u"none"_s, u"none"_s);
    row(u"٩٨٧٦٥٤٣٢١٠"_s, u"IN"_s, u"٩٨٧٦٥٤٣٢١٠"_s, u"٩٨٧٦٥٤٣٢١٠"_s, u"٩٨٧٦٥٤٣٢١٠"_s);
    row(u"98765432101"_s, u"IN"_s, u"98765432101"_s, u"98765432101"_s, u"98765432101"_s);
}

void LeadPresetTest::phones()
{
    QFETCH(QString, mobile);
    QFETCH(QString, country);
    QFETCH(QString, inA);
    QFETCH(QString, inB);
    QFETCH(QString, inC);
    const QList<std::pair<QByteArray, QString>> expected{{"A", inA}, {"B", inB}, {"C", inC}};
    for (const auto &[set, text] : expected) {
        QCOMPARE(leadResult(set, mobile, country, {}, {}, {}, {}, u"Mobile"_s), text);
        const bool isKnown = country.size() == 2;
        const bool isValid = isKnown && text.startsWith(u'+') && !text.contains(u' ');
        QCOMPARE(leadResult(set, mobile, country, {}, {}, {}, {}, u"Data_Quality_Status"_s),
            isValid       ? u"Clean"_s
                : isKnown ? u"Needs Review"_s
                          : u"Critical"_s);
    }
}

void LeadPresetTest::titles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("inA");
    QTest::addColumn<QString>("inC");
    const auto row = [](const QString &title, int inA, int inC) {
        QTest::newRow(qPrintable(title)) << title << QString::number(inA) << QString::number(inC);
    };
    row(u"CEO"_s, 25, 25);
    row(u" cto "_s, 25, 25);
    row(u"VP Sales"_s, 25, 25);
    row(u"CEO & Director"_s, 25, 25);
    row(u"Managing-Director, EMEA"_s, 25, 25);
    row(u"Contractor"_s, 25, 0);
    row(u"Doctor"_s, 25, 0);
    row(u"Directors"_s, 25, 0);
    row(u"Directör"_s, 0, 0);
    row(u"éceo"_s, 25, 0);
    row(u"Manager"_s, 0, 0);
    row(u""_s, 0, 0);
}

void LeadPresetTest::titles()
{
    QFETCH(QString, title);
    QFETCH(QString, inA);
    QFETCH(QString, inC);
    QCOMPARE(leadResult("A", {}, {}, title, {}, {}, {}, u"Lead_Score_Value"_s), inA);
    QCOMPARE(leadResult("B", {}, {}, title, {}, {}, {}, u"Lead_Score_Value"_s), inA);
    QCOMPARE(leadResult("C", {}, {}, title, {}, {}, {}, u"Lead_Score_Value"_s), inC);
}

void LeadPresetTest::numbers_data()
{
    QTest::addColumn<QStringList>("values"); // size, days, engagement
    QTest::addColumn<QStringList>("expected"); // score, segment, priority for the title CEO
    const auto row = [](const QStringList &values, const QStringList &expected) {
        QTest::newRow(qPrintable(values.join(u'/'))) << values << expected;
    };
    const QString zero;
    row({u"200"_s, u"7"_s, u"70"_s}, {u"70"_s, u"Hot"_s, u"High"_s});
    row({u"199"_s, u"7"_s, u"70"_s}, {u"50"_s, u"Warm"_s, u"Medium"_s});
    row({u"200"_s, u"8"_s, u"69"_s}, {u"45"_s, u"Warm"_s, u"Medium"_s});
    row({u"1000.0"_s, u"7"_s, zero}, {u"40"_s, u"Warm"_s, u"Medium"_s});
    row({zero, zero, u"70"_s}, {u"35"_s, u"Cold"_s, u"Low"_s});
    row({u" 200 "_s, u"-1"_s, u"+70"_s}, {u"70"_s, u"Hot"_s, u"High"_s});
    row({u"2e3"_s, u"0x1"_s, u"1,000"_s}, {u"25"_s, u"Cold"_s, u"Low"_s});
    row({u"99999999999999999999"_s, u"+-3"_s, u"+"_s}, {u"25"_s, u"Cold"_s, u"Low"_s});
}

void LeadPresetTest::numbers()
{
    QFETCH(QStringList, values);
    QFETCH(QStringList, expected);
    const QStringList wanted{u"Lead_Score_Value"_s, u"Lead_Segment"_s, u"Sales_Priority"_s};
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        QCOMPARE(leadResult(
                     "C", {}, {}, u"CEO"_s, values.at(0), values.at(1), values.at(2), wanted.at(i)),
            expected.at(i));
    }
}

void LeadPresetTest::names()
{
    const ProcessedLeads processed
        = processLeads({u"Phone"_s, u"Country"_s, u"Designation"_s, u"No_of_Employees"_s,
                           u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s},
            {{"9876543210", "ind", "", "", "", ""}},
            R"("names":{"Mobile":"Phone","Lead_Score_Value":"Lead_Score"})");
    QVERIFY(processed.batch);
    QCOMPARE(processed.text(0, u"Phone"_s), u"+919876543210"_s);
    QCOMPARE(processed.text(0, u"Lead_Score"_s), u"0"_s);
    QCOMPARE(processed.text(0, u"Data_Quality_Status"_s), u"Clean"_s);
    QVERIFY(!processed.columns.contains(u"Lead_Score_Value"_s));
}

void LeadPresetTest::badOptions()
{
    const auto chain = ProcessorChain::fromJson(QJsonDocument::fromJson(
        R"([{"type":"rules","preset":"lead-clean-up","ruleSet":"D","ukCode":"EN","names":{"Mobile":"Country","Fax":"x"},"x":1}])")
                                                    .array());
    QVERIFY(!chain);
    for (const QString &path : {u"[0].ruleSet"_s, u"[0].ukCode"_s, u"[0].names.Country"_s,
             u"[0].names.Fax"_s, u"[0].x"_s}) {
        QVERIFY2(chain.error().why.contains(path), qPrintable(chain.error().why));
    }
    QVERIFY(!ProcessorChain::fromJson(
        QJsonDocument::fromJson(R"([{"type":"rules","preset":"other"}])").array()));
}
