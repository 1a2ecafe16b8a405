// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

class QComboBox;
class QWidget;

namespace sluice::testing {

// An operator who has a keyboard and nothing else: every step is a key that goes where the focus
// is. It counts actions, a shortcut, an activation or a choice; Tab and text that is typed are
// none. GUI thread. It touches no widget but through keys.
class Keyboard
{
public:
    explicit Keyboard(QWidget *window);

    // Tab until the widget of this object name has the focus; false: it is never reached.
    bool reach(const QString &objectName);
    // A shortcut. One action.
    void press(const QKeySequence &keys);
    // Space or Enter on what has the focus. One action.
    void activate(Qt::Key key = Qt::Key_Space);
    // The row of the view, or the entry of the chooser, that contains the text in any column. One
    // action; false: there is none.
    bool choose(const QString &text);
    void type(const QString &text);

    int actions() const { return m_actions; }
    QWidget *focus() const; // what takes the keys now
    QString where() const; // for messages

private:
    bool chooseEntry(QComboBox *combo, const QString &text);
    void send(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    QWidget *m_window;
    int m_actions = 0;
};

} // namespace sluice::testing
