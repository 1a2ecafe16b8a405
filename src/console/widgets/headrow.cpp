// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/headrow.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kBetweenParts = 8;

} // namespace

HeadRow::HeadRow(QWidget *title, QWidget *parent, Fill fill)
    : QWidget(parent)
    , m_title(title)
    , m_room(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_room))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(kBetweenParts);
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(kBetweenParts);
    m_parts->addWidget(title, fill == Fill::Title ? 1 : 0);
    if (fill == Fill::Gap)
        m_parts->addStretch(1);
    m_parts->addWidget(m_room, fill == Fill::Buttons ? 1 : 0);
}

QSize HeadRow::minimumSizeHint() const
{
    const QSize title = m_title->minimumSizeHint();
    const QSize room = m_room->minimumSizeHint();
    const int high = m_parts->direction() == QBoxLayout::TopToBottom
        ? title.height() + 2 * kBetweenParts + room.height()
        : std::max(title.height(), room.height());
    return {std::max(title.width(), room.width()), high};
}

void HeadRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// One of the two may have another text now.
bool HeadRow::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return isTaken;
}

void HeadRow::arrange()
{
    const int beside
        = m_title->sizeHint().width() + 2 * kBetweenParts + m_room->minimumSizeHint().width();
    const auto direction = beside > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_parts->direction() == direction)
        return;
    m_parts->setDirection(direction);
    updateGeometry();
}

} // namespace sluice
