// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/applicationrunaccess.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "base/files.h"
#include "console/runs/runfiles.h"
#include "core/engine/rundata.h"
#include "core/engine/runledger.h"
#include "core/log/logring.h"
#include "core/mapping/changes/changeprofile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kLookThreads = 2;

} // namespace

ApplicationRunAccess::ApplicationRunAccess(const ConsoleContext &context, QObject *parent)
    : RunAccess(parent)
    , m_context(context)
    , m_rows(context)
{
    m_wishes.setMaxThreadCount(2); // a stop beside a resume that waits for the store
    m_long.setMaxThreadCount(1);
    m_counts.setMaxThreadCount(1);
    m_searches.setMaxThreadCount(1);
    m_looks.setMaxThreadCount(kLookThreads);
    connect(&context.feed, &RunFeed::listChanged, this, &RunAccess::listChanged);
    connect(&context.feed, &RunFeed::snapshotChanged, this, &RunAccess::snapshotChanged);
    connect(&context.feed, &RunFeed::failed, this, &RunAccess::failed);
}

ApplicationRunAccess::~ApplicationRunAccess()
{
    m_verifying.request(StopWish::Abort);
    ++*m_search;
}

template <class Work, class Answer>
void ApplicationRunAccess::ask(QThreadPool *pool, QObject *owner, Work work, Answer then)
{
    inBackground(pool, owner, std::move(work), std::move(then));
}

const Timings &ApplicationRunAccess::timings() const
{
    return m_context.application.timings();
}

void ApplicationRunAccess::watch(const QString &runId)
{
    m_context.feed.watch(runId);
}

void ApplicationRunAccess::refresh()
{
    m_context.feed.refresh();
}

void ApplicationRunAccess::stop(
    QObject *owner, const QString &runId, StopMode mode, Then<void> then)
{
    ask(
        &m_wishes, owner,
        [&runs = m_context.application.runs(), runId, mode] { return runs.stop(runId, mode); },
        std::move(then));
}

void ApplicationRunAccess::setPaused(
    QObject *owner, const QString &runId, bool isPaused, Then<void> then)
{
    ask(
        &m_wishes, owner,
        [&runs = m_context.application.runs(), runId, isPaused] {
            return runs.setPaused(runId, isPaused);
        },
        std::move(then));
}

void ApplicationRunAccess::plan(QObject *owner, const QString &runId, Then<RunPlan> then)
{
    ask(
        &m_looks, owner, [&runs = m_context.application.runs(), runId] { return runs.plan(runId); },
        std::move(then));
}

void ApplicationRunAccess::fileTimes(QObject *owner, const RunRow &run, Then<RunFileTimes> then)
{
    ask(
        &m_looks, owner,
        [&application = m_context.application, run] {
            auto times = application.retention().timesOf(run);
            if (times)
                times->isUndoable = application.runs().canUndo(run);
            return times;
        },
        std::move(then));
}

void ApplicationRunAccess::erase(QObject *owner, const QString &runId, Then<ErasedRun> then)
{
    ask(
        &m_long, owner,
        [&application = m_context.application, runId] {
            auto erased = application.runs().erase(runId);
            if (erased)
                application.logRing().forget(erased->run.id);
            return erased;
        },
        std::move(then));
}

void ApplicationRunAccess::setRemoved(
    QObject *owner, const QStringList &runIds, bool isRemoved, Then<void> then)
{
    ask(
        &m_looks, owner,
        [&runs = m_context.application.runs(), runIds, isRemoved] {
            return isRemoved ? runs.removeFromHistory(runIds) : runs.restoreToHistory(runIds);
        },
        std::move(then));
}

// The page that was processed last saw the whole.
void ApplicationRunAccess::findings(QObject *owner, const QString &runId, Then<QStringList> then)
{
    ask(
        &m_looks, owner,
        [&ledger = m_context.application.ledger(), runId]() -> Result<QStringList> {
            auto steps = ledger.steps(runId);
            if (!steps)
                return fail(steps.error());
            QStringList texts;
            for (const StepRow &step : std::as_const(*steps)) {
                if (!step.memo.contains("findings"_L1))
                    continue;
                texts.clear();
                for (const QJsonValue &finding : step.memo.value("findings"_L1).toArray())
                    texts << ChangeFinding::textOf(finding.toObject());
            }
            return texts;
        },
        std::move(then));
}

void ApplicationRunAccess::sendRow(QObject *owner, const QString &runId, const QString &rowId,
    std::function<void(const QString &why)> onWaiting, Then<RowVerdict> then)
{
    m_rows.sendAgain(owner, runId, rowId, std::move(onWaiting), std::move(then));
}

void ApplicationRunAccess::cancelVerify()
{
    m_verifying.request(StopWish::Abort);
}

void ApplicationRunAccess::saveReport(QObject *owner, const QString &runId,
    const VerifyReport &report, const QString &path, Then<void> then)
{
    ask(
        &m_long, owner,
        [&runs = m_context.application.runs(), runId, report, path]() -> Result<void> {
            auto text = runs.verifyReportText(runId, report);
            if (!text)
                return fail(text.error());
            return writeFileDurably(path, *text);
        },
        std::move(then));
}

void ApplicationRunAccess::exportTo(
    QObject *owner, const QString &runId, const QString &folder, Then<Counts> then)
{
    ask(
        &m_long, owner,
        [&runs = m_context.application.runs(), runId, folder] {
            return runs.exportTo(runId, folder);
        },
        std::move(then));
}

void ApplicationRunAccess::issues(QObject *owner, const RunRow &run, const IssueFilter &filter,
    qint64 fromOrdinal, int limit, Then<QList<RecordIssue>> then)
{
    ask(
        &m_looks, owner,
        [&store = m_context.application.store(), run, filter, fromOrdinal, limit] {
            return IssueList(store, run).page(filter, fromOrdinal, limit);
        },
        std::move(then));
}

// It reads the whole list: a page that is looked at must not wait behind it.
void ApplicationRunAccess::issueIndex(QObject *owner, const RunRow &run, const IssueFilter &filter,
    int pageSize, qint64 ordinal, Then<IssueIndex> then)
{
    ask(
        &m_counts, owner,
        [&store = m_context.application.store(), run, filter, pageSize, ordinal] {
            return IssueList(store, run).index(filter, pageSize, ordinal);
        },
        std::move(then));
}

void ApplicationRunAccess::issueGroups(
    QObject *owner, const RunRow &run, const QString &outcome, Then<QList<IssueGroup>> then)
{
    ask(
        &m_counts, owner,
        [&store = m_context.application.store(), run, outcome] {
            return IssueList(store, run).groups(outcome);
        },
        std::move(then));
}

void ApplicationRunAccess::saveIssues(QObject *owner, const RunRow &run, const IssueFilter &filter,
    const QString &path, Then<qint64> then)
{
    ask(
        &m_long, owner,
        [&store = m_context.application.store(), run, filter, path] {
            return writeIssuesCsv(store, run, filter, path);
        },
        std::move(then));
}

void ApplicationRunAccess::recordValues(
    QObject *owner, const RunRow &run, qint64 ordinal, Then<RecordValues> then)
{
    ask(
        &m_looks, owner,
        [folder = folderOf(run.id), ordinal] { return rejectedValues(folder, ordinal); },
        std::move(then));
}

void ApplicationRunAccess::files(QObject *owner, const RunRow &run, Then<QList<RunFile>> then)
{
    ask(
        &m_looks, owner,
        [&store = m_context.application.store(), run, folder = folderOf(run.id)] {
            return filesOfRun(store, run, folder);
        },
        std::move(then));
}

QString ApplicationRunAccess::folderOf(const QString &runId) const
{
    return m_context.application.ledger().runDirectory(runId);
}

LogRing &ApplicationRunAccess::logRing() const
{
    return m_context.application.logRing();
}

QString ApplicationRunAccess::dataDirectory() const
{
    return m_context.application.dataDirectory();
}

void ApplicationRunAccess::limits(QObject *owner, const RunRow &run, Then<QList<LimitLevel>> then)
{
    ask(
        &m_looks, owner,
        [&application = m_context.application, run] { return limitLevelsOf(application, run); },
        std::move(then));
}

void ApplicationRunAccess::connectionName(QObject *owner, const QString &id, Then<QString> then)
{
    ask(
        &m_looks, owner,
        [&connections = m_context.application.connections(), id]() -> Result<QString> {
            auto connection = connections.findById(id);
            if (!connection)
                return fail(connection.error());
            return connection->name;
        },
        std::move(then));
}

} // namespace sluice
