// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkreadquery.h"

namespace sluice::sandbox {

// GET /crm/v8/{module}/actions/count (zoho-crm-bulk C4). On a connection thread.
HttpReply countRecords(
    const HttpRequest &request, const Settings &settings, const CrmStore &store, int module);

// (Last_Name:equals:Smith) and the like, with and, or and brackets, as criteria of a bulk read.
// Nothing: it cannot be read.
std::optional<QJsonObject> readSearchCriteria(QByteArrayView text);

} // namespace sluice::sandbox
