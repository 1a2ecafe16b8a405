// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/rundata.h"
#include "syncs/crmbulk/chunkdraft.h"

namespace sluice {

class ChangeGate;
class StepContext;
class StepTx;
struct CrmBulkJob;

// The chunks that a page is cut into, one after another: what is settled beside them, their files,
// and the held steps that write them. Owned by the step that processes the page, on its thread.
class PageChunks final
{
public:
    // `done`: the rows of the page that chunks hold already. `firstRecords`: so many stand alone in
    // the run's first chunk; 0: it is as any other.
    PageChunks(StepContext &context, const CrmBulkJob &job, const QStringList &writeFields,
        ChangeGate &gate, int firstRecords);

    ChunkDraft &draft() { return m_draft; }
    // Ends the chunk with that record, if there is any that no chunk holds yet.
    Result<void> close(qint64 lastOrdinal);

private:
    Result<QString> writeFile() const;
    Result<void> keepBefore(StepTx &tx, const QString &rel) const;
    Result<void> commit(const Chunk &chunk, const QString &rel);

    StepContext &m_context;
    const CrmBulkJob &m_job;
    const QStringList m_writeFields;
    ChangeGate &m_gate;
    ChunkDraft m_draft;
    qint64 m_firstOrdinal; // of the page
    qint64 m_next; // the first ordinal that no chunk holds yet
    bool m_isFirst; // the chunk that stands alone is still to be made
};

// What the records of a chunk held before, where its page does not tell: a file of the same form.
QString beforePath(const QString &chunkPath);

} // namespace sluice
