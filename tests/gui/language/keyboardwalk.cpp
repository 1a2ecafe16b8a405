// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/keyboardwalk.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMap>
#include <QMenuBar>
#include <QPointer>
#include <QRadioButton>
#include <QShortcut>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kMostParts = 60; // links of a page of help, fields of a time

QString nameOf(const QWidget *widget)
{
    return u"%1 %2"_s.arg(
        QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
}

bool isShownIn(const QWidget *window, const QWidget *widget)
{
    return widget->isVisibleTo(window) && widget->window() == window;
}

// Of buttons that exclude each other Tab reaches the chosen one, arrows the others.
bool isReachedByArrows(QWidget *widget)
{
    const auto *radio = qobject_cast<QRadioButton *>(widget);
    return radio && radio->autoExclusive() && !radio->isChecked();
}

QList<QWidget *> stopsOf(QWidget *window)
{
    QList<QWidget *> stops;
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (isShownIn(window, widget) && (widget->focusPolicy() & Qt::TabFocus)
            && widget->isEnabled() && !widget->focusProxy() && !isReachedByArrows(widget))
            stops.append(widget);
    }
    return stops;
}

QImage lookOf(QWidget *widget)
{
    return widget->grab().toImage();
}

} // namespace

QStringList tabProblems(QWidget *window)
{
    QList<QWidget *> open = stopsOf(window);
    if (open.isEmpty())
        return {};
    QStringList problems;
    window->activateWindow();
    open.first()->setFocus(Qt::TabFocusReason);
    const QPointer<QWidget> first = QApplication::focusWidget();
    const qsizetype most = 2 * open.size() + 20;
    bool isRound = false;
    for (qsizetype step = 0; step < most && !isRound; ++step) {
        const QPointer<QWidget> here = QApplication::focusWidget();
        if (!here || here->window() != window) {
            problems << u"the focus is lost after %1 steps"_s.arg(step);
            break;
        }
        QCoreApplication::processEvents(); // what came in the meantime is shown
        if (!here)
            continue;
        const QImage with = lookOf(here);
        // A field of a time has parts, and a page of help links, which Tab goes through first.
        for (int part = 0; part < kMostParts && QApplication::focusWidget() == here; ++part)
            QTest::keyClick(here, Qt::Key_Tab);
        if (QApplication::focusWidget() == here) {
            if (open.size() > 1)
                problems << u"Tab stays in %1"_s.arg(nameOf(here));
            break;
        }
        if (open.removeAll(here) > 0 && here && lookOf(here) == with)
            problems << u"the focus cannot be seen on %1"_s.arg(nameOf(here));
        isRound = QApplication::focusWidget() == first;
    }
    for (const QWidget *missed : std::as_const(open)) {
        if (isShownIn(window, missed) && missed->isEnabled())
            problems << u"Tab does not reach %1"_s.arg(nameOf(missed));
    }
    return problems;
}

QStringList shortcutProblems(QWidget *window)
{
    QMap<QString, QStringList> takers;
    const auto note = [&takers](const QKeySequence &keys, const QString &name) {
        if (!keys.isEmpty() && !takers[keys.toString()].contains(name))
            takers[keys.toString()].append(name);
    };
    const auto actions = window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        const auto shortcuts = action->shortcuts();
        for (const QKeySequence &keys : shortcuts) {
            if (action->isEnabled() && action->shortcutContext() != Qt::WidgetShortcut
                && action->shortcutContext() != Qt::WidgetWithChildrenShortcut)
                note(keys, action->objectName());
        }
    }
    const auto shortcuts = window->findChildren<QShortcut *>();
    for (const QShortcut *shortcut : shortcuts) {
        auto *owner = qobject_cast<QWidget *>(shortcut->parent());
        const bool isOfWindow = shortcut->context() == Qt::WindowShortcut
            || shortcut->context() == Qt::ApplicationShortcut;
        if (owner && isOfWindow && isShownIn(window, owner))
            note(shortcut->key(), u"a shortcut of %1"_s.arg(nameOf(owner)));
    }
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!isShownIn(window, widget))
            continue;
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            note(QKeySequence::mnemonic(button->text()), nameOf(button));
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            note(QKeySequence::mnemonic(label->text()), nameOf(label->buddy()));
        if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                note(QKeySequence::mnemonic(tabs->tabText(tab)), tabs->tabText(tab));
        }
        if (const auto *menus = qobject_cast<QMenuBar *>(widget)) {
            const auto entries = menus->actions();
            for (const QAction *entry : entries)
                note(QKeySequence::mnemonic(entry->text()), entry->text());
        }
    }
    QStringList problems;
    for (auto taker = takers.cbegin(); taker != takers.cend(); ++taker) {
        if (taker->size() > 1)
            problems << u"%1 is %2"_s.arg(taker.key(), taker->join(u" and "_s));
    }
    return problems;
}

} // namespace sluice::testing
