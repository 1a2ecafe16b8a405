// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "core/http/proxysetting.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <variant>

namespace sluice {

// What goes out and what comes back, as plain values for any thread. A request with a body leaves
// exactly once (see HttpClient). Header values may hold secrets and are never logged.
struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

// A file sent as it is, streamed.
struct FileBody
{
    QString path;
};

struct MultipartPart
{
    QByteArray name;
    QByteArray fileName; // empty: a plain field
    QByteArray contentType;
    std::variant<QByteArray, FileBody> content;
};

using HttpBody = std::variant<std::monostate, QByteArray, FileBody, QList<MultipartPart>>;

// One limit that a request falls under: at most `capacity` within any window of capacity /
// perSecond seconds, and at most `concurrent` (0: no bound) in flight. Shared by workers and
// processes by `group`. A capacity with no `perSecond` is a sum that never comes back.
struct LimitUse
{
    QString group; // for example "zoho-crm/808232144/downloads"
    double capacity = 0; // 0: only `concurrent` counts
    double perSecond = 0;
    int concurrent = 0;
    double cost = 1;
    double reserve = 0; // of what the service says is left, so much stays for others
    QByteArray leftHeader = {}; // of the answer: what is left by the service's own count
};

// How a connection reaches its hosts. Shared, never changed after it is made.
struct NetworkSettings
{
    QString caFile = {}; // adds to the system's certificates, never replaces them
    ProxySetting proxy = {};
    std::function<Result<Secret>()> proxyPassword = {}; // asked where the proxy has a user
    QStringList allowedHosts = {}; // see checkOutbound(); empty: any (tests only)
};

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<HttpHeader> headers;
    HttpBody body;
    QByteArray component = "http"; // of the log line
    bool hasSecretQuery = false; // nothing of the query is logged
    bool hasSideEffect = false; // for the log and for the word of the error
    qint64 maxBytes = 32LL << 20; // of the answer's body
    QString downloadTo; // the body goes into this file (made new), not into memory
    std::function<void(qint64 done, qint64 total)> onDownload; // total -1: unknown; own thread
    std::function<void(qint64 done, qint64 total)> onUpload;
    QList<LimitUse> limits;
    std::shared_ptr<const NetworkSettings> network;

    // Asked on the client's thread right before the request is handed to the network, and again
    // before each part of its body is: an Error keeps it from leaving. Set by HttpClient.
    std::function<Result<void>()> mayLeave;
};

struct HttpResponse
{
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body; // empty when it went into a file
    qint64 bodyBytes = 0;
    qint64 elapsedMs = 0;

    QByteArray header(QByteArrayView name) const; // case-insensitive; empty if absent
    bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace sluice
