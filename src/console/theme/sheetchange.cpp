// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/sheetchange.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sluice {

namespace {

constexpr qint64 kTurnMs = 4; // a turn of the event loop, at the most

void takeSheet(QWidget *widget)
{
    widget->style()->polish(widget);
    widget->update();
}

} // namespace

SheetChange::SheetChange(const QString &sheet, QObject *parent)
    : QObject(parent)
{
    // The style forgets what it worked out for each widget, so that the new sheet finds none to
    // work through.
    qApp->style()->unpolish(qApp);
    qApp->setStyleSheet(sheet);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        takeSeen(window);
    std::reverse(m_waiting.begin(), m_waiting.end());
    qApp->installEventFilter(this);
    connect(&m_idle, &QTimer::timeout, this, &SheetChange::takeWaiting);
    m_idle.start();
}

// Parents first: what is set on them comes down to their children.
void SheetChange::takeSeen(QWidget *widget)
{
    if (widget->isVisible())
        takeSheet(widget);
    else
        m_waiting.append(widget);
    for (QObject *child : widget->children()) {
        if (auto *part = qobject_cast<QWidget *>(child); part && !part->isWindow())
            takeSeen(part);
    }
}

void SheetChange::takeWaiting()
{
    QElapsedTimer timer;
    timer.start();
    while (!m_waiting.isEmpty() && timer.elapsed() < kTurnMs) {
        if (QWidget *widget = m_waiting.takeLast())
            takeSheet(widget);
    }
    if (m_waiting.isEmpty()) {
        m_idle.stop();
        deleteLater();
    }
}

void SheetChange::finish()
{
    while (!m_waiting.isEmpty())
        takeWaiting();
}

bool SheetChange::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        const auto place = std::find(m_waiting.begin(), m_waiting.end(), watched);
        if (place != m_waiting.end()) {
            QWidget *widget = *place;
            m_waiting.erase(place);
            takeSheet(widget);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluice
