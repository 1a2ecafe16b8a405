// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/result.h"

#include <QSqlQuery>

namespace sluice {

class Sql;

// A connection as a row of the store's table. Used by Connections alone, inside its transactions.

inline constexpr const char *kConnectionById = "SELECT id, name, service, environment, settings, "
                                               "secrets, colour FROM connection WHERE id = ?";
inline constexpr const char *kConnectionByName
    = "SELECT id, name, service, environment, settings, secrets, colour FROM connection "
      "WHERE name = ?";
inline constexpr const char *kConnectionList
    = "SELECT id, name, service, environment, settings, secrets, colour FROM connection "
      "ORDER BY name";
Connection connectionOfRow(const QSqlQuery &row); // of one of the statements above

// Adds or changes the row; a new name goes to the jobs that use it. `before` has no id if it is
// new.
Result<void> writeConnectionRow(Sql &sql, const Connection &before, const Connection &after);

} // namespace sluice
