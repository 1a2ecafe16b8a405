// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopoverlay.h"

#include "base/files.h"

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

// Each entry is a line "stream id created modified applied deleted generated size", its text and a
// line end. What a death left unfinished at the end is cut off.
void ShopOverlay::replay()
{
    constexpr int kHeadWords = 8;
    qint64 sound = 0;
    while (!m_file.atEnd()) {
        const QByteArray line = m_file.readLine();
        const QList<QByteArray> words = line.chopped(1).split(' ');
        const auto stream = streamNamed(words.first());
        if (!line.endsWith('\n') || words.size() != kHeadWords || !stream)
            break;
        OverlayEntry entry{.createdMs = words.at(2).toLongLong(),
            .modifiedMs = words.at(3).toLongLong(),
            .applied = words.at(4).toLongLong(),
            .isDeleted = words.at(5) == "1",
            .isGenerated = words.at(6) == "1",
            .offset = m_file.pos(),
            .size = words.at(7).toLongLong()};
        if (entry.offset + entry.size >= m_file.size())
            break;
        m_entries.at(static_cast<size_t>(*stream))[words.at(1)] = entry;
        m_file.seek(entry.offset + entry.size + 1);
        sound = m_file.pos();
    }
    m_file.resize(sound);
}

Result<void> ShopOverlay::open(const QString &path)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadWrite))
        return fail(diskError(u"Could not open %1"_s.arg(path), errno));
    replay();
    return {};
}

Result<void> ShopOverlay::clear()
{
    for (Entries &entries : m_entries)
        entries.clear();
    if (m_file.isOpen() && !m_file.resize(0))
        return fail(diskError(u"Could not empty %1"_s.arg(m_file.fileName()), errno));
    return {};
}

Result<void> ShopOverlay::put(
    ShopStream stream, const QByteArray &id, OverlayEntry entry, const QByteArray &text)
{
    entry.size = text.size();
    QByteArray block = streamName(stream).toByteArray() + ' ' + id;
    for (const qint64 value :
        {entry.createdMs, entry.modifiedMs, entry.applied, static_cast<qint64>(entry.isDeleted),
            static_cast<qint64>(entry.isGenerated), entry.size}) {
        block += ' ' + QByteArray::number(value);
    }
    block += '\n';
    const qint64 end = m_file.size();
    entry.offset = end + block.size();
    block += text + '\n';
    if (!m_file.seek(end) || m_file.write(block) != block.size() || !m_file.flush())
        return fail(diskError(u"Could not write %1"_s.arg(m_file.fileName()), errno));
    m_entries.at(static_cast<size_t>(stream))[id] = entry;
    return {};
}

QByteArray ShopOverlay::text(const OverlayEntry &entry) const
{
    QByteArray text(entry.size, Qt::Uninitialized);
    const ssize_t count
        = ::pread(m_file.handle(), text.data(), static_cast<size_t>(entry.size), entry.offset);
    return count == entry.size ? text : QByteArray();
}

} // namespace sluice::sandbox
