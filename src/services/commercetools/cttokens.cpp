// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/cttokens.h"

#include "core/http/httpclassify.h"
#include "core/http/httpclient.h"
#include "services/commercetools/cterrors.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxCtTokenAnswer = 256 * 1024;
constexpr double kLongestCtTokenMs = 60.0 * 24 * 3'600'000;

Result<Secret> ctSecret(const CtAccount &account, const QString &which)
{
    Result<Secret> value = account.secret(which);
    if (value && value->isEmpty()) {
        return fail(ErrorKind::Config,
            u"The connection \"%1\" has no %2."_s.arg(account.name, which), {},
            u"Edit the connection and enter it."_s);
    }
    return value;
}

Error ctTokenRefusal(const HttpResponse &response, const CtProblem &problem)
{
    Error error{.kind = ErrorKind::Auth,
        .what = u"commercetools refused to sign in."_s,
        .why = u"It says %1"_s.arg(problem.code)
            + (problem.message.isEmpty() || problem.message == problem.code
                    ? QString()
                    : u": "_s + problem.message),
        .next = u"Check the connection's client ID, client secret and authUrl."_s,
        .httpStatus = response.status,
        .code = problem.code,
        .delivery = Delivery::Answered};
    if (problem.code == "invalid_scope"_L1) {
        error.kind = ErrorKind::Permission;
        error.next
            = u"Take the scope out of the connection, or give it to the API client; check the "
              "project key behind each scope."_s;
    } else if (problem.code == "invalid_client"_L1 || problem.code == "unauthorized_client"_L1) {
        error.next
            = u"Check the client ID and the client secret, and that the API client exists in "
              "this region."_s;
    }
    return error;
}

} // namespace

CtTokenMinter::CtTokenMinter(CtAccount account)
    : m_account(std::move(account))
{
}

Result<TokenGrant> CtTokenMinter::mint(HttpClient &http, const CancelToken &token)
{
    const Result<Secret> id = ctSecret(m_account, u"clientId"_s);
    if (!id)
        return fail(id.error());
    const Result<Secret> key = ctSecret(m_account, u"clientSecret"_s);
    if (!key)
        return fail(key.error());
    const Secret both(QByteArray(id->reveal() + ':' + key->reveal()));
    const Secret basic(both.reveal().toBase64());
    HttpRequest request;
    request.method = "POST";
    request.url = m_account.hosts.auth;
    request.url.setPath(request.url.path() + u"/oauth/token"_s);
    request.headers = {HttpHeader{"Authorization", "Basic " + basic.reveal()},
        HttpHeader{"Content-Type", "application/x-www-form-urlencoded"},
        HttpHeader{"Accept", "application/json"}};
    QByteArray form = "grant_type=client_credentials";
    if (!m_account.scopes.isEmpty())
        form += "&scope=" + m_account.scopes.join(u' ').toUtf8().toPercentEncoding();
    request.body = form;
    request.component = "auth";
    request.maxBytes = kMaxCtTokenAnswer;
    request.network = m_account.network;
    const Result<HttpResponse> response = http.send(request, token);
    return response ? parseCtTokenAnswer(*response) : fail(response.error());
}

Result<TokenGrant> parseCtTokenAnswer(const HttpResponse &response)
{
    const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
    const QByteArray token = answer.value("access_token"_L1).toString().toLatin1();
    const double seconds = answer.value("expires_in"_L1).toDouble();
    const bool isToken = !token.isEmpty()
        && std::ranges::all_of(token, [](char c) { return c > ' ' && c < 0x7f; });
    if (response.isSuccess() && isToken && seconds > 0) {
        TokenGrant grant;
        grant.accessToken = Secret(token);
        grant.expiresInMs = static_cast<qint64>(std::min(seconds * 1000, kLongestCtTokenMs));
        grant.scope = answer.value("scope"_L1).toString();
        return grant;
    }
    const auto problem = ctProblem(response.body);
    if (problem && response.status >= 400 && response.status < 500 && response.status != 429)
        return fail(ctTokenRefusal(response, *problem));
    const QString what = u"Could not get an access token from commercetools."_s;
    Error error = errorOfStatus(response, what)
                      .value_or(Error{.kind = ErrorKind::Protocol,
                          .what = what,
                          .why = u"The answer holds no token that can be used."_s,
                          .next = u"Check the connection's authUrl."_s});
    error.httpStatus = response.status;
    error.delivery = Delivery::Answered;
    return fail(std::move(error));
}

} // namespace sluice
