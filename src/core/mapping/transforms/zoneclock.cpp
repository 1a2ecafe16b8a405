// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/zoneclock.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

QString zoneIn(JsonObjectReader &reader, const QString &key)
{
    const QString name = reader.filledText(key);
    if (!name.trimmed().isEmpty() && !QTimeZone::isTimeZoneIdAvailable(name.toUtf8()))
        reader.problem(key, u"is no known time zone; write it as Europe/Berlin"_s);
    return name;
}

Result<std::unique_ptr<ZoneClock>> ZoneClock::make(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    if (!zone.isValid())
        return fail(ErrorKind::Config, u"The mapping's time zone is not known here"_s, name,
            u"Install the time zone data (tzdata), or choose another zone"_s);
    return std::unique_ptr<ZoneClock>(new ZoneClock(zone));
}

ZoneClock::ZoneClock(const QTimeZone &zone)
{
    constexpr qint64 kLeast = std::numeric_limits<qint64>::min() / 2;
    constexpr qint64 kMost = std::numeric_limits<qint64>::max() / 2;
    const QDateTime first(QDate(1850, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime last(QDate(2150, 1, 1), QTime(0, 0), Qt::UTC);
    qint64 begin = kLeast;
    qint64 offset = zone.offsetFromUtc(first);
    const auto close = [this, &begin, &offset](qint64 end) {
        m_stretches.push_back({begin, end, offset, end + offset});
        begin = end;
    };
    // Not zone.transitions(): asked for what follows the last one that the zone's file lists, Qt
    // 6.4.2 finds nothing, and asked a moment later it finds what the zone's rule says.
    for (QDateTime at = first;;) {
        const QTimeZone::OffsetData change = zone.nextTransition(at.addMSecs(1));
        if (!change.atUtc.isValid() || change.atUtc >= last || change.atUtc <= at)
            break;
        at = change.atUtc;
        if (change.offsetFromUtc == offset)
            continue;
        close(at.toSecsSinceEpoch());
        offset = change.offsetFromUtc;
    }
    close(kMost);
}

qint64 ZoneClock::toUtc(qint64 local)
{
    const auto isMeant = [this, local](size_t at) {
        return local < m_stretches[at].localEnd
            && (at == 0 || local >= m_stretches[at - 1].localEnd);
    };
    if (!isMeant(m_byLocal)) {
        const auto found = std::upper_bound(m_stretches.begin(), m_stretches.end(), local,
            [](qint64 time, const Stretch &stretch) { return time < stretch.localEnd; });
        m_byLocal = static_cast<size_t>(found - m_stretches.begin());
    }
    const Stretch &stretch = m_stretches[m_byLocal];
    const bool isJumpedOver = local - stretch.offset < stretch.begin;
    return local - (isJumpedOver ? m_stretches[m_byLocal - 1].offset : stretch.offset);
}

qint64 ZoneClock::toLocal(qint64 utc)
{
    const auto holds = [this, utc](size_t at) {
        return utc >= m_stretches[at].begin && utc < m_stretches[at].end;
    };
    if (!holds(m_byUtc)) {
        const auto found = std::upper_bound(m_stretches.begin(), m_stretches.end(), utc,
            [](qint64 time, const Stretch &stretch) { return time < stretch.end; });
        m_byUtc = static_cast<size_t>(found - m_stretches.begin());
    }
    return utc + m_stretches[m_byUtc].offset;
}

} // namespace sluice
