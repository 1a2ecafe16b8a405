// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/crmstore.h"

#include <tl/expected.hpp>

namespace sluice::sandbox {

// Organisation, modules, fields and users as the CRM describes them (zoho-crm-bulk C1 to C3).
// Plain functions on connection threads.
HttpReply describeOrg(const Environment &environment);
HttpReply describeModules(const CrmStore &store);
HttpReply describeFields(const CrmStore &store, const HttpRequest &request);
HttpReply describeUsers(const HttpRequest &request);

// The module that ?module= names, for calls on settings.
tl::expected<int, CrmProblem> moduleOfSettings(const CrmStore &store, const HttpRequest &request);

QJsonObject crmFieldJson(const FieldSpec &field, qint64 number, const CrmStore &store);
QJsonObject crmFieldJson(const CrmStore &store, int module, int field);
QString crmFixedId(qint64 number); // of what is always there
QJsonObject moduleReference(const ModuleSpec &module);
QLatin1StringView dataTypeName(FieldType type);

} // namespace sluice::sandbox
