// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/theme.h"

#include <algorithm>

namespace sluice {

// Whether `width` is less than `below` is at the usual 10 points: a window with large text behaves
// like a narrower one (visual.md 9). Pages ask again when their size or the fonts change. GUI
// thread.
inline bool isNarrowRoom(int width, int below)
{
    return width * 10.0 < below * std::max(10.0, Theme::instance().basePointSize());
}

} // namespace sluice
