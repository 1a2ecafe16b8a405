// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

namespace sluice {

// Notes what is wrong with the form of a CRM read's criteria (zoho-crm-bulk B1): one condition or
// nested groups of them, at most 25 conditions, at most 20 values for "in". Any thread; whether a
// comparator fits a field's type is known only to the service.
void checkCriteria(const QJsonObject &criteria, const QString &path, JsonProblems &problems);

} // namespace sluice
