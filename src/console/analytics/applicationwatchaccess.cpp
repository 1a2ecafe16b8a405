// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/applicationwatchaccess.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "base/clock.h"
#include "console/main/consolesettings.h"
#include "console/settings/vaultguard.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualSeconds = 60; // between two looks

Result<WatchFacts> watchFacts(Application &application, const QString &jobId)
{
    auto tables
        = watchedTables(application.store(), application.jobs(), Clock::system(), {}, 0, true);
    if (!tables)
        return fail(tables.error());
    WatchFacts facts{
        .isOn = application.watch().isOn(), .tables = *tables, .jobId = jobId, .rows = {}};
    if (jobId.isEmpty())
        return facts;
    auto rows = application.watch().outbox().list(jobId);
    if (!rows)
        return fail(rows.error());
    facts.rows = *rows;
    return facts;
}

// Seconds between two looks; 0: the table is not looked at.
Result<void> setWatchSeconds(Application &application, const QString &jobId, int seconds)
{
    auto job = application.jobs().findById(jobId);
    if (!job)
        return fail(job.error());
    if (seconds > 0)
        job->parameters.insert(u"watchSeconds"_s, seconds);
    else
        job->parameters.remove(u"watchSeconds"_s);
    if (auto saved = application.jobs().save(*job); !saved)
        return fail(saved.error());
    application.watch().request();
    return {};
}

Result<QString> newestRejectingRun(Application &application, const QString &jobId)
{
    auto runs = application.runs().list();
    if (!runs)
        return fail(runs.error());
    const RunRow *newest = nullptr;
    for (const RunRow &run : std::as_const(*runs)) {
        const bool isOne = run.jobId == jobId && !run.isDryRun && run.counts.rejected > 0;
        if (isOne && (!newest || run.number > newest->number))
            newest = &run;
    }
    return newest ? newest->id : QString();
}

} // namespace

ApplicationWatchAccess::ApplicationWatchAccess(const ConsoleContext &context, QObject *parent)
    : WatchAccess(parent)
    , m_context(context)
{
}

void ApplicationWatchAccess::look(QObject *owner, const QString &jobId, Then<WatchFacts> then)
{
    inBackground(
        owner,
        [&application = m_context.application, jobId] { return watchFacts(application, jobId); },
        [this, then = std::move(then)](const Result<WatchFacts> &facts) {
            for (const WatchedTable &table : facts ? facts->tables : QList<WatchedTable>()) {
                if (table.everySeconds > 0)
                    m_seconds.insert(table.jobId, table.everySeconds);
            }
            then(facts);
        });
}

// Switched on again it is looked at as often as before.
void ApplicationWatchAccess::setWatched(
    QObject *owner, const QString &jobId, bool isWatched, Then<void> then)
{
    const int seconds = isWatched ? m_seconds.value(jobId, kUsualSeconds) : 0;
    inBackground(
        owner,
        [&application = m_context.application, jobId, seconds] {
            return setWatchSeconds(application, jobId, seconds);
        },
        std::move(then));
}

void ApplicationWatchAccess::start(QObject *owner, Then<void> then)
{
    inBackgroundUnlocked(
        m_context, owner, {.isWatch = true},
        [&application = m_context.application]() -> Result<void> {
            ConsoleSettings().setWatching(application.dataDirectory(), true);
            application.watch().start({});
            return {};
        },
        std::move(then));
}

void ApplicationWatchAccess::stop(QObject *owner, std::function<void()> then)
{
    ConsoleSettings().setWatching(m_context.application.dataDirectory(), false);
    inBackground(
        owner, [&watch = m_context.application.watch()] { watch.stop(); }, std::move(then));
}

void ApplicationWatchAccess::sendAgain(
    QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then)
{
    inBackgroundUnlocked(
        m_context, owner, {.jobId = jobId},
        [&watch = m_context.application.watch(), jobId, rowIds] {
            auto sent = watch.outbox().sendAgain(jobId, rowIds);
            watch.request();
            return sent;
        },
        std::move(then));
}

void ApplicationWatchAccess::forget(
    QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then)
{
    inBackground(
        owner,
        [&outbox = m_context.application.watch().outbox(), jobId, rowIds] {
            return outbox.remove(jobId, rowIds);
        },
        std::move(then));
}

void ApplicationWatchAccess::rejectingRun(QObject *owner, const QString &jobId, Then<QString> then)
{
    inBackground(
        owner,
        [&application = m_context.application, jobId] {
            return newestRejectingRun(application, jobId);
        },
        std::move(then));
}

} // namespace sluice
