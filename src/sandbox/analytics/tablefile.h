// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/windowedfile.h"

#include <QList>

#include <memory>
#include <mutex>
#include <vector>

namespace sluice::sandbox {

// How far an import has come with one of its files, kept together with the rows it wrote, so that a
// process that dies repeats nothing.
struct TableProgress
{
    quint64 job = 0; // number of the job; 0: none
    qint64 batch = 0;
    qint64 rows = 0; // of the file that are done with
    qint64 success = 0;
    qint64 warnings = 0;
};

// What was committed at a moment.
struct TableState
{
    quint64 generation = 1;
    qint64 rows = 0; // ordinals in use, deleted ones included
    qint64 deleted = 0;
    qint64 logEnd = 0;
    TableProgress progress;

    qint64 live() const { return rows - deleted; }
};

// The rows of one Analytics table, on disk: a log of row versions and a table of eight bytes a row
// that says where the newest stands. A generation is a set of such files; emptying or replacing all
// rows begins a new one, while readers of the old go on. Committed rows survive the death of the
// process. Any number of TableReaders on any threads, one TableWriter at a time. Owned by its view.
class TableFile
{
public:
    // `isStage`: rows that are to replace those of the table beside it, unseen until then.
    explicit TableFile(const QString &folder, bool isStage = false);

    Result<void> open();
    // Begins anew, with no rows, at `generation`.
    Result<void> restart(quint64 generation, const TableProgress &progress);
    // Takes the rows of `stage` (of the same folder) in place of its own.
    Result<void> takeOver(TableFile &stage);

    bool exists() const; // there is something in the folder
    TableState state() const;
    QString logPath(quint64 generation) const;
    QString tablePath(quint64 generation) const;
    QString indexPath(quint64 generation) const;
    QString keysPath(quint64 generation) const; // the names of the columns of that index

private:
    friend class TableWriter;
    Result<void> save(const TableState &state);
    void removeFiles(quint64 generation) const;
    QString metaPath() const;

    QString m_folder;
    bool m_isStage;
    WindowedFile m_meta;
    mutable std::mutex m_stateMutex;
    TableState m_state;
    std::mutex m_writerMutex;
};

// The head of a version in the log. Its cells follow: for each a size of four bytes, then the
// bytes. Cells that are missing at the end, and empty ones, are null.
struct TableRowHead
{
    quint32 size = 0; // of the cells
    quint32 cells = 0;
    quint64 marker = 0; // who wrote it: job, batch and row
    quint32 applied = 0; // how often it was inserted or updated by a sync
    quint32 unused = 0;
};
static_assert(sizeof(TableRowHead) == 24);

// Reads the rows of one moment. One thread, own file handles. Views are valid until the next read.
class TableReader
{
public:
    explicit TableReader(const TableFile &file);
    virtual ~TableReader() = default;
    TableReader(const TableReader &) = delete;
    TableReader &operator=(const TableReader &) = delete;

    // False: there is no such row, or it is deleted.
    bool read(qint64 ordinal);
    const std::vector<QByteArrayView> &cells() const { return m_cells; }
    QByteArrayView cell(int index) const
    {
        return static_cast<size_t>(index) < m_cells.size() ? m_cells[static_cast<size_t>(index)]
                                                           : QByteArrayView();
    }
    const TableRowHead &head() const { return m_head; }
    const TableState &state() const { return m_state; }

protected:
    // Where the row's newest version stands in the log; 0: none.
    virtual qint64 locate(qint64 ordinal);
    virtual const char *logBytes(qint64 offset, qsizetype size);
    bool openFiles(bool isWritable);

    const TableFile &m_file;
    TableState m_state;
    WindowedFile m_log;
    WindowedFile m_table;
    TableRowHead m_head;
    qint64 m_offset = 0; // of the row that was read last

private:
    bool m_isOpen = false;
    std::vector<QByteArrayView> m_cells;
};

} // namespace sluice::sandbox
