// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/answerspool.h"

#include "base/files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kUnknown = -1;
constexpr qint64 kUnanswered = 0; // no row stands at the file's first byte
constexpr qsizetype kSpoolBuffer = 1 << 20;
constexpr qint64 kMostPlaces = 50'000'000; // far more than a page has rows

// A row: its length in bytes from here, its ordinal, then each value with its length.
template <class T> void appendPlain(QByteArray &out, T value)
{
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
}

template <class T> T plainAt(const char *data)
{
    T value;
    std::memcpy(&value, data, sizeof value);
    return value;
}

constexpr auto kRowHead = static_cast<qint64>(sizeof(quint32) + sizeof(qint64));

qint64 ordinalAt(const char *row)
{
    return plainAt<qint64>(row + sizeof(quint32));
}

Error spoolError(const QString &path)
{
    return diskError(u"Could not keep the answers of a command in %1"_s.arg(path), errno);
}

} // namespace

Result<std::unique_ptr<AnswerSpool>> AnswerSpool::open(
    const QString &path, const QByteArray &digest)
{
    if (!QFile::exists(path))
        return std::unique_ptr<AnswerSpool>();
    std::unique_ptr<AnswerSpool> spool(new AnswerSpool);
    spool->m_path = path;
    spool->m_file.setFileName(path);
    if (!spool->m_file.open(QIODevice::ReadOnly))
        return fail(spoolError(path));
    if (auto mapped = spool->map(); !mapped)
        return fail(mapped.error());
    if (!spool->readIndex(digest))
        return std::unique_ptr<AnswerSpool>();
    return spool;
}

Result<std::unique_ptr<AnswerSpool>> AnswerSpool::create(
    const QString &path, const QByteArray &digest)
{
    std::unique_ptr<AnswerSpool> spool(new AnswerSpool);
    spool->m_path = path;
    spool->m_digest = digest;
    spool->m_file.setFileName(path + u".part"_s);
    if (!spool->m_file.open(QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered))
        return fail(spoolError(path));
    spool->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    spool->m_buffer.reserve(2 * kSpoolBuffer);
    return spool;
}

void AnswerSpool::begin(const QStringList &columns, bool hasReject)
{
    m_columns = columns;
    m_hasReject = hasReject;
    const QByteArray head = QJsonDocument(
        QJsonObject{{u"columns"_s, QJsonArray::fromStringList(columns)},
            {u"digest"_s, QString::fromLatin1(m_digest)},
            {u"reject"_s,
                hasReject}}).toJson(QJsonDocument::Compact);
    appendPlain(m_buffer, static_cast<quint32>(head.size()));
    m_buffer.append(head);
}

void AnswerSpool::remove(const QString &path)
{
    QFile::remove(path);
    QFile::remove(path + u".part"_s);
}

AnswerSpool::~AnswerSpool() = default;

qint64 &AnswerSpool::placeOf(qint64 ordinal)
{
    if (m_base < 0)
        m_base = ordinal;
    const auto index = static_cast<size_t>(ordinal - m_base);
    if (index >= m_places.size())
        m_places.resize(index + 1, kUnknown);
    return m_places[index];
}

void AnswerSpool::announce(qint64 ordinal)
{
    placeOf(ordinal) = kUnanswered;
    ++m_announced;
}

bool AnswerSpool::isAnnounced(qint64 ordinal) const
{
    const qint64 index = ordinal - m_base;
    return m_base >= 0 && index >= 0 && index < static_cast<qint64>(m_places.size())
        && m_places[static_cast<size_t>(index)] != kUnknown;
}

bool AnswerSpool::isAnswered(qint64 ordinal) const
{
    return isAnnounced(ordinal) && m_places[static_cast<size_t>(ordinal - m_base)] != kUnanswered;
}

Result<void> AnswerSpool::add(qint64 ordinal, std::span<const QByteArrayView> values)
{
    placeOf(ordinal) = m_size + m_buffer.size();
    ++m_answered;
    const qsizetype start = m_buffer.size();
    appendPlain(m_buffer, quint32(0));
    appendPlain(m_buffer, ordinal);
    for (const QByteArrayView value : values) {
        appendPlain(m_buffer, static_cast<quint32>(value.size()));
        m_buffer.append(value.data(), value.size());
    }
    const auto length = static_cast<quint32>(m_buffer.size() - start);
    std::memcpy(m_buffer.data() + start, &length, sizeof length);
    return m_buffer.size() < kSpoolBuffer ? Result<void>() : flush();
}

Result<void> AnswerSpool::flush()
{
    errno = 0;
    if (m_file.write(m_buffer) != m_buffer.size())
        return fail(spoolError(m_path));
    m_size += m_buffer.size();
    m_buffer.resize(0);
    return {};
}

Result<void> AnswerSpool::finish()
{
    if (auto written = flush(); !written)
        return written;
    if (auto synced = syncFile(m_file); !synced)
        return synced;
    if (auto renamed = renameDurably(m_file.fileName(), m_path); !renamed)
        return renamed;
    m_buffer = {};
    return map();
}

Result<void> AnswerSpool::map()
{
    m_size = m_file.size();
    m_data = reinterpret_cast<const char *>(m_file.map(0, m_size));
    return m_data || m_size == 0 ? Result<void>() : fail(spoolError(m_path));
}

bool AnswerSpool::readHead(const QByteArray &digest, qint64 *next)
{
    if (m_size < static_cast<qint64>(sizeof(quint32)))
        return false;
    const qint64 length = plainAt<quint32>(m_data);
    *next = static_cast<qint64>(sizeof(quint32)) + length;
    if (*next > m_size)
        return false;
    const QJsonObject head = QJsonDocument::fromJson(
        QByteArray::fromRawData(m_data + sizeof(quint32), static_cast<qsizetype>(length)))
                                 .object();
    for (const QJsonValue &column : head.value(u"columns").toArray())
        m_columns << column.toString();
    m_hasReject = head.value(u"reject").toBool();
    return head.value(u"digest").toString() == QString::fromLatin1(digest);
}

// Of a whole row; 0 if there is none.
qint64 AnswerSpool::rowLength(qint64 at) const
{
    if (m_size - at < kRowHead)
        return 0;
    const qint64 length = plainAt<quint32>(m_data + at);
    return length >= kRowHead && length <= m_size - at ? length : 0;
}

bool AnswerSpool::readIndex(const QByteArray &digest)
{
    qint64 first = 0;
    if (!readHead(digest, &first))
        return false;
    qint64 least = std::numeric_limits<qint64>::max();
    qint64 most = 0;
    for (qint64 at = first; at < m_size;) {
        const qint64 length = rowLength(at);
        if (length == 0)
            return false;
        const qint64 ordinal = ordinalAt(m_data + at);
        least = std::min(least, ordinal);
        most = std::max(most, ordinal);
        at += length;
    }
    if (first == m_size)
        return true;
    if (least < 0 || most - least > kMostPlaces)
        return false;
    m_base = least;
    m_places.assign(static_cast<size_t>(most - least + 1), kUnknown);
    for (qint64 at = first; at < m_size; at += rowLength(at)) {
        placeOf(ordinalAt(m_data + at)) = at;
        ++m_answered;
    }
    return true;
}

bool AnswerSpool::find(qint64 ordinal, std::vector<QByteArrayView> &values) const
{
    if (!isAnswered(ordinal) || !m_data)
        return false;
    const char *at = m_data + m_places[static_cast<size_t>(ordinal - m_base)];
    const char *const end = at + plainAt<quint32>(at);
    at += kRowHead;
    values.clear();
    while (end - at >= static_cast<qptrdiff>(sizeof(quint32))) {
        const auto size = static_cast<qsizetype>(plainAt<quint32>(at));
        at += sizeof(quint32);
        if (size > end - at)
            return false;
        values.emplace_back(at, size);
        at += size;
    }
    return true;
}

} // namespace sluice
