// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <QString>

class QPainter;

namespace sluice {

// Painting of single lines of text, with one rule for the base line (rounded, from whole font
// heights), so that numbers and words side by side stand on one line. GUI thread.

// Digits stand in cells of the widest digit's width, so that numbers line up and do not jump while
// they count: Qt 6.4 cannot ask a font for tabular figures.
void drawTabular(QPainter *painter, const QRectF &rect, const QString &text,
    Qt::Alignment alignment = Qt::AlignLeft);
qreal tabularWidth(const QFont &font, const QString &text);

// One line, cut with an ellipsis where it is too long. Returns the width that was used.
qreal drawLine(QPainter *painter, const QRectF &rect, const QString &text,
    Qt::Alignment alignment = Qt::AlignLeft);
// The width that drawLine() wants, rounded up.
int textWidth(const QFont &font, const QString &text);

} // namespace sluice
