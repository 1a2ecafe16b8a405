// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace sluice {

// Which OAuth scopes the calls to commercetools need (commercetools-klaviyo B.1). Pure functions
// for any thread. Scopes are named without ":{projectKey}" but where it is said.

// What somebody has to do about a call: any one of `anyOf` opens it.
struct CtNeed
{
    QString forWhat; // "read customers"
    QStringList anyOf; // the one to ask for first
};

QList<CtNeed> ctNeeds(); // of all that the syncs do
CtNeed ctNeedFor(const QString &method, const QString &path); // path below the project key

// The first scope of each need that `granted` ("view_orders:key view_x:key ...") does not meet.
QStringList ctMissingScopes(const QString &granted, const QString &projectKey);

// All that the syncs need, with the project key, for "copy scopes".
QString ctScopes(const QString &projectKey);

} // namespace sluice
