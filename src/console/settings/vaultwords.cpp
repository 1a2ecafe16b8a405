// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/vaultwords.h"

#include "console/errors/errorwords.h"
#include "core/auth/vault.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct VaultWordsTr
{
    Q_DECLARE_TR_FUNCTIONS(VaultWords)
};

QString readyVaultInWords(const VaultStanding &standing)
{
    switch (standing.origin.value_or(VaultKeyOrigin::Keychain)) {
    case VaultKeyOrigin::KeyFile:
        return VaultWordsTr::tr("Secrets are kept in %1. Its key is the file %2.")
            .arg(standing.path, standing.keyPath);
    case VaultKeyOrigin::Passphrase:
        return standing.keyPath.isEmpty()
            ? VaultWordsTr::tr("Secrets are kept in %1. Its key is a passphrase, which is asked "
                               "for once after each start.")
                  .arg(standing.path)
            : VaultWordsTr::tr("Secrets are kept in %1. Its key is the passphrase in %2.")
                  .arg(standing.path, standing.keyPath);
    case VaultKeyOrigin::Keychain:
        break;
    }
    return VaultWordsTr::tr("Secrets are kept in %1. Its key is in the desktop's keychain.")
        .arg(standing.path);
}

} // namespace

QString vaultInWords(const VaultStanding &standing)
{
    switch (standing.state) {
    case VaultState::Ready:
        return readyVaultInWords(standing);
    case VaultState::SessionOnly:
        return VaultWordsTr::tr("Secrets are kept until Sluice ends, since there is no keychain. "
                                "To keep them, set a passphrase or use a key file.");
    case VaultState::Locked:
        break;
    }
    return standing.problem ? errorText(*standing.problem) : VaultWordsTr::tr("Locked");
}

} // namespace sluice
