// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QFont>
#include <QRectF>
#include <QSize>
#include <QString>

class QPainter;

// The few shapes that widgets and row delegates both paint, so that they cannot drift apart. Free
// functions, GUI thread; colours are taken from the theme at each call.
namespace sluice::Paint {

struct Badge
{
    QString text;
    QString icon = {}; // none: text only
    Tone tone = Tone::Neutral;
    bool isBordered = false;
    bool isSmall = false; // codes and environments in tables: 0.9 of the body size
};

QSize badgeSize(const Badge &badge);
// At the left of `rect`, in the middle of its height; the text is cut where it does not fit.
void badge(QPainter *painter, const QRectF &rect, const Badge &badge);

// A bar with round ends in the whole of `rect`. `value` from 0 to 1.
void bar(QPainter *painter, const QRectF &rect, double value, Role fill, bool isSelected = false);
// The piece of a bar whose total is not known, `phase` from 0 to 1; drawn on the track.
void barPiece(QPainter *painter, const QRectF &rect, double phase, Role fill);

void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, Role fill);
void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, Role fill, Role edge);

// A count in a round badge, as in the navigation: its middle is the middle of `rect`'s right end.
void countBadge(QPainter *painter, const QRectF &rect, const QString &text, Role fill);

void checkBox(QPainter *painter, const QRectF &square, Qt::CheckState state, bool isEnabled);

} // namespace sluice::Paint
