// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/networkerrors.h"

#include "base/secret.h"
#include "core/http/tlsproblems.h"

#include <algorithm>
#include <initializer_list>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool saysOneOf(const QString &reason, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(),
        [&reason](QLatin1StringView word) { return reason.contains(word, Qt::CaseInsensitive); });
}

Error proxyError(QNetworkReply::NetworkError code, const SendFacts &facts)
{
    const QString proxy
        = facts.proxy.isEmpty() ? u"the proxy"_s : u"the proxy %1"_s.arg(facts.proxy);
    Error error{.kind = ErrorKind::Network,
        .what = u"Could not reach %1 through the proxy"_s.arg(facts.host),
        .why = u"%1 broke off: %2"_s.arg(proxy, facts.reason),
        .next = u"Check the proxy in the connection's network settings"_s};
    // Qt tells most of these apart in its words only.
    if (code == QNetworkReply::ProxyAuthenticationRequiredError) {
        error.why = facts.hasProxyUser
            ? u"%1 refuses the user name or the password (407)"_s.arg(proxy)
            : u"%1 wants a user name and a password (407)"_s.arg(proxy);
        error.next = u"Enter the proxy's user and password in the connection's network settings"_s;
    } else if (saysOneOf(facts.reason, {"denied"_L1, "not allowed"_L1})) {
        error.why = u"%1 does not let through to %2"_s.arg(proxy, facts.host);
        error.next
            = u"Ask whoever runs the proxy to allow %1, or choose another proxy"_s.arg(facts.host);
    } else if (saysOneOf(facts.reason, {"proxy connection refused"_L1, "proxy refused"_L1})) {
        error.why = u"nothing answers at %1"_s.arg(proxy);
    } else if (code == QNetworkReply::HostNotFoundError) {
        error.why = u"%1 cannot find or reach %2"_s.arg(proxy, facts.host);
    } else if (saysOneOf(facts.reason,
                   {"proxy server not found"_L1, "proxy not found"_L1,
                       "proxy host not found"_L1})) {
        error.why = u"the name of %1 is not known"_s.arg(proxy);
    }
    return error;
}

bool isProxyError(QNetworkReply::NetworkError code)
{
    return code >= QNetworkReply::ProxyConnectionRefusedError
        && code <= QNetworkReply::UnknownProxyError;
}

// Before anything came or went, what stopped a request on its way is the proxy's doing or telling.
bool mayBeProxys(QNetworkReply::NetworkError code, const SendFacts &facts)
{
    return !facts.isConnected
        && (code == QNetworkReply::UnknownNetworkError || code == QNetworkReply::HostNotFoundError
            || code == QNetworkReply::ConnectionRefusedError
            || code == QNetworkReply::TimeoutError);
}

} // namespace

Error withFacts(Error error, const SendFacts &facts, bool mayWorkLater)
{
    error.why = QString::fromUtf8(withoutSecrets(error.why.toUtf8()));
    error.httpStatus = facts.httpStatus;
    error.delivery = facts.mayHaveLeft ? Delivery::Unknown : Delivery::NotSent;
    error.isRetryable = mayWorkLater && !(facts.hasSideEffect && facts.mayHaveLeft);
    return error;
}

Error errorOfNetwork(QNetworkReply::NetworkError code, const SendFacts &facts)
{
    const QString unreachable = u"Could not reach %1"_s.arg(facts.host);
    const QString checkNetwork = u"Check the network, then resume"_s;
    if (isProxyError(code) || (!facts.proxy.isEmpty() && mayBeProxys(code, facts)))
        return withFacts(proxyError(code, facts), facts, true);
    Error error{.kind = ErrorKind::Network, .what = unreachable, .why = facts.reason};
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        return withFacts(tlsRefusal(facts.host, facts.tlsProblems, facts.reason), facts, false);
    case QNetworkReply::ConnectionRefusedError:
        error.why = u"it refuses connections"_s;
        error.next = checkNetwork;
        break;
    case QNetworkReply::HostNotFoundError:
        error.why = u"the name %1 is not known"_s.arg(facts.host);
        error.next = checkNetwork;
        break;
    case QNetworkReply::TimeoutError:
        error.kind = ErrorKind::Timeout;
        break;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        error.what = u"The connection to %1 was closed"_s.arg(facts.host);
        error.why = facts.httpStatus != 0 ? u"its answer broke off"_s
            : facts.mayHaveLeft           ? u"no answer came"_s
                                          : u"the request had not been sent"_s;
        break;
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        error.kind = ErrorKind::Protocol;
        error.what = u"The answer of %1 could not be read"_s.arg(facts.host);
        if (saysOneOf(facts.reason, {"decompression"_L1}))
            error.why = u"it is packed, and is damaged or larger than may be once unpacked"_s;
        error.next = u"Check the proxy and the host of the connection, or try again later"_s;
        break;
    default:
        break;
    }
    return withFacts(std::move(error), facts, true);
}

bool happensBeforeSending(QNetworkReply::NetworkError code)
{
    return code == QNetworkReply::ConnectionRefusedError || code == QNetworkReply::HostNotFoundError
        || code == QNetworkReply::SslHandshakeFailedError || isProxyError(code);
}

bool isErrorOfStatus(QNetworkReply::NetworkError code, int status)
{
    switch (status) {
    case 400:
    case 418:
        return code == QNetworkReply::ProtocolInvalidOperationError;
    case 401:
        return code == QNetworkReply::AuthenticationRequiredError;
    case 403:
        return code == QNetworkReply::ContentAccessDenied;
    case 404:
        return code == QNetworkReply::ContentNotFoundError;
    case 405:
        return code == QNetworkReply::ContentOperationNotPermittedError;
    case 409:
        return code == QNetworkReply::ContentConflictError;
    case 410:
        return code == QNetworkReply::ContentGoneError;
    case 500:
        return code == QNetworkReply::InternalServerError;
    case 501:
        return code == QNetworkReply::OperationNotImplementedError;
    case 503:
        return code == QNetworkReply::ServiceUnavailableError;
    default:
        break;
    }
    if (status > 500)
        return code == QNetworkReply::UnknownServerError;
    return status >= 400 && code == QNetworkReply::UnknownContentError;
}

} // namespace sluice
