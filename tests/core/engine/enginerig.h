// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/engine/dispatcher.h"
#include "core/engine/rundata.h"
#include "core/engine/runledger.h"
#include "core/engine/stepcontext.h"
#include "core/log/log.h"
#include "core/store/store.h"

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <atomic>
#include <memory>

// The wall clock, which a test may set as somebody at the computer may.
class SettableClock final : public sluice::Clock
{
public:
    qint64 nowMs() const override { return sluice::Clock::system().nowMs() + offsetMs; }
    std::atomic<qint64> offsetMs = 0;
};

// What an engine test works with: a store in a folder of its own, a dispatcher with short timings,
// and pipelines made of closures. Made by one test, on its thread.
class EngineRig
{
public:
    using Work = std::function<sluice::StepResult(sluice::StepContext &)>;

    explicit EngineRig(const std::function<void(sluice::Timings &)> &adjust = {});
    ~EngineRig();

    sluice::Timings timings;
    SettableClock clock;

    sluice::RunLedger &ledger() { return *m_ledger; }
    sluice::Store &store() { return *m_store; }
    sluice::Dispatcher &dispatcher() { return *m_dispatcher; }
    QString folder() const { return m_folder.path(); }

    // A pipeline of the three stages read, process and write, in this order.
    sluice::Pipeline &pipeline() { return m_pipeline; }
    void addStage(const QString &id, int width, int ahead, Work work,
        sluice::Lane lane = sluice::Lane::Processor);

    // Makes a run of the pipeline; begin() works on it too. Empty if that was refused.
    QString make(const QList<sluice::StepSpec> &firstSteps, const QString &targetLock = {});
    QString begin(const QList<sluice::StepSpec> &firstSteps);
    static QList<sluice::StepSpec> steps(const QString &stage, int count);

    sluice::RunRow row(const QString &runId);
    // Waits until no dispatcher works on the run and gives its row.
    sluice::RunRow ended(const QString &runId, int limitMs = 10'000);
    QList<sluice::StepRow> stepRows(const QString &runId, const QString &stage = {});
    // The first value of a statement, as text.
    QString value(const QString &statement);
    QStringList attempts(); // states, in their order
    // Ends the dispatcher as a program's end would, and makes a new one.
    void restart();
    std::unique_ptr<sluice::Dispatcher> newDispatcher(sluice::RunLedger &ledger);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<sluice::Store> m_store;
    sluice::Log m_log;
    std::unique_ptr<sluice::RunLedger> m_ledger;
    std::unique_ptr<sluice::Dispatcher> m_dispatcher;
    sluice::Pipeline m_pipeline;
};

// Waits for a condition that another thread makes true.
bool becomesTrue(const std::function<bool()> &condition, int limitMs = 10'000);
