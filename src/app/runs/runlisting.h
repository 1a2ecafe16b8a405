// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QJsonObject>

namespace sluice {

// A run as lists of runs have it for programs: `runs list --json` and the control API. Pure; its
// names are part of both contracts.
QJsonObject listedRunJson(const RunRow &run);

} // namespace sluice
