// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/http/httpexchange.h"

namespace sluice {

using namespace Qt::StringLiterals;

// How an exchange ends: the answer, or the error that says how far the request got.

bool HttpExchange::mayHaveLeft() const
{
    // Without the first byte of its body a server cannot act on a request.
    return m_body && m_body->total() > 0 ? m_body->taken() > 0 : m_isSent;
}

SendFacts HttpExchange::facts() const
{
    return SendFacts{.host = m_request.url.host(),
        .mayHaveLeft = mayHaveLeft() || status() != 0,
        .hasSideEffect = m_request.hasSideEffect,
        .httpStatus = status(),
        .reason = m_reply->errorString(),
        .tlsProblems = m_tlsProblems,
        .proxy = m_proxy,
        .hasProxyUser = m_hasProxyUser,
        .isConnected = m_isConnected};
}

// An empty body shows no trace of being taken: only what happens before a request counts as unsent.
SendFacts HttpExchange::factsAfter(QNetworkReply::NetworkError code) const
{
    SendFacts known = facts();
    if (m_body && m_body->total() == 0 && !happensBeforeSending(code))
        known.mayHaveLeft = true;
    return known;
}

Error HttpExchange::timeoutError(const QString &why) const
{
    const Error error{.kind = ErrorKind::Timeout,
        .what = u"%1 took too long"_s.arg(m_request.url.host()),
        .why = why};
    return withFacts(error, facts(), true);
}

Error HttpExchange::connectTimeout() const
{
    const QString within = QString::number(double(m_timings.connect.count()) / 1000.0);
    if (m_proxy.isEmpty())
        return timeoutError(u"no connection within %1 s"_s.arg(within));
    Error error
        = timeoutError(u"no connection through the proxy %1 within %2 s"_s.arg(m_proxy, within));
    error.next = u"Check the proxy in the connection's network settings"_s;
    return error;
}

Error HttpExchange::bodyError() const
{
    if (m_body->refusal())
        return withFacts(*m_body->refusal(), facts(), m_body->refusal()->isRetryable);
    const Error error{
        .kind = ErrorKind::Disk, .what = u"The file could not be sent"_s, .why = m_body->failure()};
    return withFacts(error, facts(), false);
}

Error HttpExchange::errorOfEnd() const
{
    switch (m_ended) {
    case Ended::ConnectTimeout:
        return connectTimeout();
    case Ended::Inactivity:
        return timeoutError(
            u"nothing moved for %1 s"_s.arg(double(m_timings.inactivity.count()) / 1000.0));
    case Ended::Deadline:
        return timeoutError(u"the whole exchange passed its deadline"_s);
    case Ended::BodyFailed:
        return bodyError();
    case Ended::Failed:
        return withFacts(*m_error, facts(), m_error->isRetryable);
    default:
        break;
    }
    const Error error{.kind = ErrorKind::Cancelled,
        .what = u"The request to %1 was stopped"_s.arg(m_request.url.host())};
    SendFacts known = facts();
    // An empty body cannot be held back: the request may have been leaving at this moment.
    if (m_body && m_body->total() == 0)
        known.mayHaveLeft = true;
    return withFacts(error, known, false);
}

std::optional<Error> HttpExchange::checkLength() const
{
    const int code = status();
    if (m_announced < 0 || code == 204 || code == 304 || m_sink.received() == m_announced)
        return {};
    const Error error{.kind = ErrorKind::Network,
        .what = u"The answer of %1 is not whole"_s.arg(m_request.url.host()),
        .why = u"%1 bytes were announced and %2 came"_s.arg(m_announced).arg(m_sink.received())};
    return withFacts(error, facts(), true);
}

Result<HttpResponse> HttpExchange::finish()
{
    if (m_ended == Ended::Kept)
        return response();
    if (m_ended == Ended::None) {
        if (m_body && (!m_body->failure().isEmpty() || m_body->refusal()))
            return fail(bodyError());
        const auto code = m_reply->error();
        // Qt would like to send the body again to where a 307 points, and cannot: that is an
        // answer.
        const bool isRedirect
            = code == QNetworkReply::ContentReSendError && (status() == 307 || status() == 308);
        if (isRedirect && m_sink.isBegun())
            return response();
        if (code != QNetworkReply::NoError && !isErrorOfStatus(code, status()))
            return fail(errorOfNetwork(code, factsAfter(code)));
        readAvailable();
        if (!m_error && !m_sink.isBegun()) {
            return fail(withFacts(Error{.kind = ErrorKind::Protocol,
                                      .what = u"%1 gave no answer"_s.arg(m_request.url.host())},
                facts(), true));
        }
        if (m_error) // the loop is over, so end() left it to us
            return fail(withFacts(*m_error, facts(), m_error->isRetryable));
        if (auto error = m_sink.isFull() ? std::nullopt : checkLength())
            return fail(std::move(*error));
        return response();
    }
    return fail(errorOfEnd());
}

Result<HttpResponse> HttpExchange::response()
{
    if (auto committed = m_sink.commit(); !committed) {
        Error error = std::move(committed).error();
        error.delivery = Delivery::Answered;
        error.httpStatus = status();
        return fail(std::move(error));
    }
    HttpResponse answer;
    answer.status = status();
    const auto pairs = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : pairs)
        answer.headers.append({name, value});
    answer.body = m_sink.takeBody();
    answer.bodyBytes = m_sink.received();
    answer.elapsedMs = monotonicMs() - m_startMs;
    return answer;
}

} // namespace sluice
