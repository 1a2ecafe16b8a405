// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/zoneshift.h"

namespace sluice {

using namespace Qt::StringLiterals;

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

Result<std::unique_ptr<ZoneShift>> ZoneShift::make(const ZonePair &zones)
{
    auto from = ZoneClock::make(zones.from);
    if (!from)
        return fail(from.error());
    auto to = ZoneClock::make(zones.to);
    if (!to)
        return fail(to.error());
    std::unique_ptr<ZoneShift> shift(new ZoneShift);
    shift->m_from = std::move(*from);
    shift->m_to = std::move(*to);
    return shift;
}

qint64 ZoneShift::shifted(qint64 localSeconds)
{
    return m_to->toLocal(m_from->toUtc(localSeconds));
}

} // namespace sluice
