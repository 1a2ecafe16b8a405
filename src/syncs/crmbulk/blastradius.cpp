// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/blastradius.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostRecords = 1'000'000'000;
constexpr auto kProduction = "production"_L1;

} // namespace

bool CrmBlastRadius::judgesAllPages(const QString &environment) const
{
    return limits.isAnySet() && allPages.value_or(environment == kProduction);
}

int CrmBlastRadius::firstRecordsOf(const QString &environment) const
{
    if (firstRecords >= 0)
        return firstRecords;
    return environment == kProduction ? kFirstRecords : 0;
}

CrmBlastRadius CrmBlastRadius::read(JsonObjectReader &reader)
{
    CrmBlastRadius radius;
    ChangeLimits &limits = radius.limits;
    limits.changedPercent
        = static_cast<double>(reader.integer(u"changedPercent"_s, 0, 100, JsonNeed::Optional, 0));
    limits.emptied = reader.integer(u"emptied"_s, -1, kMostRecords, JsonNeed::Optional, -1);
    limits.timesLastRun = static_cast<double>(
        reader.integer(u"timesLastRun"_s, 0, kMostRecords, JsonNeed::Optional, 10));
    limits.patterns = reader.flag(u"patterns"_s, true);
    if (reader.has(u"allPages"_s))
        radius.allPages = reader.flag(u"allPages"_s, false);
    radius.firstRecords
        = static_cast<int>(reader.integer(u"firstRecords"_s, -1, 25'000, JsonNeed::Optional, -1));
    reader.finish();
    return radius;
}

Result<CrmBlastRadius> CrmBlastRadius::fromJson(const QJsonObject &object)
{
    JsonProblems problems;
    JsonObjectReader reader(object, u"blastRadius"_s, problems);
    const CrmBlastRadius radius = read(reader);
    if (!problems.isEmpty())
        return fail(
            problems.toError(u"The job's blast radius is not right"_s, u"Change the job"_s));
    return radius;
}

} // namespace sluice
