// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/diskindex.h"
#include "sandbox/data/rowgenerator.h"
#include "sandbox/data/windowedfile.h"

#include <QMutex>

#include <map>
#include <memory>

namespace sluice::sandbox {

// A moment of a store: what was committed then, for ever readable.
struct Snapshot
{
    quint64 version = 0;
    qint64 rows = 0; // ordinals in use, deleted ones included
    qint64 deleted = 0;
    qint64 live() const { return rows - deleted; }
};

// The records of one module: the generated rows, and over them what was written, as a log of
// versions on disk with a table of eight bytes a row. Each version points at the one before, so
// that a reader sees its snapshot while the writer goes on. Committed data survives the death of
// the process. RowReader reads on any thread; RowWriter is one at a time. Owned by the service.
class RowStore
{
public:
    RowStore(const ModuleSpec &module, quint64 seed, const QString &folder);

    // Opens what is in the folder, or begins with `generatedRows` rows.
    Result<void> open(qint64 generatedRows);
    Result<void> reset(qint64 generatedRows);
    bool wasNew() const { return m_wasNew; }

    const ModuleSpec &module() const { return m_module; }
    RowGenerator &generator() { return m_generator; }
    const RowGenerator &generator() const { return m_generator; }
    qint64 generatedRows() const { return m_generatedRows; }
    Snapshot snapshot() const;

    QString logPath() const { return m_folder + QStringLiteral("/rows.log"); }
    QString tablePath() const { return m_folder + QStringLiteral("/rows.table"); }

private:
    friend class RowWriter;
    Result<void> saveMeta(const Snapshot &snapshot);

    const ModuleSpec &m_module;
    RowGenerator m_generator;
    QString m_folder;
    qint64 m_generatedRows = 0;
    bool m_wasNew = false;
    WindowedFile m_meta;
    mutable QMutex m_snapshotMutex;
    Snapshot m_snapshot;
    QMutex m_writerMutex;
    std::map<int, std::unique_ptr<DiskIndex>> m_indexes; // of unique fields; the writer's
};

// The head of one version in the log; its fields follow, each as FieldHead and bytes.
struct RecordHead
{
    quint32 size = 0; // of the fields
    quint16 fields = 0;
    quint16 flags = 0;
    quint64 version = 0;
    qint64 previous = 0; // where the version before stands in the log; 0: there is none
    qint64 modifiedMs = 0;
    quint64 marker = 0; // who wrote it: the job and its row
    quint32 applied = 0; // writes that this row has seen
    quint32 automations = 0; // of these, how many ran the organisation's automations
};
static_assert(sizeof(RecordHead) == 48);

struct FieldHead
{
    quint32 field = 0; // with kFieldIsNull where there is no value
    quint32 size = 0;
};

inline constexpr quint32 kFieldIsNull = 1U << 31;
inline constexpr quint16 kRecordDeleted = 1;
inline constexpr qint64 kLogStart = 16; // so that no version stands at 0

} // namespace sluice::sandbox
