// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/removekey.h"

#include <QAction>
#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct RemoveKey
{
    Q_DECLARE_TR_FUNCTIONS(RemoveKey)
};

// As the book of shortcuts knows it.
void nameRemoveKey(QObject *object)
{
    object->setProperty("shortcutId", u"remove"_s);
    object->setProperty("shortcutText", RemoveKey::tr("Remove"));
}

} // namespace

QShortcut *makeRemoveShortcut(QWidget *view)
{
    auto *shortcut = new QShortcut(QKeySequence(QKeySequence::Delete), view);
    shortcut->setContext(Qt::WidgetShortcut);
    nameRemoveKey(shortcut);
    return shortcut;
}

void makeRemoveAction(QAction *action)
{
    action->setShortcut(QKeySequence(QKeySequence::Delete));
    action->setShortcutContext(Qt::WidgetShortcut);
    nameRemoveKey(action);
}

} // namespace sluice
