// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "core/auth/vaultfile.h"
#include "core/auth/vaultkey.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace sluice {

enum class VaultState {
    Ready, // secrets are kept on disk
    SessionOnly, // there is no place for a key: secrets live as long as the program
    Locked, // there is a vault, or a key was named, and it cannot be opened: nothing works
};

// What there is to say of a vault. A plain value.
struct VaultStanding
{
    VaultState state = VaultState::SessionOnly;
    QString path; // of its file
    std::optional<VaultKeyOrigin> origin; // nothing: it has no key
    QString keyPath; // of the file that the key comes from; empty: from none
    bool isNamedOutside = false; // by SLUICE_VAULT_...: who set that changes it
    std::optional<Error> problem; // why it is locked
};

// All secrets of a data directory in one encrypted file, <data>/vault, mode 0600, replaced as a
// whole (design, rule 5). Any number of processes may have it open: each change is made under a
// file lock on what is in the file then, and each reading notices a file that was replaced.
//
// Thread-safe, owned by the application. Opening may ask the keychain and derive a key, which takes
// from a second to the keychain's time-out: on a worker thread, never on the GUI thread. It never
// writes a secret anywhere else and never replaces a file that it cannot read.
class Vault final
{
public:
    static std::unique_ptr<Vault> open(const QString &dataDirectory, const VaultOptions &options);
    ~Vault();
    Vault(const Vault &) = delete;
    Vault &operator=(const Vault &) = delete;

    VaultState state() const;
    bool canStore() const { return state() == VaultState::Ready; }
    // Where the key is, or why there is none and what to do: one or two sentences for people.
    QString stateText() const;
    std::optional<Error> problem() const; // why it is locked
    VaultStanding standing() const;

    // Looks for the key again, for example after the keychain was unlocked. What was kept for the
    // session only goes into the file.
    Result<void> unlock();
    // With what an operator gives. What was kept for the session only goes into the file.
    Result<void> unlockWith(const VaultKeyChoice &choice);
    // The file is written anew under another key, which holds from then on; what was sealed under
    // the one before cannot be opened any more. Other processes find the vault locked.
    Result<void> changeKey(const VaultKeyChoice &choice);
    Result<bool> isOpenedBy(const VaultKeyChoice &choice) const;
    // Key and content are forgotten, until one of the first two.
    void lock();

    Result<std::optional<Secret>> get(const QString &name);
    Result<void> put(const QString &name, const Secret &secret);
    Result<void> remove(const QString &name); // nothing to remove is fine
    Result<QStringList> keys();

    // Text that only this vault (in any process) opens again, with the same context; for values
    // kept in the store. Fails unless Ready.
    Result<QByteArray> seal(const Secret &secret, const QByteArray &context = {}) const;
    Result<Secret> unseal(const QByteArray &sealed, const QByteArray &context = {}) const;

private:
    struct FileStamp
    {
        quint64 inode = 0;
        qint64 size = -1; // -1: there is no file
        qint64 changedNs = 0;
        friend bool operator==(const FileStamp &, const FileStamp &) = default;
    };

    Vault(const QString &dataDirectory, const VaultOptions &options);
    void findKey();
    Result<void> loadWithKey();
    Result<void> reloadIfChanged();
    Result<void> change(const std::function<bool(VaultContent &)> &work);
    Result<void> checkUsable() const;
    Error lockedOut(Error error, VaultKeyOrigin origin);
    void forget(Error why);
    void follow(const VaultKeyChoice &choice, FoundVaultKey found);
    VaultOptions options() const;
    FileStamp stampOnDisk() const;

    const QString m_path;
    mutable std::mutex m_mutex;
    VaultOptions m_options;
    VaultState m_state = VaultState::SessionOnly;
    std::optional<Error> m_problem;
    std::optional<VaultKeyOrigin> m_origin;
    FoundVaultKey m_found;
    FileStamp m_stamp;
    VaultContent m_content;
};

} // namespace sluice
