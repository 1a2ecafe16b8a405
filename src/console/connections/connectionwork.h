// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/signin/signin.h"
#include "base/result.h"
#include "base/secret.h"
#include "core/auth/vault.h"

#include <QList>
#include <QStringList>

namespace sluice {

class Application;

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

    friend bool operator==(const ListedConnection &, const ListedConnection &) = default;
};

struct ConnectionList
{
    QList<ListedConnection> connections; // by name
    VaultState vaultState = VaultState::Ready;
    QString vaultText;
};

Result<ConnectionList> loadConnections(Application &application);

// Keeps when the connection was tested and how it ended, for the list, over restarts.
Result<void> noteConnectionTest(
    Application &application, const QString &connectionId, qint64 atMs, bool hasPassed);

// Adds or changes a connection, whose name must be free.
Result<Connection> saveConnection(
    Application &application, const Connection &connection, const QMap<QString, Secret> &values);

// Its sign-in is revoked first.
Result<SignOutEnd> removeConnection(Application &application, const Connection &connection);

} // namespace sluice
