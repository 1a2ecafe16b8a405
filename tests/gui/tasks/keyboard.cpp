// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tasks/keyboard.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QTabBar>
#include <QtTest>

namespace sluice::testing {

namespace {

constexpr int kMostTabs = 200;
constexpr int kMostRows = 500;

bool hasText(const QModelIndex &index, const QString &text)
{
    for (int column = 0; column < index.model()->columnCount(index.parent()); ++column) {
        if (index.siblingAtColumn(column).data().toString().contains(text))
            return true;
    }
    return false;
}

} // namespace

Keyboard::Keyboard(QWidget *window)
    : m_window(window)
{
}

// Dialogs are windows of their own; the newest one that is shown has the keyboard.
QWidget *Keyboard::focus() const
{
    QWidget *top = QApplication::activePopupWidget();
    if (!top)
        top = QApplication::activeWindow() ? QApplication::activeWindow() : m_window;
    QWidget *inside = top->focusWidget();
    return inside ? inside : top;
}

QString Keyboard::where() const
{
    QStringList path;
    for (const QWidget *widget = focus(); widget; widget = widget->parentWidget())
        path.prepend(widget->objectName().isEmpty()
                ? QString::fromLatin1(widget->metaObject()->className())
                : widget->objectName());
    return path.join(u'/');
}

void Keyboard::send(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(focus(), key, modifiers);
    QCoreApplication::processEvents();
}

bool Keyboard::reach(const QString &objectName)
{
    for (int i = 0; i < kMostTabs; ++i) {
        if (focus()->objectName() == objectName)
            return true;
        send(Qt::Key_Tab);
    }
    return false;
}

void Keyboard::press(const QKeySequence &keys)
{
    ++m_actions;
    for (int i = 0; i < keys.count(); ++i)
        send(keys[static_cast<uint>(i)].key(), keys[static_cast<uint>(i)].keyboardModifiers());
}

void Keyboard::activate(Qt::Key key)
{
    ++m_actions;
    send(key);
}

bool Keyboard::chooseEntry(QComboBox *combo, const QString &text)
{
    send(Qt::Key_Home);
    for (int i = 0; i < combo->count(); ++i) {
        if (combo->currentText().contains(text))
            return true;
        send(Qt::Key_Down);
    }
    return combo->currentText().contains(text);
}

bool Keyboard::choose(const QString &text)
{
    ++m_actions;
    if (auto *combo = qobject_cast<QComboBox *>(focus()))
        return chooseEntry(combo, text);
    if (auto *tabs = qobject_cast<QTabBar *>(focus())) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(tabs->currentIndex()).contains(text))
                return true;
            send(Qt::Key_Right);
        }
        return false;
    }
    auto *view = qobject_cast<QAbstractItemView *>(focus());
    if (!view)
        return false;
    send(Qt::Key_Home);
    for (int i = 0; i < kMostRows && view->currentIndex().isValid(); ++i) {
        if (hasText(view->currentIndex(), text))
            return true;
        const QModelIndex before = view->currentIndex();
        send(Qt::Key_Down);
        if (view->currentIndex() == before)
            return false;
    }
    return false;
}

void Keyboard::type(const QString &text)
{
    for (const QChar character : text) // a cell that is typed into hands on to its editor
        QTest::keyClicks(focus(), QString(character));
}

} // namespace sluice::testing
