// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice::sandbox {

// The constants that open the emulated Klaviyo. Public, printed at start: they open nothing else.
// All keys belong to one account and share its limits.
inline constexpr char kKlaviyoKey[] = "pk_sandbox_0123456789abcdef0123456789abcdef";
inline constexpr char kKlaviyoReadKey[] = "pk_sandbox_readonly_0123456789abcdef0123"; // :read only
inline constexpr char kKlaviyoRevision[] = "2026-07-15";

} // namespace sluice::sandbox
