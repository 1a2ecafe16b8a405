// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/commerceklaviyo/partsender.h"

namespace sluice {

// What follows the import of a chunk's profiles, for those that Klaviyo took. Each request is
// remembered in the step. On a network thread.

// Attributes that the customers have lost are set to nothing (commercetools-klaviyo C.4, D.3).
Outcome<bool> clearProfiles(
    StepContext &context, KlaviyoClient &client, Outgoing &outgoing, std::vector<PartEnd> &ends);

// Who agreed is subscribed, with the time of it and as a historical import. What Klaviyo knows is
// read first: who unsubscribed is never subscribed again, who is subscribed is left alone. Beyond
// the number that was typed when the run was started nobody is, and a person is asked.
Outcome<bool> subscribe(StepContext &context, CommerceRun &run, KlaviyoClient &client,
    Outgoing &outgoing, std::vector<PartEnd> &ends, const QString &listId);

} // namespace sluice
