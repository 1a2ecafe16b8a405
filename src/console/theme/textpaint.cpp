// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/textpaint.h"

#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <list>

namespace sluice {

namespace {

// Texts are painted again and again, and measuring one shapes it, which takes as long as drawing
// it: what was measured is kept, a bounded number for each of the few fonts. GUI thread.
class TextWidths
{
public:
    static TextWidths &of(const QFont &font)
    {
        // The last used first; it outlives the application, whose end takes the fonts' engines.
        static auto &all = *new std::list<TextWidths>;
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (it->m_font == font) {
                all.splice(all.begin(), all, it);
                return all.front();
            }
        }
        if (all.size() >= kMostFonts)
            all.pop_back();
        return all.emplace_front(font);
    }

    explicit TextWidths(const QFont &font)
        : m_font(font)
        , m_metrics(font)
    {
        for (char16_t c = u'0'; c <= u'9'; ++c)
            m_widestDigit = std::max(m_widestDigit, m_metrics.horizontalAdvance(QChar(c)));
    }
    qreal widestDigit() const { return m_widestDigit; }
    qreal width(const QString &text)
    {
        if (const auto known = m_widths.constFind(text); known != m_widths.cend())
            return *known;
        if (m_widths.size() >= kMostTexts)
            m_widths.clear();
        return *m_widths.insert(text, m_metrics.horizontalAdvance(text));
    }
    QString elided(const QString &text, qreal width) const
    {
        return m_metrics.elidedText(text, Qt::ElideRight, width);
    }

private:
    static constexpr size_t kMostFonts = 24;
    static constexpr qsizetype kMostTexts = 1'000;
    QFont m_font;
    QFontMetricsF m_metrics;
    qreal m_widestDigit = 0;
    QHash<QString, qreal> m_widths;
};

bool isDigitChar(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Calls `place(text, offset, cell)` for each digit and each run between digits; returns the width.
template <class Place> qreal walkTabular(TextWidths &widths, const QString &text, Place place)
{
    const qreal cell = widths.widestDigit();
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (isDigitChar(text[i])) {
            const QString digit = text.mid(i, 1);
            place(digit, x + (cell - widths.width(digit)) / 2);
            x += cell;
        } else {
            while (end < text.size() && !isDigitChar(text[end]))
                ++end;
            const QString run = text.mid(i, end - i);
            place(run, x);
            x += widths.width(run);
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
    TextWidths &widths = TextWidths::of(painter->font());
    const qreal width = walkTabular(widths, text, [](const QString &, qreal) {});
    const qreal x = startX(rect, width, alignment);
    const qreal y = baseLine(painter->font(), painter, rect, alignment);
    walkTabular(widths, text, [painter, x, y](const QString &part, qreal offset) {
        painter->drawText(QPointF(x + offset, y), part);
    });
}

qreal tabularWidth(const QFont &font, const QString &text)
{
    return walkTabular(TextWidths::of(font), text, [](const QString &, qreal) {});
}

qreal drawLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    if (rect.width() <= 0 || text.isEmpty())
        return 0;
    TextWidths &widths = TextWidths::of(painter->font());
    QString shown = text;
    qreal width = widths.width(shown);
    if (width > rect.width() + 0.5) {
        shown = widths.elided(text, rect.width());
        width = widths.width(shown);
    }
    const qreal y = baseLine(painter->font(), painter, rect, alignment);
    painter->drawText(QPointF(startX(rect, width, alignment), y), shown);
    return width;
}

int textWidth(const QFont &font, const QString &text)
{
    return static_cast<int>(std::ceil(TextWidths::of(font).width(text)));
}

} // namespace sluice
