// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertrule.h"
#include "app/documents/importreport.h"
#include "base/result.h"
#include "base/secret.h"

#include <QList>
#include <QVariantList>

#include <mutex>

namespace sluice {

struct AlertFileEntry;
class Store;
class Vault;
class VaultPuts;

// The rules of a data directory: the store holds them, the vault their secrets. Thread-safe; owned
// by the application; blocking, for worker threads. It sends nothing, and never writes a secret
// anywhere but into the vault.
class AlertRules final
{
public:
    // `vault` may be null; both must outlive this.
    AlertRules(Store &store, Vault *vault);

    // Once for each data directory: the rule Failed_to_update_analytics, on the desktop.
    Result<void> addReady();
    static AlertRule ready(); // that rule, for whoever has removed it

    Result<QList<AlertRule>> list(); // by name
    Result<AlertRule> find(const QString &name);
    Result<AlertRule> findById(const QString &id);

    // All of an alert file or nothing. A rule of the same name is replaced.
    Result<ImportReport> import(const QByteArray &text);
    // One rule as a person has edited it, with the secrets that were typed anew; those that it has
    // by reference stay. Without an id it is a new one. Strict as import() is; a name that another
    // rule has is refused. The rule as it is kept now.
    Result<AlertRule> save(const AlertRule &rule, const QMap<QString, Secret> &values);
    Result<QByteArray> exportRule(const QString &name);
    Result<void> remove(const QString &name); // with its secrets and what it has not sent yet

    // The secret to use now, asked for anew each time: smtpPassword or webHookUrl.
    Result<Secret> secret(const AlertRule &rule, const QString &which);

private:
    Result<QList<AlertRule>> rulesWhere(const char *statement, const QVariantList &values);
    Result<void> put(QList<AlertFileEntry> &entries, ImportReport &report);
    Result<void> putValues(VaultPuts &puts, AlertFileEntry &entry);
    bool isSame(const AlertRule &before, const AlertFileEntry &entry);
    void dropEntries(const AlertRule &before, const AlertRule &after);
    QStringList noticesFor(const AlertRule &rule);

    Store &m_store;
    Vault *m_vault;
    std::mutex m_knownMutex;
    QMap<QString, Secret> m_known; // never read, but by the redactor: see secret()
};

} // namespace sluice
