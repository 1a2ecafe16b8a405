// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordstory.h"

#include <optional>

namespace sluice {

// One record in one run, for RecordStory: finds its rows in the files of the run, and what the
// store says of its chunk. Blocking; used on one thread. It reads only.
class RecordInRun final
{
public:
    RecordInRun(RunLedger &ledger, const RunRow &run, const QByteArray &id);

    Result<QList<StoryEvent>> events(const CancelToken &token);

private:
    // A row of a CSV file that is the record's.
    struct Row
    {
        QList<QByteArray> names;
        QList<QByteArray> values;
        qint64 number = 0; // from 1

        const QByteArray *value(QByteArrayView name) const; // whatever the case of the name
    };

    Result<void> load();
    Result<std::optional<Row>> rowIn(const Artifact &artifact, const CancelToken &token) const;
    bool isKnownAbsent(const Artifact &page) const;
    Result<void> findRows(const CancelToken &token);
    Result<void> findIssue();
    void findChunk();
    Result<void> addSent(QList<StoryEvent> &events);
    void addRead(QList<StoryEvent> &events) const;
    void addChanged(QList<StoryEvent> &events) const;
    void addAnswered(QList<StoryEvent> &events) const;
    StoryEvent event(StoryEvent::What what, const StepRow *step) const;
    const StepRow *step(qint64 id) const;
    const StepRow *stepOfOrdinal() const; // that processed it
    const StepRow *writeStep() const;
    qint64 endedMs() const;

    RunLedger &m_ledger;
    RunRow m_run;
    QByteArray m_id;
    QString m_folder;
    QList<StepRow> m_steps;
    QList<Artifact> m_artifacts;
    QList<Chunk> m_chunks;
    qint64 m_ordinal = 0; // 0: not known
    std::optional<Row> m_page;
    std::optional<Row> m_sent;
    std::optional<Row> m_outcome;
    Artifact m_pageFile;
    Artifact m_chunkFile;
    QString m_outcomeKind;
    std::optional<RecordIssue> m_issue;
    std::optional<Chunk> m_chunk;
    qint64 m_answeredMs = 0; // by the request that held it
};

} // namespace sluice
