// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"
#include "core/mapping/rules/rule.h"

#include <QJsonArray>

#include <memory>
#include <vector>

namespace sluice {

// Makes rules from JSON, {"type":"trim","field":"Company"} and so on, and notes every problem with
// its JSON path. Any thread; holds nothing. With problems noted, the list is incomplete.
std::vector<std::unique_ptr<Rule>> rulesFromJson(
    const QJsonArray &rules, const QString &path, JsonProblems &problems);

} // namespace sluice
