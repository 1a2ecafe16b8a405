// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <functional>
#include <memory>

namespace sluice {

class RemoteLock;
class StepContext;

// How a step's function ended, as a value. Done is made by StepContext::finish() only, because the
// step's last transaction says so.
class StepResult
{
public:
    enum class Kind { Done, WaitUntil, Ambiguous, Failed };
    static StepResult done() { return StepResult(Kind::Done); }
    // Gives the thread back; the step is entered again, from its top, at that time.
    static StepResult waitUntil(qint64 atMs, QString reason);
    // The service's state cannot be known: a person must decide.
    static StepResult ambiguous(Error error);
    static StepResult failed(Error error);
    static StepResult stopped(); // the run is being stopped

    Kind kind() const { return m_kind; }
    qint64 atMs() const { return m_atMs; }
    const QString &reason() const { return m_reason; }
    const Error &error() const { return m_error; }
    bool isRemoteWait() const { return m_isRemoteWait; }
    StepResult &&asRemoteWait() &&;
    StepResult &&because(const Error &error) &&; // what it waits for, in the service's words

private:
    explicit StepResult(Kind kind)
        : m_kind(kind)
    {
    }
    Kind m_kind;
    qint64 m_atMs = 0;
    QString m_reason;
    Error m_error;
    bool m_isRemoteWait = false;
};

// A value, or the StepResult that the step's function should return at once.
template <class T> using Outcome = tl::expected<T, StepResult>;

enum class Lane { Network, Processor };

// One stage of a run, as a function builds it: how its steps are worked, how many at once, and how
// many unfinished steps the next stage may have before this one pauses.
struct Stage
{
    QString id; // "read"
    QString title; // "Read"
    Lane lane = Lane::Network;
    int width = 1;
    int aheadOfNext = 0; // 0: no bound
    bool isFollowed = false; // records may be on their way in it: looked up after a stop, too
    // Its steps make work for the next stage and can be left at any place: what has begun in it is
    // not gone on with where only what has begun may end. It might wait for steps that never begin.
    bool isLeftOff = false;
    std::function<StepResult(StepContext &)> work;
};

struct Pipeline
{
    QList<Stage> stages; // in the order of the data
    // Called once when this process begins to work on the run; what the stages share lives in it.
    std::shared_ptr<void> shared;
    // Held at a service while this process works on the run; null: there is none, or the run writes
    // nothing. A run that is only followed takes none.
    std::shared_ptr<RemoteLock> lock;
    // Part of another run, which waits for it: it works within that one's place in the queue.
    bool isPart = false;
};

// Builds the pipeline of a run from its parameters. One per kind; given to the Dispatcher.
using PipelineFactory = std::function<Result<Pipeline>(const RunRow &run)>;

} // namespace sluice
