// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

#include "app/runs/verifytext.h"
#include "base/clock.h"
#include "base/files.h"
#include "core/engine/rundata.h"
#include "core/engine/runfiles.h"
#include "core/engine/runhistory.h"
#include "core/engine/runledger.h"
#include "core/http/httpclient.h"
#include "core/log/logreader.h"
#include "core/store/store.h"

#include <QJsonDocument>
#include <QSaveFile>

// What is left of runs that are over.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReportedRecords = 100;
constexpr int kReportedRequests = 1'000;

} // namespace

bool Runs::canUndo(const RunRow &run) const
{
    const SyncKind *sync = kind(run.kind);
    return sync && sync->canUndo(run);
}

// What was of a run and is needed for `what`; an Error says since when it is not there any more.
Result<void> Runs::needsFiles(const RunRow &run, const QString &what)
{
    auto gone = goneFiles(m.ledger.store(), run.id);
    if (!gone)
        return fail(gone.error());
    if (!*gone)
        return {};
    return fail(Error{.kind = ErrorKind::Config,
        .what = u"Run #%1 %2"_s.arg(QString::number(run.number), what),
        .why = (*gone)->text,
        .code = u"FILES_GONE"_s});
}

Result<ErasedRun> Runs::erase(const QString &run)
{
    auto erased = RunErasure(m.ledger).erase(run);
    if (erased)
        emit runChanged(erased->run.id);
    return erased;
}

Result<RunPlan> Runs::plan(const QString &run)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    const SyncKind *sync = kind(found->kind);
    if (!sync || !found->isDryRun)
        return fail(ErrorKind::Config, u"Run #%1 is not a plan"_s.arg(found->number));
    RunPlan plan{.run = *found};
    auto cost = sync->cost(m.ledger, *found);
    if (!cost)
        return fail(cost.error());
    plan.cost = *cost;
    auto sample = sync->sample(m.ledger, *found);
    if (!sample)
        return fail(sample.error());
    plan.sample = *sample;
    return plan;
}

Result<VerifyReport> Runs::verify(const QString &run, const CancelToken &token)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    const SyncKind *sync = kind(found->kind);
    if (!sync)
        return fail(ErrorKind::Config, u"This version cannot check runs of this kind"_s);
    if (found->isDryRun)
        return fail(ErrorKind::Config, u"Run #%1 is a plan"_s.arg(found->number),
            u"It wrote nothing that could be checked"_s);
    if (auto there = needsFiles(*found, u"cannot be checked"_s); !there)
        return fail(there.error());
    HttpClient http(m.timings, &m.gate, &m.log);
    auto report = sync->verify(m.ledger, *found,
        {.http = http,
            .token = token,
            .timings = m.timings,
            .logger = Logger(&m.log, "verify", found->id)});
    if (report)
        report->atMs = Clock::system().nowMs();
    return report;
}

Result<QByteArray> Runs::verifyReportText(const QString &run, const VerifyReport &report)
{
    auto seen = snapshot(run);
    if (!seen)
        return fail(seen.error());
    VerifiedRun verified{.run = seen->run, .report = report, .units = seen->credits};
    auto issues = rejected(seen->run.id, kReportedRecords);
    if (!issues)
        return fail(issues.error());
    verified.rejected = *issues;
    auto count = readVerifiedRequests(
        m.ledger.store(), seen->run.id, kReportedRequests, verified.requests);
    if (!count)
        return fail(count.error());
    verified.requestCount = *count;
    return verifyText(verified);
}

Result<Counts> Runs::exportTo(const QString &run, const QString &folder)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    const SyncKind *sync = kind(found->kind);
    if (!sync)
        return fail(ErrorKind::Config, u"This version cannot export runs of this kind"_s);
    if (auto there = needsFiles(*found, u"cannot be exported"_s); !there)
        return fail(there.error());
    if (auto made = makePrivateFolder(folder); !made)
        return fail(made.error());
    auto counts = sync->exportRun(m.ledger, *found, folder);
    if (!counts)
        return fail(counts.error());
    auto shown = snapshotWith(*found, std::nullopt);
    if (!shown)
        return fail(shown.error());
    if (auto written
        = writeFileDurably(folder + "/summary.json"_L1, QJsonDocument(runSummary(*shown)).toJson());
        !written)
        return fail(written.error());
    QSaveFile log(folder + "/run.log.jsonl"_L1);
    if (!log.open(QIODevice::WriteOnly))
        return fail(
            ErrorKind::Disk, u"Could not write %1"_s.arg(log.fileName()), log.errorString());
    LogFilter filter;
    filter.runId = found->id;
    LogReader reader(m.ledger.store().directory());
    if (auto lines = reader.exportLog(filter, log, LogFormat::JsonLines, CancelToken()); !lines)
        return fail(lines.error());
    if (!log.commit())
        return fail(
            ErrorKind::Disk, u"Could not write %1"_s.arg(log.fileName()), log.errorString());
    return counts;
}

Result<void> Runs::giveUp(const QString &run)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    if (found->state != RunState::Interrupted)
        return fail(ErrorKind::Config, u"Run #%1 is not interrupted"_s.arg(found->number),
            u"Its state is %1"_s.arg(runStateName(found->state)));
    return m.ledger.release(*found);
}

Result<void> Runs::removeFromHistory(const QStringList &ids)
{
    return removeRuns(m.ledger.store(), m.ledger.clock(), ids);
}

Result<void> Runs::restoreToHistory(const QStringList &ids)
{
    return restoreRuns(m.ledger.store(), ids);
}

Result<qint64> Runs::version()
{
    return m.ledger.store().dataVersion();
}

Result<QList<TargetLock>> Runs::locks()
{
    return targetLocks(m.ledger.store());
}

Result<void> Runs::releaseLock(const QString &name)
{
    return releaseTargetLock(m.ledger.store(), m.ledger.clock(), name);
}

} // namespace sluice
