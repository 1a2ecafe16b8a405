// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/crmstore.h"

#include <QJsonObject>

#include <optional>

namespace sluice::sandbox {

// GET /crm/v8/settings/custom_views?module= and one of them by its id (OAS custom_views.json): the
// view of all records and, where the module has a pick list, the records with its first value. On a
// connection thread.
HttpReply describeViews(const CrmStore &store, const HttpRequest &request, const QString &id);

// What a record must meet to be in the view, as a bulk read's criteria (zoho-crm-bulk B1); empty:
// every one is in it. Nothing: the module has no such view.
std::optional<QJsonObject> criteriaOfView(const ModuleSpec &module, const QString &id);

} // namespace sluice::sandbox
