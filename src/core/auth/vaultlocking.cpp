// SPDX-License-Identifier: GPL-3.0-or-later
// How a vault is locked, opened and given another key by an operator.
#include "base/files.h"
#include "core/auth/vault.h"
#include "core/auth/vaultlock.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

VaultOptions Vault::options() const
{
    const std::lock_guard guard(m_mutex);
    return m_options;
}

VaultStanding Vault::standing() const
{
    const std::lock_guard guard(m_mutex);
    VaultStanding standing{.state = m_state,
        .path = m_path,
        .origin = m_origin,
        .keyPath = m_state == VaultState::Ready ? m_found.path : QString(),
        .isNamedOutside = m_options.isNamedOutside,
        .problem = m_problem};
    if (standing.keyPath.isEmpty() && m_origin == VaultKeyOrigin::KeyFile)
        standing.keyPath = m_options.keyFile;
    return standing;
}

void Vault::forget(Error why)
{
    m_found.key = Secret();
    m_content.clear();
    m_state = VaultState::Locked;
    m_problem = std::move(why);
}

// Another process has given the vault another key: what is known here opens it no more.
Error Vault::lockedOut(Error error, VaultKeyOrigin origin)
{
    if (error.code == QLatin1String(kVaultWrongKey) || error.code == QLatin1String(kVaultLocked)) {
        m_origin = origin;
        forget(error);
    }
    return error;
}

void Vault::lock()
{
    const std::lock_guard guard(m_mutex);
    if (m_state == VaultState::Ready)
        forget(lockedVault(m_found.header.origin));
}

// What is looked for from now on is what the operator gave.
void Vault::follow(const VaultKeyChoice &choice, FoundVaultKey found)
{
    m_options.keyFile = choice.keyFile;
    m_options.passphraseFile.clear();
    m_options.isNamedOutside = false;
    m_origin = found.header.origin;
    m_found = std::move(found);
    m_problem.reset();
    m_state = VaultState::Ready;
}

Result<void> Vault::unlockWith(const VaultKeyChoice &choice)
{
    if (state() == VaultState::SessionOnly)
        return changeKey(choice);
    auto before = readVaultFile(m_path);
    if (!before)
        return fail(std::move(before).error());
    std::optional<VaultHeader> header;
    if (!before->isEmpty()) {
        auto read = vaultHeaderOf(*before);
        if (!read)
            return fail(std::move(read).error());
        header = *read;
    }
    // A key takes its time to be made, and others do not wait for it.
    auto found = vaultKeyOf(choice, options(), header);
    if (!found)
        return fail(std::move(found).error());
    const std::lock_guard guard(m_mutex);
    if (m_state == VaultState::Ready)
        return {};
    const FileStamp stamp = stampOnDisk();
    auto file = readVaultFile(m_path);
    if (!file)
        return fail(std::move(file).error());
    VaultContent content;
    if (!file->isEmpty()) {
        auto opened = openVaultFile(*file, found->key);
        if (!opened)
            return fail(std::move(opened).error());
        content = std::move(*opened);
    }
    m_content = std::move(content);
    m_stamp = stamp;
    follow(choice, std::move(*found));
    return {};
}

Result<void> Vault::changeKey(const VaultKeyChoice &choice)
{
    auto found = vaultKeyOf(choice, options(), std::nullopt);
    if (!found)
        return fail(std::move(found).error());
    const std::lock_guard guard(m_mutex);
    if (auto usable = checkUsable(); !usable)
        return usable;
    VaultLock lock;
    if (auto locked = lock.acquire(m_path, m_options.lockWait); !locked)
        return locked;
    if (auto reloaded = reloadIfChanged(); !reloaded)
        return reloaded;
    if (m_state == VaultState::SessionOnly && stampOnDisk() != FileStamp())
        return fail(ErrorKind::Locked, u"The vault's key was not changed"_s,
            u"another Sluice program has made a vault meanwhile"_s,
            u"Look for its key again first"_s);
    auto written = writeFileDurably(m_path, makeVaultFile(m_content, found->header, found->key));
    if (!written)
        return written;
    m_stamp = stampOnDisk();
    follow(choice, std::move(*found));
    return {};
}

Result<bool> Vault::isOpenedBy(const VaultKeyChoice &choice) const
{
    std::unique_lock guard(m_mutex);
    if (m_state != VaultState::Ready || m_found.header.origin != choice.origin)
        return false;
    const VaultHeader header = m_found.header;
    const Secret key = m_found.key;
    const VaultOptions options = m_options;
    guard.unlock();
    auto found = vaultKeyOf(choice, options, header);
    if (!found)
        return fail(std::move(found).error());
    return found->key == key;
}

} // namespace sluice
