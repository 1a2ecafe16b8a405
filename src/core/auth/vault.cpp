// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vault.h"

#include "base/files.h"
#include "core/auth/vaultlock.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

std::unique_ptr<Vault> Vault::open(const QString &dataDirectory, const VaultOptions &options)
{
    auto vault = std::unique_ptr<Vault>(new Vault(dataDirectory, options));
    vault->findKey();
    return vault;
}

Vault::Vault(const QString &dataDirectory, const VaultOptions &options)
    : m_path(dataDirectory + "/vault"_L1)
    , m_options(options)
{
}

Vault::~Vault() = default;

void Vault::findKey()
{
    auto loaded = loadWithKey();
    m_problem = loaded ? std::nullopt : std::optional(std::move(loaded).error());
    if (m_problem)
        m_state = VaultState::Locked;
}

// Finds the key and reads the file. Under the lock where there is no file yet, so that two
// processes that start at the same moment do not make two keys.
Result<void> Vault::loadWithKey()
{
    VaultLock lock;
    if (!QFileInfo::exists(m_path)) {
        if (auto made = makePrivateFolder(QFileInfo(m_path).absolutePath()); !made)
            return made;
        if (auto locked = lock.acquire(m_path, m_options.lockWait); !locked)
            return locked;
    }
    m_stamp = stampOnDisk();
    auto file = readVaultFile(m_path);
    if (!file)
        return fail(std::move(file).error());
    std::optional<VaultHeader> header;
    if (!file->isEmpty()) {
        auto read = vaultHeaderOf(*file);
        if (!read)
            return fail(std::move(read).error());
        header = *read;
        m_origin = header->origin;
    }
    auto found = findVaultKey(m_options, header);
    if (!found)
        return fail(std::move(found).error());
    if (!*found) {
        m_state = VaultState::SessionOnly;
        return {};
    }
    VaultContent content;
    if (!file->isEmpty()) {
        auto opened = openVaultFile(*file, (*found)->key);
        if (!opened)
            return fail(std::move(opened).error());
        content = std::move(*opened);
    }
    m_found = std::move(**found);
    m_origin = m_found.header.origin;
    m_content = std::move(content);
    m_state = VaultState::Ready;
    return {};
}

Result<void> Vault::unlock()
{
    const std::lock_guard guard(m_mutex);
    if (m_state == VaultState::Ready)
        return {};
    VaultContent kept = std::exchange(m_content, {});
    findKey();
    if (m_problem)
        return fail(*m_problem);
    if (kept.empty() || m_state != VaultState::Ready) {
        m_content.merge(kept);
        return {};
    }
    return change([&kept](VaultContent &content) {
        for (const auto &[name, secret] : kept)
            content.insert_or_assign(name, secret);
        return true;
    });
}

VaultState Vault::state() const
{
    const std::lock_guard guard(m_mutex);
    return m_state;
}

std::optional<Error> Vault::problem() const
{
    const std::lock_guard guard(m_mutex);
    return m_problem;
}

QString Vault::stateText() const
{
    const std::lock_guard guard(m_mutex);
    switch (m_state) {
    case VaultState::Ready:
        return u"Secrets are kept in %1; its key comes from %2."_s.arg(m_path, m_found.place);
    case VaultState::SessionOnly:
        return u"Secrets are kept until the program ends: there is no keychain. To keep them, name "
               "a key file in SLUICE_VAULT_KEY_FILE or a passphrase file in "
               "SLUICE_VAULT_PASSPHRASE_FILE."_s;
    case VaultState::Locked:
        return m_problem ? m_problem->text() : QString();
    }
    return {};
}

Result<void> Vault::checkUsable() const
{
    if (m_state == VaultState::Locked)
        return fail(
            m_problem.value_or(Error{.kind = ErrorKind::Auth, .what = u"The vault is locked"_s}));
    return {};
}

Vault::FileStamp Vault::stampOnDisk() const
{
    struct stat info = {};
    if (::stat(QFile::encodeName(m_path).constData(), &info) != 0)
        return {};
    return FileStamp{.inode = info.st_ino,
        .size = info.st_size,
        .changedNs = info.st_ctim.tv_sec * 1'000'000'000LL + info.st_ctim.tv_nsec};
}

Result<void> Vault::reloadIfChanged()
{
    if (m_state != VaultState::Ready)
        return {};
    const FileStamp stamp = stampOnDisk(); // before reading: a later change is seen the next time
    if (stamp == m_stamp)
        return {};
    auto file = readVaultFile(m_path);
    if (!file)
        return fail(std::move(file).error());
    VaultContent content;
    if (!file->isEmpty()) {
        auto header = vaultHeaderOf(*file);
        if (!header)
            return fail(std::move(header).error());
        // Another process made the file first, with a salt of its own.
        if (header->origin != m_found.header.origin || header->salt != m_found.header.salt) {
            auto found = findVaultKey(m_options, *header);
            if (!found)
                return fail(lockedOut(std::move(found).error(), header->origin));
            if (*found)
                m_found = std::move(**found);
        }
        auto opened = openVaultFile(*file, m_found.key);
        if (!opened)
            return fail(lockedOut(std::move(opened).error(), header->origin));
        content = std::move(*opened);
    }
    m_content = std::move(content);
    m_stamp = stamp;
    return {};
}

// `work` returns whether it changed anything.
Result<void> Vault::change(const std::function<bool(VaultContent &)> &work)
{
    if (auto usable = checkUsable(); !usable)
        return usable;
    if (m_state == VaultState::SessionOnly) {
        work(m_content);
        return {};
    }
    VaultLock lock;
    if (auto locked = lock.acquire(m_path, m_options.lockWait); !locked)
        return locked;
    if (auto reloaded = reloadIfChanged(); !reloaded)
        return reloaded;
    VaultContent content = m_content;
    if (!work(content))
        return {};
    auto written = writeFileDurably(m_path, makeVaultFile(content, m_found.header, m_found.key));
    if (!written)
        return written;
    m_content = std::move(content);
    m_stamp = stampOnDisk();
    return {};
}

Result<std::optional<Secret>> Vault::get(const QString &name)
{
    const std::lock_guard guard(m_mutex);
    if (auto usable = checkUsable(); !usable)
        return fail(std::move(usable).error());
    if (auto reloaded = reloadIfChanged(); !reloaded)
        return fail(std::move(reloaded).error());
    const auto it = m_content.find(name);
    return it == m_content.end() ? std::nullopt : std::optional(it->second);
}

Result<void> Vault::put(const QString &name, const Secret &secret)
{
    const std::lock_guard guard(m_mutex);
    return change([&name, &secret](VaultContent &content) {
        const auto it = content.find(name);
        if (it != content.end() && it->second == secret)
            return false;
        content.insert_or_assign(name, secret);
        return true;
    });
}

Result<void> Vault::remove(const QString &name)
{
    const std::lock_guard guard(m_mutex);
    return change([&name](VaultContent &content) { return content.erase(name) > 0; });
}

Result<QStringList> Vault::keys()
{
    const std::lock_guard guard(m_mutex);
    if (auto usable = checkUsable(); !usable)
        return fail(std::move(usable).error());
    if (auto reloaded = reloadIfChanged(); !reloaded)
        return fail(std::move(reloaded).error());
    QStringList names;
    for (const auto &[name, secret] : m_content)
        names << name;
    return names;
}

Result<QByteArray> Vault::seal(const Secret &secret, const QByteArray &context) const
{
    const std::lock_guard guard(m_mutex);
    if (m_state != VaultState::Ready)
        return fail(ErrorKind::Config, u"Nothing can be sealed without the vault's key"_s);
    return sealText(secret, context, m_found.key);
}

Result<Secret> Vault::unseal(const QByteArray &sealed, const QByteArray &context) const
{
    const std::lock_guard guard(m_mutex);
    if (m_state != VaultState::Ready)
        return fail(ErrorKind::Config, u"Nothing can be opened without the vault's key"_s);
    return openSealedText(sealed, context, m_found.key);
}

} // namespace sluice
