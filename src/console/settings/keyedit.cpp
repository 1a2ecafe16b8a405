// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/keyedit.h"

#include <QKeyEvent>

namespace sluice {

namespace {

bool isOfDialogs(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    default:
        return false;
    }
}

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_unknown;
}

} // namespace

KeyEdit::KeyEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setPlaceholderText(tr("Press the new keys"));
    setContextMenuPolicy(Qt::NoContextMenu);
}

void KeyEdit::setKeys(const QKeySequence &keys)
{
    m_keys = keys;
    setText(keys.toString(QKeySequence::NativeText));
}

bool KeyEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && !isOfDialogs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyEdit::keyPressEvent(QKeyEvent *event)
{
    if (isOfDialogs(*event)) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
    if (isModifier(event->key()))
        return;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (isPlain && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete)) {
        setKeys({});
    } else {
        // Shift is part of the sign that it makes: Ctrl+?, not Ctrl+Shift+?.
        Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
        const bool isSign = event->key() > 0x20 && event->key() < 0x7f
            && !(event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z)
            && !(event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9);
        if (isSign)
            modifiers &= ~Qt::ShiftModifier;
        setKeys(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event->key()))));
    }
    emit keysPressed(m_keys);
}

} // namespace sluice
