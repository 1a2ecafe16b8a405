// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <QFile>
#include <QIODevice>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sluice {

// What a request sends: bytes and files, one after the other, read while they leave. Sequential on
// purpose: Qt cannot rewind it, and so cannot send a request twice (reliability-security, finding
// 1). Lives on the client's thread for one request. It never loads a file into memory.
class OutgoingBody final : public QIODevice
{
public:
    // Null for a request without a body that may be repeated; else opened and measured.
    static Result<std::unique_ptr<OutgoingBody>> forRequest(const HttpRequest &request);

    qint64 total() const { return m_total; }
    qint64 taken() const { return m_taken; } // handed to Qt so far: may have left
    const QByteArray &contentType() const { return m_contentType; } // of multipart, else empty
    const QString &failure() const { return m_failure; } // a file that could not be read
    // Called from within a read: it must only take note.
    void setOnFailure(std::function<void()> callback) { m_onFailure = std::move(callback); }
    const std::optional<Error> &refusal() const { return m_refusal; } // of HttpRequest::mayLeave
    void revoke() { m_isRevoked = true; } // nothing more is handed out

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_taken >= m_total; }
    qint64 bytesAvailable() const override { return m_isRevoked ? 0 : m_total - m_taken; }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Segment
    {
        QByteArray bytes;
        std::unique_ptr<QFile> file; // null: the bytes
        qint64 size = 0;
    };
    OutgoingBody() = default;
    void addBytes(const QByteArray &bytes);
    Result<void> addFile(const QString &path);
    Result<void> addMultipart(const QList<MultipartPart> &parts);
    qint64 readSegment(Segment &segment, char *data, qint64 maxSize);

    std::vector<Segment> m_segments;
    size_t m_current = 0;
    qint64 m_offset = 0; // within the current segment
    qint64 m_total = 0;
    qint64 m_taken = 0;
    bool m_isRevoked = false;
    QByteArray m_contentType;
    QString m_failure;
    std::optional<Error> m_refusal;
    std::function<void()> m_onFailure;
    std::function<Result<void>()> m_mayLeave;
};

} // namespace sluice
