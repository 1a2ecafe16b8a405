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

    Result<QList<AlertRule>> list(); // by name
    Result<AlertRule> find(const QString &name);
    Result<AlertRule> findById(const QString &id);

    // All of an alert file or nothing. A rule of the same name is replaced.
    Result<ImportReport> import(const QByteArray &text);
    Result<QByteArray> exportRule(const QString &name);
    Result<void> remove(const QString &name); // with its secrets and what it has not sent yet

    // The secret to use now, asked for anew each time: smtpPassword or webHookUrl.
    Result<Secret> secret(const AlertRule &rule, const QString &which);

private:
    Result<QList<AlertRule>> rulesWhere(const char *statement, const QVariantList &values);
    Result<void> put(QList<AlertFileEntry> &entries, ImportReport &report);
    bool isSame(const AlertRule &before, const AlertFileEntry &entry);
    void dropEntries(const AlertRule &before, const AlertRule &after);
    QStringList noticesFor(const AlertRule &rule);

    Store &m_store;
    Vault *m_vault;
    std::mutex m_knownMutex;
    QMap<QString, Secret> m_known; // never read, but by the redactor: see secret()
};

} // namespace sluice
