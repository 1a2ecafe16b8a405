// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/originals.h"

namespace sluice {

// Takes over the configuration of the CodeLib that the crm-bulk sync replaces (zoho-crm-bulk E1):
// the variables of its functions' catalyst-config.json become a connection, and the parameters of
// its cron a job with a schedule. Each may come alone. Worker threads; it holds nothing.

inline constexpr QLatin1StringView kCrmCodeLibName{"CRM (CodeLib)"};

// Ours, for what is no variable there: the name of the function, and the cron as JSON.
inline constexpr QLatin1StringView kCatalystFunction{"CATALYST_FUNCTION"};
inline constexpr QLatin1StringView kCatalystCron{"CATALYST_CRON"};

bool isCrmCodeLibVariable(const QString &name);
// It has a sign-in in common with the sync CodeLib, whose own variables tell that one.
bool isCrmCodeLibMeant(const QMap<QString, QString> &variables);

QString crmCodeLibJobName(const QString &module);

// What cannot be taken over is told. A connection and a job that were there keep what is not named.
// A job that is made here waits until its schedule is switched on: the CodeLib's cron may still be.
Result<OriginalsPlan> planCrmCodeLib(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables);

} // namespace sluice
