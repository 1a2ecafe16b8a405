// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticslimits.h"

#include "core/engine/snapshots.h"

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr double kUncappedUnits = 1e15;
constexpr double kNoUnitsUsable = 0.01; // less than any call costs

double unitsOfRows(double perThousand, qint64 rows, bool roundsUp)
{
    const double thousands = static_cast<double>(std::max<qint64>(0, rows)) / 1000;
    return perThousand * (roundsUp ? std::ceil(thousands) : thousands);
}

} // namespace

AnalyticsLimits AnalyticsLimits::of(
    const AnalyticsAccount &account, const QString &runId, double allocatedUnits)
{
    AnalyticsLimits limits;
    limits.isOff = account.zoho.limitsOff;
    limits.group = u"zoho-analytics/"_s
        + (account.orgId.isEmpty() ? u'@' + account.zoho.connectionId : account.orgId);
    limits.runId = runId;
    limits.unitsPerRun = account.maxUnitsPerRun;
    limits.unitsPerDay = account.maxUnitsPerDay;
    if (allocatedUnits > 0) {
        const double shared = std::max(kNoUnitsUsable, allocatedUnits - account.leaveUnits);
        limits.unitsPerDay = limits.unitsPerDay > 0 ? std::min(limits.unitsPerDay, shared) : shared;
    }
    limits.roundsUpThousands = account.roundsUpThousands;
    limits.rateWindow = account.rateWindow;
    limits.unitWindow = account.unitWindow;
    return limits;
}

QString AnalyticsLimits::runGroup(const QString &runId)
{
    return runCreditsGroup(runId);
}

QList<LimitUse> AnalyticsLimits::call(Class kind, double units) const
{
    if (isOff)
        return {};
    const double seconds = std::chrono::duration<double>(rateWindow).count();
    const auto perMinute = [&](const QString &name, int most) {
        return LimitUse{
            .group = group + name, .capacity = double(most), .perSecond = double(most) / seconds};
    };
    QList<LimitUse> uses{perMinute(u"/overall"_s, kOverallPerMinute)};
    switch (kind) {
    case Class::Bulk:
        uses.append(perMinute(u"/bulk"_s, kBulkPerMinute));
        break;
    case Class::Metadata:
        uses.append(perMinute(u"/metadata"_s, kMetadataPerMinute));
        break;
    case Class::Dml:
        uses.append(perMinute(u"/dml"_s, kDmlPerMinute));
        break;
    }
    if (units <= 0)
        return uses;
    uses.append(LimitUse{.group = unitsGroup(), .capacity = kUncappedUnits, .cost = units});
    if (unitsPerDay > 0) {
        uses.append(LimitUse{.group = group + u"/units-a-day"_s,
            .capacity = unitsPerDay,
            .perSecond = unitsPerDay / std::chrono::duration<double>(unitWindow).count(),
            .cost = units});
    }
    if (!runId.isEmpty()) {
        uses.append(LimitUse{.group = runGroup(runId),
            .capacity = unitsPerRun > 0 ? unitsPerRun : kUncappedUnits,
            .cost = units});
    }
    return uses;
}

double AnalyticsLimits::importUnits(ImportType type, qint64 rows) const
{
    return unitsOfRows(
        type == ImportType::UpdateAdd ? kUpdateAddUnits : kAppendUnits, rows, roundsUpThousands);
}

double AnalyticsLimits::exportUnits(qint64 rows) const
{
    return unitsOfRows(kExportUnits, rows, roundsUpThousands);
}

AnalyticsSlots::~AnalyticsSlots()
{
    for (const auto &[name, place] : m_places)
        m_ledger.givePlace(name.first, place);
}

QString AnalyticsSlots::groupOf(const AnalyticsLimits &limits, Kind kind)
{
    return limits.group + (kind == Kind::Import ? u"/imports"_s : u"/exports"_s);
}

bool AnalyticsSlots::take(const AnalyticsLimits &limits, Kind kind, const QString &holder)
{
    if (limits.isOff)
        return true;
    const std::lock_guard lock(m_mutex);
    const std::pair name{groupOf(limits, kind), holder};
    if (m_places.contains(name))
        return true;
    const std::optional<int> place = m_ledger.takePlace(name.first, kMost);
    if (place)
        m_places[name] = *place;
    return place.has_value();
}

void AnalyticsSlots::give(const AnalyticsLimits &limits, Kind kind, const QString &holder)
{
    const std::lock_guard lock(m_mutex);
    const auto held = m_places.find({groupOf(limits, kind), holder});
    if (held == m_places.end())
        return;
    m_ledger.givePlace(held->first.first, held->second);
    m_places.erase(held);
}

} // namespace sluice
