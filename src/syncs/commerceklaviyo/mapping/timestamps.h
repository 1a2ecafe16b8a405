// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string_view>

namespace sluice::commercemap {

// commercetools' times, "2024-01-04T19:54:49.797Z" (an offset in place of Z is taken too), as
// milliseconds UTC since 1970. Pure functions, any thread.
std::optional<qint64> parseTimestamp(std::string_view text);

// "2024-01-04T19:54:49Z": Klaviyo cuts to the second (commercetools-klaviyo C.5).
QByteArray writeTimestamp(qint64 ms);

} // namespace sluice::commercemap
