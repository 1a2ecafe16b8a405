// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/result.h"
#include "base/secret.h"

#include <QList>

namespace sluice {

// One connection as a file gives it. `values` are the secrets that stood in the file itself
// ({"value":..}); they must go into the vault and have no entry in connection.secrets yet.
struct ConnectionFileEntry
{
    Connection connection;
    QMap<QString, Secret> values;
};

// The connection file of design 9. Parsing is strict: every problem is told, with its JSON path and
// never with a value. Any thread; it opens no file and no vault.
Result<QList<ConnectionFileEntry>> parseConnectionFile(const QByteArray &text);

// The same bytes for the same connections: sorted by name. Secrets are written as references only.
QByteArray writeConnectionFile(QList<Connection> connections);

// The checks of parseConnectionFile() on one connection, for forms. `newSecrets` names those that
// have a value to be stored.
Result<void> checkConnection(const Connection &connection, const QStringList &newSecrets = {});

} // namespace sluice
