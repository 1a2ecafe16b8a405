// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalyststore.h"

namespace sluice::sandbox {

// The calls that describe tables and columns (datastore-analytics A.3). Free functions on any
// thread.
HttpReply describeTables(const CatalystStore &store, const HttpRequest &request);
HttpReply describeTable(const DataTableSpec &spec, const HttpRequest &request);
HttpReply describeColumns(const DataTableSpec &spec, const HttpRequest &request);
HttpReply describeColumn(
    const DataTableSpec &spec, const QString &idOrName, const HttpRequest &request);

} // namespace sluice::sandbox
