// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string_view>

namespace sluice::sandbox {

// Moments as Klaviyo reads and writes them: 2026-01-01T00:00:00+00:00. Free functions, any thread.

// Seconds since 1970 of an ISO 8601 moment; parts of a second are cut off.
std::optional<qint64> klaviyoSeconds(std::string_view text);
QByteArray klaviyoMoment(qint64 ms);

} // namespace sluice::sandbox
