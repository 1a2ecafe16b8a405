// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRect>

class QWidget;

namespace sluice {

// Where the console's window comes up: where it was when it closed, or in its standard size. It is
// whole on a screen that is there now, however small that is and wherever the one of last time has
// gone. GUI thread.
void placeWindow(QWidget *window, const QByteArray &kept); // see QWidget::saveGeometry()

// `wanted`, moved and made smaller as far as it must be to lie within the room that shows the most
// of it; where none shows any of it, within the first. Pure function; with no room it stays.
QRect placedWithin(const QList<QRect> &rooms, const QRect &wanted);

} // namespace sluice
