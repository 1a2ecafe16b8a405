// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectionwords.h"

#include "app/documents/jobkinds.h"
#include "console/connections/connectionwords.h"
#include "console/errors/errorwords.h"
#include "console/runs/runwords.h"
#include "console/widgets/format.h"
#include "syncs/synckind.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct RejectionText
{
    Q_DECLARE_TR_FUNCTIONS(Rejections)
};

bool isOneOf(const QString &code, std::initializer_list<QLatin1StringView> codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool isGoneCode(const QString &code)
{
    return isOneOf(code, {"NOT_FOUND"_L1, "GONE"_L1});
}

bool isLockCode(const QString &code)
{
    return isOneOf(code,
        {"BLOCKED_RECORD"_L1, "RECORD_LOCKED"_L1, "RECORD_IN_BLUEPRINT"_L1, "NOT_APPROVED"_L1});
}

bool isPassingCode(const QString &code)
{
    return isOneOf(code,
        {"CHANGED_MEANWHILE"_L1, "UNPROCESSED"_L1, "INTERNAL_ERROR"_L1, "JOB_FAILED"_L1,
            "TOO_MANY_REQUESTS"_L1, "LIMIT_EXCEEDED"_L1, "NO_RESULT"_L1});
}

// Said by mapping and processors, before anything is sent.
bool isOwnCode(const QString &code)
{
    return code.startsWith("NO_"_L1) || isGoneCode(code)
        || isOneOf(code,
            {"REJECTED"_L1, "TOO_LONG"_L1, "TOO_MANY_DECIMALS"_L1, "OUT_OF_RANGE"_L1,
                "NOT_IN_PICKLIST"_L1, "MULTI_LINE"_L1, "ROW_DOUBLED"_L1, "CHANGED_SINCE"_L1,
                "CHANGED_MEANWHILE"_L1, "PROCESSOR_FAILED"_L1})
        || isOneOf(code, // of the shop's records
            {"email_missing"_L1, "email_invalid"_L1, "id_missing"_L1, "id_doubled"_L1,
                "not_json"_L1, "data_missing"_L1, "name_missing"_L1, "event_too_big"_L1,
                "price_invalid"_L1, "profile_missing"_L1, "profile_too_big"_L1, "sku_missing"_L1,
                "sku_doubled"_L1, "time_invalid"_L1, "time_out_of_range"_L1, "DUPLICATE_EMAIL"_L1,
                "TOO_LARGE"_L1});
}

// How it is sent again, where this kind of run has no retry of its own.
QString sendingAgain(const RunRow &run)
{
    const bool isOfTable = run.kind == "datastore-analytics"_L1;
    if (canRetryRun(run))
        return isOfTable ? RejectionText::tr("Then send the row again, or retry.")
                         : RejectionText::tr("Then retry.");
    if (isOfTable)
        return RejectionText::tr("Then send the row again, or run the job again.");
    return RejectionText::tr(
        "Then run the job again: what was sent and has not changed is skipped.");
}

QString whatToMend(const RecordIssue &issue)
{
    const QString field
        = issue.field.isEmpty() ? RejectionText::tr("the value") : Format::quoted(issue.field);
    if (issue.code == "MANDATORY_NOT_FOUND"_L1 || issue.code == "NO_ID"_L1)
        return RejectionText::tr("Fill in %1 where the record comes from, or give it a value in "
                                 "the mapping.")
            .arg(field);
    if (issue.code.startsWith("DUPLICATE"_L1))
        return RejectionText::tr("Another record has the same %1. Correct one of the two.")
            .arg(field);
    if (issue.code == "REJECTED"_L1)
        return RejectionText::tr("A processor of the job refused it. Correct the record, or the "
                                 "processor if it is wrong.");
    if (isLockCode(issue.code))
        return RejectionText::tr("The service holds the record locked. Have it released there.");
    return RejectionText::tr("Correct %1 where the record comes from, or in the mapping.")
        .arg(field);
}

} // namespace

RetryHope retryHope(const QString &code)
{
    if (codesWithoutHope().contains(code))
        return RetryHope::None;
    return isPassingCode(code) || isLockCode(code) ? RetryHope::AsItIs : RetryHope::AfterAFix;
}

QString retryWord(RetryHope hope)
{
    switch (hope) {
    case RetryHope::AsItIs:
        return RejectionText::tr("Retry as it is");
    case RetryHope::AfterAFix:
        return RejectionText::tr("Retry after a fix");
    case RetryHope::None:
        return RejectionText::tr("Cannot be retried");
    }
    return {};
}

QString rejectionAdvice(const RunRow &run, const RecordIssue &issue)
{
    if (isGoneCode(issue.code))
        return RejectionText::tr("The record is not there any more. There is nothing to retry.");
    if (issue.code == "CHANGED_SINCE"_L1)
        return RejectionText::tr(
            "Somebody changed the record since. It is left as it is; look at it in the service.");
    const bool isMended = isPassingCode(issue.code);
    return isMended
        ? RejectionText::tr("Nothing of the record has to be changed.") + u' ' + sendingAgain(run)
        : whatToMend(issue) + u' ' + sendingAgain(run);
}

QString rejectionSource(const RunRow &run, const RecordIssue &issue)
{
    if (isOwnCode(issue.code))
        return RejectionText::tr("Found before it was sent");
    return RejectionText::tr("Answer of %1").arg(serviceWord(servicesOfJobKind(run.kind).target));
}

} // namespace sluice
