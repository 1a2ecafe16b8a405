// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/rowstore.h"

#include "base/files.h"

#include <QFile>
#include <QMutexLocker>

#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct StoreMeta
{
    char mark[8] = {'S', 'L', 'R', 'O', 'W', 'S', '0', '1'};
    qint64 generatedRows = 0;
    quint64 version = 0;
    qint64 rows = 0;
    qint64 deleted = 0;
};

} // namespace

RowStore::RowStore(const ModuleSpec &module, quint64 seed, const QString &folder)
    : m_module(module)
    , m_generator(module, seed)
    , m_folder(folder)
{
}

Result<void> RowStore::open(qint64 generatedRows)
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made;
    if (auto opened = m_meta.open(m_folder + u"/rows.meta"_s, true); !opened)
        return opened;
    StoreMeta meta;
    const char *bytes = m_meta.view(0, sizeof meta);
    m_wasNew = !bytes;
    if (m_wasNew)
        return reset(generatedRows);
    const StoreMeta fresh;
    std::memcpy(&meta, bytes, sizeof meta);
    if (std::memcmp(meta.mark, fresh.mark, sizeof meta.mark) != 0)
        return fail(ErrorKind::Disk, u"%1 is not a sandbox's state"_s.arg(m_folder));
    m_generatedRows = meta.generatedRows;
    m_snapshot = {meta.version, meta.rows, meta.deleted};
    return {};
}

Result<void> RowStore::reset(qint64 generatedRows)
{
    const QMutexLocker lock(&m_writerMutex);
    m_generatedRows = generatedRows;
    for (const QString &path : {logPath(), tablePath()}) {
        WindowedFile file;
        if (auto opened = file.open(path, true); !opened)
            return opened;
        if (auto emptied = file.truncate(0); !emptied)
            return emptied;
    }
    return saveMeta({0, generatedRows, 0});
}

Snapshot RowStore::snapshot() const
{
    const QMutexLocker lock(&m_snapshotMutex);
    return m_snapshot;
}

Result<void> RowStore::saveMeta(const Snapshot &snapshot)
{
    StoreMeta meta;
    meta.generatedRows = m_generatedRows;
    meta.version = snapshot.version;
    meta.rows = snapshot.rows;
    meta.deleted = snapshot.deleted;
    auto written
        = m_meta.write(0, QByteArrayView(reinterpret_cast<const char *>(&meta), sizeof meta));
    if (!written)
        return written;
    const QMutexLocker lock(&m_snapshotMutex);
    m_snapshot = snapshot;
    return {};
}

} // namespace sluice::sandbox
