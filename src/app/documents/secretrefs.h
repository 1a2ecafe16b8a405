// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/result.h"
#include "base/secret.h"
#include "core/mapping/jsoncheck.h"

#include <QMap>

#include <optional>

namespace sluice {

class Vault;

// The secrets of saved documents (connections, alerts): how a file names them, where they are, how
// they get into the vault. Any thread; nothing is kept here, and no problem quotes a value.

// One secret of a document, {"env":..}, {"vault":..}, {"value":..} and so on, as `kinds` allows.
// What stood in the file itself goes to `values`, everything else to `refs`.
struct SecretsRead
{
    QMap<QString, SecretRef> refs;
    QMap<QString, Secret> values;
};
void readSecretRef(const QJsonValue &json, const QString &path, const QString &which,
    const QStringList &kinds, JsonProblems &problems, SecretsRead &read);

// The secret behind a reference, asked for anew each time. `what` begins the Error. Config: its
// variable is not set. Auth: the vault has none; `next` says what to do then.
Result<Secret> secretOf(
    const SecretRef &ref, Vault *vault, const QString &what, const QString &next);

// Config, unless secrets of the document `name` can be put into the vault for good.
Result<void> canKeepSecrets(const Vault *vault, const QString &name);

// Entries put into the vault together: all go back to what they were unless keep() is called.
class VaultPuts final
{
public:
    explicit VaultPuts(Vault *vault);
    ~VaultPuts();
    VaultPuts(const VaultPuts &) = delete;
    VaultPuts &operator=(const VaultPuts &) = delete;

    Result<void> put(const QString &name, const Secret &secret);
    void keep() { m_replaced.clear(); }

private:
    Vault *m_vault;
    QMap<QString, std::optional<Secret>> m_replaced;
};

} // namespace sluice
