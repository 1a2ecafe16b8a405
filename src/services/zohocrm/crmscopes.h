// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

namespace sluice {

// Which OAuth scopes the CRM's calls need (zoho-crm-bulk A5). Pure functions for any thread.

// All that the connection needs, comma separated, for "copy scopes".
QString crmScopes();

// What a call needs, by its path; empty if the table does not say.
QStringList crmScopesFor(const QString &path);

// The error of the call at `path`, with what was being done; a scope error (A5) names the scope.
Error crmErrorFor(Error error, const QString &what, const QString &path);

} // namespace sluice
