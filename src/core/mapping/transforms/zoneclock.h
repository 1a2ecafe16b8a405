// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/jsoncheck.h"

#include <QString>

#include <memory>
#include <vector>

class QTimeZone;

namespace sluice {

// What the clocks of one time zone show. The zone's history is looked up once, for the years 1850
// to 2150, and each time afterwards costs a few comparisons; outside these years the nearest offset
// holds. Daylight saving: of a time that comes twice the first is meant (that before the clocks go
// back); one that the clocks jump over is read with the offset before the jump, so that 02:30
// becomes what 03:30 is. One owner, one thread (it remembers where it looked last). Seconds are
// those of civilSeconds().
class ZoneClock final
{
public:
    static Result<std::unique_ptr<ZoneClock>> make(const QString &name); // "Asia/Kolkata"

    qint64 toUtc(qint64 local);
    qint64 toLocal(qint64 utc);

private:
    explicit ZoneClock(const QTimeZone &zone);

    struct Stretch
    {
        qint64 begin; // in UTC; the first one's is the least number
        qint64 end; // in UTC, not of it any more
        qint64 offset;
        qint64 localEnd; // what a clock shows at the end, before it is changed
    };
    std::vector<Stretch> m_stretches; // of one offset each
    size_t m_byLocal = 0; // where the last look ended
    size_t m_byUtc = 0;
};

// The name of a zone that is known here; else the problem is noted.
QString zoneIn(JsonObjectReader &reader, const QString &key);

} // namespace sluice
