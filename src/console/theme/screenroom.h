// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace sluice {

// How large a window can be on the screen of `window`, in the window system's frame: at 200 % on a
// usual screen that is less than a window may wish for. GUI thread.
inline QSize screenRoom(const QWidget *window)
{
    constexpr QSize kFrame(16, 48);
    const QScreen *screen = window->screen();
    return screen ? screen->availableSize() - kFrame : QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
}

} // namespace sluice
