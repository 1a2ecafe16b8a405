// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/steptx.h"
#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/commerceklaviyo/partsender.h"

namespace sluice {

// What became of a chunk's records, by what became of their parts: a record is written if all of it
// was, else rejected with the reasons. Made once all parts have ended; used in the step's last
// transaction, where it also keeps what the target holds from now on.
class ChunkSettling final
{
public:
    ChunkSettling(const CommerceRun &run, CommerceResource resource, const Chunk &chunk,
        const Outgoing &outgoing, const std::vector<PartEnd> &ends);

    const Counts &moved() const { return m_moved; } // from pending
    Result<void> settle(StepTx &tx, qint64 runNumber) const;

private:
    struct Parts // of one record
    {
        QList<OutNote> failures;
        QList<size_t> failed;
        QByteArray sentEvents;
        QByteArray action;
    };
    std::vector<Parts> partsByRecord(const std::vector<PartEnd> &ends) const;
    void take(size_t record, const Parts &parts, const std::vector<PartEnd> &ends);
    void keepPartly(const OutRecord &record, const Parts &parts);

    CommerceResource m_resource;
    const Chunk &m_chunk;
    const Outgoing &m_outgoing;
    SentRecords m_sent;
    Counts m_moved;
    QList<RecordIssue> m_issues;
    QByteArray m_writtenRows;
    QByteArray m_rejectedRows;
    QList<SentRecord> m_kept;
    QList<QByteArray> m_forgotten;
};

} // namespace sluice
