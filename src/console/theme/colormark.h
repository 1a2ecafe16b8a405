// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>
#include <QWidget>

class QComboBox;
class QPainter;

namespace sluice {

// The colours by which an operator tells connections apart, shown as a point beside their names.
// Kept as "#rrggbb" of the light theme; those of the palette follow the theme, any other (from a
// file) is shown as it is. Empty: none. Never the only sign of anything. GUI thread.

QColor markColor(const QString &kept);
QString markWord(const QString &kept); // "Blue"; of another one what is kept
QIcon markIcon(const QString &kept);
void drawMark(QPainter *painter, const QRectF &rect, const QString &kept);

// Fills a chooser with none, the palette, and `kept` if that is another one, and chooses it.
void offerMarks(QComboBox *combo, const QString &kept);

// The point by itself; not there while it has no colour. GUI thread, owned by its parent.
class ColorMark final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColorMark)

public:
    explicit ColorMark(QWidget *parent = nullptr);
    void setMark(const QString &kept);
    QString mark() const { return m_mark; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_mark;
};

} // namespace sluice
