// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"

#include "app/documents/connectionfile.h"
#include "app/documents/connectionmerge.h"
#include "app/documents/connectionrow.h"
#include "app/documents/secretrefs.h"
#include "app/documents/serviceschema.h"
#include "base/ids.h"
#include "core/auth/vault.h"
#include "core/http/cafile.h"
#include "core/store/store.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The vault's entry for a secret; the refresh token's is known to the token manager too.
QString vaultEntryName(const QString &connectionId, const QString &which)
{
    return u"connections/%1/%2"_s.arg(connectionId, which);
}

template <class Value> QMap<QString, Value> withoutProxyPassword(QMap<QString, Value> bySecret)
{
    bySecret.remove(u"proxyPassword"_s);
    return bySecret;
}

// Another proxy or budget is no reason to ask for a new access token: those are counted.
Connection signInParts(const Connection &connection)
{
    Connection parts;
    parts.settings = connection.settings;
    for (const QString &key : QStringList{u"proxy"_s, u"caFile"_s, u"limits"_s} + budgetSettings())
        parts.settings.remove(key);
    parts.secrets = withoutProxyPassword(connection.secrets);
    return parts;
}

Result<void> checkIsStored(Sql &sql, const Connection &connection)
{
    auto row = sql.run(kConnectionById, {connection.id});
    if (!row)
        return fail(row.error());
    if (!(*row)->next() || connectionOfRow(**row) != connection) {
        return fail(ErrorKind::Config, u"The connection was changed elsewhere meanwhile"_s, {},
            u"Save it again"_s);
    }
    (*row)->finish();
    return {};
}

} // namespace

Connections::Connections(Store &store, Vault *vault)
    : m_store(store)
    , m_vault(vault)
{
}

void Connections::setOnSignInChanged(std::function<void(const QString &)> callback)
{
    m_onSignInChanged = std::move(callback);
}

void Connections::setNetworkDefaults(std::function<NetworkDefaults()> ask)
{
    m_networkDefaults = std::move(ask);
}

NetworkDefaults Connections::networkDefaults() const
{
    return m_networkDefaults ? m_networkDefaults() : NetworkDefaults();
}

Result<QList<Connection>> Connections::list()
{
    QList<Connection> found;
    auto done = m_store.read([&found](Sql &sql) -> Result<void> {
        auto query = sql.run(kConnectionList);
        if (!query)
            return fail(query.error());
        while ((*query)->next()) {
            found.append(connectionOfRow(**query));
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return found;
}

// A connection without an id if there is none.
Result<Connection> Connections::findWhere(const char *statement, const QString &value)
{
    Connection found;
    auto done = m_store.read([&found, statement, &value](Sql &sql) -> Result<void> {
        auto query = sql.run(statement, {value});
        if (!query)
            return fail(query.error());
        if ((*query)->next()) {
            found = connectionOfRow(**query);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return found;
}

Result<Connection> Connections::find(const QString &name)
{
    auto found = findWhere(kConnectionByName, name);
    if (found && found->id.isEmpty()) {
        return fail(ErrorKind::Config, u"There is no connection “%1”"_s.arg(name), {},
            u"Choose one that is listed, or import it"_s);
    }
    return found;
}

Result<Connection> Connections::findById(const QString &id)
{
    auto found = findWhere(kConnectionById, id);
    if (found && found->id.isEmpty()) {
        return fail(ErrorKind::Config, u"The connection is not there any more"_s, {},
            u"Choose another one for the job"_s);
    }
    return found;
}

Result<Connection> Connections::save(Connection connection, const QMap<QString, Secret> &values)
{
    if (auto checked = checkConnection(connection, values.keys()); !checked)
        return fail(checked.error());
    Change change{.before = {}, .after = connection, .values = values};
    if (connection.id.isEmpty()) {
        change.after.id = newId();
    } else if (auto before = findById(connection.id); before) {
        change.before = *before;
    } else {
        return before;
    }
    QList<Change> changes{change};
    if (auto done = commit(changes); !done)
        return fail(done.error());
    return changes.front().after;
}

Result<Connection> Connections::saveEdited(
    const ConnectionEdit &edit, const QMap<QString, Secret> &values)
{
    if (edit.entered.id.isEmpty())
        return save(edit.entered, values);
    auto stored = findById(edit.entered.id);
    if (!stored)
        return stored;
    auto merged = mergedConnection(edit, *stored);
    if (!merged)
        return merged;
    if (auto checked = checkConnection(*merged, values.keys()); !checked)
        return fail(checked.error());
    QList<Change> changes{
        {.before = *stored, .after = *merged, .values = values, .isMerged = true}};
    if (auto done = commit(changes); !done)
        return fail(done.error());
    return changes.front().after;
}

Result<void> Connections::remove(const QString &name)
{
    auto found = find(name);
    if (!found)
        return fail(found.error());
    auto done = m_store.write([&found](Sql &sql) -> Result<void> {
        for (const char *statement :
            {"DELETE FROM token_cache WHERE conn_id = ?", "DELETE FROM connection WHERE id = ?"}) {
            if (auto gone = sql.run(statement, {found->id}); !gone) {
                return fail(gone.error());
            }
        }
        return {};
    });
    if (done) {
        for (auto it = found->secrets.cbegin(); m_vault != nullptr && it != found->secrets.cend();
             ++it) {
            if (it->name == vaultEntryName(found->id, it.key())) {
                done = m_vault->remove(it->name);
            }
        }
    }
    return done;
}

Result<ImportReport> Connections::import(const QByteArray &text)
{
    auto entries = parseConnectionFile(text);
    if (!entries)
        return fail(entries.error());
    ImportReport report;
    QList<Change> changes;
    for (const ConnectionFileEntry &entry : *entries) {
        if (!entry.values.isEmpty()) {
            if (auto kept = canKeepSecrets(m_vault, entry.connection.name); !kept)
                return fail(kept.error());
        }
        auto change = changeFor(entry);
        if (!change)
            return fail(change.error());
        const QString &name = change->after.name;
        if (isSame(*change)) {
            report.unchanged.append(name);
        } else {
            (change->before.id.isEmpty() ? report.added : report.changed).append(name);
            changes.append(*change);
        }
    }
    if (auto done = commit(changes); !done)
        return fail(done.error());
    for (const ConnectionFileEntry &entry : *entries) {
        report.notices += noticesFor(entry.connection);
    }
    return report;
}

Result<Connections::Change> Connections::changeFor(const ConnectionFileEntry &entry)
{
    auto before = findWhere(kConnectionByName, entry.connection.name);
    if (!before)
        return fail(before.error());
    if (!before->id.isEmpty() && before->service != entry.connection.service) {
        return fail(ErrorKind::Config,
            u"There is a connection “%1” already, for another service (%2)"_s.arg(
                before->name, before->service),
            {}, u"Rename one of them; nothing was changed"_s);
    }
    Change change{.before = *before, .after = entry.connection, .values = entry.values};
    change.after.id = before->id.isEmpty() ? newId() : before->id;
    return change;
}

bool Connections::isSame(const Change &change)
{
    Connection after = change.after;
    for (auto it = change.values.cbegin(); it != change.values.cend(); ++it) {
        const QString name = vaultEntryName(after.id, it.key());
        after.secrets.insert(it.key(), {SecretRef::Kind::Vault, name});
        const auto stored = m_vault->get(name);
        if (!stored || !*stored || !(**stored == it.value()))
            return false;
    }
    return after == change.before;
}

QStringList Connections::noticesFor(const Connection &connection)
{
    QStringList notices;
    const QString caFile = connection.settings.value(u"caFile"_s).toString();
    if (!caFile.isEmpty()) {
        if (const auto read = readCaFile(caFile); !read) {
            notices.append(read.error().text());
        }
    }
    for (auto it = connection.secrets.cbegin(); it != connection.secrets.cend(); ++it) {
        if (it->kind == SecretRef::Kind::Sandbox) {
            continue;
        }
        if (auto found = secret(connection, it.key()); !found) {
            notices.append(found.error().text());
        }
    }
    return notices;
}

Result<void> Connections::commit(QList<Change> &changes)
{
    if (changes.isEmpty()) {
        return {};
    }
    VaultPuts puts(m_vault);
    auto done = putValues(changes, puts);
    if (done) {
        done = m_store.write([&changes](Sql &sql) -> Result<void> {
            for (const Change &change : changes) {
                if (change.isMerged) {
                    if (auto stored = checkIsStored(sql, change.before); !stored)
                        return stored;
                }
                if (auto written = writeConnectionRow(sql, change.before, change.after); !written)
                    return written;
            }
            return {};
        });
    }
    if (!done)
        return done;
    puts.keep();
    afterCommit(changes);
    return {};
}

Result<void> Connections::putValues(QList<Change> &changes, VaultPuts &puts)
{
    for (Change &change : changes) {
        for (auto it = change.values.cbegin(); it != change.values.cend(); ++it) {
            const QString name = vaultEntryName(change.after.id, it.key());
            if (auto put = puts.put(name, it.value()); !put)
                return put;
            change.after.secrets.insert(it.key(), {SecretRef::Kind::Vault, name});
        }
    }
    return {};
}

void Connections::afterCommit(const QList<Change> &changes)
{
    for (const Change &change : changes) {
        const Connection &before = change.before;
        const Connection &after = change.after;
        for (auto it = before.secrets.cbegin(); m_vault != nullptr && it != before.secrets.cend();
             ++it) {
            const bool isOurs = it->name == vaultEntryName(before.id, it.key());
            if (isOurs && after.secrets.value(it.key()) != *it) {
                // An entry that stays behind is sealed and does no harm.
                [[maybe_unused]] const auto removed = m_vault->remove(it->name);
            }
        }
        const bool isSignInChanged = signInParts(before) != signInParts(after)
            || !withoutProxyPassword(change.values).isEmpty();
        if (!before.id.isEmpty() && isSignInChanged && m_onSignInChanged) {
            m_onSignInChanged(after.id);
        }
    }
}

Result<QByteArray> Connections::exportAll()
{
    auto connections = list();
    if (!connections)
        return fail(connections.error());
    return writeConnectionFile(*connections);
}

Result<Secret> Connections::secret(const Connection &connection, const QString &which)
{
    const QString what = u"The %1 of “%2” is not there"_s.arg(which, connection.name);
    const auto ref = connection.secrets.constFind(which);
    if (ref == connection.secrets.cend()) {
        const bool isSignIn = which == "refreshToken"_L1;
        return fail(isSignIn ? ErrorKind::Auth : ErrorKind::Config, what,
            isSignIn ? u"Nobody has signed in yet"_s : u"The connection has none"_s,
            isSignIn ? u"Sign in"_s : u"Enter it in the connection"_s);
    }
    auto value = secretOf(*ref, m_vault, what, u"Sign in again, or enter it in the connection"_s);
    if (value && ref->kind == SecretRef::Kind::Env) {
        const std::lock_guard lock(m_knownMutex);
        m_known.insert(ref->name, *value);
    }
    return value;
}

void Connections::makeKnown(const Connection &connection)
{
    for (auto it = connection.secrets.cbegin(); it != connection.secrets.cend(); ++it) {
        if (it->kind == SecretRef::Kind::Env) {
            [[maybe_unused]] const auto known = secret(connection, it.key());
        }
    }
}

} // namespace sluice
