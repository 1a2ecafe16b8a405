// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/synckind.h"

namespace sluice {

// Whether a run can begin: both sign-ins and the rights that it needs for reading, and what it is
// about to delete counted (ErrorKind::Config, DELETE_COUNT, where the count was not allowed).
// Reading only; on a network thread.
Result<void> commercePreflight(
    CommerceRun &run, Store &store, TokenManager &tokens, SyncTools tools, bool isDryRun);

// How many entries Delete All would delete: of the ledger, or all that Klaviyo holds. Counting
// stops beyond `most`.
Result<qint64> countDeletions(
    CommerceRun &run, Store &store, KlaviyoClient &klaviyo, const CancelToken &token, qint64 most);

} // namespace sluice
