// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/signin/signin.h"
#include "base/result.h"
#include "base/secret.h"
#include "core/auth/vault.h"
#include "services/servicetest.h"

#include <QList>
#include <QStringList>

namespace sluice {

class Application;
struct ConnectionEdit;

// What the page Connections does outside the GUI thread. Blocking functions for pool threads, with
// the store, the vault and, for the sign-in, the network.

// A connection as the page lists it. `state` is ready, sign_in_expired, sign_in_refused,
// not_signed_in or test_failed.
struct ListedConnection
{
    Connection connection;
    QString state;
    qint64 testedAtMs = 0; // 0: never
    qint64 checkedAtMs = 0; // by Check My Account; 0: never
    QStringList jobs; // that use it
    int schedules = 0; // of these jobs

    friend bool operator==(const ListedConnection &, const ListedConnection &) = default;
};

// What an account has left of what the service gives for a day.
struct LeftToday
{
    QString name; // of the connection, else of the service and the account
    QString service;
    qint64 left = 0;
    qint64 limit = 0;

    friend bool operator==(const LeftToday &, const LeftToday &) = default;
};

struct ConnectionList
{
    QList<ListedConnection> connections; // by name
    VaultStanding vault;
    QList<LeftToday> leftToday; // of accounts that were used
};

Result<ConnectionList> loadConnections(Application &application);

// Keeps when the connection was tested and how it ended, for the list, over restarts.
struct ConnectionTestEnd
{
    qint64 atMs = 0;
    bool hasPassed = false;
    QString account; // that was read, in the test's words; empty: none was
};
// Gives the account of the test before, if this one read another.
Result<QString> noteConnectionTest(
    Application &application, const QString &connectionId, const ConnectionTestEnd &end);

// The account that a test has read; empty where the service tells none.
QString accountOfTest(const QString &service, const QList<ServiceTestStep> &steps);

// Adds a connection, or changes it as a form did; its name must be free. What was changed
// elsewhere while the form was open stays.
Result<Connection> saveConnection(
    Application &application, const ConnectionEdit &edit, const QMap<QString, Secret> &values);

// One more of the same settings, client and keys, under a name that is free. It is not signed in:
// signing out of the one would end the other.
Result<Connection> duplicateConnection(Application &application, const Connection &connection);

// Its sign-in is revoked first.
Result<SignOutEnd> removeConnection(Application &application, const Connection &connection);

} // namespace sluice
