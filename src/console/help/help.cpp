// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/help.h"

#include "console/help/helptopics.h"
#include "console/help/helpwindow.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace sluice {

Help::Help(Prompt &prompt, QObject *parent)
    : QObject(parent)
    , m_prompt(prompt)
{
    QApplication::instance()->installEventFilter(this);
}

Help::~Help() = default;

void Help::open(const QString &topic)
{
    if (!m_window)
        m_window = std::make_unique<HelpWindow>(m_prompt);
    m_window->open(topic);
}

void Help::openFor(const QWidget *where)
{
    open(helpTopicOf(where));
}

// The menu's F1 is the window's; a dialog over it blocks that.
bool Help::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F1 && key->modifiers() == Qt::NoModifier) {
            openFor(static_cast<QWidget *>(watched));
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluice
