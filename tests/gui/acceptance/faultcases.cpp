// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acceptance/faultcases.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

using Leaves = FaultCase::Leaves;

FaultCase wait(const char *name, const QString &reason, const QString &what, const QString &why,
    const QString &next = u"It is tried again by itself"_s)
{
    return {.name = name,
        .leaves = Leaves::Wait,
        .error = {.what = what, .why = why, .next = next},
        .waitReason = reason};
}

FaultCase end(
    const char *name, RunState state, const QString &what, const QString &why, const QString &next)
{
    return {.name = name,
        .leaves = Leaves::End,
        .error = {.what = what, .why = why, .next = next},
        .state = state};
}

FaultCase record(const char *name, const QString &code, const QString &field, const QString &value,
    const QString &message)
{
    return {.name = name,
        .leaves = Leaves::Record,
        .state = RunState::CompletedWithRejections,
        .issue = {.ordinal = 47'718,
            .outcome = u"rejected"_s,
            .sourceKey = u"5544000000477182"_s,
            .code = code,
            .field = field,
            .message = message},
        .value = value};
}

FaultCase refusal(const char *name, const QString &what, const QString &why, const QString &next)
{
    return {
        .name = name, .leaves = Leaves::Refusal, .error = {.what = what, .why = why, .next = next}};
}

FaultCase nothing(const char *name)
{
    return {.name = name, .leaves = Leaves::Nothing, .state = RunState::Completed};
}

const QString kUnreachable = u"the service cannot be reached"_s;
const QString kAgain = u"trying again"_s;
const QString kResume = u"Resume the run"_s;

// Of the way to the service and what comes back from it.
QList<FaultCase> networkCases()
{
    constexpr auto attention = RunState::NeedsAttention;
    return {wait("C1 connection refused", kUnreachable, u"www.zohoapis.eu cannot be reached"_s,
                u"Connection refused"_s),
        wait("C2 no such host", kUnreachable, u"The host www.zohoapis.eu cannot be found"_s,
            u"Host not found"_s, u"Look at the network and the connection's data centre"_s),
        wait("C3 closed before it was sent", kUnreachable,
            u"The connection to www.zohoapis.eu was closed"_s, u"Connection closed"_s),
        end("C4 lost answer", attention, u"The answer to POST /crm/bulk/v8/write was lost"_s,
            u"The connection to www.zohoapis.eu was closed"_s, kResume),
        wait("C5 reset in the body", kAgain, u"The answer of download.zoho.eu is not whole"_s,
            u"Connection reset by peer"_s),
        wait("C6 slow answer", kUnreachable, u"www.zohoapis.eu took too long"_s,
            u"1 byte in each second"_s),
        wait("C7 no answer", kUnreachable, u"www.zohoapis.eu gave no answer"_s,
            u"Nothing came for 30 s"_s),
        end("C8 endless body", attention, u"The answer of www.zohoapis.eu is too large"_s,
            u"More than 32 MiB came"_s, kResume),
        wait("C9 too little came", kAgain, u"The answer of www.zohoapis.eu is not whole"_s,
            u"100 of 4 711 bytes came"_s),
        wait("C10 cut off", kAgain, u"The answer of www.zohoapis.eu could not be read"_s,
            u"The JSON ends too early at offset 512"_s),
        wait("C19 429 with Retry-After", u"rate limited"_s,
            u"The request to www.zohoapis.eu has to wait"_s, u"Zoho CRM answered 429"_s),
        wait("C20 429 without Retry-After", u"rate limited"_s,
            u"The request to www.zohoapis.eu has to wait"_s,
            u"Zoho CRM answered 429 TOO_MANY_REQUESTS"_s),
        wait("C21 server errors", kAgain, u"Could not create the read job for Leads."_s,
            u"Zoho CRM answered 503"_s),
        wait("C22 HTML", kAgain, u"The answer of www.zohoapis.eu could not be read"_s,
            u"It is a web page: <title>Maintenance</title>"_s),
        end("C23 malformed JSON", attention, u"The answer of www.zohoapis.eu could not be read"_s,
            u"It is no JSON from offset 17 on"_s, kResume),
        end("C24 huge JSON", attention, u"The answer of www.zohoapis.eu is too large"_s,
            u"More than 32 MiB came"_s, kResume),
        end("C25 redirect", attention, u"The request to www.zohoapis.eu was not sent"_s,
            u"It was led on to another host, elsewhere.example"_s,
            u"Look at the connection's addresses"_s),
        end("C47 TLS", attention, u"The identity of www.zohoapis.eu could not be verified"_s,
            u"The certificate has expired"_s,
            u"If your company inspects traffic, add its CA file to the connection"_s),
        wait("C48 proxy", kUnreachable, u"Could not reach www.zohoapis.eu through the proxy"_s,
            u"The proxy answered 407"_s, u"Look at the connection's proxy"_s),
        end("C49 suspended", attention, u"The answer to POST /crm/bulk/v8/write was lost"_s,
            u"The computer slept"_s, kResume)};
}

// Of archives, sign-ins, remote jobs and their results.
QList<FaultCase> serviceCases()
{
    constexpr auto attention = RunState::NeedsAttention;
    const QString refused = u"The archive was refused"_s;
    const QString signIn = u"Sign in again on the page Connections, then resume"_s;
    return {end("C11 truncated zip", attention, refused, u"It has no central directory"_s, kResume),
        end("C12 wrong CRC", attention, refused, u"Leads.csv does not match its CRC"_s, kResume),
        end("C13 odd zip", attention, refused, u"It holds 2 files: a.csv, b.csv"_s, kResume),
        end("C14 zip bomb", attention, u"The answer of www.zohoapis.eu is too large"_s,
            u"It unpacks to more than 32 MiB"_s, kResume),
        nothing("C15 expired token"),
        end("C16 missing scope", attention, u"The sign-in lacks scopes."_s,
            u"Zoho CRM answered 401 OAUTH_SCOPE_MISMATCH"_s, signIn),
        end("C17 revoked sign-in", attention, u"Zoho refused to sign in."_s,
            u"accounts.zoho.eu answered invalid_code"_s, signIn),
        wait("C18 token endpoint throttled", u"waiting for an access token"_s,
            u"Zoho gives no more access tokens for the moment."_s,
            u"accounts.zoho.eu answered Access Denied"_s),
        end("C26 job without end", attention, u"Zoho CRM has not finished the job"_s,
            u"It is still running there after 120 minutes"_s, u"Resume to go on waiting"_s),
        record("C27 failed job", u"JOB_FAILED"_s, {}, {}, u"The write job failed at Zoho CRM"_s),
        end("C28 unknown job", attention, u"Zoho CRM does not know the write job any more"_s,
            u"Zoho CRM answered 404 RESOURCE_NOT_FOUND"_s, kResume),
        nothing("C29 forged callback"), nothing("C30 no callback"), nothing("C31 clock"),
        record("C40 partial success", u"INVALID_DATA"_s, u"Lead_Segment"_s, u"Hott"_s,
            u"“Hott” is not in the list of Lead Segment"_s),
        end("C41 odd result file", attention,
            u"The result of the write job cannot be understood."_s,
            u"Row 17 has the unknown status maybe"_s, kResume),
        end("C42 counts disagree", attention,
            u"The write job's counters and its result file disagree"_s,
            u"The job counted 25 000 and the file has 24 999"_s, kResume),
        record("C43 invalid value", u"INVALID_DATA"_s, u"Mobile"_s, u"abc"_s,
            u"Not a valid phone number"_s),
        record("C44 failure without a reason", u"NO_RESULT"_s, {}, {},
            u"Klaviyo does not have it and named no reason"_s),
        record("C45 vanished record", u"GONE"_s, {}, {},
            u"gone: it was announced and is no longer there"_s),
        end("C46 endless pages", RunState::Failed, u"Zoho CRM does not end the list of pages"_s,
            u"The page token 7f was there before"_s, u"Ask Zoho, or read by ids"_s)};
}

// Of this computer and of other operators.
QList<FaultCase> localCases()
{
    return {wait("C32 full disk", u"disk full"_s, u"The disk is nearly full"_s,
                u"Less than 256 MiB are free in /data"_s, u"Free some space"_s),
        refusal("C33 read-only folder", u"/data cannot be written to"_s, u"Read-only file system"_s,
            u"Choose another data directory"_s),
        wait("C34 locked store", u"the store is busy"_s, u"The job store is in use"_s,
            u"SQLITE_BUSY for 10 s"_s),
        refusal("C35 corrupt store", u"The job store is damaged"_s,
            u"database disk image is malformed"_s, u"Restore the backup of 12 Nov"_s),
        refusal("C36 store I/O error", u"The job store could not be used"_s, u"disk I/O error"_s,
            u"Look at the disk"_s),
        refusal("C37 held lock", u"Leads is being written by run #127"_s,
            u"The lock is held by ops-2 since 13:40"_s, u"Wait for its end, or stop it"_s),
        nothing("C38 stale lock"),
        end("C39 lost lock", RunState::Stopped, u"Run #128 has lost the lock of Leads"_s,
            u"Run #129 has taken it over"_s, u"Resume when that run has ended"_s)};
}

} // namespace

QList<FaultCase> faultCases()
{
    return networkCases() + serviceCases() + localCases();
}

} // namespace sluice::testing
