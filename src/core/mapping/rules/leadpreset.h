// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice {

// The built-in example "lead clean-up" (zoho-crm-bulk F) as a list of ordinary rules in JSON, in
// three rule sets: A as the public example is coded, B as its README promises, C our default.
// `reader` stands on {"preset":"lead-clean-up","ruleSet":..,"names":{..},"ukCode":..}: "names"
// gives other field names by their default ones. Any thread; holds nothing.
QJsonArray leadCleanUpRules(JsonObjectReader &reader);

} // namespace sluice
