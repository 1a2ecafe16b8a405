// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace sluice {

// Copies what is good once, as the link of a sign-in is: it leaves the clipboard by itself, unless
// something else is in it by then or the settings say that it stays. GUI thread; keeps nothing.
inline constexpr std::chrono::seconds kBriefCopyStays{30};
void copyBriefly(const QString &text, std::chrono::milliseconds stays = kBriefCopyStays);

} // namespace sluice
