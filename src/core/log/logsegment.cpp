// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logsegment.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qint64 kLogBlockBytes = 64 * 1024;
constexpr qint64 kLongestLogLine = 8 * 1024 * 1024; // beyond it the file is not a log

} // namespace

LogSegment::LogSegment(const QString &path)
    : m_path(path)
    , m_size(QFileInfo(path).size())
{
    // What is being appended right now may not have its line feed yet.
    for (qint64 reach = kLogBlockBytes; m_size > 0; reach *= 2) {
        const bool isLoaded = load(m_size - reach, m_size);
        const qint64 feed = isLoaded ? m_block.lastIndexOf('\n') : -1;
        if (feed >= 0 || !isLoaded || m_blockBegin == 0) {
            m_size = isLoaded ? m_blockBegin + feed + 1 : 0;
            return;
        }
    }
}

bool LogSegment::load(qint64 begin, qint64 end)
{
    m_block.clear();
    m_blockBegin = std::max<qint64>(begin, 0);
    end = std::min(end, m_size);
    QFile file(m_path);
    if (m_blockBegin >= end || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || !file.seek(m_blockBegin))
        return false;
    m_block = file.read(end - m_blockBegin);
    return m_block.size() == end - m_blockBegin;
}

std::optional<LogSegment::Line> LogSegment::lineAt(qint64 offset)
{
    // First in the block at hand, then in one that begins here, longer each time.
    for (qint64 reach = 0; reach <= kLongestLogLine; reach = std::max(reach * 2, kLogBlockBytes)) {
        if (reach > 0 && !load(offset, offset + reach))
            return std::nullopt;
        const qint64 at = offset - m_blockBegin;
        const qint64 feed = at >= 0 && at < m_block.size() ? m_block.indexOf('\n', at) : -1;
        if (feed >= 0)
            return Line{.text = QByteArrayView(m_block).sliced(at, feed - at),
                .begin = offset,
                .end = m_blockBegin + feed + 1};
        if (reach > 0 && offset + reach >= m_size)
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<LogSegment::Line> LogSegment::lineBefore(qint64 offset)
{
    for (qint64 reach = 0; reach <= kLongestLogLine; reach = std::max(reach * 2, kLogBlockBytes)) {
        if (reach > 0 && !load(offset - reach, offset))
            return std::nullopt;
        // The line feed at offset - 1 is this line's own; the one before it ends the line before.
        const qint64 own = offset - 1 - m_blockBegin;
        if (own < 0 || own >= m_block.size())
            continue;
        const qint64 feed = own > 0 ? m_block.lastIndexOf('\n', own - 1) : -1;
        if (feed >= 0 || m_blockBegin == 0)
            return Line{.text = QByteArrayView(m_block).sliced(feed + 1, own - feed - 1),
                .begin = m_blockBegin + feed + 1,
                .end = offset};
    }
    return std::nullopt;
}

qint64 LogSegment::offsetBefore(qint64 timeMs) const
{
    QFile index(m_path.chopped(5) + "idx"_L1);
    if (!index.open(QIODevice::ReadOnly))
        return 0;
    qint64 best = 0;
    while (!index.atEnd()) {
        const QByteArrayList parts = index.readLine(64).trimmed().split(' ');
        bool isOffset = false;
        bool isTime = false;
        const qint64 offset = parts.value(0).toLongLong(&isOffset);
        const qint64 time = parts.value(1).toLongLong(&isTime);
        if (!isOffset || !isTime || time >= timeMs || offset > m_size)
            break;
        best = offset;
    }
    return best;
}

} // namespace sluice
