// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmsettings.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void defineJobTimes(Settings &settings, bool hasLimits)
{
    settings.define(u"addedMs"_s, hasLimits ? 200 : 0, u"how long a new job stays ADDED"_s);
    settings.define(u"queuedMs"_s, hasLimits ? 300 : 0, u"how long a read job stays QUEUED"_s);
    settings.define(
        u"readJobMs"_s, hasLimits ? 1000 : 20, u"base time of a read job in progress"_s);
    settings.define(u"writeJobMs"_s, hasLimits ? 1000 : 20,
        u"time of a write job in progress before its first row"_s);
    settings.define(u"readRowsPerSecond"_s, hasLimits ? 100'000 : 0,
        u"adds rows/rate to a read job; 0: nothing"_s);
    settings.define(u"writeRowsPerSecond"_s, hasLimits ? 25'000 : 0,
        u"how fast a write job applies rows; 0: as fast as it goes"_s);
}

void defineLimits(Settings &settings, bool hasLimits)
{
    settings.define(u"limits"_s, hasLimits, u"credits, concurrency and downloads are enforced"_s);
    settings.define(
        u"edition"_s, u"enterprise"_s, u"free, standard, professional, enterprise or ultimate"_s);
    settings.define(u"users"_s, 10, u"licences that count for the credits"_s);
    settings.define(u"credits"_s, 0, u"credits of a day in place of the edition's; 0: edition"_s);
    settings.define(
        u"concurrency"_s, 0, u"calls at the same time in place of the edition's; 0: edition"_s);
    settings.define(u"subConcurrency"_s, 10, u"heavy calls at the same time"_s);
    settings.define(u"creditWindowMs"_s, 24 * 3'600'000, u"the credits' rolling window"_s);
    settings.define(u"downloadsPerMinute"_s, 10, u"read results in a minute; 0: any number"_s);
    settings.define(u"downloadWindowMs"_s, 60'000, u"the downloads' window, a minute"_s);
}

void defineReading(Settings &settings, qint64 pageRows)
{
    settings.define(u"pageRows"_s, pageRows, u"rows of a bulk read page"_s);
    settings.define(u"strictPaging"_s, false, u"page above 1 is refused: page_token is needed"_s);
    settings.define(u"idHeader"_s, u"Id"_s, u"how the result names the id column: Id or id"_s);
    settings.define(u"csvBom"_s, false, u"results begin with a byte order mark"_s);
    settings.define(u"csvDelimiter"_s, u","_s, u"delimiter of bulk read results"_s);
    settings.define(u"resultEntries"_s, 1, u"CSV files in a result's zip: 0, 1 or 2"_s);
    settings.define(u"readCountOffset"_s, 0, u"added to the count that a read job tells"_s);
    settings.define(u"failReadJobs"_s, 0, u"so many read jobs to come end in FAILURE"_s);
    settings.define(u"overlapPages"_s, 0,
        u"so many next pages to come begin overlapRows before their place: the source changes"_s);
    settings.define(
        u"overlapRows"_s, 0, u"see overlapPages; a whole page or more repeats the page"_s);
    settings.define(u"readResultHours"_s, 24, u"life of a read result and of its page token"_s);
}

void defineWriting(Settings &settings)
{
    settings.define(u"inProgressSpelling"_s, u"alternate"_s,
        u"INPROGRESS, IN PROGRESS or alternate, for write jobs"_s);
    settings.define(u"downloadUrl"_s, u"secondPort"_s,
        u"of a write result: secondPort or absolute (this port), both with a host, or relative"_s);
    settings.define(u"fileIdSingleUse"_s, true, u"an uploaded file serves one write job"_s);
    settings.define(u"failWriteJobs"_s, 0, u"so many write jobs to come end in FAILED"_s);
    settings.define(u"unprocessedEvery"_s, 0, u"each nth row of a write job stays UNPROCESSED"_s);
    settings.define(u"writeCountOffset"_s, 0, u"added to updated_count when a job is completed"_s);
    settings.define(u"writeResult"_s, u"whole"_s,
        u"the write result's CSV: whole, short, long, reordered, unknownStatus, duplicateKey or "
        "noKey"_s);
    settings.define(u"writeResultHours"_s, 168, u"life of a write result"_s);
}

} // namespace

void defineCrmSettings(Settings &settings, const SandboxOptions &options)
{
    defineJobTimes(settings, options.hasLimits);
    defineLimits(settings, options.hasLimits);
    defineReading(settings, options.pageRows);
    defineWriting(settings);
}

} // namespace sluice::sandbox
