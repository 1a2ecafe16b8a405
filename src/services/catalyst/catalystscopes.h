// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sluice {

// Which OAuth scopes the calls to Catalyst need (datastore-analytics A.2). Pure functions for any
// thread.

// All that the connection needs, comma separated, for "copy scopes".
QString catalystScopes();

// What a call needs, by its method and the path behind the project; empty if the table does not
// say.
QStringList catalystScopesFor(const QByteArray &method, const QString &path);

} // namespace sluice
