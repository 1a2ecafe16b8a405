// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/rowfilter.h"
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void FilterTest::conditions_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("rest"); // of the condition
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const QString &type, const char *rest, const char *cell, bool isTaken) {
        QTest::addRow("%s %s (%s)", qPrintable(type), rest, cell)
            << type << QByteArray(rest) << QByteArray(cell) << isTaken;
    };
    const QString text = u"varchar"_s;
    const QString whole = u"bigint"_s;
    const QString decimal = u"double"_s;
    const QString time = u"datetime"_s;
    const QString boolean = u"boolean"_s;
    row(text, "'equal','value':'open'", "open", true);
    row(text, "'equal','value':'open'", "Open", false);
    row(text, "'equal','value':'open'", "", false);
    row(text, "'not_equal','value':'open'", "", true);
    row(text, "'not_equal','value':'open'", "open", false);
    row(text, "'greater_than','value':'10'", "9", true); // text
    row(text, "'less_than','value':'b'", "a", true);
    row(text, "'starts_with','value':'ab'", "abc", true);
    row(text, "'starts_with','value':'bc'", "abc", false);
    row(text, "'ends_with','value':'bc'", "abc", true);
    row(text, "'ends_with','value':'ab'", "abc", false);
    row(text, "'contains','value':'b'", "abc", true);
    row(text, "'contains','value':'x'", "abc", false);
    row(text, "'contains','value':'x'", "", false);
    row(text, "'in','values':['a','b']", "b", true);
    row(text, "'in','values':['a','b']", "c", false);
    row(text, "'in','values':['a','b']", "", false);
    row(text, "'empty'", "", true);
    row(text, "'empty'", " ", false);
    row(text, "'not_empty'", "x", true);
    row(text, "'not_empty'", "", false);
    row(whole, "'greater_than','value':'10'", "9", false); // numbers
    row(whole, "'greater_than','value':'10'", "11", true);
    row(whole, "'greater_than','value':'10'", "10", false);
    row(whole, "'less_than','value':'-1'", "-2", true);
    row(whole, "'equal','value':'7'", "007", true);
    // No double tells these two apart.
    row(whole, "'equal','value':'69251000000063001'", "69251000000063002", false);
    row(whole, "'less_than','value':'69251000000063002'", "69251000000063001", true);
    row(whole, "'less_than','value':'10'", "x", false); // not to be read
    row(whole, "'greater_than','value':'10'", "x", false);
    row(whole, "'not_equal','value':'10'", "x", true);
    row(whole, "'greater_than','value':'-10'", "", false);
    row(whole, "'in','values':['1','2']", "02", true);
    row(whole, "'starts_with','value':'12'", "123", true); // as text
    row(decimal, "'equal','value':'1.50'", "1.5", true);
    row(decimal, "'greater_than','value':'9'", "10.25", true);
    row(decimal, "'less_than','value':'0'", "-1e3", true);
    row(decimal, "'less_than','value':'0'", "nan", false);
    row(time, "'greater_than','value':'2021-08-17 13:02:11'", "2021-08-17 13:02:12:184", true);
    row(time, "'equal','value':'2021-08-17 13:02:11'", "2021-08-17 13:02:11:184", true);
    row(time, "'less_than','value':'2021-08-17'", "2021-08-16 23:59:59", true);
    row(time, "'equal','value':'2021-08-17'", "2021-08-17 00:00:00", true);
    row(time, "'less_than','value':'2021-08-17'", "yesterday", false);
    row(u"date"_s, "'greater_than','value':'2020-12-31'", "2021-01-01", true);
    row(boolean, "'equal','value':'true'", "TRUE", true);
    row(boolean, "'equal','value':'true'", "1", true);
    row(boolean, "'equal','value':'false'", "", false);
    row(boolean, "'not_equal','value':'true'", "false", true);
}

void FilterTest::conditions()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, cell);
    QList<RowCondition> where
        = mappingFrom("'where':[{'column':'A','comparator':" + rest + "}]").where;
    where.first().type = type;
    QCOMPARE(where.first().problem(), QString());
    const RowFilter filter(where, {1});
    const std::vector<QByteArrayView> fields{"other", cell};
    const QByteArrayView refusal = filter.refusal(fields);
    QTEST(refusal.isEmpty(), "isTaken");
    if (!refusal.isEmpty())
        QCOMPARE(refusal.toByteArray(), QByteArray("the mapping's filter on A"));
}

void FilterTest::allMustHold()
{
    const QList<RowCondition> where
        = mappingFrom("'where':[{'column':'A','comparator':'not_empty'},"
                      "{'column':'B','comparator':'equal','value':'x'}]")
              .where;
    const RowFilter filter(where, {0, 1});
    const auto refusal = [&filter](QByteArrayView a, QByteArrayView b) {
        const std::vector<QByteArrayView> fields{a, b};
        return filter.refusal(fields).toByteArray();
    };
    QCOMPARE(refusal("1", "x"), QByteArray());
    QCOMPARE(refusal("1", "y"), QByteArray("the mapping's filter on B"));
    QCOMPARE(refusal("", "y"), QByteArray("the mapping's filter on A"));
    QVERIFY(RowFilter().isEmpty());
}

void FilterTest::badValues_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::newRow("whole") << u"int"_s << u"1.5"_s;
    QTest::newRow("decimal") << u"double"_s << u"1,5"_s;
    QTest::newRow("time") << u"datetime"_s << u"17.08.2021"_s;
    QTest::newRow("boolean") << u"boolean"_s << u"ja"_s;
}

void FilterTest::badValues()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    RowCondition condition{.column = u"A"_s, .values = {value}, .type = type};
    QVERIFY(!condition.problem().isEmpty());
    condition.comparator = RowComparator::In;
    QVERIFY(!condition.problem().isEmpty());
    condition.comparator = RowComparator::Contains; // a search in the text
    QCOMPARE(condition.problem(), QString());
}
