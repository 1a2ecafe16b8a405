// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QShortcut;
class QWidget;

namespace sluice {

// The keys that move a line of an ordered list, Alt+Up (`by` -1) and Alt+Down (1), the same for all
// lists: whoever changes them changes them everywhere. GUI thread; the view owns the shortcut,
// which only works where it has the keyboard.
QShortcut *makeMoveShortcut(QWidget *view, int by);
void makeMoveAction(QAction *action, int by); // it gets that key

} // namespace sluice
