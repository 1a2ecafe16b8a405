// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vaultkeys.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "app/settings/appsettings.h"
#include "app/watch/watchedtables.h"
#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/auth/vault.h"

#include <algorithm>

namespace sluice {

namespace {

// After the vault: a file that is not named only has to be chosen once more.
Result<void> rememberKeyFile(Application &application, const VaultKeyChoice &choice)
{
    return choice.keyFile.isEmpty() ? application.settings().reset(kVaultKeyFile)
                                    : application.settings().setText(kVaultKeyFile, choice.keyFile);
}

bool usesVault(const Connection &connection)
{
    return std::any_of(connection.secrets.begin(), connection.secrets.end(),
        [](const SecretRef &ref) { return ref.kind == SecretRef::Kind::Vault; });
}

bool doesJobUseVault(Application &application, const QString &jobName)
{
    const auto job = application.jobs().find(jobName);
    if (!job)
        return false;
    for (const QString &name : {job->source, job->target}) {
        const auto connection = application.connections().find(name);
        if (connection && usesVault(*connection))
            return true;
    }
    return false;
}

QStringList jobsOf(Application &application, const VaultNeed &need)
{
    QStringList names;
    if (!need.jobName.isEmpty())
        names << need.jobName;
    if (!need.jobId.isEmpty()) {
        if (const auto job = application.jobs().findById(need.jobId))
            names << job->name;
    }
    for (const QString &id : need.runIds) {
        if (const auto run = application.runs().find(id))
            names << run->jobName;
    }
    if (need.isWatch) {
        const auto tables = watchedTables(application.store(), application.jobs(), Clock::system());
        for (const WatchedTable &table : tables.value_or(QList<WatchedTable>()))
            names << table.job;
    }
    names.removeDuplicates();
    return names;
}

} // namespace

Result<void> unlockVault(Application &application, const VaultKeyChoice &choice)
{
    const bool isNamedOutside = application.vault().standing().isNamedOutside;
    if (auto unlocked = application.vault().unlockWith(choice); !unlocked)
        return unlocked;
    return isNamedOutside ? Result<void>() : rememberKeyFile(application, choice);
}

Result<void> changeVaultKey(Application &application, const VaultKeyChoice &choice)
{
    if (auto changed = application.vault().changeKey(choice); !changed)
        return changed;
    return rememberKeyFile(application, choice);
}

void lockVault(Application &application)
{
    application.vault().lock();
    application.tokens().forgetHeld();
}

bool isVaultInTheWay(Application &application, const VaultNeed &need)
{
    if (application.vault().state() != VaultState::Locked)
        return false;
    if (need.isKeeping)
        return true;
    if (!need.connectionId.isEmpty()) {
        const auto connection = application.connections().findById(need.connectionId);
        return connection && usesVault(*connection);
    }
    const QStringList jobs = jobsOf(application, need);
    return std::any_of(jobs.begin(), jobs.end(),
        [&application](const QString &name) { return doesJobUseVault(application, name); });
}

} // namespace sluice
