// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "core/http/httpclient.h"
#include "core/log/log.h"
#include "services/klaviyo/klaviyoaccount.h"
#include "services/klaviyo/klaviyoendpoints.h"
#include "services/klaviyo/klaviyoerrors.h"
#include "services/servicehosts.h"

namespace sluice {

// The limits that an account shares with all that have its key, or its words; any thread.
KlaviyoLimits klaviyoLimitsOf(const KlaviyoAccount &account);

// Requests to one Klaviyo account, on the thread of its HTTP client; made for one step and thrown
// away. Adds the key (only for hosts that may have it), the revision and the limits of the call,
// and turns every answer that is not a success into an Error. After a 429 whose pause is at most
// Timings::heldWait the same request goes out again; a longer pause comes back as
// ErrorKind::RateLimit with retryAfter. Either way nothing was executed: it counts as no attempt.
// Nothing else is repeated.
class KlaviyoSession final
{
public:
    static constexpr qint64 kMaxBodyBytes = 5'000'000; // C.4-C.6

    KlaviyoSession(
        const KlaviyoAccount &account, HttpClient &http, const CancelToken &token, Logger logger);

    // `path` from "api/" on, percent-encoded.
    HttpRequest request(
        const QByteArray &method, const QString &path, const QueryItems &query = {}) const;
    // With a body of JSON; a larger one than kMaxBodyBytes is refused by send().
    HttpRequest request(const QByteArray &method, const QString &path, HttpBody body) const;
    Result<HttpResponse> send(HttpRequest request, const QString &what);

    const KlaviyoAccount &account() const { return m_account; }
    const KlaviyoLimits &limits() const { return m_limits; }

    // All that the service said in the last answer that was refused.
    const QList<KlaviyoProblem> &problems() const { return m_problems; }

private:
    Result<void> check(
        const HttpRequest &request, const Result<Secret> &key, const QString &what) const;
    Error refused(
        const HttpRequest &request, const HttpResponse &response, const QString &what) const;

    KlaviyoAccount m_account;
    KlaviyoLimits m_limits;
    HttpClient &m_http;
    CancelToken m_token;
    Logger m_logger;
    QList<KlaviyoProblem> m_problems;
};

} // namespace sluice
