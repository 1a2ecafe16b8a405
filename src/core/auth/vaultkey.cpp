// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vaultkey.h"

#include "base/files.h"

#include <QFile>
#include <QFileInfo>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qint64 kLongestKeyFile = 4096;

Error keyFileError(const QString &path, const QString &why, const QString &next)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"The vault's key file %1 cannot be used"_s.arg(path),
        .why = why,
        .next = next};
}

// The content of a file that only its owner may read.
Result<Secret> readPrivateKeyFile(const QString &path, const QString &howToMake)
{
    QFile file(path);
    if (!file.exists())
        return fail(keyFileError(path, u"there is no such file"_s, howToMake));
    if (!file.open(QIODevice::ReadOnly))
        return fail(keyFileError(path, file.errorString(), u"Make it readable for this user"_s));
    constexpr auto others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & others)
        return fail(keyFileError(
            path, u"other users may read or change it"_s, u"Run: chmod 600 '%1'"_s.arg(path)));
    return Secret(file.read(kLongestKeyFile));
}

Result<Secret> keyOfKeyFile(const QString &path)
{
    const QString howToMake
        = u"Make one with: (umask 077; head -c 32 /dev/urandom > '%1')"_s.arg(path);
    auto content = readPrivateKeyFile(path, howToMake);
    if (!content || content->reveal().size() == kVaultKeyBytes)
        return content;
    const QByteArray text = content->reveal().trimmed();
    const QByteArray bytes = QByteArray::fromHex(text);
    if (text.size() != 2 * kVaultKeyBytes || bytes.size() != kVaultKeyBytes
        || bytes.toHex() != text.toLower())
        return fail(keyFileError(
            path, u"it holds neither 32 bytes nor 64 hexadecimal digits"_s, howToMake));
    return Secret(bytes);
}

Result<Secret> passphraseOfFile(const QString &path)
{
    auto content = readPrivateKeyFile(path, u"Write the passphrase into it, at mode 600"_s);
    if (!content)
        return content;
    QByteArray text = content->reveal();
    if (text.endsWith('\n'))
        text.chop(text.endsWith("\r\n") ? 2 : 1);
    if (text.isEmpty())
        return fail(keyFileError(path, u"it is empty"_s, u"Write the passphrase into it"_s));
    return Secret(std::move(text));
}

Error otherOrigin(VaultKeyOrigin origin)
{
    QString next;
    if (origin == VaultKeyOrigin::KeyFile)
        next = u"Name its key file in SLUICE_VAULT_KEY_FILE"_s;
    else if (origin == VaultKeyOrigin::Passphrase)
        next = u"Name the file with its passphrase in SLUICE_VAULT_PASSPHRASE_FILE"_s;
    else
        next = u"Unset SLUICE_VAULT_KEY_FILE and SLUICE_VAULT_PASSPHRASE_FILE and unlock the "
               "desktop's keychain"_s;
    return Error{.kind = ErrorKind::Auth,
        .what = u"The vault of this data directory was made with another kind of key"_s,
        .next = next,
        .code = QLatin1String(kVaultWrongKey)};
}

Result<FoundVaultKey> foundKeyFile(const QString &path, const std::optional<VaultHeader> &existing)
{
    if (existing && existing->origin != VaultKeyOrigin::KeyFile)
        return fail(otherOrigin(existing->origin));
    auto key = keyOfKeyFile(path);
    if (!key)
        return fail(std::move(key).error());
    return FoundVaultKey{.key = std::move(*key),
        .header = existing.value_or(
            VaultHeader{.origin = VaultKeyOrigin::KeyFile, .cost = {0, 0}, .salt = newVaultSalt()}),
        .place = u"the key file %1"_s.arg(path),
        .path = path};
}

Result<FoundVaultKey> foundPassphrase(const Secret &passphrase, const VaultOptions &options,
    const std::optional<VaultHeader> &existing)
{
    if (existing && existing->origin != VaultKeyOrigin::Passphrase)
        return fail(otherOrigin(existing->origin));
    const VaultHeader header = existing.value_or(VaultHeader{.origin = VaultKeyOrigin::Passphrase,
        .cost = options.passphraseCost,
        .salt = newVaultSalt()});
    auto key = keyFromPassphrase(passphrase, header);
    if (!key)
        return fail(std::move(key).error());
    return FoundVaultKey{.key = std::move(*key),
        .header = header,
        .place = u"a passphrase that was entered"_s,
        .path = {}};
}

Result<std::optional<FoundVaultKey>> keyOfPassphraseFile(
    const VaultOptions &options, const std::optional<VaultHeader> &existing)
{
    if (existing && existing->origin != VaultKeyOrigin::Passphrase)
        return fail(otherOrigin(existing->origin));
    auto passphrase = passphraseOfFile(options.passphraseFile);
    if (!passphrase)
        return fail(std::move(passphrase).error());
    auto found = foundPassphrase(*passphrase, options, existing);
    if (!found)
        return fail(std::move(found).error());
    found->place = u"the passphrase in %1"_s.arg(options.passphraseFile);
    found->path = options.passphraseFile;
    return std::move(*found);
}

Result<std::optional<FoundVaultKey>> keyOfKeychain(
    VaultKeychain &keychain, const std::optional<VaultHeader> &existing)
{
    // A locked keychain says "no such item" too: a new key is made only where there is no vault.
    auto item = keychain.read();
    const bool isUsable = item && *item && (*item)->reveal().size() == kVaultKeyBytes;
    if (!isUsable && existing) {
        if (!item)
            return fail(std::move(item).error());
        return fail(ErrorKind::Auth, u"The vault's key is not in the desktop's keychain"_s, {},
            u"Unlock the keychain that it was made in, then try again"_s);
    }
    Secret key = isUsable ? **item : newVaultKey();
    if (!isUsable) {
        // Read back: some keychains take an item and forget it.
        if (!item || (*item && !(*item)->isEmpty()) || !keychain.write(key))
            return std::nullopt;
        const auto stored = keychain.read();
        if (!stored || !*stored || !(**stored == key))
            return std::nullopt;
    }
    return FoundVaultKey{.key = std::move(key),
        .header = existing.value_or(VaultHeader{
            .origin = VaultKeyOrigin::Keychain, .cost = {0, 0}, .salt = newVaultSalt()}),
        .place = u"the desktop's keychain"_s,
        .path = {}};
}

} // namespace

VaultOptions VaultOptions::fromEnvironment(VaultKeychain *keychain)
{
    VaultOptions options;
    options.keyFile = qEnvironmentVariable("SLUICE_VAULT_KEY_FILE");
    options.passphraseFile = qEnvironmentVariable("SLUICE_VAULT_PASSPHRASE_FILE");
    options.keychain = keychain;
    options.isNamedOutside = !options.keyFile.isEmpty() || !options.passphraseFile.isEmpty();
    return options;
}

Result<std::optional<FoundVaultKey>> findVaultKey(
    const VaultOptions &options, const std::optional<VaultHeader> &existing)
{
    if (!options.keyFile.isEmpty()) {
        auto found = foundKeyFile(options.keyFile, existing);
        if (!found)
            return fail(std::move(found).error());
        return std::move(*found);
    }
    if (!options.passphraseFile.isEmpty())
        return keyOfPassphraseFile(options, existing);
    if (existing && existing->origin != VaultKeyOrigin::Keychain)
        return fail(lockedVault(existing->origin));
    if (options.keychain)
        return keyOfKeychain(*options.keychain, existing);
    if (existing)
        return fail(lockedVault(existing->origin));
    return std::nullopt;
}

Result<FoundVaultKey> vaultKeyOf(const VaultKeyChoice &choice, const VaultOptions &options,
    const std::optional<VaultHeader> &existing)
{
    if (choice.origin == VaultKeyOrigin::KeyFile)
        return foundKeyFile(choice.keyFile, existing);
    if (choice.origin == VaultKeyOrigin::Passphrase)
        return foundPassphrase(choice.passphrase, options, existing);
    if (existing && existing->origin != VaultKeyOrigin::Keychain)
        return fail(otherOrigin(existing->origin));
    auto found = options.keychain ? keyOfKeychain(*options.keychain, existing)
                                  : Result<std::optional<FoundVaultKey>>(std::nullopt);
    if (!found)
        return fail(std::move(found).error());
    if (!*found)
        return fail(ErrorKind::Config, u"The desktop's keychain cannot be used"_s, {},
            u"Use a passphrase or a key file"_s);
    return std::move(**found);
}

Error lockedVault(VaultKeyOrigin origin)
{
    QString next;
    if (origin == VaultKeyOrigin::KeyFile)
        next = u"Choose its key file in the console, or name it in SLUICE_VAULT_KEY_FILE"_s;
    else if (origin == VaultKeyOrigin::Passphrase)
        next = u"Enter its passphrase in the console, or name a file with it in "
               "SLUICE_VAULT_PASSPHRASE_FILE"_s;
    else
        next = u"Unlock it in the console"_s;
    return Error{.kind = ErrorKind::Auth,
        .what = u"The vault is locked"_s,
        .next = next,
        .code = QLatin1String(kVaultLocked)};
}

Result<void> makeVaultKeyFile(const QString &path)
{
    if (QFileInfo::exists(path))
        return fail(keyFileError(
            path, u"there is a file of this name already"_s, u"Choose another name"_s));
    return writeFileDurably(path, newVaultKey().reveal());
}

} // namespace sluice
