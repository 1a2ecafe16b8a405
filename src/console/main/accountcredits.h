// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "console/runs/runaccess.h"

#include <QHash>
#include <QMap>

namespace sluice {

class Application;

// What is left of the credits of the one CRM account that an environment has, by environment; of
// several nothing is said. `runs` are those that name the account of a connection, by its id.
// Blocking; worker threads only. Asks nothing of the service.
QMap<QString, LimitLevel> creditsLeft(Application &application,
    const QList<Connection> &connections, const QHash<QString, RunRow> &runs);

} // namespace sluice
