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
        u"of a write result: secondPort or absolute (this port), both with a host, relative or relativeOrg"_s);
    settings.define(u"fileIdSingleUse"_s, true, u"an uploaded file serves one write job"_s);
    settings.define(u"failWriteJobs"_s, 0, u"so many write jobs to come end in FAILED"_s);
    settings.define(u"unprocessedEvery"_s, 0, u"each nth row of a write job stays UNPROCESSED"_s);
    settings.define(u"writeCountOffset"_s, 0, u"added to updated_count when a job is completed"_s);
    settings.define(u"writeResult"_s, u"whole"_s,
        u"the write result's CSV: whole, short, long, reordered, unknownStatus, duplicateKey or "
        "noKey"_s);
    settings.define(u"writeResultHours"_s, 168, u"life of a write result"_s);
}

// What the references call unverified, or where they disagree: each way can be chosen.
void defineConflicts(Settings &settings)
{
    settings.define(u"limitWording"_s, u"documented"_s,
        u"message of a 429: documented (credits, concurrency ...), bare, or empty body"_s);
    settings.define(u"retryAfterSeconds"_s, 0, u"Retry-After of a 429; 0: none"_s);
    settings.define(
        u"scopeMismatchStatus"_s, 401, u"HTTP status of OAUTH_SCOPE_MISMATCH: 401 or 403"_s);
    settings.define(
        u"missingJobStatus"_s, 404, u"HTTP status of a job that is not there: 404 or 400"_s);
    settings.define(u"jobErrorsInData"_s, false, u"refused job creations come wrapped in data[]"_s);
    settings.define(
        u"numericIds"_s, false, u"ids of jobs and files are numbers in JSON, not text"_s);
    settings.define(u"readJobCredits"_s, 50, u"credits of a read job's creation: 50 or 500"_s);
    settings.define(u"writeJobCredits"_s, 500, u"credits of a write job's creation"_s);
    settings.define(
        u"uploadHost"_s, u"both"_s, u"which port takes uploads: first, second or both"_s);
    settings.define(
        u"uploadRefusal"_s, 404, u"HTTP status of the port that takes none: 404 or 403"_s);
    settings.define(
        u"readDownloadUrl"_s, u"relative"_s, u"of a read result: relative or absolute"_s);
    settings.define(u"readInProgressWord"_s, u"IN PROGRESS"_s, u"or INPROGRESS, of read jobs"_s);
    settings.define(u"readFailureWord"_s, u"FAILURE"_s, u"or FAILED, of read jobs"_s);
    settings.define(u"writeFailureWord"_s, u"FAILED"_s, u"or FAILURE, of write jobs"_s);
    settings.define(u"writeStatusCase"_s, u"upper"_s,
        u"words of a write result's STATUS: upper, lower or title"_s);
    settings.define(
        u"resultBeforeCompletion"_s, false, u"read jobs tell a result from the start"_s);
    settings.define(u"pageTokens"_s, true,
        u"read results give next_page_token; else only page numbers lead on"_s);
    settings.define(u"multiselectReadSeparator"_s, u","_s,
        u"between the values of a multi-select cell in read results"_s);
    settings.define(u"multiselectSeparator"_s, u";"_s, u"the same in uploads"_s);
    settings.define(u"picklistMatches"_s, u"actual"_s,
        u"which value of a pick list uploads must have: actual, reference or display"_s);
    settings.define(
        u"uploadLimit"_s, u"zipped"_s, u"which size may be 25 MB: zipped or unzipped"_s);
    settings.define(u"subformRows"_s, 200,
        u"rows of a subform's file in a write job; 0: as many as of any other"_s);
    settings.define(u"uploadHours"_s, 0, u"life of an uploaded file; 0: for ever"_s);
    settings.define(u"bulkJobsAtOnce"_s, 0,
        u"unfinished read jobs, and as many write jobs, that are taken; 0: any number"_s);
    settings.define(u"tokenRefusesCallback"_s, false,
        u"a read job by page_token with a callback beside it is refused"_s);
    settings.define(u"writeDatePattern"_s, u"MM/dd/yyyy"_s, u"dates of uploads without a format"_s);
    settings.define(u"writeMomentPattern"_s, u"MM/dd/yyyy HH:mm:ss"_s,
        u"date-times of uploads without a format; with X or Z in it: ISO with an offset"_s);
    settings.define(u"writeTimeZone"_s, u"org"_s,
        u"time zone of date-times in uploads: org, UTC or an IANA name"_s);
}

void defineCallbacks(Settings &settings)
{
    settings.define(
        u"callbacks"_s, u"once"_s, u"at the end of bulk jobs: once, twice, late or none"_s);
    settings.define(u"callbackLateMs"_s, 60'000, u"how late a late callback is"_s);
    settings.define(
        u"callbackShape"_s, u"v7"_s, u"v7 (the job as its status has it) or flat (job_id)"_s);
}

// What the record API, COQL and counts leave open (zoho-crm-bulk C4, C5, G1).
void defineRecords(Settings &settings)
{
    settings.define(u"bulkWriteAutomations"_s, true, u"rows of a write job run automations"_s);
    settings.define(
        u"rejectedStatus"_s, 202, u"HTTP status where no row of a record call is right"_s);
    settings.define(u"unknownFields"_s, u"ignore"_s,
        u"fields of a record call that the module has not: ignore or refuse"_s);
    settings.define(u"healthFieldsHidden"_s, false,
        u"fields with health data come out empty: the organisation restricts API access"_s);
    settings.define(u"coqlBrackets"_s, true, u"COQL needs brackets from the third condition on"_s);
    settings.define(u"coqlCountKey"_s, QString(),
        u"key of COQL's COUNT(id) in the answer; empty: as the query writes it"_s);
    settings.define(u"countCredits"_s, 50, u"credits of a record count: 50 or 1"_s);
    settings.define(u"countOffset"_s, 0, u"added to record counts, which lag behind"_s);
}

} // namespace

void defineCrmSettings(Settings &settings, const SandboxOptions &options)
{
    defineJobTimes(settings, options.hasLimits);
    defineLimits(settings, options.hasLimits);
    defineReading(settings, options.pageRows);
    defineWriting(settings);
    defineRecords(settings);
    defineConflicts(settings);
    defineCallbacks(settings);
}

} // namespace sluice::sandbox
