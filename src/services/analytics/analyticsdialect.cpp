// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsdialect.h"

#include "core/http/httpclassify.h"
#include "core/log/redact.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype kAnalyticsTextLimit = 500;
constexpr milliseconds kBusyPause{10'000}; // D.9
constexpr milliseconds kSlotPause{15'000};
constexpr milliseconds kUnitsPause = std::chrono::hours(1);
constexpr auto kScopeCode = "OAUTH_SCOPE_MISMATCH"_L1;

struct AnalyticsMeaning
{
    ErrorKind kind = ErrorKind::Service;
    const char *next = "";
    bool isRetryable = false;
    milliseconds retryAfter{0};
};

constexpr auto kTryAgain = "Nothing to do: it is tried again after a pause.";
constexpr auto kCheckView = "Check the workspace of the connection and the view of the job.";
constexpr auto kCheckColumns = "Compare the columns of the table and of the view, and the mapping.";
constexpr auto kCheckFile = "Look at the run's log and at the file that was sent.";
constexpr auto kNewBatch = "Nothing to do: the import begins anew with this file.";
constexpr auto kPoll = "Leave the callback out: the run asks for the state itself.";
constexpr auto kReport = "Report this: the request was not as the service wants it.";

const QHash<QString, AnalyticsMeaning> &analyticsMeanings()
{
    using Kind = ErrorKind;
    static const QHash<QString, AnalyticsMeaning> meanings{
        {u"6043"_s, {Kind::RateLimit, "", true, kUnitsPause}},
        {u"6044"_s, {Kind::RateLimit, "", true, kUnitsPause}},
        {u"6045"_s, {Kind::RateLimit, "", true}},
        {u"7005"_s, {Kind::Service, kTryAgain, true}},
        {u"7092"_s,
            {Kind::Locked, "It is tried again: an import has the table.", true, kBusyPause}},
        {u"7103"_s, {Kind::Config, "Check the organisation and the workspace of the connection."}},
        {u"7104"_s, {Kind::Config, kCheckView}},
        {u"7138"_s, {Kind::Config, kCheckView}},
        {u"7107"_s, {Kind::Config, kCheckColumns}},
        {u"7111"_s, {Kind::Config, "Choose another name: a table or view has it already."}},
        {u"7126"_s, {Kind::Config, kCheckColumns}},
        {u"7128"_s, {Kind::Config, kCheckColumns}},
        {u"7137"_s, {Kind::Config, "Choose a table: the view is none."}},
        {u"7144"_s, {Kind::Config, "Check the folder of the table."}},
        {u"7146"_s, {Kind::Config, kCheckColumns}},
        {u"7203"_s, {Kind::Data, kCheckFile}},
        {u"7208"_s, {Kind::Data, kCheckFile}},
        {u"7232"_s, {Kind::Data, "Mend the rows that the service names, or let it skip them."}},
        {u"7248"_s, {Kind::Data, kCheckFile}},
        {u"7301"_s,
            {Kind::Permission, "Ask the workspace's administrator for the right to do this."}},
        {u"7319"_s, {Kind::Config, kCheckView}},
        {u"7327"_s, {Kind::Data, kCheckColumns}},
        {u"7330"_s, {Kind::Config, kCheckColumns}},
        {u"7331"_s, {Kind::Internal, kReport}},
        {u"7333"_s, {Kind::Internal, kReport}},
        {u"7336"_s, {Kind::Service, kNewBatch}},
        {u"7337"_s, {Kind::Service, kNewBatch}},
        {u"7338"_s, {Kind::Service, kNewBatch}},
        {u"7340"_s, {Kind::Service, kNewBatch}},
        {u"7397"_s, {Kind::Config, "Choose a table: the view is none."}},
        {u"7413"_s, {Kind::Config, "Give the table a name."}},
        {u"7478"_s, {Kind::Config, "Leave columns out: the table would have too many."}},
        {u"7512"_s, {Kind::Config, "Check the date formats of the job."}},
        {u"7515"_s, {Kind::Data, kCheckColumns}},
        {u"7565"_s, {Kind::Permission, "Confirm the e-mail address of the Zoho account."}},
        {u"8016"_s, {Kind::Config, kCheckColumns}},
        {u"8046"_s, {Kind::Config, kCheckColumns}},
        {u"8062"_s,
            {Kind::Locked, "It is tried again: another row is being written.", true, kBusyPause}},
        {u"8079"_s, {Kind::Internal, kReport}},
        {u"8080"_s, {Kind::Internal, kReport}},
        {u"8083"_s, {Kind::Config, "Name the organisation in the connection."}},
        {u"8119"_s, {Kind::Internal, kReport}},
        {u"8120"_s, {Kind::Service, "The result is gone: export it again."}},
        {u"8121"_s, {Kind::Service, kTryAgain, true, kBusyPause}},
        {u"8122"_s, {Kind::Service, kTryAgain, true, kBusyPause}},
        {u"8125"_s, {Kind::Config, kPoll}},
        {u"8126"_s, {Kind::Config, kPoll}},
        {u"8127"_s, {Kind::Config, kPoll}},
        {u"8130"_s, {Kind::Internal, kReport}},
        {u"8131"_s, {Kind::Internal, kReport}},
        {u"8132"_s, {Kind::RateLimit, kTryAgain, true, kSlotPause}},
        {u"8133"_s, {Kind::Data, "The table is too large for this: export it by a job."}},
        {u"8134"_s, {Kind::RateLimit, kTryAgain, true, kSlotPause}},
        {u"8137"_s, {Kind::Service, "Look at the last import of the table."}},
        {u"8138"_s, {Kind::Permission, "Ask with the account that began the job."}},
        {u"8139"_s, {Kind::Data, "Send less at once."}},
        {u"8504"_s, {Kind::Internal, kReport}},
        {u"8507"_s, {Kind::Data, "Send less at once."}},
        {u"8516"_s, {Kind::Config, kCheckColumns}},
        {u"8535"_s,
            {Kind::Auth,
                "Sign in again; check that the connection names the data centre of the account."}},
    };
    return meanings;
}

bool isAnalyticsFailure(int status, const QString &code)
{
    return status >= 500 || status == 408 || code == "7005"_L1;
}

bool namesScope(const ZohoProblem &problem)
{
    return problem.details.contains("SCOPE"_L1, Qt::CaseInsensitive)
        || problem.message.contains("scope"_L1, Qt::CaseInsensitive);
}

AnalyticsMeaning analyticsMeaning(const ZohoProblem &problem, int status)
{
    const auto known = analyticsMeanings().constFind(problem.code);
    if (known != analyticsMeanings().constEnd())
        return *known;
    if (status == 401)
        return {ErrorKind::Auth, "Sign in again."};
    if (status == 403)
        return {ErrorKind::Permission, "Ask the workspace's administrator for the right."};
    if (status == 429)
        return {ErrorKind::RateLimit, "", true};
    return {ErrorKind::Service, "", isAnalyticsFailure(status, problem.code)};
}

class AnalyticsDialect final : public ZohoDialect
{
public:
    QString service() const override { return u"Zoho Analytics"_s; }
    std::optional<ZohoProblem> problem(QByteArrayView body) const override;
    bool isTokenRefused(const HttpResponse &response) const override;
    Error error(
        const HttpResponse &response, const QString &what, bool hasSideEffect) const override;
    Error errorUnderSuccess(const ZohoProblem &problem, int status, const QString &what,
        bool hasSideEffect) const override;
    void completeLimit(Error &error, int &refusals, const Timings &timings) const override;
    bool isResting(const Error &error, const QString &group) const override;
};

std::optional<ZohoProblem> AnalyticsDialect::problem(QByteArrayView body) const
{
    if (body.indexOf("failure") < 0)
        return {};
    const QJsonObject answer
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size())).object();
    if (answer.value("status"_L1).toString() != "failure"_L1)
        return {};
    const QJsonObject data = answer.value("data"_L1).toObject();
    const auto safe = [](const QJsonValue &value) {
        return redactedText(value.toString()).left(kAnalyticsTextLimit);
    };
    // A number by the description; a text from older servers.
    return ZohoProblem{.code = data.value("errorCode"_L1).toVariant().toString().left(100),
        .message = safe(data.value("errorMessage"_L1)),
        .details = safe(answer.value("summary"_L1))};
}

bool AnalyticsDialect::isTokenRefused(const HttpResponse &response) const
{
    const auto said = problem(response.body);
    if (said && !said->code.isEmpty())
        return said->code == "8535"_L1;
    return response.status == 401 && !(said && namesScope(*said));
}

Error AnalyticsDialect::errorUnderSuccess(
    const ZohoProblem &problem, int status, const QString &what, bool hasSideEffect) const
{
    const AnalyticsMeaning meaning = analyticsMeaning(problem, status);
    const bool isFailure = isAnalyticsFailure(status, problem.code);
    QString why = u"Zoho Analytics says %1"_s.arg(problem.code.isEmpty() ? u"no"_s : problem.code);
    if (!problem.details.isEmpty())
        why += u' ' + problem.details;
    if (!problem.message.isEmpty())
        why += u": "_s + problem.message;
    Error error{.kind = meaning.kind,
        .what = what,
        .why = why,
        .next = QString::fromLatin1(meaning.next),
        .httpStatus = status,
        .code = problem.code,
        .isRetryable = meaning.isRetryable || isFailure,
        .delivery = hasSideEffect && isFailure ? Delivery::Unknown : Delivery::Answered};
    if (meaning.retryAfter.count() > 0)
        error.retryAfter = meaning.retryAfter;
    const bool isKnown = analyticsMeanings().contains(problem.code);
    if (!isKnown && (status == 401 || status == 403) && namesScope(problem)) {
        error.kind = ErrorKind::Permission;
        error.code = kScopeCode;
        error.next = u"Sign in again with all scopes that the connection page lists."_s;
    }
    return error;
}

Error AnalyticsDialect::error(
    const HttpResponse &response, const QString &what, bool hasSideEffect) const
{
    const std::optional<Error> generic = errorOfStatus(response, what);
    if (const auto said = problem(response.body)) {
        Error error = errorUnderSuccess(*said, response.status, what, hasSideEffect);
        if (generic) {
            error.requestId = generic->requestId;
            if (generic->retryAfter)
                error.retryAfter = generic->retryAfter;
        }
        return error;
    }
    Error error = generic.value_or(Error{.kind = ErrorKind::Protocol, .what = what});
    error.delivery = hasSideEffect && isAnalyticsFailure(response.status, {}) ? Delivery::Unknown
                                                                              : Delivery::Answered;
    return error;
}

void AnalyticsDialect::completeLimit(Error &error, int &, const Timings &timings) const
{
    if (isSlotTaken(error))
        return;
    if (isOutOfUnits(error)) {
        error.next = u"The day's API units are used up. The run goes on by itself when some are "
                     "free again; send fewer rows or buy units to go faster."_s;
        return;
    }
    // Until the next minute of the service's own, which is a minute away at most.
    error.retryAfter
        = std::min(error.retryAfter.value_or(timings.rateLimitedDefault), timings.retryAfterCap);
    error.next = u"Nothing to do: the calls of this minute are used up, it goes on in the next."_s;
}

bool AnalyticsDialect::isResting(const Error &error, const QString &group) const
{
    if (isSlotTaken(error))
        return false;
    const bool isOfUnits = group.endsWith("/units"_L1) || group.endsWith("/units-a-day"_L1);
    return isOutOfUnits(error) == isOfUnits;
}

bool hasCode(const Error &error, std::initializer_list<QLatin1StringView> codes)
{
    return std::ranges::any_of(
        codes, [&error](QLatin1StringView code) { return error.code == code; });
}

} // namespace

const ZohoDialect &analyticsDialect()
{
    static const AnalyticsDialect dialect;
    return dialect;
}

bool isAnalyticsBusy(const Error &error)
{
    return hasCode(error, {"7092"_L1, "8062"_L1});
}

bool isSlotTaken(const Error &error)
{
    return hasCode(error, {"8132"_L1, "8134"_L1});
}

bool isAnalyticsTooFast(const Error &error)
{
    return hasCode(error, {"6045"_L1});
}

bool isOutOfUnits(const Error &error)
{
    return hasCode(error, {"6043"_L1, "6044"_L1});
}

bool isAnalyticsGone(const Error &error)
{
    return hasCode(error, {"7103"_L1, "7104"_L1, "7138"_L1, "8120"_L1, "8137"_L1})
        || (error.code.isEmpty() && (error.httpStatus == 404 || error.httpStatus == 410));
}

bool isBatchLost(const Error &error)
{
    return hasCode(error, {"7336"_L1, "7337"_L1, "7338"_L1, "7340"_L1});
}

bool isScopeMissing(const Error &error)
{
    return error.code == kScopeCode;
}

} // namespace sluice
