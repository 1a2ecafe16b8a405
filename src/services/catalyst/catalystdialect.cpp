// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystdialect.h"

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

constexpr qsizetype kCatalystTextLimit = 500;
constexpr milliseconds kCatalystPauseBase{1'000}; // D.9
constexpr milliseconds kCatalystPauseCap{60'000};

struct CatalystMeaning
{
    ErrorKind kind = ErrorKind::Service;
    bool isRetryable = false;
    QString next = {};
};

const QHash<QString, CatalystMeaning> &catalystMeanings()
{
    static const QString signIn
        = u"Sign in again; check that the connection names the data centre of the account."_s;
    static const QString names = u"Check the names of the table and of the columns in the job."_s;
    static const QHash<QString, CatalystMeaning> meanings{
        {u"INVALID_TOKEN"_s, {ErrorKind::Auth, false, signIn}},
        {u"AUTHENTICATION_FAILURE"_s, {ErrorKind::Auth, false, signIn}},
        {u"OAUTH_SCOPE_MISMATCH"_s,
            {ErrorKind::Permission, false,
                u"Sign in again with all scopes that the sign-in dialog lists."_s}},
        {u"INVALID_INPUT"_s, {ErrorKind::Service, false, names}},
        {u"INVALID_NAME"_s, {ErrorKind::Service, false, names}},
        {u"INVALID_ID"_s,
            {ErrorKind::Service, false,
                u"Check the project of the connection and the table of the job."_s}},
        {u"INVALID_CONTENT"_s, {ErrorKind::Data, false, {}}},
        {u"INVALID_OPERATION"_s, {ErrorKind::Service, false, {}}},
        {u"API_LIMIT_REACHED"_s,
            {ErrorKind::Service, false,
                u"The project's quota is used up: resume when it is free again, or raise it in the "
                "Catalyst console."_s}},
        {u"CONFLICT"_s, {ErrorKind::Service, false, {}}},
        {u"DUPLICATE_ENTRY"_s, {ErrorKind::Data, false, {}}},
        {u"DUPLICATE_VALUE"_s,
            {ErrorKind::Data, false, u"A value stands twice in a unique column."_s}},
        {u"DUPLICATE_OPERATION"_s,
            {ErrorKind::Service, false, u"The operation is running already: wait for it."_s}},
        {u"EXPIRED"_s,
            {ErrorKind::Service, false, u"Results live for one day: read the page again."_s}},
        {u"TOO_MANY_REQUESTS"_s, {ErrorKind::RateLimit, true, {}}},
        {u"INTERNAL_SERVER_ERROR"_s, {ErrorKind::Service, true, {}}},
    };
    return meanings;
}

bool isCatalystFailure(int status, const QString &code)
{
    return status >= 500 || status == 408 || code == "INTERNAL_SERVER_ERROR"_L1;
}

// While it gives no tokens it answers 400 with a page (A.9).
bool isCatalystThrottle(const HttpResponse &response)
{
    return response.status == 400 && !response.body.trimmed().isEmpty() && !looksLikeJson(response);
}

class CatalystDialect final : public ZohoDialect
{
public:
    QString service() const override { return u"Catalyst"_s; }
    std::optional<ZohoProblem> problem(QByteArrayView body) const override;
    bool isTokenRefused(const HttpResponse &response) const override;
    Error error(
        const HttpResponse &response, const QString &what, bool hasSideEffect) const override;
    Error errorUnderSuccess(const ZohoProblem &problem, int status, const QString &what,
        bool hasSideEffect) const override;
    void completeLimit(Error &error, int &refusals, const Timings &timings) const override;
    bool isResting(const Error &, const QString &) const override { return true; }
};

std::optional<ZohoProblem> CatalystDialect::problem(QByteArrayView body) const
{
    // Most answers are rows: they are not parsed for nothing.
    if (body.indexOf("failure") < 0)
        return {};
    const QJsonObject answer
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size())).object();
    if (answer.value("status"_L1).toString() != "failure"_L1)
        return {};
    const QJsonObject data = answer.value("data"_L1).toObject();
    return ZohoProblem{.code = data.value("error_code"_L1).toString().left(100),
        .message = redactedText(data.value("message"_L1).toString()).left(kCatalystTextLimit)};
}

bool CatalystDialect::isTokenRefused(const HttpResponse &response) const
{
    const auto said = problem(response.body);
    if (response.status != 401)
        return false;
    // A missing scope comes with 401 too, and no new token mends it (A.2).
    return !said || said->code != "OAUTH_SCOPE_MISMATCH"_L1;
}

Error CatalystDialect::errorUnderSuccess(
    const ZohoProblem &problem, int status, const QString &what, bool hasSideEffect) const
{
    CatalystMeaning meaning = catalystMeanings().value(problem.code);
    if (status == 401 && meaning.kind != ErrorKind::Permission)
        meaning = catalystMeanings().value(u"INVALID_TOKEN"_s);
    else if (status == 429)
        meaning.kind = ErrorKind::RateLimit;
    const bool isFailure = isCatalystFailure(status, problem.code);
    QString why = u"Catalyst says %1"_s.arg(problem.code.isEmpty() ? u"no"_s : problem.code);
    if (!problem.message.isEmpty())
        why += u": "_s + problem.message;
    return Error{.kind = meaning.kind,
        .what = what,
        .why = why,
        .next = meaning.next,
        .httpStatus = status,
        .code = problem.code,
        .isRetryable = meaning.isRetryable || isFailure || status == 429,
        .delivery = hasSideEffect && isFailure ? Delivery::Unknown : Delivery::Answered};
}

Error CatalystDialect::error(
    const HttpResponse &response, const QString &what, bool hasSideEffect) const
{
    const std::optional<Error> generic = errorOfStatus(response, what);
    Error error;
    if (const auto said = problem(response.body)) {
        error = errorUnderSuccess(*said, response.status, what, hasSideEffect);
        if (generic) {
            error.retryAfter = generic->retryAfter;
            error.requestId = generic->requestId;
        }
        return error;
    }
    if (isCatalystThrottle(response)) {
        return Error{.kind = ErrorKind::RateLimit,
            .what = what,
            .why = u"Catalyst gives no access for the moment: it answered 400 with a page."_s,
            .httpStatus = response.status,
            .code = kCatalystTokenThrottled,
            .isRetryable = true,
            .delivery = Delivery::Answered};
    }
    error = generic.value_or(Error{.kind = ErrorKind::Protocol, .what = what});
    error.delivery = hasSideEffect && isCatalystFailure(response.status, {}) ? Delivery::Unknown
                                                                             : Delivery::Answered;
    return error;
}

void CatalystDialect::completeLimit(Error &error, int &refusals, const Timings &timings) const
{
    if (error.code == kCatalystTokenThrottled) {
        error.retryAfter = timings.tokenThrottle;
        error.next = u"Nothing to do: access tokens are given again in ten minutes."_s;
        return;
    }
    if (error.code.isEmpty())
        error.code = u"TOO_MANY_REQUESTS"_s;
    error.retryAfter = std::min(timings.retryAfterCap,
        error.retryAfter.value_or(growingPause(refusals++, kCatalystPauseBase, kCatalystPauseCap)));
    error.next = u"Nothing to do: too many calls ran at once, it is tried again with fewer."_s;
}

} // namespace

const ZohoDialect &catalystDialect()
{
    static const CatalystDialect dialect;
    return dialect;
}

bool isCatalystGone(const Error &error)
{
    return error.httpStatus == 404 || error.httpStatus == 410 || error.code == "INVALID_ID"_L1
        || error.code == "EXPIRED"_L1;
}

} // namespace sluice
