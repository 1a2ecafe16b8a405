// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsdialect.h"

#include "core/http/httpclassify.h"
#include "core/log/redact.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype kAnalyticsTextLimit = 500;
constexpr milliseconds kAnalyticsBusyPause{10'000}; // D.9
constexpr milliseconds kAnalyticsSlotPause{15'000};
constexpr milliseconds kAnalyticsUnitsPause = std::chrono::hours(1);
constexpr auto kScopeCode = "OAUTH_SCOPE_MISMATCH"_L1;

struct AnalyticsMeaning
{
    ErrorKind kind = ErrorKind::Service;
    const char *next = "";
    bool isRetryable = false;
    milliseconds retryAfter{0};
};

constexpr auto kAnalyticsRetried = "Nothing to do: it is tried again after a pause.";
constexpr auto kAnalyticsCheckView
    = "Check the workspace of the connection and the view of the job.";
constexpr auto kAnalyticsCheckColumns
    = "Compare the columns of the table and of the view, and the mapping.";
constexpr auto kAnalyticsCheckFile = "Look at the run's log and at the file that was sent.";
constexpr auto kAnalyticsNewBatch = "Nothing to do: the import begins anew with this file.";
constexpr auto kAnalyticsPolls = "Leave the callback out: the run asks for the state itself.";
constexpr auto kAnalyticsReport = "Report this: the request was not as the service wants it.";

struct AnalyticsCode
{
    int code;
    AnalyticsMeaning meaning;
};

constexpr AnalyticsCode kAnalyticsCodes[] = {
    {6043, {ErrorKind::RateLimit, "", true, kAnalyticsUnitsPause}},
    {6044, {ErrorKind::RateLimit, "", true, kAnalyticsUnitsPause}},
    {6045, {ErrorKind::RateLimit, "", true}},
    {7005, {ErrorKind::Service, kAnalyticsRetried, true}},
    {7092, {ErrorKind::Locked, "It is tried again: an import has the table.", true}},
    {7103, {ErrorKind::Config, "Check the organisation and the workspace of the connection."}},
    {7104, {ErrorKind::Config, kAnalyticsCheckView}},
    {7138, {ErrorKind::Config, kAnalyticsCheckView}},
    {7107, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {7111, {ErrorKind::Config, "Choose another name: a table or view has it already."}},
    {7126, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {7128, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {7137, {ErrorKind::Config, "Choose a table: the view is none."}},
    {7144, {ErrorKind::Config, "Check the folder of the table."}},
    {7146, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {7203, {ErrorKind::Data, kAnalyticsCheckFile}},
    {7208, {ErrorKind::Data, kAnalyticsCheckFile}},
    {7232, {ErrorKind::Data, "Mend the rows that the service names, or let it skip them."}},
    {7248, {ErrorKind::Data, kAnalyticsCheckFile}},
    {7301, {ErrorKind::Permission, "Ask the workspace's administrator for the right to do this."}},
    {7319, {ErrorKind::Config, kAnalyticsCheckView}},
    {7327, {ErrorKind::Data, kAnalyticsCheckColumns}},
    {7330, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {7331, {ErrorKind::Internal, kAnalyticsReport}},
    {7333, {ErrorKind::Internal, kAnalyticsReport}},
    {7336, {ErrorKind::Service, kAnalyticsNewBatch}},
    {7337, {ErrorKind::Service, kAnalyticsNewBatch}},
    {7338, {ErrorKind::Service, kAnalyticsNewBatch}},
    {7340, {ErrorKind::Service, kAnalyticsNewBatch}},
    {7397, {ErrorKind::Config, "Choose a table: the view is none."}},
    {7413, {ErrorKind::Config, "Give the table a name."}},
    {7478, {ErrorKind::Config, "Leave columns out: the table would have too many."}},
    {7512, {ErrorKind::Config, "Check the date formats of the job."}},
    {7515, {ErrorKind::Data, kAnalyticsCheckColumns}},
    {7565, {ErrorKind::Permission, "Confirm the e-mail address of the Zoho account."}},
    {8016, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {8046, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {8062, {ErrorKind::Locked, "It is tried again: another row is being written.", true}},
    {8079, {ErrorKind::Internal, kAnalyticsReport}},
    {8080, {ErrorKind::Internal, kAnalyticsReport}},
    {8083, {ErrorKind::Config, "Name the organisation in the connection."}},
    {8119, {ErrorKind::Internal, kAnalyticsReport}},
    {8120, {ErrorKind::Service, "The result is gone: export it again."}},
    {8121, {ErrorKind::Service, kAnalyticsRetried, true, kAnalyticsBusyPause}},
    {8122, {ErrorKind::Service, kAnalyticsRetried, true, kAnalyticsBusyPause}},
    {8125, {ErrorKind::Config, kAnalyticsPolls}},
    {8126, {ErrorKind::Config, kAnalyticsPolls}},
    {8127, {ErrorKind::Config, kAnalyticsPolls}},
    {8130, {ErrorKind::Internal, kAnalyticsReport}},
    {8131, {ErrorKind::Internal, kAnalyticsReport}},
    {8132, {ErrorKind::RateLimit, kAnalyticsRetried, true, kAnalyticsSlotPause}},
    {8133, {ErrorKind::Data, "The table is too large for this: export it by a job."}},
    {8134, {ErrorKind::RateLimit, kAnalyticsRetried, true, kAnalyticsSlotPause}},
    {8137, {ErrorKind::Service, "Look at the last import of the table."}},
    {8138, {ErrorKind::Permission, "Ask with the account that began the job."}},
    {8139, {ErrorKind::Data, "Send less at once."}},
    {8504, {ErrorKind::Internal, kAnalyticsReport}},
    {8507, {ErrorKind::Data, "Send less at once."}},
    {8516, {ErrorKind::Config, kAnalyticsCheckColumns}},
    {8535,
        {ErrorKind::Auth,
            "Sign in again; check that the connection names the data centre of the account."}},
};

const AnalyticsMeaning *knownAnalyticsMeaning(const QString &code)
{
    const auto *it = std::ranges::find_if(kAnalyticsCodes,
        [&code](const AnalyticsCode &known) { return code == QString::number(known.code); });
    return it == std::end(kAnalyticsCodes) ? nullptr : &it->meaning;
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
    if (const AnalyticsMeaning *known = knownAnalyticsMeaning(problem.code))
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
    if (!knownAnalyticsMeaning(problem.code) && (status == 401 || status == 403)
        && namesScope(problem)) {
        error.kind = ErrorKind::Permission;
        error.code = kScopeCode;
        error.next = u"Sign in again with all scopes that the sign-in dialog lists."_s;
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

bool hasAnalyticsCode(const Error &error, std::initializer_list<QLatin1StringView> codes)
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
    return hasAnalyticsCode(error, {"7092"_L1, "8062"_L1});
}

bool isCallbackRefused(const Error &error)
{
    return hasAnalyticsCode(error, {"8125"_L1, "8126"_L1, "8127"_L1});
}

bool isSlotTaken(const Error &error)
{
    return hasAnalyticsCode(error, {"8132"_L1, "8134"_L1});
}

bool isAnalyticsTooFast(const Error &error)
{
    return hasAnalyticsCode(error, {"6045"_L1});
}

bool isOutOfUnits(const Error &error)
{
    return hasAnalyticsCode(error, {"6043"_L1, "6044"_L1});
}

bool isAnalyticsGone(const Error &error)
{
    return hasAnalyticsCode(error, {"7103"_L1, "7104"_L1, "7138"_L1, "8120"_L1, "8137"_L1})
        || (error.code.isEmpty() && (error.httpStatus == 404 || error.httpStatus == 410));
}

bool isBatchLost(const Error &error)
{
    return hasAnalyticsCode(error, {"7336"_L1, "7337"_L1, "7338"_L1, "7340"_L1});
}

bool isScopeMissing(const Error &error)
{
    return error.code == kScopeCode;
}

} // namespace sluice
