// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/timings.h"
#include "core/engine/progressboard.h"
#include "core/engine/runledger.h"
#include "core/engine/stage.h"
#include "core/engine/steptx.h"
#include "core/log/log.h"

namespace sluice {

class HttpClient;

// One request that changes records or creates a remote job. It is recorded before it is sent; its
// answer is remembered in the step, so that entering the step again does not send it again.
struct AttemptSpec
{
    QString key; // in the step: "upload", "job"
    QString method;
    QString urlPath;
    QByteArray bodySha256;
    bool isRepeatable = false; // sending it twice changes nothing but cost (reliability-security G)
    bool isReading = false; // it makes the service prepare what is read, and changes no target

    // In the transaction that records the request, and in the one that records a refusal.
    std::function<Result<void>(StepTx &)> onSending;
    std::function<Result<void>(StepTx &)> onRefused;

    // For what is not repeatable: finds out what became of a request whose answer was lost. A value
    // is the remembered answer (it was applied); nullopt: send again, marked.
    std::function<Outcome<std::optional<QJsonObject>>(qint64 sentAtMs)> resolve;
};

struct RemoteJobSpec
{
    AttemptSpec create;
    QString waitingFor; // "Zoho CRM"
    bool isPollFree = false; // no limit counts it (a sandbox without limits)
};

// What a poll of a remote job says.
struct PollAnswer
{
    bool isFinished = false;
    QJsonObject answer; // remembered when finished
    qint64 done = 0; // for progress
    qint64 total = 0;
};

// What a step's function works with, for one invocation, on the lane's thread. Owned by the
// dispatcher. All durable changes go through it, so that nothing is written once the run is lost.
class StepContext final
{
public:
    struct Parts
    {
        RunLedger &ledger;
        const RunRow &run;
        StepRow step;
        CancelToken token;
        HttpClient *http; // null on the processor lane
        Log *log;
        const Timings &timings;
        ProgressBoard &board;
        OutcomeFiles &outcomes;
        bool isReadOnly; // after a stop: only what reads may go on
        std::function<Result<void>()> mayWrite; // asked before each request that changes something
        std::function<void()> onCommit; // steps may have been added: the next stage can begin
    };
    explicit StepContext(Parts parts);

    const CancelToken &token() const { return m.token; }
    HttpClient &http() { return *m.http; }
    const Logger &logger() const { return m_logger; }
    const Timings &timings() const { return m.timings; }
    const Clock &clock() const { return m.ledger.clock(); }
    const RunRow &run() const { return m.run; }
    const StepRow &step() const { return m.step; }
    const QJsonObject &input() const { return m.step.input; }
    const QJsonObject &memo() const { return m.step.memo; }
    QString directory() const { return m.ledger.runDirectory(m.run.id); }
    Store &store() { return m.ledger.store(); }

    // Remembers a value in the step, durably, together with `work` if given.
    Result<void> remember(const QString &key, const QJsonValue &value,
        const std::function<Result<void>(StepTx &)> &work = {});

    // Forgets everything remembered under `key` and its sub-keys: what it stood for is gone.
    Result<void> forget(const QString &key);

    // A transaction in the middle of the step; `done` is the durable progress of the step. What row()
    // has in its memo is kept with it.
    Result<void> commit(const std::function<Result<void>(StepTx &)> &work, qint64 done = -1);

    // The step's last transaction.
    StepResult finish(const std::function<Result<void>(StepTx &)> &work, const QString &note = {});

    // See AttemptSpec. `send` returns what is to be remembered.
    Outcome<QJsonObject> attempt(
        const AttemptSpec &spec, const std::function<Result<QJsonObject>()> &send);

    // Creates a job at the service, once, and polls it to its end; between polls the thread is
    // given back. The answer of the last poll is remembered.
    Outcome<QJsonObject> remoteJob(const RemoteJobSpec &spec,
        const std::function<Result<QJsonObject>()> &create,
        const std::function<Result<PollAnswer>(const QJsonObject &created)> &poll);

    // How the step should end for this error: wait and try again, ask for a person, or fail.
    StepResult orElse(const Error &error) const;

    // The step has come further by itself: what fails from here on counts anew. For steps of many
    // requests, each of which may fail a few times.
    void cameFurther() { m.step.attempt = 0; }

    // Live progress; shown within a quarter of a second, not durable.
    void progress(qint64 done, qint64 total, const QString &note = {});

    StepRow &row() { return m.step; }

private:
    Result<void> writeMemo(StepTx &tx);
    struct Prior
    {
        qint64 id = 0;
        qint64 sentAtMs = 0;
        bool isResolved = false; // as not carried out
    };
    Result<std::optional<Prior>> priorAttempt(const QString &key);
    Outcome<std::optional<QJsonObject>> resolvePrior(const AttemptSpec &spec, const Prior &prior);
    Result<qint64> recordSending(const AttemptSpec &spec);
    std::function<Result<void>()> leaveCheck(bool isReading);

    Parts m;
    Logger m_logger;
};

} // namespace sluice
