// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace sluice {

class Application;
struct VaultKeyChoice;

// The key of the vault as an operator gives it. Plain functions; blocking, worker threads: a
// passphrase takes about a second. A key file is remembered in the settings, so that every program
// on the data directory finds it; a passphrase is remembered nowhere.

Result<void> unlockVault(Application &application, const VaultKeyChoice &choice);
Result<void> changeVaultKey(Application &application, const VaultKeyChoice &choice);
// And every access token that this process holds is forgotten: no request leaves for an account of
// the vault until it is opened. What is in flight ends.
void lockVault(Application &application);

// What is about to be done with secrets: one of these is named.
struct VaultNeed
{
    QString jobName = {};
    QString jobId = {};
    QStringList runIds = {};
    QString connectionId = {};
    bool isWatch = false; // the connections of all tables that are watched
    bool isKeeping = false; // a secret is put into the vault, or taken out of it
};
// Whether it needs a secret of the vault, and that is locked.
bool isVaultInTheWay(Application &application, const VaultNeed &need);

} // namespace sluice
