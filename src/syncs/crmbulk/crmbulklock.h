// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

struct CrmBulkServices;
struct RunSpec;
struct ZohoAccount;

// The name under which a run holds the module that it writes (design 6.10): host, organisation and
// module, so that connections to the same organisation exclude each other. Until the organisation
// is known the connection's id stands for it, as it did for all of an earlier version's runs. Pure
// but for a look into the store; any thread.
QString moduleLock(const ZohoAccount &account, const QString &holder, const QString &module);

// In the parameters of a run: the organisation, whose limits it spends, and which the runs of each
// of several modules hold.
inline constexpr auto kOrganisation = QLatin1StringView("organisation");

// The spec names the organisation from now on, and its lock is that one's; empty: it is not known.
// A run that holds the module by its connection goes first: then the name stays, and the run finds
// out.
Result<void> lockOrganisation(const CrmBulkServices &services, const QString &zgid, RunSpec &spec);

} // namespace sluice
