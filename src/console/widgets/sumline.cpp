// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/sumline.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

SumLine::SumLine(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"sumLine"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setValues({});
}

void SumLine::setValues(const CounterValues &values)
{
    m_values = values;
    const auto count = [](qint64 value) { return Format::count(value); };
    if (values.pending > 0) {
        m_text
            = tr("%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending")
                  .arg(count(values.read), count(values.written), count(values.skipped),
                      count(values.rejected), count(values.notAttempted), count(values.pending));
    } else {
        m_text = tr("%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted")
                     .arg(count(values.read), count(values.written), count(values.skipped),
                         count(values.rejected), count(values.notAttempted));
    }
    if (!values.isBalanced())
        m_text.replace(u" = "_s, u" ≠ "_s);
    setAccessibleName(m_text);
    setToolTip(m_text);
    update();
}

void SumLine::setCost(const QString &text)
{
    m_cost = text;
    setAccessibleDescription(text);
    update();
}

QSize SumLine::sizeHint() const
{
    const Theme &theme = Theme::instance();
    const QFont font = theme.font(TypeRole::Body);
    const int width
        = theme.iconExtent() + 8 + textWidth(font, m_text) + 24 + textWidth(font, m_cost);
    return {width, std::max(theme.iconExtent(), QFontMetrics(font).height()) + 4};
}

QSize SumLine::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void SumLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const bool isGood = m_values.isBalanced();
    const int side = theme.iconExtent();
    QPainter painter(this);
    drawIcon(&painter, QRectF(0, (height() - side) / 2, side, side),
        isGood ? u"state-completed"_s : u"state-failed"_s, isGood ? Role::Success : Role::Error);
    painter.setFont(theme.font(TypeRole::Body));
    const int costWidth = m_cost.isEmpty() ? 0 : textWidth(painter.font(), m_cost);
    painter.setPen(theme.color(Role::Muted));
    drawLine(&painter, QRectF(width() - costWidth, 0, costWidth, height()), m_cost);
    painter.setPen(theme.color(isGood ? Role::Muted : Role::Error));
    const qreal room = width() - side - 8 - (costWidth > 0 ? costWidth + 24 : 0);
    drawLine(&painter, QRectF(side + 8, 0, room, height()), m_text);
}

} // namespace sluice
