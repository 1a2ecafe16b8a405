// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QScreen>
#include <QWidget>

namespace sluice {

// What the window system puts around a window, at most.
inline constexpr QMargins kWindowFrame(8, 40, 8, 8);

// How large a window can be on the screen of `window`, in the window system's frame: at 200 % on a
// usual screen that is less than a window may wish for. GUI thread.
inline QSize screenRoom(const QWidget *window)
{
    const QScreen *screen = window->screen();
    return screen ? screen->availableSize().shrunkBy(kWindowFrame)
                  : QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
}

} // namespace sluice
