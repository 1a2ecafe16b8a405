// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/replyfilters.h"

#include <memory>

namespace sluice::sandbox {

namespace {

constexpr qsizetype kTailBytes = 64 * 1024;

// The marks stand four bytes before the CRC in a data descriptor and sixteen in the directory.
void flipCrcAfter(QByteArray &tail, QByteArrayView mark, qsizetype distance)
{
    const qsizetype at = tail.lastIndexOf(mark);
    if (at < 0 || at + distance >= tail.size())
        return;
    tail[at + distance] = static_cast<char>(tail.at(at + distance) ^ 0x55);
}

QByteArray withBadCrc(QByteArray tail)
{
    flipCrcAfter(tail, QByteArrayView("PK\x01\x02"), 16);
    flipCrcAfter(tail, QByteArrayView("PK\x07\x08"), 4);
    return tail;
}

} // namespace

void truncateReply(HttpReply &reply, qint64 bytes)
{
    if (!reply.producer) {
        reply.body.truncate(bytes);
        return;
    }
    reply.producer = [inner = reply.producer, bytes](const ByteSink &sink) {
        qint64 left = bytes;
        bool isCut = false;
        const bool isWhole = inner([&](QByteArrayView piece) {
            const QByteArrayView part = piece.first(qMin<qint64>(piece.size(), left));
            left -= part.size();
            isCut = part.size() < piece.size();
            return (part.isEmpty() || sink(part)) && !isCut;
        });
        return isWhole || isCut; // cut on purpose: the framing ends as if this were all
    };
}

void repeatReply(HttpReply &reply, qint64 bytes)
{
    QByteArray block = reply.body.isEmpty() ? QByteArray(" ") : reply.body;
    block = block.repeated(qMax<qsizetype>(1, kTailBytes / block.size()));
    reply.producer = [block, bytes](const ByteSink &sink) {
        for (qint64 left = bytes; left > 0; left -= block.size()) {
            if (!sink(QByteArrayView(block).first(qMin<qint64>(left, block.size()))))
                return false;
        }
        return true;
    };
}

void spoilZipCrc(HttpReply &reply)
{
    if (!reply.producer) {
        reply.body = withBadCrc(reply.body);
        return;
    }
    // The directory comes last: hold back enough of the end to change it before it is sent.
    reply.producer = [inner = reply.producer](const ByteSink &sink) {
        QByteArray held;
        const bool isWhole = inner([&](QByteArrayView piece) {
            held.append(piece);
            const qsizetype over = held.size() - kTailBytes;
            if (over < kTailBytes)
                return true;
            const bool isTaken = sink(QByteArrayView(held).first(over));
            held.remove(0, over);
            return isTaken;
        });
        return sink(withBadCrc(held)) && isWhole;
    };
}

} // namespace sluice::sandbox
