// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/datastoretests.h"

#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QList<SourceColumn> table()
{
    return {{.name = u"CREATORID"_s, .type = u"bigint"_s, .isSystem = true},
        {.name = u"Name"_s, .type = u"varchar"_s, .maxLength = 100},
        {.name = u"Paid"_s, .type = u"datetime"_s}, {.name = u"Born"_s, .type = u"date"_s},
        {.name = u"Secret"_s, .type = u"encrypted text"_s},
        {.name = u"ROWID"_s, .type = u"bigint"_s, .isSystem = true},
        {.name = u"MODIFIEDTIME"_s, .type = u"datetime"_s, .isSystem = true}};
}

} // namespace

void ColumnPlanTest::types_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const QString &type, qint64 length, const QString &wanted) {
        QTest::addRow("%s %lld", qPrintable(type), length) << type << length << wanted;
    };
    // datastore-analytics C.8
    row(u"text"_s, 0, u"MULTI_LINE"_s);
    row(u"varchar"_s, 100, u"PLAIN"_s);
    row(u"varchar"_s, 255, u"MULTI_LINE"_s);
    row(u"date"_s, 0, u"DATE_AS_DATE"_s);
    row(u"datetime"_s, 0, u"DATE"_s);
    row(u"int"_s, 0, u"NUMBER"_s);
    row(u"bigint"_s, 0, u"NUMBER"_s);
    row(u"double"_s, 0, u"DECIMAL_NUMBER"_s);
    row(u"boolean"_s, 0, u"BOOLEAN"_s);
    row(u"foreign key"_s, 0, u"PLAIN"_s);
    row(u"encrypted text"_s, 0, u"PLAIN"_s);
    row(u"decimal"_s, 0, QString());
}

void ColumnPlanTest::types()
{
    QFETCH(QString, type);
    QFETCH(qint64, length);
    QTEST(analyticsTypeOf({.name = u"x"_s, .type = type, .maxLength = length}), "wanted");
}

void ColumnPlanTest::newView()
{
    const auto plan = planNewView(table());
    QVERIFY(plan.has_value());
    QCOMPARE(plan->sources(), (QStringList{u"ROWID"_s, u"Name"_s, u"Paid"_s, u"Born"_s}));
    QCOMPARE(plan->columns.first().targetType, u"NUMBER"_s);
    QVERIFY(plan->columns.last().isNew);
    QCOMPARE(plan->dateFormats(),
        (QMap<QString, QString>{
            {u"Paid"_s, u"yyyy-MM-dd HH:mm:ss"_s}, {u"Born"_s, u"yyyy-MM-dd"_s}}));

    QList<SourceColumn> unknown = table();
    unknown.append({.name = u"Odd"_s, .type = u"decimal"_s});
    const auto refused = planNewView(unknown);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().why.contains(u"Odd (decimal)"_s));
    const auto bare = planNewView({{.name = u"ROWID"_s, .type = u"bigint"_s, .isSystem = true}});
    QVERIFY(!bare.has_value());
}

void ColumnPlanTest::standingView()
{
    const auto plan = planView(table(),
        {{.name = u"rowid"_s, .type = u"PLAIN"_s}, {.name = u"NAME"_s, .type = u"PLAIN"_s},
            {.name = u"Sum"_s, .type = u"NUMBER"_s, .isFormula = true}});
    QVERIFY(plan.has_value());
    QCOMPARE(plan->targets(), (QStringList{u"rowid"_s, u"NAME"_s, u"Paid"_s, u"Born"_s}));
    QCOMPARE(plan->columns.first().targetType, u"PLAIN"_s);
    QVERIFY(!plan->columns.at(1).isNew);
    QVERIFY(plan->columns.at(2).isNew);
}

void ColumnPlanTest::refusedViews()
{
    const auto noId = planView(table(), {{.name = u"Name"_s, .type = u"PLAIN"_s}});
    QVERIFY(!noId.has_value());
    QVERIFY(noId.error().what.contains(u"ROWID"_s));
    const auto formula = planView(table(),
        {{.name = u"ROWID"_s, .type = u"NUMBER"_s},
            {.name = u"Name"_s, .type = u"PLAIN"_s, .isFormula = true}});
    QVERIFY(!formula.has_value());
    QCOMPARE(formula.error().why, u"Name"_s);
    QVERIFY(!planView({{.name = u"Name"_s, .type = u"text"_s}}, {}).has_value());
}

void ColumnPlanTest::roundTrip()
{
    const auto plan = planNewView(table());
    const ColumnPlan again = ColumnPlan::fromJson(plan->toJson());
    QCOMPARE(again.toJson(), plan->toJson());
    QCOMPARE(again.columns.at(2).form, CellForm::Time);
}

void ColumnPlanTest::cells_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *value, const char *wanted) {
        QTest::newRow(value) << QByteArray(value) << QByteArray(wanted);
    };
    row("2021-08-17 13:02:11:184", "2021-08-17 13:02:11"); // A.3
    row("2021-08-17 13:02:11.184", "2021-08-17 13:02:11");
    row("2021-08-17 13:02:11", "2021-08-17 13:02:11");
    row("2021-08-17T13:02:11+05:30", "2021-08-17T13:02:11+05:30"); // nothing is guessed
    row("", "");
}

void ColumnPlanTest::cells()
{
    QFETCH(QByteArray, value);
    QByteArray out;
    appendCell(out, value, CellForm::Time);
    QTEST(out, "wanted");
    out.clear();
    appendCell(out, value, CellForm::Text);
    QCOMPARE(out, value);
}
