// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <QFile>

#include <memory>

namespace sluice {

// Where the body of one answer goes: into memory, or into the file that the request names when the
// status says success. Keeps the caps. Lives on the client's thread for one request. The file is
// made at mode 0600, is synced by commit(), and does not outlive a failure.
class DownloadSink final
{
public:
    explicit DownloadSink(const HttpRequest &request);
    ~DownloadSink();
    DownloadSink(const DownloadSink &) = delete;
    DownloadSink &operator=(const DownloadSink &) = delete;

    // Takes away what an earlier try left at the place, so that it can never pass for this answer.
    Result<void> prepare();
    // Once, when the status is known. `announced`: Content-Length, -1 if unknown.
    Result<void> begin(int status, qint64 announced);
    bool isBegun() const { return m_isBegun; }
    Result<void> write(QByteArrayView data);
    Result<void> commit();

    // The rest of an error's body is not wanted: what is kept is the answer.
    bool isFull() const { return m_isErrorOfDownload && m_body.size() >= kKeptOfErrors; }
    qint64 received() const { return m_received; }
    QByteArray takeBody() { return std::move(m_body); }

private:
    static constexpr qint64 kKeptOfErrors = 64 * 1024;
    Error tooLarge() const;

    const HttpRequest &m_request;
    std::unique_ptr<QFile> m_file;
    QByteArray m_body;
    qint64 m_received = 0;
    bool m_isBegun = false;
    bool m_isErrorOfDownload = false;
    bool m_isCommitted = false;
};

} // namespace sluice
