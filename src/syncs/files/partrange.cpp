// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/partrange.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

PartRows rowsInPage(const PartRange &wanted, qint64 firstOrdinal, qint64 rows)
{
    return {.first = std::max<qint64>(1, wanted.first - firstOrdinal + 1),
        .last = wanted.last == 0 ? rows : std::min(rows, wanted.last - firstOrdinal + 1)};
}

PartRange rangeIn(JsonObjectReader &reader, const QString &key)
{
    const QString text = reader.text(key, JsonNeed::Optional);
    if (text.isEmpty())
        return {};
    static const QRegularExpression pattern(u"^([0-9]{1,15})(?:-([0-9]{1,15})?)?$"_s);
    const auto match = pattern.match(text);
    PartRange range{
        .first = match.captured(1).toLongLong(), .last = match.captured(2).toLongLong()};
    if (!text.contains(u'-'))
        range.last = range.first;
    if (!match.hasMatch() || range.first < 1 || (range.last > 0 && range.last < range.first)) {
        reader.problem(key, u"must be a range such as 1-3, 4 or 5-, counted from 1"_s);
        return {};
    }
    return range;
}

} // namespace sluice
