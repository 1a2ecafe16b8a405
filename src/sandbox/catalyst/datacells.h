// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalyststore.h"

namespace sluice::sandbox {

// What a column takes (datastore-analytics A.3). Free functions on any thread.

// The cell that is stored for a value of a request; a null array for no value.
tl::expected<QByteArray, CatalystProblem> cellFor(
    const DataColumn &column, const QJsonValue &value);

} // namespace sluice::sandbox
