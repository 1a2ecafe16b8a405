// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

class RunLedger;

// One thing that happened to a record.
struct StoryEvent
{
    enum class What { Read, Changed, Sent, Answered, Logged };
    struct Value
    {
        QString name;
        QString before;
        QString after;
        bool isShown = false; // false: only that it changed may be told
    };

    What what = What::Read;
    qint64 atMs = 0;
    QString runId; // empty: of no run
    qint64 runNumber = 0;
    QString jobName;
    QString place; // "Page 1", "Chunk 3"; of a line of the log its component
    QString outcome; // of an answer: written, skipped, rejected, not_attempted, pending, ...
    QString action; // of what was written: updated, created, imported
    QString code;
    QString field;
    QString text; // the service's words; what was sent; a line of the log
    int fields = 0; // of what was read
    QList<Value> changes = {};
};

// What became of one record in all runs of a data directory: read, changed, sent and answered, as
// the runs' files and the store have it, and lines of the whole log that name it. A value is told
// only where the run itself shows it in its outcome files. Files that were deleted tell nothing any
// more. Blocking; one worker thread at a time; memory does not grow with the files. It reads only.
class RecordStory final
{
public:
    static constexpr qsizetype kShortestId = 3; // of a shorter one nothing is told
    static constexpr qsizetype kMostEvents = 10'000;

    struct Told
    {
        QList<StoryEvent> events; // in order of time
        bool isWhole = true; // false: it was stopped before everything was looked through
    };
    using OnRun = std::function<void(qint64 looked, qint64 runs)>;

    RecordStory(RunLedger &ledger, const QString &id);

    Result<Told> tell(const CancelToken &token, const OnRun &onRun = {});

private:
    Result<void> addLog(const CancelToken &token, Told &told) const;

    RunLedger &m_ledger;
    QByteArray m_id;
};

} // namespace sluice
