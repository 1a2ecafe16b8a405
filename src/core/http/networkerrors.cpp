// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/networkerrors.h"

#include "base/secret.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Error proxyError(QNetworkReply::NetworkError code, const SendFacts &facts)
{
    Error error{.kind = ErrorKind::Network,
        .what = u"Could not reach %1 through the proxy"_s.arg(facts.host),
        .why = facts.reason,
        .next = u"Check the proxy in the connection's settings"_s};
    if (code == QNetworkReply::ProxyAuthenticationRequiredError)
        error.why = u"the proxy wants a name and a password (407)"_s;
    else if (code == QNetworkReply::ProxyNotFoundError)
        error.why = u"the proxy's name is not known"_s;
    else if (code == QNetworkReply::ProxyConnectionRefusedError)
        error.why = u"the proxy refused the connection"_s;
    return error;
}

Error tlsError(const SendFacts &facts)
{
    return Error{.kind = ErrorKind::Tls,
        .what = u"The identity of %1 could not be verified"_s.arg(facts.host),
        .why = facts.tlsReasons.isEmpty() ? facts.reason : facts.tlsReasons.join("; "_L1),
        .next
        = u"If your organisation has its own certificates, add its CA file to the connection"_s};
}

bool isProxyError(QNetworkReply::NetworkError code)
{
    return code >= QNetworkReply::ProxyConnectionRefusedError
        && code <= QNetworkReply::UnknownProxyError;
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
    if (isProxyError(code))
        return withFacts(proxyError(code, facts), facts, true);
    Error error{.kind = ErrorKind::Network, .what = unreachable, .why = facts.reason};
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        return withFacts(tlsError(facts), facts, false);
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
