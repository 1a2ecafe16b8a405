// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/auth/vaultfile.h"
#include "core/auth/vaultkeychain.h"

#include <QString>

#include <chrono>
#include <optional>

namespace sluice {

// Where the key of a vault may come from, in the order in which the places are asked: a key file, a
// passphrase file, the desktop's keychain. A plain value.
struct VaultOptions
{
    QString keyFile; // 32 bytes or 64 hex digits; empty: none
    QString passphraseFile;
    VaultKeychain *keychain = nullptr; // null: not asked; must outlive the vault
    PassphraseCost passphraseCost; // of a vault that is made now
    std::chrono::milliseconds lockWait{10'000}; // for other processes that are writing
    bool isNamedOutside = false; // one of the files, by the environment

    // SLUICE_VAULT_KEY_FILE and SLUICE_VAULT_PASSPHRASE_FILE.
    static VaultOptions fromEnvironment(VaultKeychain *keychain);
};

struct FoundVaultKey
{
    Secret key;
    VaultHeader header; // of the file, or for a new one
    QString place; // for people: "the key file /run/secrets/key"
    QString path; // of the file that it comes from; empty: from none
};

// What an operator gives to open a vault, or to keep it under from now on. A plain value.
struct VaultKeyChoice
{
    VaultKeyOrigin origin = VaultKeyOrigin::Keychain;
    Secret passphrase = {}; // of a Passphrase
    QString keyFile = {}; // of a KeyFile
};

// Finds the key for the vault with this header, or for a new one (then the keychain gets a new key
// if it has none). Nothing: there is no place for a key on this machine, or there is none in it.
// An Error: a place was named, or is the only one that can hold the key, and it failed. Blocks:
// worker threads only. Never makes a key file.
Result<std::optional<FoundVaultKey>> findVaultKey(
    const VaultOptions &options, const std::optional<VaultHeader> &existing);
// The same from what an operator gave, which there must be.
Result<FoundVaultKey> vaultKeyOf(const VaultKeyChoice &choice, const VaultOptions &options,
    const std::optional<VaultHeader> &existing);

// For the vault that is locked because nobody gave a key of this kind.
Error lockedVault(VaultKeyOrigin origin);

// Writes a new key where there is no file yet, mode 0600.
Result<void> makeVaultKeyFile(const QString &path);

} // namespace sluice
