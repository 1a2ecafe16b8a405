// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/http/httpmessage.h"

#include <memory>

namespace sluice {

class LimitGate;
class Log;

// The one way to the network: a blocking send for worker threads. Each network thread owns one
// client for life; a client is used only on the thread that made it, never on the GUI thread.
// send() runs a local event loop there, ended by the reply, the deadline or the token.
//
// It never repeats a request, never follows a redirect, never speaks HTTP/2, and sends a body
// through a sequential device, so that Qt cannot repeat it either (reliability-security, finding
// 1). Any HTTP status is a response; an Error means that there was no whole answer, and its
// `delivery` says whether the server may have acted.
class HttpClient final
{
public:
    // `gate` and `log` may be null and must outlive the client.
    HttpClient(const Timings &timings, LimitGate *gate, Log *log);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    // Waits for limits up to Timings::heldWait; a longer wait comes back as ErrorKind::RateLimit
    // with retryAfter and Delivery::NotSent. Stop (CancelToken) prevents the start; Abort ends what
    // is in flight.
    Result<HttpResponse> send(const HttpRequest &request, const CancelToken &token);

    const Timings &timings() const;

    // While it lives, every request with a side effect that this client sends asks `mayLeave` (see
    // HttpRequest). On the client's thread.
    class LeaveCheck final
    {
    public:
        LeaveCheck(HttpClient &client, std::function<Result<void>()> mayLeave);
        ~LeaveCheck();
        LeaveCheck(const LeaveCheck &) = delete;
        LeaveCheck &operator=(const LeaveCheck &) = delete;

    private:
        HttpClient &m_client;
    };

    // How many requests have left through this client.
    qint64 sentCount() const;

    // When a client of this process last had an answer, whatever its status; 0: never. Any thread.
    static qint64 lastAnswerMs();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice
