// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoretests.h"
#include "syncs/datastoreanalytics/datastoreverifycells.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

Q_DECLARE_METATYPE(sluice::FigureKind)
Q_DECLARE_METATYPE(sluice::FigureMatch)

namespace {

PlannedColumn columnOf(const QString &source, const QString &target)
{
    return {.source = u"A"_s, .target = u"A"_s, .sourceType = source, .targetType = target};
}

} // namespace

void VerifyCellsTest::kinds_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<bool>("isSum");
    QTest::newRow("int") << u"int"_s << u"NUMBER"_s << FigureKind::Whole << true;
    QTest::newRow("bigint") << u"bigint"_s << u"NUMBER"_s << FigureKind::Whole << false;
    QTest::newRow("ids as text") << u"bigint"_s << u"PLAIN"_s << FigureKind::None << false;
    QTest::newRow("double") << u"double"_s << u"CURRENCY"_s << FigureKind::Decimal << true;
    QTest::newRow("date") << u"date"_s << u"DATE_AS_DATE"_s << FigureKind::Day << false;
    QTest::newRow("datetime") << u"datetime"_s << u"DATE"_s << FigureKind::Time << false;
    QTest::newRow("day of a time")
        << u"datetime"_s << u"DATE_AS_DATE"_s << FigureKind::Day << false;
    QTest::newRow("time as text") << u"datetime"_s << u"PLAIN"_s << FigureKind::None << false;
    QTest::newRow("text") << u"varchar"_s << u"PLAIN"_s << FigureKind::None << false;
}

void VerifyCellsTest::kinds()
{
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(FigureKind, kind);
    QFETCH(bool, isSum);
    PlannedColumn column = columnOf(source, target);
    QCOMPARE(figureKind(column), kind);
    QCOMPARE(isSummable(column), isSum);
    column.isPersonal = true; // its smallest value is one of its values
    QCOMPARE(figureKind(column), FigureKind::None);
    column.isPersonal = false;
    column.transforms.append({.kind = TransformKind::Trim});
    QCOMPARE(figureKind(column), FigureKind::None);
    QVERIFY(!isSummable(column));
}

void VerifyCellsTest::matches_data()
{
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("view");
    QTest::addColumn<FigureMatch>("match");
    const auto same = FigureMatch::Same;
    const auto other = FigureMatch::Different;
    QTest::newRow("nothing") << FigureKind::Whole << QString() << QString() << same;
    QTest::newRow("lost") << FigureKind::Whole << u"1"_s << QString() << other;
    QTest::newRow("ids") << FigureKind::Whole << u"2136000000011011"_s << u"2136000000011011"_s
                         << same;
    QTest::newRow("ids beyond a double")
        << FigureKind::Whole << u"9007199254740993"_s << u"9007199254740992"_s << other;
    QTest::newRow("whole as decimal") << FigureKind::Whole << u"12"_s << u"12.00"_s << same;
    QTest::newRow("decimals") << FigureKind::Decimal << u"0.30000000000000004"_s << u"0.3"_s
                              << same;
    QTest::newRow("other decimals") << FigureKind::Decimal << u"0.31"_s << u"0.3"_s << other;
    QTest::newRow("no number") << FigureKind::Decimal << u"0.3"_s << u"abc"_s << other;
    QTest::newRow("times") << FigureKind::Time << u"2021-08-17 13:02:11"_s
                           << u"2021-08-17 13:02:11.000"_s << same;
    QTest::newRow("other times") << FigureKind::Time << u"2021-08-17 13:02:11"_s
                                 << u"2021-08-17 13:02:12"_s << other;
    QTest::newRow("days") << FigureKind::Day << u"2021-08-17"_s << u"2021-08-17 00:00:00"_s << same;
    QTest::newRow("form of its own") << FigureKind::Time << u"2021-08-17 13:02:11"_s
                                     << u"17 Aug, 2021 13:02:11"_s << FigureMatch::Unreadable;
}

void VerifyCellsTest::matches()
{
    QFETCH(FigureKind, kind);
    QFETCH(QString, table);
    QFETCH(QString, view);
    QFETCH(FigureMatch, match);
    QCOMPARE(matchFigures(kind, table, view), match);
}

void VerifyCellsTest::times()
{
    PlannedColumn column = columnOf(u"datetime"_s, u"DATE"_s);
    column.form = CellForm::Time;
    const QString time = u"2021-08-17 23:02:11:184"_s;
    QCOMPARE(figureInView(column, time, nullptr), u"2021-08-17 23:02:11"_s);
    auto shift = ZoneShift::make({u"UTC"_s, u"Asia/Kolkata"_s});
    QVERIFY(shift.has_value());
    QCOMPARE(figureInView(column, time, shift->get()), u"2021-08-18 04:32:11"_s);
    column.form = CellForm::Day;
    QCOMPARE(figureInView(column, time, shift->get()), u"2021-08-18"_s);
    column.form = CellForm::Text;
    QCOMPARE(figureInView(column, u"12.5"_s, shift->get()), u"12.5"_s);
    QCOMPARE(figureInView(column, QString(), nullptr), QString());
}
