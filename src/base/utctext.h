// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

// A moment for people who read it anywhere, as in mails and reports: "2026-11-23 04:05:06 UTC".
// Empty: there is none. Any thread.
QString utcText(qint64 atMs);

} // namespace sluice
