// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/recordlog.h"

#include "base/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr quint32 kLogMagic = 0x4c4f4731;
constexpr qint64 kMostBatchBytes = 1LL << 30;

struct BatchFrame
{
    quint32 magic = kLogMagic;
    quint32 size = 0;
    quint64 sum = 0;
};
struct RecordFrame
{
    quint32 head = 0;
    quint32 payload = 0;
    quint32 type = 0;
};
constexpr qsizetype kBatchFrame = sizeof(BatchFrame);
constexpr qsizetype kRecordFrame = sizeof(RecordFrame);

quint64 sumOfBatch(const char *at, qsizetype size)
{
    quint64 sum = 0xcbf29ce484222325ULL;
    for (; size >= 8; at += 8, size -= 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        sum = (sum ^ word) * 0x100000001b3ULL;
        sum ^= sum >> 29;
    }
    for (; size > 0; ++at, --size)
        sum = (sum ^ static_cast<quint8>(*at)) * 0x100000001b3ULL;
    return sum;
}

bool readFully(int file, char *to, qint64 size, qint64 offset)
{
    while (size > 0) {
        const ssize_t count = ::pread(file, to, static_cast<size_t>(size), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        to += count;
        size -= count;
        offset += count;
    }
    return true;
}

bool writeFully(int file, const char *from, qint64 size, qint64 offset)
{
    while (size > 0) {
        const ssize_t count = ::pwrite(file, from, static_cast<size_t>(size), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        from += count;
        size -= count;
        offset += count;
    }
    return true;
}

} // namespace

HeadWriter &HeadWriter::number(qint64 value)
{
    m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    return *this;
}

HeadWriter &HeadWriter::text(QByteArrayView value)
{
    number(value.size());
    m_bytes.append(value);
    return *this;
}

qint64 HeadReader::number()
{
    qint64 value = 0;
    if (m_rest.size() < qsizetype(sizeof value))
        return 0;
    std::memcpy(&value, m_rest.data(), sizeof value);
    m_rest = m_rest.sliced(sizeof value);
    return value;
}

QByteArray HeadReader::text()
{
    const qint64 size = qBound<qint64>(0, number(), m_rest.size());
    const QByteArray value = m_rest.first(size).toByteArray();
    m_rest = m_rest.sliced(size);
    return value;
}

RecordLog::~RecordLog()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> RecordLog::open(const QString &path, const Replay &replay)
{
    m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_file < 0)
        return fail(diskError(u"Could not open %1"_s.arg(path), errno));
    m_batch.fill('\0', kBatchFrame);
    return playBack(replay);
}

Result<void> RecordLog::playBack(const Replay &replay)
{
    struct stat status = {};
    if (::fstat(m_file, &status) != 0)
        return fail(diskError(u"Could not read the state"_s, errno));
    m_end = 0;
    std::vector<char> bytes;
    BatchFrame frame;
    while (m_end + kBatchFrame <= status.st_size
        && readFully(m_file, reinterpret_cast<char *>(&frame), kBatchFrame, m_end)) {
        if (frame.magic != kLogMagic || m_end + kBatchFrame + frame.size > status.st_size)
            break;
        bytes.resize(frame.size);
        if (!readFully(m_file, bytes.data(), frame.size, m_end + kBatchFrame)
            || sumOfBatch(bytes.data(), frame.size) != frame.sum)
            break;
        for (qsizetype at = 0; at + kRecordFrame <= qsizetype(frame.size);) {
            RecordFrame record;
            std::memcpy(&record, bytes.data() + at, kRecordFrame);
            at += kRecordFrame;
            HeadReader head(QByteArrayView(bytes.data() + at, record.head));
            at += record.head;
            replay(
                static_cast<char>(record.type), head, {m_end + kBatchFrame + at, record.payload});
            at += record.payload;
        }
        m_end += kBatchFrame + frame.size;
    }
    if (m_end < status.st_size && ::ftruncate(m_file, m_end) != 0)
        return fail(diskError(u"Could not shorten the state"_s, errno));
    return {};
}

LogSpan RecordLog::add(char type, const HeadWriter &head, QByteArrayView payload)
{
    const RecordFrame frame{static_cast<quint32>(head.bytes().size()),
        static_cast<quint32>(payload.size()), static_cast<quint8>(type)};
    m_batch.append(reinterpret_cast<const char *>(&frame), kRecordFrame);
    m_batch.append(head.bytes());
    const LogSpan span{m_end + m_batch.size(), frame.payload};
    m_batch.append(payload);
    return span;
}

Result<void> RecordLog::commit()
{
    const qsizetype size = m_batch.size() - kBatchFrame;
    if (size == 0)
        return {};
    Q_ASSERT(size < kMostBatchBytes);
    const BatchFrame frame{
        kLogMagic, static_cast<quint32>(size), sumOfBatch(m_batch.constData() + kBatchFrame, size)};
    std::memcpy(m_batch.data(), &frame, kBatchFrame);
    if (!writeFully(m_file, m_batch.constData(), m_batch.size(), m_end))
        return fail(diskError(u"Could not write the state"_s, errno));
    m_end += m_batch.size();
    m_batch.resize(kBatchFrame);
    return {};
}

QByteArray RecordLog::read(LogSpan span) const
{
    if (span.offset >= m_end) // of the batch that is not written yet
        return m_batch.mid(span.offset - m_end, span.size);
    QByteArray bytes(span.size, Qt::Uninitialized);
    if (!readFully(m_file, bytes.data(), span.size, span.offset))
        return {};
    return bytes;
}

Result<void> RecordLog::clear()
{
    m_batch.resize(kBatchFrame);
    m_end = 0;
    if (::ftruncate(m_file, 0) != 0)
        return fail(diskError(u"Could not empty the state"_s, errno));
    return {};
}

} // namespace sluice::sandbox
