// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace sluice {

// The engine's vocabulary as plain values: what the store keeps of a run, what windows and the
// command line show of it. Free to copy between threads.

enum class RunState {
    Queued,
    Running,
    Stopping,
    Paused,
    Interrupted,
    Stopped,
    NeedsAttention,
    Completed,
    CompletedWithRejections,
    Failed,
};
QString runStateName(RunState state); // as in the store and on the command line
RunState runStateFromName(QStringView name);
bool isEnded(RunState state); // nobody works on it
bool isResumable(RunState state);

// Every record read is in exactly one of the five others: read = written + skipped + rejected +
// notAttempted + pending, at every commit.
struct Counts
{
    qint64 read = 0;
    qint64 written = 0;
    qint64 skipped = 0;
    qint64 rejected = 0;
    qint64 notAttempted = 0;
    qint64 pending = 0;

    bool balances() const
    {
        return read == written + skipped + rejected + notAttempted + pending;
    }
    qint64 settled() const { return written + skipped + rejected; }
    Counts &operator+=(const Counts &other);
    friend bool operator==(const Counts &, const Counts &) = default;
    QJsonObject toJson() const; // the six keys of the command line's contract
};

enum class StepState { Blocked, Ready, Running, WaitingRemote, Ambiguous, Done, Failed, Cancelled, Dead };
QString stepStateName(StepState state);
StepState stepStateFromName(QStringView name);

// One execution of a job, as the store has it.
struct RunRow
{
    QString id;
    qint64 number = 0;
    QString jobId;
    QString jobName;
    QString kind;
    QString subject; // what it works on, for example "Leads"
    QString environment;
    RunState state = RunState::Queued;
    QString reason; // of the state, for people
    QString wish; // "", "pause", "finish_chunk", "stop", "force_stop"
    bool isDryRun = false;
    qint64 asOfMs = 0;
    QJsonObject params;
    QString targetLock;
    QString owner; // ProcessIdentity::text()
    qint64 ownerEpoch = 0;
    qint64 leaseUntilMs = 0;
    QString createdBy;
    qint64 createdAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;
    qint64 activeMs = 0;
    qint64 requests = 0;
    qint64 expected = -1; // records, -1: not known yet
    Counts counts;
};

struct StepRow
{
    qint64 id = 0;
    QString runId;
    QString stage;
    QString key;
    QString title;
    StepState state = StepState::Ready;
    int attempt = 0;
    qint64 notBeforeMs = 0;
    QString waitReason;
    qint64 leaseEpoch = 0;
    QJsonObject input;
    QJsonObject memo;
    QString error;
    qint64 records = 0; // how many it is about; 0: not known
    qint64 done = 0;
    QString note;
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;
};

// A step to be made.
struct StepSpec
{
    QString stage;
    QString key; // unique in the run
    QString title;
    QJsonObject input;
    qint64 records = 0;
    bool isHeld = false; // not before StepTx::releaseHeld() says so
};

// Why a record was not simply written.
struct RecordIssue
{
    qint64 ordinal = 0;
    QString outcome; // rejected, not_attempted, pending, written_with_warning
    QString sourceKey;
    QString code;
    QString field;
    QString message;
    qint64 chunkId = 0;
};

struct RunEvent
{
    qint64 seq = 0;
    qint64 atMs = 0;
    QString level;
    QString code;
    QString text;
};

struct Artifact
{
    qint64 id = 0;
    qint64 stepId = 0;
    QString kind;
    QString relPath; // below runs/<id>/
    qint64 bytes = 0;
    QString sha256;
    qint64 records = 0;
};

// A range of input records and what became of them.
struct Chunk
{
    qint64 id = 0;
    int stream = 0; // the sync's own: which of several kinds of records
    qint64 artifactId = 0; // 0: no file, nothing of it is sent
    qint64 firstOrdinal = 0;
    qint64 lastOrdinal = 0;
    QString state; // prepared, sent, settled
    QList<qint64> members; // the ordinals that the file holds, ascending
    qint64 memberCount = 0;
    Counts counts; // read = last - first + 1
};

enum class StopMode { FinishChunk, Stop, Force };

} // namespace sluice
