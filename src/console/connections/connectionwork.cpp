// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionwork.h"

#include "app/accountcheck/accountresult.h"
#include "app/application.h"
#include "app/documents/connectionmerge.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/connections/connectionwords.h"
#include "core/auth/tokenrow.h"
#include "core/store/budgets.h"
#include "core/store/store.h"
#include "services/zoho/zohodatacentre.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct ConnectionWorkText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionWork)
};
constexpr double kLargestLimit = 1e12;

struct ConnectionTestNote
{
    qint64 atMs = 0;
    bool hasPassed = true;
    QString account = {};
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
        note.account = json.value("account"_L1).toString();
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

// Accounts are counted by the service's own id; the connection that leads there gives the name.
QString accountName(const QString &service, const QString &account,
    const QList<ListedConnection> &connections, const QHash<QString, QString> &tested)
{
    QStringList names;
    for (const ListedConnection &listed : connections) {
        const Connection &connection = listed.connection;
        if (connection.service != service)
            continue;
        const bool isNamed = connection.settings.value("orgId"_L1).toString() == account
            || account == u'@' + connection.id
            || tested.value(connection.id).split(u' ').contains(account + u',');
        if (isNamed)
            return connection.name;
        names.append(connection.name);
    }
    return names.size() == 1 ? names.first() : u"%1 %2"_s.arg(serviceWord(service), account);
}

Result<QList<LeftToday>> leftToday(Application &application,
    const QList<ListedConnection> &connections, const QHash<QString, QString> &tested)
{
    QList<LeftToday> left;
    for (const auto &[service, kind] : {std::pair{u"zoho-crm"_s, u"credits"_s},
             std::pair{u"zoho-analytics"_s, u"units-a-day"_s}}) {
        auto levels = application.budgets().levels(service + u'/');
        if (!levels)
            return fail(levels.error());
        for (const StoredBudgets::Level &level : std::as_const(*levels)) {
            const QStringList parts = level.group.split(u'/'); // service, account, kind
            const bool isLimit
                = level.limit > 0 && level.limit < kLargestLimit; // else only counted
            if (parts.size() != 3 || parts.last() != kind || !isLimit)
                continue;
            left.append({.name = accountName(service, parts.at(1), connections, tested),
                .service = service,
                .left = static_cast<qint64>(std::max(0.0, level.left)),
                .limit = static_cast<qint64>(level.limit)});
        }
    }
    return left;
}

} // namespace

Result<ConnectionList> loadConnections(Application &application)
{
    auto connections = application.connections().list();
    if (!connections)
        return fail(connections.error());
    auto jobs = application.jobs().list();
    if (!jobs)
        return fail(jobs.error());
    ConnectionList list;
    list.vault = application.vault().standing();
    QHash<QString, QString> tested; // the account that was read, by connection
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
        for (const Job &job : std::as_const(*jobs)) {
            if (job.source != connection.name && job.target != connection.name)
                continue;
            listed.jobs.append(job.name);
            listed.schedules += job.schedule.isEmpty() ? 0 : 1;
        }
        listed.testedAtMs = note.atMs;
        tested.insert(connection.id, note.account);
        auto checked = AccountResults(application.store()).last(connection.id);
        if (!checked)
            return fail(checked.error());
        listed.checkedAtMs = *checked ? (*checked)->atMs : 0;
        listed.state = stateOfConnection(hasEverySecret(application, connection), token, note);
        list.connections.append(listed);
    }
    auto left = leftToday(application, list.connections, tested);
    if (!left)
        return fail(left.error());
    list.leftToday = *left;
    return list;
}

Result<QString> noteConnectionTest(
    Application &application, const QString &connectionId, const ConnectionTestEnd &end)
{
    QString before;
    auto noted = application.store().write([&](Sql &sql) -> Result<void> {
        auto last = readTestNote(sql, connectionId);
        if (!last)
            return fail(last.error());
        const bool isOther
            = !end.account.isEmpty() && !last->account.isEmpty() && end.account != last->account;
        before = isOther ? last->account : QString();
        const QJsonObject json{{u"at"_s, end.atMs}, {u"passed"_s, end.hasPassed},
            {u"account"_s, end.account.isEmpty() ? last->account : end.account}};
        const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
        const QString key = testNoteKey(connectionId);
        if (auto gone = sql.run("DELETE FROM meta WHERE k = ?", {key}); !gone)
            return fail(gone.error());
        if (auto put = sql.run("INSERT INTO meta(k, v) VALUES(?, ?)", {key, text}); !put)
            return fail(put.error());
        return {};
    });
    if (!noted)
        return fail(noted.error());
    return before;
}

// Catalyst names no account, but the project that the sign-in leads to.
static QString projectOfTest(const QList<ServiceTestStep> &steps)
{
    static const QRegularExpression told(u"^(Project .+), \\d+ tables$"_s);
    for (const ServiceTestStep &step : steps) {
        const auto match = told.match(step.detail);
        if (step.state == ServiceTestStep::State::Passed && match.hasMatch())
            return match.captured(1);
    }
    return {};
}

// The steps that name it, as the services' tests call them.
QString accountOfTest(const QString &service, const QList<ServiceTestStep> &steps)
{
    static const QHash<QString, QString> titles{{u"zoho-crm"_s, u"Read account"_s},
        {u"zoho-analytics"_s, u"Read organisation"_s}, {u"commercetools"_s, u"Get token"_s},
        {u"klaviyo"_s, u"Check key"_s}};
    if (service == "catalyst"_L1)
        return projectOfTest(steps);
    const QString title = titles.value(service);
    for (const ServiceTestStep &step : steps) {
        const bool isTold = step.title == title && step.state == ServiceTestStep::State::Passed;
        // A key that may not read its account's name names none.
        if (isTold && (service != "klaviyo"_L1 || step.detail.startsWith("Account "_L1)))
            return step.detail;
    }
    return {};
}

Result<Connection> saveConnection(
    Application &application, const ConnectionEdit &edit, const QMap<QString, Secret> &values)
{
    const Connection &connection = edit.entered;
    const bool isNamed = connection.id.isEmpty() || connection.name != edit.shown.name;
    auto all = application.connections().list();
    if (!all)
        return fail(all.error());
    for (const Connection &other : std::as_const(*all)) {
        if (isNamed && other.name == connection.name && other.id != connection.id)
            return fail(ErrorKind::Config,
                ConnectionWorkText::tr("There is a connection “%1” already").arg(connection.name),
                {}, ConnectionWorkText::tr("Choose another name"));
    }
    return application.connections().saveEdited(edit, values);
}

Result<Connection> duplicateConnection(Application &application, const Connection &connection)
{
    auto all = application.connections().list();
    if (!all)
        return fail(all.error());
    QStringList names;
    for (const Connection &other : std::as_const(*all))
        names.append(other.name);
    Connection copy = connection;
    copy.id.clear();
    copy.name = connection.name + u" copy"_s;
    for (int number = 2; names.contains(copy.name); ++number)
        copy.name = u"%1 copy %2"_s.arg(connection.name).arg(number);
    QMap<QString, Secret> values;
    for (auto it = connection.secrets.cbegin(); it != connection.secrets.cend(); ++it) {
        if (it->kind != SecretRef::Kind::Vault)
            continue;
        copy.secrets.remove(it.key());
        if (it.key() == "refreshToken"_L1)
            continue;
        if (auto value = application.connections().secret(connection, it.key()))
            values.insert(it.key(), *value);
    }
    return application.connections().save(copy, values);
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
