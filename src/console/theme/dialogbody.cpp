// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/dialogbody.h"

#include <QBoxLayout>
#include <QDialog>
#include <QEvent>
#include <QPointer>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kBarGap = 8; // between what is held and the scroll bar

void moveItem(QBoxLayout *from, QBoxLayout *to)
{
    const int stretch = from->stretch(0);
    QLayoutItem *item = from->takeAt(0);
    if (QLayout *part = item->layout()) {
        to->addLayout(part, stretch);
    } else if (QWidget *widget = item->widget()) {
        to->addWidget(widget, stretch, item->alignment());
        delete item;
    } else {
        to->addItem(item);
    }
}

bool isLine(const QLayoutItem *item)
{
    return item->widget() && item->widget()->property("line").toBool();
}

} // namespace

DialogBody::DialogBody(QDialog *dialog)
    : QScrollArea(dialog)
{
    setObjectName(u"dialogBody"_s);
    setAccessibleName(dialog->windowTitle());
    setProperty("ground", u"page"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
}

DialogBody *DialogBody::take(QDialog *dialog)
{
    auto *all = qobject_cast<QVBoxLayout *>(dialog->layout());
    if (!all || all->count() < 2)
        return nullptr;
    const QPointer<QWidget> focus = dialog->focusWidget();
    auto *body = new DialogBody(dialog);
    auto *held = new QWidget(body);
    auto *layout = new QVBoxLayout(held);
    layout->setContentsMargins(0, 0, kBarGap, 0);
    layout->setSpacing(all->spacing());
    const int foot = isLine(all->itemAt(all->count() - 2)) ? 2 : 1;
    while (all->count() > foot)
        moveItem(all, layout);
    body->setWidget(held);
    all->insertWidget(0, body, 1);
    body->show();
    if (focus)
        focus->setFocus();
    return body;
}

void DialogBody::setRoom(int height)
{
    if (m_room == height)
        return;
    m_room = height;
    updateGeometry();
}

QSize DialogBody::minimumSizeHint() const
{
    const QLayout *held = widget()->layout();
    const QSize least = held->totalMinimumSize();
    const int high = held->hasHeightForWidth()
        ? held->totalHeightForWidth(std::max(viewport()->width(), least.width()))
        : held->totalSizeHint().height();
    return {least.width() + verticalScrollBar()->sizeHint().width(), std::min(high, m_room)};
}

// What is held has changed, or is wrapped otherwise.
bool DialogBody::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        updateGeometry();
    return QScrollArea::event(event);
}

} // namespace sluice
