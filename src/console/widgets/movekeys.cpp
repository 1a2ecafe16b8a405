// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/movekeys.h"

#include <QAction>
#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct MoveKeys
{
    Q_DECLARE_TR_FUNCTIONS(MoveKeys)
};

QKeySequence moveKey(int by)
{
    return {Qt::ALT | (by < 0 ? Qt::Key_Up : Qt::Key_Down)};
}

// As the book of shortcuts knows it.
void nameMoveKey(QObject *object, int by)
{
    object->setProperty("shortcutId", by < 0 ? u"moveUp"_s : u"moveDown"_s);
    object->setProperty(
        "shortcutText", by < 0 ? MoveKeys::tr("Move Up") : MoveKeys::tr("Move Down"));
}

} // namespace

QShortcut *makeMoveShortcut(QWidget *view, int by)
{
    auto *shortcut = new QShortcut(moveKey(by), view);
    shortcut->setContext(Qt::WidgetShortcut);
    nameMoveKey(shortcut, by);
    return shortcut;
}

void makeMoveAction(QAction *action, int by)
{
    action->setShortcut(moveKey(by));
    action->setShortcutContext(Qt::WidgetShortcut);
    nameMoveKey(action, by);
}

} // namespace sluice
