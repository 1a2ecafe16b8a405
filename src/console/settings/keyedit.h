// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace sluice {

// A field that takes the keys that are pressed in it, one combination; Tab, Shift+Tab, Escape and
// Enter are as in every field, and Backspace empties it. Keys that belong to an action do not
// start it while the field has the focus. GUI thread.
class KeyEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyEdit)

public:
    explicit KeyEdit(QWidget *parent = nullptr);

    void setKeys(const QKeySequence &keys);
    QKeySequence keys() const { return m_keys; }

signals:
    void keysPressed(const QKeySequence &keys);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QKeySequence m_keys;
};

} // namespace sluice
