// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/dispatcher.h"
#include "core/engine/runtypes.h"

namespace sluice {

class RunLedger;

// A job that a service works on, or has worked on, for a step.
struct RemoteJobView
{
    QString id; // the service's
    bool hasEnded = false;
    int looks = 0; // how often it was asked about
};

// A run as it is shown: the store's figures with the live ones laid over them. Plain values.
struct StepView
{
    qint64 id = 0;
    QString key;
    QString title; // "Page 2", "Chunk 3"
    StepState state = StepState::Ready;
    QString note; // what it waits for, or its figure
    qint64 notBeforeMs = 0; // when it looks again, if it waits
    qint64 done = 0;
    qint64 total = 0; // 0: not known
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;
    int attempt = 0;
    QString error;
    QList<RemoteJobView> remoteJobs;
};

struct StageView
{
    QString id;
    QString title;
    StepState state = StepState::Blocked; // Blocked: nothing to do yet
    qint64 done = 0;
    qint64 total = 0;
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;
    QList<StepView> steps;
};

// The last record of a stream up to which everything is settled: a new run can begin there.
struct ConfirmedId
{
    QString stream; // "customers"
    QString title; // "Customers"
    QString id;

    friend bool operator==(const ConfirmedId &, const ConfirmedId &) = default;
};

struct RunSnapshot
{
    // Its state is "stopping" as soon as the stop was asked for here, and "paused" while this
    // process cannot write to the store.
    RunRow run;
    QList<StageView> stages;
    bool isLive = false; // this process works on it

    QList<ConfirmedId> confirmed; // empty where the run's kind has none
    double credits = -1; // that it has spent at the service; -1: nothing was counted

    // What running waits for, or empty; in the order: disk, limit, service.
    QString waitReason;
    qint64 waitUntilMs = 0;
};

// The limit group that counts what a run spends, as a sum.
QString runCreditsGroup(const QString &runId);

// Stage ids and titles in their order, as the run's kind has them.
struct StageTitle
{
    QString id;
    QString title;
};

Result<RunSnapshot> snapshotOf(RunLedger &ledger, const QString &runId,
    const QList<StageTitle> &stages, const std::optional<Dispatcher::Live> &live);

} // namespace sluice
