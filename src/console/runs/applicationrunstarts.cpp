// SPDX-License-Identifier: GPL-3.0-or-later
// What starts work at the services, which needs the sign-ins of the vault.
#include "app/application.h"
#include "app/runs/runs.h"
#include "console/runs/applicationrunaccess.h"
#include "console/settings/vaultguard.h"

namespace sluice {

void ApplicationRunAccess::resume(QObject *owner, const QString &runId, Then<void> then)
{
    inBackgroundUnlocked(
        m_context, &m_wishes, owner, {.runIds = {runId}},
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
    inBackgroundUnlocked(
        m_context, &m_long, owner, {.jobName = jobName},
        [&runs = m_context.application.runs(), jobName, selection] {
            return runs.start(jobName, false, CancelToken(), selection);
        },
        std::move(then));
}

void ApplicationRunAccess::retry(
    QObject *owner, const QString &runId, const RetryChoice &choice, Then<RunRow> then)
{
    inBackgroundUnlocked(
        m_context, &m_long, owner, {.runIds = {runId}},
        [&runs = m_context.application.runs(), runId, choice] { return runs.retry(runId, choice); },
        std::move(then));
}

void ApplicationRunAccess::undo(QObject *owner, const QString &runId, bool isDryRun,
    const UndoChoice &choice, Then<RunRow> then)
{
    inBackgroundUnlocked(
        m_context, &m_long, owner, {.runIds = {runId}},
        [&runs = m_context.application.runs(), runId, isDryRun, choice] {
            return runs.undo(runId, isDryRun, CancelToken(), choice);
        },
        std::move(then));
}

void ApplicationRunAccess::verify(QObject *owner, const QString &runId, Then<VerifyReport> then)
{
    m_verifying = CancelSource();
    inBackgroundUnlocked(
        m_context, &m_long, owner, {.runIds = {runId}},
        [&runs = m_context.application.runs(), runId, token = m_verifying.token()] {
            return runs.verify(runId, token);
        },
        std::move(then));
}

} // namespace sluice
