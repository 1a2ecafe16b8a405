// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// D1: the largest upload, in bytes.
constexpr qint64 kMostUploadBytes = 25'000'000;

// The upload call (zoho-crm-bulk D1): checks the two headers, the part and the archive, keeps the
// file under a new id. On a connection thread.
HttpReply receiveUpload(const HttpRequest &request, Environment &environment, CrmStore &store);

} // namespace sluice::sandbox
