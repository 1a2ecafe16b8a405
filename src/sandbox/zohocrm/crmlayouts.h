// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// GET /crm/v8/settings/layouts?module= and one of them by its id (zoho-crm-bulk C2): sections with
// their fields, what is required there, the pick lists of the layout. Leads have a second one that
// asks for more and offers less. On a connection thread.
HttpReply describeLayouts(const CrmStore &store, const HttpRequest &request, const QString &id);

// {name, id} of the layout that new records get.
QJsonObject standardLayout(const ModuleSpec &module);

} // namespace sluice::sandbox
