// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of archives, sign-ins, jobs at the service and their results.
#include "gui/faults/faultrules.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

using Leaves = FaultCase::Leaves;

const QString kDecide = u"[Decide…]"_s;

FaultCase stopsFor(const char *name, const char *family, const QJsonArray &rules,
    const FaultDesk::Setup &setup, const QStringList &says, const QStringList &next)
{
    return {.name = name,
        .family = family,
        .leaves = Leaves::End,
        .setup = setup,
        .rules = rules,
        .says = says,
        .next = next};
}

FaultCase overcome(const char *name, const QJsonArray &rules, const FaultDesk::Setup &setup = {})
{
    return {.name = name,
        .family = "overcome",
        .leaves = Leaves::Nothing,
        .setup = setup,
        .rules = rules,
        .state = RunState::Completed};
}

const QJsonObject kRefusedToken
    = answered(401, crmError(u"INVALID_TOKEN"_s, u"invalid oauth token"_s));

// Once there is a token, none is given any more.
QJsonObject tokensThen(const QJsonObject &action)
{
    QJsonObject rule = always(u"POST"_s, kTokenPath, action);
    rule.insert(u"skip"_s, 1);
    return rule;
}

QJsonObject onceAfterTheFirst(QJsonObject rule)
{
    rule.insert(u"times"_s, 1);
    return rule;
}

// 1 GB of blanks would be unpacked; the sandbox sends 1 MB of it.
QByteArray packedBlanks()
{
    QByteArray packed = qCompress(QByteArray(64 << 20, ' '), 9).mid(4);
    return packed; // a zlib stream: deflate
}

// Values that the pick list of the field does not have, which the service is to judge.
FaultDesk::Setup badValues()
{
    return {.parameters = {{u"processors"_s, QJsonArray()},
                {u"fields"_s, QJsonArray{u"Last_Name"_s, u"Designation"_s, u"Lead_Segment"_s}}},
        .mapping
        = {{u"formatVersion"_s, 1}, {u"kind"_s, u"crm-bulk"_s}, {u"onBadValue"_s, u"send"_s},
            {u"fields"_s,
                QJsonArray{QJsonObject{
                    {u"target"_s, u"Lead_Segment"_s}, {u"source"_s, u"Designation"_s}}}}}};
}

// Ten of the leads say what the field does not take.
QString runWithBadValues(FaultDesk &desk)
{
    QJsonArray changes;
    for (const auto &[every, value] : {std::pair{1, u"Warm"_s}, std::pair{6, u"warmish"_s}})
        changes.append(QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"stream"_s, u"Leads"_s},
            {u"rows"_s, u"1-"_s}, {u"every"_s, every},
            {u"values"_s, QJsonObject{{u"Designation"_s, value}}}});
    if (desk.sandbox().post(u"/mutate"_s, changes).isEmpty())
        return u"the leads could not be changed"_s;
    return desk.runJob().isEmpty() ? u"it did not begin"_s : QString();
}

FaultCase rejectedValues(const char *name)
{
    return {.name = name,
        .family = "records",
        .leaves = Leaves::Record,
        .setup = badValues(),
        .state = RunState::CompletedWithRejections,
        .says = {u"INVALID_DATA"_s},
        .next = {u"Correct “Lead_Segment” where the record comes from, or in the mapping"_s,
            u"[Retry This Record…]"_s},
        .field = u"Lead_Segment"_s,
        .value = u"warmish"_s,
        .provoke = runWithBadValues};
}

QList<FaultCase> recordFaults()
{
    FaultCase failed{.name = "C27 failed job",
        .family = "records",
        .leaves = Leaves::Record,
        .setup
        = {.settings = {{u"failWriteJobs"_s, 1}}, .parameters = {{u"rejectionLimitPercent"_s, 0}}},
        .state = RunState::CompletedWithRejections,
        .says = {u"The write job failed at Zoho CRM"_s, u"INTERNAL_ERROR"_s},
        .next
        = {u"Nothing of the record has to be changed. Then retry."_s, u"[Retry This Record…]"_s},
        .field = u"Lead_Segment"_s,
        .value = u"Warm"_s};
    FaultCase unnamed{.name = "C44 failure without a reason",
        .family = "records",
        .leaves = Leaves::Record,
        .setup = {.settings = {{u"klaviyoFailEvery"_s, 10}, {u"klaviyoErrorPointer"_s, u"plain"_s}},
            .parameters = {{u"resource"_s, u"customers"_s}, {u"rejectionLimitPercent"_s, 0}},
            .job = u"Import shop"_s},
        .rules = {QJsonObject{{u"service"_s, u"klaviyo"_s}, {u"method"_s, u"GET"_s},
            {u"path"_s, u"/import-errors$"_s}, {u"times"_s, 0},
            {u"action"_s, answered(200, u"{\"data\":[]}"_s)}}},
        .state = RunState::CompletedWithRejections,
        .says
        = {u"Klaviyo refused 2 of the 20 of its job"_s, u"does not say which"_s, u"UNNAMED"_s},
        .next = {u"Correct the value where the record comes from, or in the mapping"_s,
            u"[Retry This Record…]"_s},
        .field = u"email"_s,
        .value = u"@"_s};
    FaultCase unprocessed{.name = "C40 partial success",
        .family = "records",
        .leaves = Leaves::End,
        .setup = {.settings = {{u"unprocessedEvery"_s, 10}}},
        .says = {u"54 written"_s, u"6 records were not attempted"_s},
        .next = {u"Run Again takes them up"_s, u"[Run Again…]"_s}};
    unprocessed.state = RunState::Completed;
    return {failed, rejectedValues("C43 invalid value"), unnamed, unprocessed};
}

} // namespace

QList<FaultCase> serviceFaultCases()
{
    const auto result = [](const QJsonObject &action) {
        return QJsonArray{always(u"GET"_s, kReadResult, action, true)};
    };
    const QString scopes = crmError(u"OAUTH_SCOPE_MISMATCH"_s, u"invalid oauth scope"_s);
    const QString denied = u"{\"error\":\"Access Denied\",\"error_description\":\"You have made too"
                           " many requests continuously\",\"status\":\"failure\"}"_s;
    FaultCase scope = stopsFor("C16 missing scope", "sign-in",
        {always(u"POST"_s, kWriteCreate, answered(401, scopes))}, {},
        {u"Could not create the write job for Leads"_s,
            u"OAUTH_SCOPE_MISMATCH: invalid oauth scope"_s},
        {u"Sign in again with the scope ZohoCRM.bulk.CREATE"_s, u"[Resume]"_s});
    scope.state = RunState::Failed;
    QList<FaultCase> all{
        stopsFor("C11 truncated zip", "archives", result({{u"truncate"_s, 400}}), {},
            {u"Page 1: Could not download the result"_s,
                u"The download was cut off after 400 bytes"_s},
            {u"Look at the network between here and the service"_s, kDecide}),
        stopsFor("C12 wrong CRC", "archives", result({{u"badCrc"_s, true}}), {},
            {u"Page 1: The archive was refused"_s, u"The checksum of"_s, u"is wrong"_s},
            {u"Download the archive again"_s, kDecide}),
        stopsFor("C13 odd zip", "archives", {}, {.settings = {{u"resultEntries"_s, 2}}},
            {u"Page 1: The archive was refused"_s, u"It has 2 CSV files, where one was expected"_s},
            {u"Look at what the service packed; Resume fetches it again"_s, kDecide}),
        stopsFor("C14 packed for more than it may be", "archives",
            {always(u"GET"_s, kReadStatus,
                {{u"status"_s, 200},
                    {u"headers"_s, QJsonObject{{u"Content-Encoding"_s, u"deflate"_s}}},
                    {u"bodyBase64"_s, QString::fromLatin1(packedBlanks().toBase64())}},
                true)},
            {},
            {u"Could not ask for the state of read job"_s,
                u"it is packed, and is damaged or larger than may be once unpacked"_s},
            {u"Check the proxy and the host of the connection"_s, kDecide}),
        overcome(
            "C15 expired token", {onceAfterTheFirst(always(u"GET"_s, kReadStatus, kRefusedToken))}),
        scope,
        stopsFor("C17 revoked sign-in", "sign-in",
            {always(u"POST"_s, kWriteCreate, kRefusedToken),
                tokensThen(answered(400, u"{\"error\":\"invalid_code\"}"_s))},
            {}, {u"Zoho says invalid_code"_s}, {u"Sign in again, then resume"_s, kDecide}),
        {.name = "C18 token endpoint throttled",
            .family = "sign-in",
            .leaves = Leaves::Wait,
            .rules
            = {always(u"POST"_s, kWriteCreate, kRefusedToken), tokensThen(answered(200, denied))},
            .waits = u"rate limited"_s,
            .says = {u"Rate limited"_s, u"Access Denied"_s,
                u"You have made too many requests continuously"_s},
            .next = {u"It is tried again by itself"_s, u"next check in 9 min"_s}},
        stopsFor("C26 a job without end", "jobs", {},
            {.settings = {{u"readJobMs"_s, 3'600'000}}, .timings = u",remoteJobLimit=500"_s},
            {u"Zoho CRM has not finished the job"_s, u"It is still running there after"_s},
            {u"Resume to go on waiting"_s, kDecide}),
        stopsFor("C28 unknown job", "jobs",
            {always(u"GET"_s, kWriteStatus,
                answered(404, crmError(u"RESOURCE_NOT_FOUND"_s, u"not there"_s)))},
            {.settings = {{u"writeJobMs"_s, 3'600'000}}},
            {u"Zoho CRM does not know the write job any more"_s,
                u"30 of its 30 records do not have the values that were sent"_s},
            {u"Check them at Zoho CRM; resume looks at them again"_s, u"[Resume]"_s}),
        overcome("C30 no callback", {}),
        stopsFor("C41 odd result file", "jobs", {}, {.settings = {{u"writeResult"_s, u"noKey"_s}}},
            {u"The result of the write job has no column id of the file"_s,
                u"Its rows cannot be attributed to records"_s},
            {u"Check the records at Zoho CRM, then resume"_s, u"[Resume]"_s}),
        stopsFor("C42 counts disagree", "jobs", {}, {.settings = {{u"writeCountOffset"_s, 5}}},
            {u"the job says 35 written and 0 skipped of 30; the file says 30 and 0 of 30"_s},
            {u"Check the records at Zoho CRM, then resume"_s, u"[Resume]"_s}),
        stopsFor("C45 vanished records", "jobs", {}, {.settings = {{u"readCountOffset"_s, 5}}},
            {u"Page 1 does not hold what the service announced"_s, u"30 rows of 35 are there"_s},
            {u"Resume to fetch it again"_s, kDecide}),
        stopsFor("C46 endless pages", "jobs",
            {always(u"GET"_s, kReadStatus,
                replacing(u"\"more_records\":(true|false)(,\"next_page_token\":\"[^\"]*\")?"_s,
                    u"\"more_records\":true,\"next_page_token\":\"aaaa\""_s),
                true)},
            {},
            {u"Zoho CRM does not end the list of pages"_s,
                u"it points to a page that was read already"_s},
            {u"Resume later; the records read so far are kept"_s, kDecide})};
    all += recordFaults();
    return all;
}

} // namespace sluice::testing
