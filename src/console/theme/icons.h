// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QIcon>
#include <QRectF>
#include <QString>

class QAbstractButton;
class QPainter;

namespace sluice {

// The icons of resources/icons, drawn in a colour of the theme. An icon made here follows a change
// of the theme by itself, because it is rendered at each paint (through the pixmap cache), in
// device pixels. GUI thread. `name` is the file's name without ".svg".
QIcon themeIcon(const QString &name, Role role = Role::Text);

// Gives a button its icon with the room that a style sheet leaves out between icon and text. The
// role follows the button's `role` property: white on filled buttons, accent on links.
void setButtonIcon(QAbstractButton *button, const QString &name);

// Paints an icon now.
void drawIcon(QPainter *painter, const QRectF &rect, const QString &name, Role role);

// The SVG with its colour put in; empty if there is no such icon.
QByteArray coloredSvg(const QString &name, const QColor &color);

} // namespace sluice
