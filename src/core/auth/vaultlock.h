// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace sluice {

// Held by the one process (or Vault) that may write the vault's file. The kernel lets go of it when
// a process dies. Blocking; any thread; owned by who writes.
class VaultLock final
{
public:
    VaultLock() = default;
    ~VaultLock();
    VaultLock(const VaultLock &) = delete;
    VaultLock &operator=(const VaultLock &) = delete;

    Result<void> acquire(const QString &vaultPath, std::chrono::milliseconds limit);

private:
    int m_fd = -1;
};

// Empty: there is no such file. An empty file is never a new vault.
Result<QByteArray> readVaultFile(const QString &path);

} // namespace sluice
