// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/writefile.h"

#include <tl/expected.hpp>

namespace sluice::sandbox {

// A bulk write request that has been checked (zoho-crm-bulk D2). A plain value.
struct WriteRequest
{
    WriteOperation operation = WriteOperation::Update;
    bool ignoresEmpty = false;
    QString encoding;
    QJsonObject callback;
    QByteArray fileId; // of the archive
    QList<WriteFile> files; // one, or a parent and its children
};

tl::expected<WriteRequest, CrmProblem> writeRequestFrom(
    const HttpRequest &request, const CrmStore &store, int version);

} // namespace sluice::sandbox
