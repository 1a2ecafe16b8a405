// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionwork.h"

#include "app/accountcheck/accountresult.h"
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "core/auth/tokenrow.h"
#include "core/store/store.h"
#include "services/zoho/zohodatacentre.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct ConnectionWorkText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionWork)
};

struct ConnectionTestNote
{
    qint64 atMs = 0;
    bool hasPassed = true;
};

QString testNoteKey(const QString &connectionId)
{
    return u"connection-test/"_s + connectionId;
}

Result<ConnectionTestNote> readTestNote(Sql &sql, const QString &connectionId)
{
    auto query = sql.run("SELECT v FROM meta WHERE k = ?", {testNoteKey(connectionId)});
    if (!query)
        return fail(query.error());
    ConnectionTestNote note;
    if ((*query)->next()) {
        const QJsonObject json
            = QJsonDocument::fromJson((*query)->value(0).toString().toUtf8()).object();
        note.atMs = json.value("at"_L1).toInteger();
        note.hasPassed = json.value("passed"_L1).toBool();
    }
    return note;
}

// Whether each secret that the service needs can be had now.
bool hasEverySecret(Application &application, const Connection &connection)
{
    if (zohoServiceOf(connection.service) && !connection.secrets.contains(u"refreshToken"_s))
        return false;
    for (auto it = connection.secrets.cbegin(); it != connection.secrets.cend(); ++it) {
        if (!application.connections().secret(connection, it.key()))
            return false;
    }
    return !connection.secrets.isEmpty();
}

QString stateOfConnection(bool hasSecrets, const TokenRow &token, const ConnectionTestNote &note)
{
    if (!hasSecrets)
        return u"not_signed_in"_s;
    if (token.state == TokenRow::State::Refused) {
        const bool isOver = token.code == "invalid_code"_L1 || token.code == "invalid_token"_L1;
        return isOver ? u"sign_in_expired"_s : u"sign_in_refused"_s;
    }
    return note.atMs > 0 && !note.hasPassed ? u"test_failed"_s : u"ready"_s;
}

} // namespace

Result<ConnectionList> loadConnections(Application &application)
{
    auto connections = application.connections().list();
    if (!connections)
        return fail(connections.error());
    ConnectionList list;
    list.vaultState = application.vault().state();
    list.vaultText = application.vault().stateText();
    for (const Connection &connection : std::as_const(*connections)) {
        ListedConnection listed{.connection = connection, .state = {}};
        TokenRow token;
        ConnectionTestNote note;
        auto read = application.store().read([&](Sql &sql) -> Result<void> {
            auto row = readTokenRow(sql, connection.id);
            if (!row)
                return fail(row.error());
            token = *row;
            auto noted = readTestNote(sql, connection.id);
            if (!noted)
                return fail(noted.error());
            note = *noted;
            return {};
        });
        if (!read)
            return fail(read.error());
        auto jobs = application.jobs().namesUsing(connection.name);
        if (!jobs)
            return fail(jobs.error());
        listed.jobs = *jobs;
        listed.testedAtMs = note.atMs;
        auto checked = AccountResults(application.store()).last(connection.id);
        if (!checked)
            return fail(checked.error());
        listed.checkedAtMs = *checked ? (*checked)->atMs : 0;
        listed.state = stateOfConnection(hasEverySecret(application, connection), token, note);
        list.connections.append(listed);
    }
    return list;
}

Result<void> noteConnectionTest(
    Application &application, const QString &connectionId, qint64 atMs, bool hasPassed)
{
    const QJsonObject json{{u"at"_s, atMs}, {u"passed"_s, hasPassed}};
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return application.store().write([&](Sql &sql) -> Result<void> {
        const QString key = testNoteKey(connectionId);
        if (auto gone = sql.run("DELETE FROM meta WHERE k = ?", {key}); !gone)
            return fail(gone.error());
        if (auto put = sql.run("INSERT INTO meta(k, v) VALUES(?, ?)", {key, text}); !put)
            return fail(put.error());
        return {};
    });
}

Result<Connection> saveConnection(
    Application &application, const Connection &connection, const QMap<QString, Secret> &values)
{
    auto all = application.connections().list();
    if (!all)
        return fail(all.error());
    for (const Connection &other : std::as_const(*all)) {
        if (other.name == connection.name && other.id != connection.id)
            return fail(ErrorKind::Config,
                ConnectionWorkText::tr("There is a connection “%1” already").arg(connection.name),
                {}, ConnectionWorkText::tr("Choose another name"));
    }
    return application.connections().save(connection, values);
}

Result<SignOutEnd> removeConnection(Application &application, const Connection &connection)
{
    auto removed = removeSignedIn(application, connection, CancelToken());
    if (!removed)
        return removed;
    auto forgotten = application.store().write([&connection](Sql &sql) -> Result<void> {
        auto gone = sql.run("DELETE FROM meta WHERE k = ?", {testNoteKey(connection.id)});
        if (!gone)
            return fail(gone.error());
        return {};
    });
    if (!forgotten)
        return fail(forgotten.error());
    return removed;
}

} // namespace sluice
