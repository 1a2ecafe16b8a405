// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/rowstore.h"

#include <array>

namespace sluice::sandbox {

// Reads the rows of one snapshot, best in the order of their ordinals. One thread; its own file
// handles; the store must outlive it. Views are valid until the next read().
class RowReader
{
public:
    RowReader(const RowStore &store, const Snapshot &snapshot);
    virtual ~RowReader();
    RowReader(const RowReader &) = delete;
    RowReader &operator=(const RowReader &) = delete;

    // Fills the fields of `mask`. False: there is no such row, or it is deleted.
    bool read(qint64 ordinal, quint64 mask);
    // Skips the values: whether the row is there, and its head.
    bool readHead(qint64 ordinal);

    // A null view where there is no value; an empty text is not null.
    QByteArrayView value(int field) const { return m_values[static_cast<size_t>(field)]; }
    quint32 applied() const { return m_head.applied; }
    quint32 automations() const { return m_head.automations; } // of a deleted row too
    quint64 marker() const { return m_head.marker; }
    qint64 modifiedMs() const;
    bool isWritten() const { return m_head.version > 0; } // not as it was generated

    const Snapshot &snapshot() const { return m_snapshot; }
    const ModuleSpec &module() const { return m_store.module(); }
    static constexpr quint64 kAllFields = ~0ULL;

protected:
    // Where the row's newest version stands in the log; 0: it was never written.
    virtual qint64 locate(qint64 ordinal);
    // The log's bytes; null if there are none.
    virtual const char *logBytes(qint64 offset, qsizetype size);
    QByteArrayView currentFields() const { return m_fields; }

    const RowStore &m_store;
    Snapshot m_snapshot;
    WindowedFile m_log;
    WindowedFile m_table;
    RecordHead m_head;

private:
    bool hasFiles();

    bool m_isOpen = false;
    qint64 m_ordinal = -1;
    QByteArray m_copy; // of the fields of the version that was found
    QByteArrayView m_fields;
    QByteArray m_scratch;
    std::array<QByteArrayView, 64> m_values;
};

} // namespace sluice::sandbox
