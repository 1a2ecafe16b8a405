// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/recorddraft.h"

#include <QJsonArray>

namespace sluice {

// The chunks that a reading step makes: filled record by record, written to a file and committed
// together with the place that the step has come to, so that a crash loses and repeats nothing.
// Owned by the step; on its thread.
class RecordChunks final
{
public:
    enum class Sending { AtOnce, Later }; // whether a committed chunk's step is added with it

    RecordChunks(StepContext &context, CommerceResource resource, QString part, Sending sending);

    // Where the step goes on: behind the last record that a chunk holds.
    QJsonObject cursor() const { return m_cursor; }
    qint64 closedCount() const { return m_number; }
    qint64 done() const { return m_done + m_draft.count(); } // records

    // `behind`: the place behind this record.
    Result<void> add(MadeRecord made, const QJsonObject &behind);
    void skipTo(const QJsonObject &behind) { m_cursor = behind; } // nothing comes of a record
    Result<void> close();

private:
    void plan(const MadeRecord &made);
    Result<void> commit(const QString &rel, qint64 bytes);
    Result<void> addRows(StepTx &tx, const QString &rel, qint64 bytes);

    StepContext &m_context;
    CommerceResource m_resource;
    QString m_name;
    QString m_part;
    Sending m_sending;
    RecordDraft m_draft;
    QJsonObject m_cursor; // behind the last record in the draft
    QString m_after; // the last id of the chunk before
    qint64 m_number = 0; // of chunks so far
    qint64 m_done = 0;
    // Of a plan, kept in the step: some records as they would be sent, how many parts of each kind.
    QJsonArray m_sample;
    QJsonObject m_parts;
};

} // namespace sluice
