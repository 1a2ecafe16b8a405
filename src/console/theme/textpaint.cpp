// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/textpaint.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

bool isDigitChar(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qreal widestDigit(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t c = u'0'; c <= u'9'; ++c)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(c)));
    return widest;
}

// Calls `place(text, offset, cell)` for each digit and each run between digits; returns the width.
template <class Place>
qreal walkTabular(const QFontMetricsF &metrics, const QString &text, Place place)
{
    const qreal cell = widestDigit(metrics);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (isDigitChar(text[i])) {
            const QString digit = text.mid(i, 1);
            place(digit, x + (cell - metrics.horizontalAdvance(text[i])) / 2);
            x += cell;
        } else {
            while (end < text.size() && !isDigitChar(text[end]))
                ++end;
            const QString run = text.mid(i, end - i);
            place(run, x);
            x += metrics.horizontalAdvance(run);
        }
        i = end;
    }
    return x;
}

qreal baseLine(const QFont &font, QPainter *painter, const QRectF &rect, Qt::Alignment alignment)
{
    const QFontMetrics metrics(font, painter->device());
    qreal top = rect.top() + (rect.height() - metrics.height()) / 2;
    if (alignment & Qt::AlignTop)
        top = rect.top();
    else if (alignment & Qt::AlignBottom)
        top = rect.bottom() - metrics.height();
    return std::round(top + metrics.ascent());
}

qreal startX(const QRectF &rect, qreal width, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignRight)
        return rect.right() - width;
    if (alignment & Qt::AlignHCenter)
        return rect.left() + (rect.width() - width) / 2;
    return rect.left();
}

} // namespace

void drawTabular(
    QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter->font(), painter->device());
    const qreal width = walkTabular(metrics, text, [](const QString &, qreal) {});
    const qreal x = startX(rect, width, alignment);
    const qreal y = baseLine(painter->font(), painter, rect, alignment);
    walkTabular(metrics, text, [painter, x, y](const QString &part, qreal offset) {
        painter->drawText(QPointF(x + offset, y), part);
    });
}

qreal tabularWidth(const QFont &font, const QString &text)
{
    return walkTabular(QFontMetricsF(font), text, [](const QString &, qreal) {});
}

qreal drawLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    if (rect.width() <= 0 || text.isEmpty())
        return 0;
    const QFontMetricsF metrics(painter->font(), painter->device());
    QString shown = text;
    qreal width = metrics.horizontalAdvance(shown);
    if (width > rect.width() + 0.5) {
        shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        width = metrics.horizontalAdvance(shown);
    }
    const qreal y = baseLine(painter->font(), painter, rect, alignment);
    painter->drawText(QPointF(startX(rect, width, alignment), y), shown);
    return width;
}

int textWidth(const QFont &font, const QString &text)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

} // namespace sluice
