// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/importreport.h"
#include "base/result.h"
#include "base/secret.h"
#include "core/http/proxysetting.h"

#include <QList>
#include <QMap>

#include <functional>
#include <mutex>
#include <optional>

namespace sluice {

// How connections go out that say nothing of their own: the settings' proxy and CA file.
struct NetworkDefaults
{
    QString caFile = {};
    ProxySetting proxy = {};
    std::function<Result<Secret>()> proxyPassword = {};
};

// Of the vault: the password of the settings' proxy.
inline constexpr QLatin1StringView kProxyPasswordEntry("settings/proxyPassword");

struct ConnectionEdit;
struct ConnectionFileEntry;
class Store;
class Vault;
class VaultPuts;

// The connections of a data directory: the store holds them, the vault their secrets. Thread-safe;
// owned by the application; blocking, for worker threads. It never writes a secret anywhere but
// into the vault.
class Connections final
{
public:
    // `vault` may be null; both must outlive this.
    Connections(Store &store, Vault *vault);

    // Called after a connection's settings or secrets changed: what was cached for it (access
    // token, refusal) no longer holds. Set once, before use.
    void setOnSignInChanged(std::function<void(const QString &connectionId)> callback);

    // Asked for at each use of a connection. Set once, before use.
    void setNetworkDefaults(std::function<NetworkDefaults()> ask);
    NetworkDefaults networkDefaults() const;

    Result<QList<Connection>> list(); // by name
    Result<Connection> find(const QString &name);
    Result<Connection> findById(const QString &id);

    // Adds (no id yet) or changes a connection; `values` go into the vault. A new name is carried
    // over to the jobs that use it. Gives what is stored now.
    Result<Connection> save(Connection connection, const QMap<QString, Secret> &values = {});

    // The same for a form: what was changed elsewhere while it was open stays, a sign-in above all.
    // Config: the same part was changed there and in the form; nothing is stored then.
    Result<Connection> saveEdited(
        const ConnectionEdit &edit, const QMap<QString, Secret> &values = {});

    // With its secrets in the vault. Jobs that name it stay and cannot run.
    Result<void> remove(const QString &name);

    // All of a connection file or nothing. A connection of the same name is replaced. A secret in
    // the file ({"value":..}) needs a vault with a key.
    Result<ImportReport> import(const QByteArray &text);
    Result<QByteArray> exportAll();

    // The secret to use now, asked for anew each time. `which` is clientId, clientSecret,
    // refreshToken or privateKey. Config: there is none or its variable is not set. Auth: it is not
    // in the vault.
    Result<Secret> secret(const Connection &connection, const QString &which);

    // From now on, and as long as this lives, the redactor knows the connection's secrets: a
    // service may say one back long after it was sent. The vault's are known anyway.
    void makeKnown(const Connection &connection);

private:
    // A connection on its way into the store, and what it was.
    struct Change
    {
        Connection before; // no id: it is new
        Connection after;
        QMap<QString, Secret> values;
        bool isMerged = false; // with `before`, which must still be what is stored
    };

    Result<Connection> findWhere(const char *statement, const QString &value);
    Result<Change> changeFor(const ConnectionFileEntry &entry);
    Result<void> commit(QList<Change> &changes);
    Result<void> putValues(QList<Change> &changes, VaultPuts &puts);
    void afterCommit(const QList<Change> &changes);
    bool isSame(const Change &change);
    QStringList noticesFor(const Connection &connection);

    Store &m_store;
    Vault *m_vault;
    std::function<void(const QString &)> m_onSignInChanged;
    std::function<NetworkDefaults()> m_networkDefaults;
    std::mutex m_knownMutex;
    QMap<QString, Secret> m_known; // by variable; never read, but by the redactor
};

} // namespace sluice
