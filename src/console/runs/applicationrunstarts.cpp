// SPDX-License-Identifier: GPL-3.0-or-later
// What starts work at the services, which needs the sign-ins of the vault.
#include "app/application.h"
#include "app/runs/runs.h"
#include "console/runs/applicationrunaccess.h"
#include "console/settings/vaultguard.h"

namespace sluice {

// What would need a locked vault is done once it is open, or not at all.
template <class Value, class Work>
void ApplicationRunAccess::askUnlocked(
    QThreadPool *pool, QObject *owner, const VaultNeed &need, Work work, Then<Value> then)
{
    withOpenVault(m_context, owner, need,
        [pool, owner, work = std::move(work), then = std::move(then)](const Result<void> &isOpen) {
            if (isOpen)
                inBackground(pool, owner, work, then);
            else
                then(fail(isOpen.error()));
        });
}

void ApplicationRunAccess::resume(QObject *owner, const QString &runId, Then<void> then)
{
    askUnlocked<void>(
        &m_wishes, owner, {.runId = runId},
        [&runs = m_context.application.runs(), runId]() -> Result<void> {
            auto run = runs.resume(runId);
            if (!run)
                return fail(run.error());
            return {};
        },
        std::move(then));
}

void ApplicationRunAccess::start(
    QObject *owner, const QString &jobName, const QJsonObject &selection, Then<RunRow> then)
{
    askUnlocked<RunRow>(
        &m_long, owner, {.jobName = jobName},
        [&runs = m_context.application.runs(), jobName, selection] {
            return runs.start(jobName, false, CancelToken(), selection);
        },
        std::move(then));
}

void ApplicationRunAccess::retry(
    QObject *owner, const QString &runId, const RetryChoice &choice, Then<RunRow> then)
{
    askUnlocked<RunRow>(
        &m_long, owner, {.runId = runId},
        [&runs = m_context.application.runs(), runId, choice] { return runs.retry(runId, choice); },
        std::move(then));
}

void ApplicationRunAccess::undo(QObject *owner, const QString &runId, bool isDryRun,
    const UndoChoice &choice, Then<RunRow> then)
{
    askUnlocked<RunRow>(
        &m_long, owner, {.runId = runId},
        [&runs = m_context.application.runs(), runId, isDryRun, choice] {
            return runs.undo(runId, isDryRun, CancelToken(), choice);
        },
        std::move(then));
}

} // namespace sluice
