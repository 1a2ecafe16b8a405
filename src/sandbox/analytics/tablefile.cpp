// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/tablefile.h"

#include "base/files.h"

#include <QFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr quint64 kTableMagic = 0x31'54'41'4E'41'53'4C'53ULL;
constexpr qint64 kTableLogStart = 16; // so that no version stands at 0

struct TableMeta
{
    quint64 magic = kTableMagic;
    TableState state;
};

} // namespace

TableFile::TableFile(const QString &folder, bool isStage)
    : m_folder(folder)
    , m_isStage(isStage)
{
}

QString TableFile::metaPath() const
{
    return m_folder + (m_isStage ? u"/stage.meta"_s : u"/table.meta"_s);
}

QString TableFile::logPath(quint64 generation) const
{
    return u"%1/%2.log"_s.arg(m_folder).arg(generation);
}

QString TableFile::tablePath(quint64 generation) const
{
    return u"%1/%2.table"_s.arg(m_folder).arg(generation);
}

QString TableFile::indexPath(quint64 generation) const
{
    return u"%1/%2.index"_s.arg(m_folder).arg(generation);
}

QString TableFile::keysPath(quint64 generation) const
{
    return u"%1/%2.keys"_s.arg(m_folder).arg(generation);
}

bool TableFile::exists() const
{
    return QFile::exists(metaPath());
}

void TableFile::removeFiles(quint64 generation) const
{
    for (const QString &path :
        {logPath(generation), tablePath(generation), indexPath(generation), keysPath(generation)})
        QFile::remove(path);
}

Result<void> TableFile::open()
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made;
    const bool isThere = exists();
    if (auto opened = m_meta.open(metaPath(), true); !opened)
        return opened;
    // A new stage gets its generation by restart(): the first is the table's own.
    if (!isThere)
        return m_isStage ? Result<void>() : restart(1, {});
    TableMeta meta;
    const char *bytes = m_meta.view(0, sizeof meta);
    if (!bytes) // died while it was made
        return m_isStage ? Result<void>() : restart(1, {});
    std::memcpy(&meta, bytes, sizeof meta);
    if (meta.magic != kTableMagic)
        return fail(ErrorKind::Disk, u"%1 is not a table of the sandbox"_s.arg(metaPath()));
    const std::scoped_lock lock(m_stateMutex);
    m_state = meta.state;
    // A batch that was never committed may have rows of the table point behind the end it knew.
    m_state.logEnd = qMax(m_state.logEnd, QFile(logPath(m_state.generation)).size());
    return {};
}

Result<void> TableFile::save(const TableState &state)
{
    const TableMeta meta{kTableMagic, state};
    auto written
        = m_meta.write(0, QByteArrayView(reinterpret_cast<const char *>(&meta), sizeof meta));
    if (!written)
        return written;
    const std::scoped_lock lock(m_stateMutex);
    m_state = state;
    return {};
}

Result<void> TableFile::restart(quint64 generation, const TableProgress &progress)
{
    const quint64 before = state().generation;
    removeFiles(generation);
    TableState next;
    next.generation = generation;
    next.logEnd = kTableLogStart;
    next.progress = progress;
    if (auto saved = save(next); !saved)
        return saved;
    // An old stage may be what the table took over just before the process died.
    if (!m_isStage && before != generation)
        removeFiles(before);
    return {};
}

Result<void> TableFile::takeOver(TableFile &stage)
{
    const quint64 before = state().generation;
    const TableState next = stage.state();
    if (auto saved = save(next); !saved)
        return saved;
    QFile::remove(stage.metaPath());
    if (before != next.generation)
        removeFiles(before);
    return {};
}

TableState TableFile::state() const
{
    const std::scoped_lock lock(m_stateMutex);
    return m_state;
}

TableReader::TableReader(const TableFile &file)
    : m_file(file)
    , m_state(file.state())
{
}

bool TableReader::openFiles(bool isWritable)
{
    if (m_isOpen)
        return true;
    m_isOpen = m_log.open(m_file.logPath(m_state.generation), isWritable)
        && m_table.open(m_file.tablePath(m_state.generation), isWritable);
    return m_isOpen;
}

qint64 TableReader::locate(qint64 ordinal)
{
    constexpr qsizetype kEntry = sizeof(qint64);
    if (ordinal < 0 || ordinal >= m_state.rows || !openFiles(false))
        return 0;
    qint64 offset = 0;
    if (const char *bytes = m_table.view(ordinal * kEntry, kEntry))
        std::memcpy(&offset, bytes, sizeof offset);
    return offset;
}

const char *TableReader::logBytes(qint64 offset, qsizetype size)
{
    return m_log.view(offset, size);
}

bool TableReader::read(qint64 ordinal)
{
    m_cells.clear();
    m_offset = locate(ordinal);
    if (m_offset == 0)
        return false;
    const char *bytes = logBytes(m_offset, sizeof m_head);
    if (!bytes)
        return false;
    std::memcpy(&m_head, bytes, sizeof m_head);
    const qsizetype whole = static_cast<qsizetype>(sizeof m_head) + m_head.size;
    bytes = logBytes(m_offset, whole);
    if (!bytes)
        return false;
    const char *at = bytes + sizeof m_head;
    for (quint32 i = 0; i < m_head.cells; ++i) {
        quint32 size = 0;
        std::memcpy(&size, at, sizeof size);
        at += sizeof size;
        m_cells.emplace_back(at, static_cast<qsizetype>(size));
        at += size;
    }
    return true;
}

} // namespace sluice::sandbox
