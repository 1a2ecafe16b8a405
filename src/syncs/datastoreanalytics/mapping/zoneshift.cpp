// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/zoneshift.h"

#include "core/mapping/jsoncheck.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString zoneIn(JsonObjectReader &reader, const QString &key)
{
    const QString name = reader.filledText(key);
    if (!name.trimmed().isEmpty() && !QTimeZone::isTimeZoneIdAvailable(name.toUtf8()))
        reader.problem(key, u"is no known time zone; write it as Europe/Berlin"_s);
    return name;
}

} // namespace

ZonePair ZonePair::read(JsonObjectReader reader)
{
    ZonePair zones{.from = zoneIn(reader, u"from"_s), .to = zoneIn(reader, u"to"_s)};
    reader.finish();
    return zones;
}

QJsonObject ZonePair::toJson() const
{
    return {{u"from"_s, from}, {u"to"_s, to}};
}

// The stretches of one offset that a zone's history is made of.
class ZoneShift::Table
{
public:
    explicit Table(const QTimeZone &zone);
    qint64 toUtc(qint64 local);
    qint64 toLocal(qint64 utc);

private:
    struct Stretch
    {
        qint64 begin; // in UTC; the first one's is the least number
        qint64 end; // in UTC, not of it any more
        qint64 offset;
        qint64 localEnd; // what a clock shows at the end, before it is changed
    };
    std::vector<Stretch> m_stretches;
    size_t m_byLocal = 0; // where the last look ended
    size_t m_byUtc = 0;
};

ZoneShift::Table::Table(const QTimeZone &zone)
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

qint64 ZoneShift::Table::toUtc(qint64 local)
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

qint64 ZoneShift::Table::toLocal(qint64 utc)
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

ZoneShift::ZoneShift() = default;
ZoneShift::~ZoneShift() = default;

Result<std::unique_ptr<ZoneShift>> ZoneShift::make(const ZonePair &zones)
{
    const QTimeZone from(zones.from.toUtf8());
    const QTimeZone to(zones.to.toUtf8());
    if (!from.isValid() || !to.isValid())
        return fail(ErrorKind::Config, u"The mapping's time zone is not known here"_s,
            from.isValid() ? zones.to : zones.from,
            u"Install the time zone data (tzdata), or choose another zone"_s);
    std::unique_ptr<ZoneShift> shift(new ZoneShift);
    shift->m_from = std::make_unique<Table>(from);
    shift->m_to = std::make_unique<Table>(to);
    return shift;
}

qint64 ZoneShift::shifted(qint64 localSeconds)
{
    return m_to->toLocal(m_from->toUtc(localSeconds));
}

} // namespace sluice
