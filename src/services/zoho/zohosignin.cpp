// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohosignin.h"

#include <QUrlQuery>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 kZohoRedirectPort = 6780;

bool isSameServer(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(443) == b.port(443);
}

// Nothing: the account is where the connection says.
std::optional<Error> otherDataCentre(const ZohoAccount &account, const BrowserAnswer &answer)
{
    const QString server = answer.parameters.value(u"accounts-server"_s);
    const QString location = answer.parameters.value(u"location"_s).left(20);
    const QString own = account.hosts.dataCentre;
    const bool isOtherServer
        = !server.isEmpty() && !isSameServer(QUrl(server), account.hosts.accounts);
    const bool isOtherPlace
        = !account.hosts.isLoopback() && zohoDataCentres().contains(location) && location != own;
    if (!isOtherServer && !isOtherPlace)
        return std::nullopt;
    const QString place = location.isEmpty() ? QUrl(server).host() : location;
    return Error{.kind = ErrorKind::Auth,
        .what = u"The account lives in another data centre."_s,
        .why = u"Zoho signed in at \"%1\", and the connection \"%2\" names \"%3\"."_s.arg(
            place, account.name, own),
        .next
        = u"Choose the data centre \"%1\" in the connection, then sign in again."_s.arg(place),
        .code = u"WRONG_DATA_CENTRE"_s};
}

} // namespace

ZohoSignInSettings zohoSignInSettings(const ZohoHosts &hosts, const QJsonObject &settings)
{
    const int otherwise = hosts.isLoopback() ? 0 : kZohoRedirectPort;
    const int port = settings.value("redirectPort"_L1).toInt(otherwise);
    return {.redirectPort = static_cast<quint16>(port),
        .usesProofKey = settings.value("proofKey"_L1).toString() != "off"_L1};
}

QStringList zohoRedirectParameters()
{
    return {u"location"_s, u"accounts-server"_s, u"error_description"_s};
}

QUrl zohoSignInPage(const ZohoAccount &account, const Secret &clientId, const QString &scopes,
    const BrowserSignIn &signIn, bool usesProofKey)
{
    const auto encoded
        = [](const QByteArray &text) { return QString::fromLatin1(text.toPercentEncoding()); };
    QUrlQuery query;
    query.addQueryItem(u"response_type"_s, u"code"_s);
    query.addQueryItem(u"client_id"_s, encoded(clientId.reveal()));
    query.addQueryItem(u"scope"_s, encoded(scopes.toUtf8()));
    query.addQueryItem(u"redirect_uri"_s, encoded(signIn.redirectUri().toEncoded()));
    // Without consent there is a refresh token for the first sign-in only.
    query.addQueryItem(u"access_type"_s, u"offline"_s);
    query.addQueryItem(u"prompt"_s, u"consent"_s);
    query.addQueryItem(u"state"_s, encoded(signIn.state().reveal()));
    if (usesProofKey) {
        query.addQueryItem(u"code_challenge"_s, encoded(signIn.proof().challenge));
        query.addQueryItem(u"code_challenge_method"_s, u"S256"_s);
    }
    QUrl url = account.hosts.accounts;
    url.setPath(url.path() + u"/oauth/v2/auth"_s);
    url.setQuery(query);
    return url;
}

Result<TokenGrant> exchangeBrowserAnswer(const ZohoAccount &account, const BrowserSignIn &signIn,
    const BrowserAnswer &answer, bool usesProofKey, HttpClient &http, const CancelToken &token)
{
    if (auto other = otherDataCentre(account, answer))
        return fail(*std::move(other));
    return exchangeGrantCode(account, answer.code, http, token, signIn.redirectUri().toString(),
        usesProofKey ? signIn.proof().verifier : Secret());
}

} // namespace sluice
