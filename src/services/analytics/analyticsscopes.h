// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sluice {

// Which OAuth scopes the calls to Zoho Analytics need (datastore-analytics B.1-B.7). Pure functions
// for any thread.

// All that the connection needs, comma separated, for "copy scopes".
QString analyticsScopes();

// What a call needs, by its method and path; empty if the tables do not say.
QStringList analyticsScopesFor(const QByteArray &method, const QString &path);

} // namespace sluice
