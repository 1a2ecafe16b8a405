// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// Organisation, modules, fields and users as the CRM describes them (zoho-crm-bulk C1 to C3).
// Plain functions on connection threads.
HttpReply describeOrg(const Environment &environment);
HttpReply describeModules(const CrmStore &store);
HttpReply describeFields(const CrmStore &store, const HttpRequest &request);
HttpReply describeUsers(const HttpRequest &request);

QJsonObject moduleReference(const ModuleSpec &module);
QLatin1StringView dataTypeName(FieldType type);

} // namespace sluice::sandbox
