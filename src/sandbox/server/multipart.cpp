// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/multipart.h"

#include <cstring>

namespace sluice::sandbox {

namespace {

// The value of `key` in a header like: form-data; name="file"; filename="a.zip"
QByteArray headerParameter(const QByteArray &header, const QByteArray &key)
{
    const QByteArray start = key + '=';
    const QList<QByteArray> pieces = header.split(';');
    for (const QByteArray &piece : pieces) {
        const QByteArray trimmed = piece.trimmed();
        if (!trimmed.toLower().startsWith(start))
            continue;
        QByteArray value = trimmed.mid(start.size());
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value;
    }
    return {};
}

void readPartHeaders(const QByteArray &block, MultipartPart &part)
{
    const QList<QByteArray> lines = block.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-disposition") {
            part.name = headerParameter(value, "name");
            part.fileName = headerParameter(value, "filename");
        } else if (name == "content-type") {
            part.contentType = value;
        }
    }
}

// Where `wanted` stands at or after `from`; -1: nowhere.
qint64 findInDevice(QIODevice &device, const QByteArray &wanted, qint64 from)
{
    constexpr qint64 kBlock = 1 << 20;
    const qint64 overlap = wanted.size() - 1;
    QByteArray block;
    for (qint64 at = from;; at += kBlock - overlap) {
        if (!device.seek(at))
            return -1;
        block = device.read(kBlock);
        const void *found = memmem(block.constData(), static_cast<size_t>(block.size()),
            wanted.constData(), static_cast<size_t>(wanted.size()));
        if (found)
            return at + (static_cast<const char *>(found) - block.constData());
        if (block.size() < kBlock)
            return -1;
    }
}

} // namespace

QList<MultipartPart> parseMultipart(const QByteArray &contentType, QByteArrayView body)
{
    const QByteArray boundary = headerParameter(contentType, "boundary");
    if (boundary.isEmpty())
        return {};
    const QByteArray first = "--" + boundary;
    const QByteArray next = "\r\n" + first;
    QList<MultipartPart> parts;
    qsizetype at = body.startsWith(first) ? first.size() : body.indexOf(next) + next.size();
    if (at < first.size())
        return {};
    while (at + 2 <= body.size() && body.sliced(at, 2) != QByteArrayView("--")) {
        const qsizetype headersEnd = body.indexOf("\r\n\r\n", at);
        if (headersEnd < 0)
            break;
        const qsizetype end = body.indexOf(next, headersEnd + 2);
        if (end < 0)
            break;
        MultipartPart part;
        readPartHeaders(body.sliced(at, headersEnd - at).toByteArray(), part);
        const qsizetype start = headersEnd + 4;
        part.content = end > start ? body.sliced(start, end - start) : QByteArrayView();
        parts.append(part);
        at = end + next.size();
    }
    return parts;
}

QList<MultipartSpan> parseMultipartFile(const QByteArray &contentType, QIODevice &body)
{
    constexpr qint64 kMostHeaders = 8192;
    const QByteArray boundary = headerParameter(contentType, "boundary");
    if (boundary.isEmpty())
        return {};
    const QByteArray first = "--" + boundary;
    const QByteArray next = "\r\n" + first;
    QList<MultipartSpan> parts;
    qint64 at = first.size();
    if (!body.seek(0) || body.read(first.size()) != first) {
        at = findInDevice(body, next, 0);
        if (at < 0)
            return {};
        at += next.size();
    }
    while (body.seek(at)) {
        const QByteArray head = body.read(kMostHeaders);
        const qsizetype headersEnd = head.indexOf("\r\n\r\n");
        if (head.startsWith("--") || headersEnd < 0)
            break;
        const qint64 end = findInDevice(body, next, at + headersEnd + 2);
        if (end < 0)
            break;
        MultipartSpan part;
        readPartHeaders(head.first(headersEnd), part.head);
        part.offset = at + headersEnd + 4;
        part.size = qMax<qint64>(0, end - part.offset);
        parts.append(part);
        at = end + next.size();
    }
    return parts;
}

} // namespace sluice::sandbox
