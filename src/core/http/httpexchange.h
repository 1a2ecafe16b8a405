// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/http/downloadsink.h"
#include "core/http/networkaccess.h"
#include "core/http/networkerrors.h"
#include "core/http/outgoingbody.h"

#include <QEventLoop>
#include <QObject>
#include <QTimer>

namespace sluice {

// One request in flight: starts it, watches its clocks and the stop wish, collects the answer. Made
// and used on the client's thread, by HttpClient alone, for one run().
class HttpExchange final
{
public:
    HttpExchange(const HttpRequest &request, const Timings &timings);
    ~HttpExchange();
    HttpExchange(const HttpExchange &) = delete;
    HttpExchange &operator=(const HttpExchange &) = delete;

    // Called once, with the first of the answer.
    void setOnAnswered(std::function<void()> onAnswered) { m_onAnswered = std::move(onAnswered); }

    Result<HttpResponse> run(const NetworkAccess::Route &route, const CancelToken &token);

private:
    // Why we ended it ourselves; None: Qt ended it.
    enum class Ended {
        None,
        Cancelled,
        ConnectTimeout,
        Inactivity,
        Deadline,
        BodyFailed,
        Failed,
        Kept
    };

    void start(const NetworkAccess::Route &route);
    void limitReading();
    void watch();
    QNetworkRequest networkRequest(const QSslConfiguration &tls) const;
    void noteConnected();
    void noteSent();
    void onHeaders();
    void readAvailable();
    void onUploadProgress(qint64 done);
    void onWish(StopWish wish);
    void onTimer();
    void armTimer();
    qint64 deadlineMs() const;
    void end(Ended reason);
    void endWith(Error error);
    bool mayHaveLeft() const;
    SendFacts facts() const;
    SendFacts factsAfter(QNetworkReply::NetworkError code) const;
    Error errorOfEnd() const;
    Error bodyError() const;
    Error connectTimeout() const;
    Error timeoutError(const QString &why) const;
    std::optional<Error> checkLength() const;
    Result<HttpResponse> finish();
    Result<HttpResponse> response();
    int status() const;

    const HttpRequest &m_request;
    const Timings &m_timings;
    std::unique_ptr<OutgoingBody> m_body;
    DownloadSink m_sink;
    std::function<void()> m_onAnswered;
    QObject m_context;
    QEventLoop m_loop;
    QTimer m_timer;
    std::unique_ptr<QNetworkReply> m_reply;
    qint64 m_startMs = 0;
    qint64 m_activityMs = 0;
    qint64 m_uploaded = 0;
    qint64 m_announced = -1;
    bool m_isReadingLimited = false;
    bool m_isConnected = false;
    bool m_isSent = false;
    bool m_isFinished = false;
    Ended m_ended = Ended::None;
    std::optional<Error> m_error; // with Ended::Failed
    QList<QSslError> m_tlsProblems;
    QString m_proxy;
    bool m_hasProxyUser = false;
};

} // namespace sluice
