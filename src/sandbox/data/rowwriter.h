// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/rowreader.h"

#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

namespace sluice::sandbox {

// A new value for one field of a row, by the field's number. A view: it must outlive the call.
struct FieldChange
{
    int field = 0;
    QByteArrayView value;
};

// Changes rows in batches: nothing is seen by readers before commit(), and a process that dies
// leaves the batch undone or done, each row whole. Holds the store's writer lock for its life, so
// there is one at a time. read() and value() show pending changes too.
class RowWriter final : public RowReader
{
public:
    explicit RowWriter(RowStore &store);
    ~RowWriter() override;

    Result<void> open();

    // Whether the writes that follow run automations, which the ledger counts.
    void runAutomations(bool isRun) { m_isRunningAutomations = isRun; }

    // The row must be there. `isApplied` counts the write in the ledger.
    Result<void> update(qint64 ordinal, std::span<const FieldChange> changes, qint64 nowMs,
        quint64 marker, bool isApplied);
    Result<qint64> insert(
        std::span<const FieldChange> values, qint64 nowMs, quint64 marker, bool isApplied);
    Result<void> remove(qint64 ordinal, qint64 nowMs);
    Result<void> commit();

    // The live row whose unique (or serial) field has this value, case not counting; -1: none.
    qint64 findBy(int field, QByteArrayView value);

protected:
    qint64 locate(qint64 ordinal) override;
    const char *logBytes(qint64 offset, qsizetype size) override;

private:
    Result<void> put(qint64 ordinal, RecordHead head, std::span<const FieldChange> changes,
        QByteArrayView before);
    Result<void> openIndexes();
    Result<void> indexUnique(qint64 ordinal, std::span<const FieldChange> changes);

    RowStore &m_writable;
    std::unique_lock<QMutex> m_lock;
    WindowedFile m_logWriter;
    WindowedFile m_tableWriter;
    qint64 m_logEnd = 0; // of the file
    QByteArray m_pending; // to be appended there
    std::unordered_map<qint64, qint64> m_pendingOffsets;
    std::vector<std::pair<qint64, qint64>> m_order;
    Snapshot m_next;
    bool m_isRunningAutomations = false;
};

} // namespace sluice::sandbox
