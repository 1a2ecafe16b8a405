// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/outgoingbody.h"

#include "base/files.h"
#include "base/ids.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A name inside a quoted parameter, as browsers send it (WHATWG form-data encoding).
QByteArray quotedFormName(QByteArray name)
{
    return name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
}

QByteArray partHead(const QByteArray &boundary, const MultipartPart &part)
{
    QByteArray head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
        + quotedFormName(part.name) + '"';
    if (!part.fileName.isEmpty())
        head += "; filename=\"" + quotedFormName(part.fileName) + '"';
    if (!part.contentType.isEmpty())
        head += "\r\nContent-Type: " + part.contentType;
    return head + "\r\n\r\n";
}

bool mayBeRepeated(const HttpRequest &request)
{
    return !request.hasSideEffect
        && (request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS");
}

} // namespace

Result<std::unique_ptr<OutgoingBody>> OutgoingBody::forRequest(const HttpRequest &request)
{
    // An empty body device protects a DELETE or POST without a body as well.
    if (std::holds_alternative<std::monostate>(request.body) && mayBeRepeated(request))
        return std::unique_ptr<OutgoingBody>();
    std::unique_ptr<OutgoingBody> body(new OutgoingBody);
    Result<void> added;
    if (const auto *bytes = std::get_if<QByteArray>(&request.body))
        body->addBytes(*bytes);
    else if (const auto *file = std::get_if<FileBody>(&request.body))
        added = body->addFile(file->path);
    else if (const auto *parts = std::get_if<QList<MultipartPart>>(&request.body))
        added = body->addMultipart(*parts);
    if (!added)
        return fail(std::move(added).error());
    body->m_mayLeave = request.mayLeave;
    body->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return body;
}

void OutgoingBody::addBytes(const QByteArray &bytes)
{
    m_segments.push_back({bytes, nullptr, bytes.size()});
    m_total += bytes.size();
}

Result<void> OutgoingBody::addFile(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(diskError(u"Could not read %1"_s.arg(path), errno));
    const qint64 size = file->size();
    m_segments.push_back({{}, std::move(file), size});
    m_total += size;
    return {};
}

Result<void> OutgoingBody::addMultipart(const QList<MultipartPart> &parts)
{
    const QByteArray boundary = "sluice-" + randomToken(24);
    for (const MultipartPart &part : parts) {
        addBytes(partHead(boundary, part));
        if (const auto *file = std::get_if<FileBody>(&part.content)) {
            if (auto added = addFile(file->path); !added)
                return added;
        } else {
            addBytes(std::get<QByteArray>(part.content));
        }
        addBytes("\r\n");
    }
    addBytes("--" + boundary + "--\r\n");
    m_contentType = "multipart/form-data; boundary=" + boundary;
    return {};
}

qint64 OutgoingBody::readSegment(Segment &segment, char *data, qint64 maxSize)
{
    const qint64 wanted = std::min(maxSize, segment.size - m_offset);
    if (!segment.file) {
        std::memcpy(data, segment.bytes.constData() + m_offset, static_cast<size_t>(wanted));
        return wanted;
    }
    const qint64 read = segment.file->read(data, wanted);
    if (read > 0 || wanted == 0)
        return read;
    m_failure = read < 0 ? segment.file->errorString() : u"the file became shorter"_s;
    if (m_onFailure)
        m_onFailure();
    return -1;
}

qint64 OutgoingBody::readData(char *data, qint64 maxSize)
{
    if (m_isRevoked || !m_failure.isEmpty() || m_refusal)
        return -1;
    if (m_mayLeave) {
        if (auto allowed = m_mayLeave(); !allowed) {
            m_refusal = std::move(allowed).error();
            if (m_onFailure)
                m_onFailure();
            return -1;
        }
    }
    qint64 done = 0;
    while (done < maxSize && m_current < m_segments.size()) {
        Segment &segment = m_segments[m_current];
        const qint64 read = readSegment(segment, data + done, maxSize - done);
        if (read < 0)
            break;
        done += read;
        m_offset += read;
        if (m_offset >= segment.size) {
            ++m_current;
            m_offset = 0;
        }
    }
    m_taken += done;
    return done > 0 ? done : -1;
}

} // namespace sluice
