// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace sluice {

// The format of the vault's file and the cryptography behind it, as pure functions: no file is
// touched here. Any thread. libsodium only: XChaCha20-Poly1305 with the header as associated data,
// Argon2id for passphrases (reliability-security E2).

// Where the key of a vault comes from; written into its header, so that a mistake can be named.
enum class VaultKeyOrigin : quint8 { KeyFile = 0, Passphrase = 1, Keychain = 2 };

inline constexpr qsizetype kVaultKeyBytes = 32;
inline constexpr qsizetype kVaultSaltBytes = 16;

// How much work a passphrase costs. The defaults are libsodium's "moderate".
struct PassphraseCost
{
    quint32 passes = 3;
    quint64 memoryBytes = 256ULL << 20;
};

// The readable part of a vault's file.
struct VaultHeader
{
    VaultKeyOrigin origin = VaultKeyOrigin::KeyFile;
    PassphraseCost cost;
    QByteArray salt; // 16 bytes
};

using VaultContent = std::map<QString, Secret>;

// Codes of the errors below, told apart by callers.
inline constexpr auto kVaultDamaged = "VAULT_DAMAGED";
inline constexpr auto kVaultWrongKey = "VAULT_WRONG_KEY";
inline constexpr auto kVaultLocked = "VAULT_LOCKED"; // nobody gave a key

Result<VaultHeader> vaultHeaderOf(const QByteArray &file);
Result<VaultContent> openVaultFile(const QByteArray &file, const Secret &key);

// `nonce` is 24 random bytes, never used twice; random when left out (the known-answer tests give
// one).
QByteArray makeVaultFile(const VaultContent &content, const VaultHeader &header, const Secret &key,
    const QByteArray &nonce = {});

Result<Secret> keyFromPassphrase(const Secret &passphrase, const VaultHeader &header);
QByteArray newVaultSalt();
Secret newVaultKey();

// One secret on its own, under a key made from the vault's for this purpose, tied to `context`.
// Text: it goes into the store.
QByteArray sealText(const Secret &secret, const QByteArray &context, const Secret &key);
Result<Secret> openSealedText(
    const QByteArray &sealed, const QByteArray &context, const Secret &key);

} // namespace sluice
