// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/datafilter.h"

namespace sluice::sandbox {

// Why a bulk read's criteria cannot be used: at once, or in the job, which then fails.
struct CriteriaProblem
{
    CatalystProblem problem;
    bool failsJob = false;
};

// Reads the `criteria` of a bulk read (datastore-analytics A.6): one condition or a group of them.
// Free function, any thread.
tl::expected<Condition, CriteriaProblem> readExportCriteria(
    const QJsonValue &json, const DataTableSpec &spec, bool takesMore);

} // namespace sluice::sandbox
