// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/focusedge.h"

#include "console/theme/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>

namespace sluice {

void FocusEdge::keep(QAbstractScrollArea *area)
{
    if (!area->findChild<FocusEdge *>({}, Qt::FindDirectChildrenOnly))
        new FocusEdge(area);
}

FocusEdge::FocusEdge(QAbstractScrollArea *area)
    : QWidget(area)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
    area->installEventFilter(this);
}

bool FocusEdge::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        raise();
        setVisible(parentWidget()->hasFocus());
        break;
    case QEvent::FocusOut:
        hide();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusEdge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(themeColor(Role::Accent));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace sluice
