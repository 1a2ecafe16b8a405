// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

namespace sluice {

// The first and the last of a range of rows or pages that a run is about, from 1; 0: unbounded.
struct PartRange
{
    qint64 first = 0;
    qint64 last = 0;
    bool isAll() const { return first == 0 && last == 0; }
};

// The rows of one page that a run is about, counted from 1; none if the last is before the first.
struct PartRows
{
    qint64 first = 1;
    qint64 last = 0;
    qint64 count() const { return last < first ? 0 : last - first + 1; }
};

// Of a page of `rows` rows, the first of which has the ordinal `firstOrdinal`.
PartRows rowsInPage(const PartRange &wanted, qint64 firstOrdinal, qint64 rows);

// "1-3", "4" or "5-"; absent: all.
PartRange rangeIn(JsonObjectReader &reader, const QString &key);

} // namespace sluice
