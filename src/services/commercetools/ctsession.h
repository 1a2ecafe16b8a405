// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "core/http/httpclient.h"
#include "core/log/log.h"
#include "services/commercetools/cterrors.h"
#include "services/commercetools/cttokens.h"
#include "services/servicehosts.h"

namespace sluice {

class TokenManager;

// Signed-in requests to one project, on the thread of its HTTP client; made for one step and thrown
// away. Adds the access token (only for hosts that may have it), gets a new one once when it is
// refused and then repeats the request once (401 means that it was not executed), and turns every
// answer that is not a success into an Error. It repeats nothing else and waits for nothing.
class CtSession final
{
public:
    CtSession(const CtAccount &account, TokenManager &tokens, HttpClient &http,
        const CancelToken &token, Logger logger);

    // `path` below the project key, percent-encoded; `what` failed, for the Error.
    HttpRequest request(
        const QByteArray &method, const QString &path, const QueryItems &query = {}) const;
    Result<HttpResponse> send(HttpRequest request, const QString &what);

    Result<void> signIn();
    const CtAccount &account() const { return m_account; }

    // The service's clock when it gave the last answer, to the second (rounded down); empty: it did
    // not say.
    std::optional<qint64> answeredAtMs() const { return m_answeredAtMs; }

    // Of the last answer that was refused.
    const std::optional<CtProblem> &problem() const { return m_problem; }

private:
    QString pathBelowProject(const QUrl &url) const;

    CtAccount m_account;
    CtTokenMinter m_minter;
    TokenManager &m_tokens;
    HttpClient &m_http;
    CancelToken m_token;
    Logger m_logger;
    std::optional<qint64> m_answeredAtMs;
    std::optional<CtProblem> m_problem;
};

} // namespace sluice
