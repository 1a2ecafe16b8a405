// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/timings.h"
#include "core/http/httpclient.h"
#include "core/log/log.h"
#include "services/zoho/zohodialect.h"
#include "services/zoho/zohotokens.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace sluice {

class TokenManager;

// Signed-in requests to one Zoho account, on the thread of its HTTP client; made for one step and
// thrown away. Adds the access token (only for hosts that may have it), refreshes it once when it
// is refused as invalid and then repeats the request once (401 means that it was not executed), and
// turns every answer that is not a success into an Error with Zoho's code, message and request id.
// It never repeats anything else, and never waits for a limit longer than the HTTP client does.
class ZohoSession final
{
public:
    ZohoSession(const ZohoAccount &account, TokenManager &tokens, HttpClient &http,
        const CancelToken &token, Logger logger, const Timings &timings = {});

    // Blocks the limit groups of a request that was refused with 429. May be null (the default).
    void setLimitGate(LimitGate *gate) { m_gate = gate; }
    LimitGate *limitGate() const { return m_gate; }

    // The service that the session talks to; the CRM without a word. It must live as long.
    void setDialect(const ZohoDialect &dialect) { m_dialect = &dialect; }
    const ZohoDialect &dialect() const { return *m_dialect; }
    const Timings &timings() const { return m_timings; }

    // Called with X-API-CREDITS-REMAINING, which comes once half of the day's credits are used.
    void setOnCredits(std::function<void(qint64 remaining)> onCredits);
    std::optional<qint64> creditsRemaining() const { return m_creditsRemaining; }

    // By how much the service's clock is ahead of this machine's, by the last answer's Date, which
    // has whole seconds: 0 for clocks that agree as far as that tells, or where none was told.
    qint64 clockAheadMs() const { return m_clockAheadMs; }

    // Any 2xx, and a refusal that `isAnswer` takes for an answer. The URL must be absolute.
    using IsAnswer = std::function<bool(const HttpResponse &)>;
    Result<HttpResponse> send(HttpRequest request, const IsAnswer &isAnswer = {});

    // The JSON text of the answer; empty for 204 (an empty list, A6). HTML under a 2xx is
    // ErrorKind::Service, with Delivery::Unknown if the request has a side effect; an error
    // envelope under a 2xx is an Error.
    Result<QByteArray> jsonText(HttpRequest request);

    // The same as an object, for answers that are small and have no ids beyond 64 bits.
    Result<QJsonObject> json(HttpRequest request);

    // Makes sure that there is an access token.
    Result<void> signIn();

    // Where API calls go: what the operator fixed, else the token's api_domain, else the table.
    Result<QUrl> apiUrl();
    const ZohoAccount &account() const { return m_account; }
    const Logger &logger() const { return m_logger; }

private:
    Result<AccessToken> accessToken();
    Result<HttpResponse> sendWith(HttpRequest request, const AccessToken &access);
    Error refused(const HttpRequest &request, const HttpResponse &response);
    Error rested(const QList<LimitUse> &limits, Error error);

    ZohoAccount m_account;
    ZohoTokenMinter m_minter;
    TokenManager &m_tokens;
    HttpClient &m_http;
    CancelToken m_token;
    Logger m_logger;
    Timings m_timings;
    LimitGate *m_gate = nullptr;
    const ZohoDialect *m_dialect = &ZohoDialect::crm();
    std::function<void(qint64)> m_onCredits;
    std::optional<qint64> m_creditsRemaining;
    qint64 m_clockAheadMs = 0;
    int m_concurrencyRefusals = 0; // in a row
};

} // namespace sluice
