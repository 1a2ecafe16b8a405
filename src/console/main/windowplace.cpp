// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/windowplace.h"

#include "console/theme/screenroom.h"

#include <QGuiApplication>

#include <algorithm>

namespace sluice {

namespace {

constexpr QSize kStandardSize(1'180, 760);

qint64 areaOf(const QRect &rect)
{
    return rect.isEmpty() ? 0 : qint64(rect.width()) * rect.height();
}

// What is left for windows in their frames; the primary screen first.
QList<QRect> roomsOfScreens()
{
    QList<QRect> rooms;
    const auto screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QRect room = screen->availableGeometry().marginsRemoved(kWindowFrame);
        if (screen == QGuiApplication::primaryScreen())
            rooms.prepend(room);
        else
            rooms.append(room);
    }
    return rooms;
}

} // namespace

QRect placedWithin(const QList<QRect> &rooms, const QRect &wanted)
{
    if (rooms.isEmpty())
        return wanted;
    const auto shown = [&wanted](const QRect &room) { return areaOf(room & wanted); };
    const QRect room = *std::ranges::max_element(rooms, {}, shown);
    QRect placed(wanted.topLeft(), wanted.size().boundedTo(room.size()));
    placed.moveLeft(std::clamp(placed.left(), room.left(), room.right() - placed.width() + 1));
    placed.moveTop(std::clamp(placed.top(), room.top(), room.bottom() - placed.height() + 1));
    return placed;
}

void placeWindow(QWidget *window, const QByteArray &kept)
{
    if (!window->restoreGeometry(kept)) {
        window->resize(kStandardSize.boundedTo(screenRoom(window))); // the system says where
        return;
    }
    if (window->isMaximized() || window->isFullScreen())
        return; // as large as its screen
    const auto isWholeOn = [window](const QScreen *screen) {
        return screen->availableGeometry().contains(window->geometry());
    };
    if (std::ranges::none_of(QGuiApplication::screens(), isWholeOn))
        window->setGeometry(placedWithin(roomsOfScreens(), window->geometry()));
}

} // namespace sluice
