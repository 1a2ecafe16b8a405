// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace sluice {

// What a run was begun with, told by SHA-256 (reliability-security P15): its parameters, its
// mapping, and the source of each script, whose hash is that of its file. Kept among the run's
// parameters when it begins, and made again by whoever verifies it. Pure functions, any thread.
inline constexpr QLatin1StringView kRunHashes("hashes");

// {"job": .., "mapping": .., "scripts": [..]}; what a run has none of is left out.
QJsonObject runHashes(const QJsonObject &params);

} // namespace sluice
