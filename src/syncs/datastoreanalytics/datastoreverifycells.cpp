// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreverifycells.h"

#include "core/mapping/transforms/civiltime.h"

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isNumberInView(const QString &type)
{
    static const QStringList kNumbers{
        u"NUMBER"_s, u"POSITIVE_NUMBER"_s, u"DECIMAL_NUMBER"_s, u"CURRENCY"_s, u"PERCENT"_s};
    return kNumbers.contains(type);
}

// A sum of doubles depends on the order of its parts.
bool isSameDecimal(const QString &one, const QString &other)
{
    bool isNumber[2] = {false, false};
    const double a = one.toDouble(&isNumber[0]);
    const double b = other.toDouble(&isNumber[1]);
    return isNumber[0] && isNumber[1]
        && std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool isSameWhole(const QString &one, const QString &other)
{
    bool isNumber[2] = {false, false};
    const qint64 a = one.toLongLong(&isNumber[0]);
    const qint64 b = other.toLongLong(&isNumber[1]);
    return isNumber[0] && isNumber[1] ? a == b : isSameDecimal(one, other);
}

FigureMatch matchTimes(FigureKind kind, const QString &expected, const QString &inView)
{
    CivilTime a;
    CivilTime b;
    if (readCivilTime(expected.toUtf8(), a) == CivilForm::None
        || readCivilTime(inView.toUtf8(), b) == CivilForm::None)
        return FigureMatch::Unreadable;
    if (kind == FigureKind::Day) {
        for (CivilTime *time : {&a, &b})
            time->hour = time->minute = time->second = 0;
    }
    return civilSeconds(a) == civilSeconds(b) ? FigureMatch::Same : FigureMatch::Different;
}

} // namespace

FigureKind figureKind(const PlannedColumn &column)
{
    if (!column.transforms.isEmpty() || column.isPersonal)
        return FigureKind::None;
    const bool isNumber = isNumberInView(column.targetType);
    if (column.sourceType == "int"_L1 || column.sourceType == "bigint"_L1)
        return isNumber ? FigureKind::Whole : FigureKind::None;
    if (column.sourceType == "double"_L1)
        return isNumber ? FigureKind::Decimal : FigureKind::None;
    const bool isTime = column.sourceType == "datetime"_L1;
    if (!isTime && column.sourceType != "date"_L1)
        return FigureKind::None;
    if (column.targetType == "DATE_AS_DATE"_L1)
        return FigureKind::Day;
    if (column.targetType != "DATE"_L1)
        return FigureKind::None;
    return isTime ? FigureKind::Time : FigureKind::Day;
}

bool isSummable(const PlannedColumn &column)
{
    return column.sourceType != "bigint"_L1 && column.transforms.isEmpty()
        && (column.sourceType == "int"_L1 || column.sourceType == "double"_L1)
        && isNumberInView(column.targetType);
}

QString figureInView(const PlannedColumn &column, const QString &inTable, ZoneShift *shift)
{
    const QByteArray value = inTable.toUtf8();
    CivilTime time;
    const bool isMoved
        = shift && column.form != CellForm::Text && readCivilTime(value, time) == CivilForm::Time;
    if (!isMoved)
        return QString::fromUtf8(inForm(value, column.form));
    const qint64 seconds = shift->shifted(civilSeconds(time));
    if (!isCivilSeconds(seconds))
        return inTable;
    QByteArray moved(kCivilTimeSize, '\0');
    writeCivilTime(moved.data(), civilTimeOf(seconds));
    return QString::fromUtf8(inForm(moved, column.form));
}

FigureMatch matchFigures(FigureKind kind, const QString &expected, const QString &inView)
{
    if (expected == inView)
        return FigureMatch::Same;
    if (expected.isEmpty() || inView.isEmpty() || kind == FigureKind::None)
        return FigureMatch::Different;
    if (kind == FigureKind::Day || kind == FigureKind::Time)
        return matchTimes(kind, expected, inView);
    const bool isSame = kind == FigureKind::Whole ? isSameWhole(expected, inView)
                                                  : isSameDecimal(expected, inView);
    return isSame ? FigureMatch::Same : FigureMatch::Different;
}

} // namespace sluice
