// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QShortcut;
class QWidget;

namespace sluice {

// The key that takes something out of a list, one for all lists: whoever changes it changes it
// everywhere. GUI thread; the view owns the shortcut, which only works where it has the keyboard.
QShortcut *makeRemoveShortcut(QWidget *view);
void makeRemoveAction(QAction *action); // it gets that key

} // namespace sluice
