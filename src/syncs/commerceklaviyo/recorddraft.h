// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/steptx.h"
#include "syncs/commerceklaviyo/recordmaker.h"

#include <QSet>

namespace sluice {

// A chunk in the making: the records of a range as they are read, those to send with what is sent
// of them, the others with the reason. Used by one reading step.
class RecordDraft final
{
public:
    RecordDraft(CommerceResource resource, QString resourceName);

    // False if it does not fit: the chunk is to be closed first, and the record added again.
    bool add(MadeRecord &&made);

    qint64 count() const { return m_count; } // records in all
    qint64 sendCount() const { return qint64(m_outgoing.records.size()); }
    const Outgoing &outgoing() const { return m_outgoing; }

    // The chunk of these records, the first of which gets `firstOrdinal`.
    Chunk chunk(qint64 firstOrdinal, bool isDryRun) const;
    // What is settled already: the outcome rows and reasons of all that is not sent.
    Result<void> settle(StepTx &tx, qint64 chunkId, qint64 firstOrdinal, bool isDryRun) const;

    void clear();

private:
    struct Left
    {
        qint64 position;
        QByteArray id;
        OutNote note; // `text` alone for what is skipped
        QByteArray refused = {}; // the value, where it is rejected
    };
    struct Bounds
    {
        qsizetype records; // to send
        qint64 parts; // by weight
        qint64 bytes;
    };
    static Bounds boundsOf(CommerceResource resource);
    Result<void> settleSkipped(StepTx &tx, qint64 firstOrdinal) const;
    Result<void> settleRejected(StepTx &tx, qint64 chunkId, qint64 firstOrdinal) const;

    Bounds m_bounds;
    QString m_resource;
    qint64 m_count = 0;
    qint64 m_weight = 0;
    Outgoing m_outgoing;
    QList<qint64> m_positions; // of what is sent
    std::vector<Left> m_skipped;
    std::vector<Left> m_rejected;
    QSet<QByteArray> m_unique;
};

} // namespace sluice
