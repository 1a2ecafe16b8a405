// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystsettings.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void defineCatalystLimits(Settings &settings, bool hasLimits)
{
    settings.define(u"catalystLimits"_s, hasLimits, u"calls at the same time are limited"_s);
    settings.define(u"catalystMaxConcurrent"_s, 10, u"calls at the same time; one more is a 429"_s);
    settings.define(u"catalystDevelopmentLimits"_s, hasLimits,
        u"calls with the header Environment: Development, or none, insert up to 5,000 rows a table "
        "and 25,000 a project"_s);
    settings.define(u"catalystHtmlErrors"_s, 0, u"so many calls to come answer 400 with HTML"_s);
}

void defineExports(Settings &settings, const SandboxOptions &options)
{
    settings.define(u"catalystPageRows"_s, options.pageRows, u"rows of a bulk read page"_s);
    settings.define(
        u"catalystReadJobMs"_s, options.hasLimits ? 1000 : 0, u"base time of a bulk read job"_s);
    settings.define(u"catalystMsPer10000Rows"_s, options.hasLimits ? 100 : 0,
        u"time that a bulk read job takes for 10,000 rows"_s);
    settings.define(u"catalystLinkMinutes"_s, 24 * 60, u"life of a bulk read's result; then 410"_s);
    settings.define(u"catalystFailReadJobs"_s, 0, u"so many bulk read jobs to come fail"_s);
    settings.define(u"catalystStuckReadJobs"_s, 0,
        u"so many bulk read jobs to come stay In-Progress for good"_s);
    settings.define(u"catalystMoreComparators"_s, false,
        u"criteria take the comparators that are not documented too"_s);
    settings.define(
        u"catalystReports"_s, true, u"bulk jobs have a report of what they did so far"_s);
    settings.define(u"catalystCallbacks"_s, false,
        u"bulk jobs call back, where the address is a loopback literal"_s);
    settings.define(u"catalystChurnInserts"_s, 0,
        u"rows that somebody inserts right before each bulk read job begins"_s);
    settings.define(u"catalystChurnDeletes"_s, 0,
        u"rows that somebody deletes right before each bulk read job begins"_s);
    settings.define(u"catalystCsvBom"_s, false, u"results begin with a byte order mark"_s);
    settings.define(u"catalystResultEntries"_s, 1, u"CSV files in a result's zip: 0, 1 or 2"_s);
    settings.define(
        u"catalystCountOffset"_s, 0, u"added to records_processed of a bulk read job"_s);
    settings.define(u"catalystRefuseReadJobs"_s, 0,
        u"so many bulk read jobs to come are refused with 409 DUPLICATE_OPERATION"_s);
}

} // namespace

void defineCatalystSettings(Settings &settings, const SandboxOptions &options)
{
    defineCatalystLimits(settings, options.hasLimits);
    defineExports(settings, options);
    settings.define(u"catalystMostRows"_s, 300, u"rows of a page of GET /row, at most"_s);
    settings.define(u"catalystMissingRow"_s, u"404"_s,
        u"GET /row/{id} of a row that is not there: 404 or noData"_s);
    settings.define(u"catalystZcqlRows"_s, 300, u"rows of a ZCQL answer, at most"_s);
    settings.define(u"catalystTimeFilter"_s, u"works"_s,
        u"ZCQL conditions on CREATEDTIME and MODIFIEDTIME: works, refused or ignored"_s);
    settings.define(u"catalystSkewMs"_s, 0,
        u"added to the clock in the CREATEDTIME and MODIFIEDTIME of rows that are written"_s);
    settings.define(u"catalystEventFile"_s, u""_s,
        u"file in the state folder that takes an event of each change; empty: none"_s);
    settings.define(u"catalystEventShape"_s, u"row"_s,
        u"data of an event: row (an object, an event each), rows (a list), namedRow or namedRows "
        "(each row under its table's name)"_s);
}

} // namespace sluice::sandbox
