// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/commerceklaviyo/commercejob.h"

#include <QJsonObject>

namespace sluice {

// The body of POST /sync/<resource> (commercetools-klaviyo A.1) as the selection of a run. Any
// thread; pure. `ids` wins over `startId`; `deleteAll` with either spelling of its confirmation
// means everything that is there. The Error's `what` is the message to answer 400 with; keys that
// the plugin does not look at are passed over, as it does.
Result<QJsonObject> controlSelection(CommerceResource resource, const QByteArray &body);

} // namespace sluice
