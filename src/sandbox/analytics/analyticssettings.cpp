// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/analyticssettings.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void defineAnalyticsLimits(Settings &settings, bool hasLimits)
{
    settings.define(u"analyticsLimits"_s, hasLimits,
        u"requests in a minute and units in a day are enforced (slots and table locks always are)"_s);
    settings.define(u"analyticsBulkPerMinute"_s, 40, u"BULK requests in a minute"_s);
    settings.define(u"analyticsMetadataPerMinute"_s, 60, u"METADATA requests in a minute"_s);
    settings.define(u"analyticsDmlPerMinute"_s, 100, u"DML requests in a minute"_s);
    settings.define(u"analyticsRequestsPerMinute"_s, 100, u"all requests in a minute"_s);
    settings.define(u"analyticsWindows"_s, u"clock"_s,
        u"the minute of requests is the clock's (clock) or the last 60 seconds (sliding)"_s);
    settings.define(u"analyticsFrequencyStatus"_s, 400, u"HTTP status of 6045"_s);
    settings.define(u"analyticsUnitsPerDay"_s, 100'000, u"API units of the plan in a day"_s);
    settings.define(u"analyticsUnitsCode"_s, 6044, u"code when units are used up: 6043 or 6044"_s);
    settings.define(u"analyticsUnitRounding"_s, u"prorata"_s,
        u"a partial thousand of rows costs its part (prorata) or a whole one (up)"_s);
    settings.define(u"analyticsMetadataMilliUnits"_s, 0,
        u"thousandths of a unit that a call for metadata costs"_s);
    settings.define(u"analyticsAddColumnMilliUnits"_s, 15'000,
        u"thousandths of a unit that a new column costs"_s);
    settings.define(u"analyticsRowsPerPlan"_s, 100'000'000, u"rows of the plan"_s);
    settings.define(u"analyticsImportSlots"_s, 5, u"import jobs of the organisation at a time"_s);
    settings.define(u"analyticsExportSlots"_s, 5, u"export jobs of the organisation at a time"_s);
}

void defineAnalyticsJobs(Settings &settings, bool hasLimits)
{
    settings.define(
        u"analyticsQueuedMs"_s, hasLimits ? 500 : 0, u"how long a new job stays at 1001"_s);
    settings.define(
        u"analyticsImportMs"_s, hasLimits ? 1500 : 0, u"least time that an import is at 1002"_s);
    settings.define(
        u"analyticsExportMs"_s, hasLimits ? 1500 : 0, u"least time that an export is at 1002"_s);
    settings.define(u"analyticsRowsPerSecond"_s, 0,
        u"adds rows/rate to the time of an import; 0: as fast as it goes"_s);
    settings.define(u"analyticsSummaryMs"_s, 3'600'000,
        u"how long after its end a job can be asked for; then it reads 1005"_s);
    settings.define(u"analyticsExportLifeMs"_s, 3'600'000, u"life of an exported file"_s);
    settings.define(u"analyticsBatchLifeMs"_s, 3'600'000,
        u"when a batch job that nobody closes ends, counted from its last batch"_s);
    settings.define(u"analyticsMostBatches"_s, 100, u"batches of one job"_s);
    settings.define(u"analyticsJobLocksRows"_s, true,
        u"a single-call job refuses row calls with 7092, as a batch job does"_s);
    settings.define(u"analyticsUnknownJob"_s, 1005,
        u"a job that never was: 1005 (JOB NOT FOUND) or 8137 (an error)"_s);
    settings.define(u"analyticsStuckJobs"_s, 0, u"so many import jobs to come stay at 1002"_s);
    settings.define(
        u"analyticsAbortJobs"_s, 0, u"so many import jobs to come end at 1003 with 7232"_s);
    settings.define(u"analyticsFailEvery"_s, 0,
        u"each nth row of an import is refused, as if its first field were not valid"_s);
    settings.define(u"analyticsImportBytes"_s, 100'000'000, u"largest file of an import job"_s);
    settings.define(
        u"analyticsSyncImportBytes"_s, 20'000'000, u"largest file of an import at once"_s);
    settings.define(u"analyticsLoopbackCallbacks"_s, false,
        u"callbackUrl may be on this computer, else it is refused with 8127"_s);
}

void defineAnalyticsSemantics(Settings &settings)
{
    settings.define(u"analyticsPlainSize"_s, 253, u"columnMaxSize of new PLAIN columns"_s);
    settings.define(
        u"analyticsLongText"_s, u"error"_s, u"text longer than columnMaxSize: error or cut"_s);
    settings.define(u"analyticsUnquotedColumns"_s, true,
        u"criteria may name a column without quotes, as the original does (ROWID = 1)"_s);
    settings.define(u"analyticsConfigLength"_s, 100'000, u"longest CONFIG"_s);
    settings.define(u"analyticsMostColumns"_s, 500, u"columns of a table"_s);
    settings.define(u"analyticsSqlRows"_s, 800'000, u"an export by SQL is cut after these rows"_s);
    settings.define(u"analyticsSyncExportRows"_s, 1'000'000,
        u"an export at once of a larger table is refused"_s);
    settings.define(u"analyticsWrongRegion"_s, false, u"tokens are of another data centre: 8535"_s);
}

} // namespace

void defineAnalyticsSettings(Settings &settings, bool hasLimits)
{
    defineAnalyticsLimits(settings, hasLimits);
    defineAnalyticsJobs(settings, hasLimits);
    defineAnalyticsSemantics(settings);
}

} // namespace sluice::sandbox
