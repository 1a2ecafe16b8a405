// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

class Application;
struct VaultKeyChoice;

// The key of the vault as an operator gives it. Plain functions; blocking, worker threads: a
// passphrase takes about a second. A key file is remembered in the settings, so that every program
// on the data directory finds it; a passphrase is remembered nowhere.

Result<void> unlockVault(Application &application, const VaultKeyChoice &choice);
Result<void> changeVaultKey(Application &application, const VaultKeyChoice &choice);

// What is about to be done with connections: one of these is named.
struct VaultNeed
{
    QString jobName = {};
    QString runId = {};
    QString connectionId = {};
};
// Whether it needs a secret of the vault, and that is locked.
bool isVaultInTheWay(Application &application, const VaultNeed &need);

} // namespace sluice
