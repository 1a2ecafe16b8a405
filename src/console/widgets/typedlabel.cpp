// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/typedlabel.h"

#include <QEvent>
#include <QPainter>

namespace sluice {

TypedLabel::TypedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    connect(&Theme::instance(), &Theme::changed, this, [this] { applyTheme(); });
    applyTheme();
}

TypedLabel::TypedLabel(const QString &text, TypeRole type, Role color, QWidget *parent)
    : TypedLabel(parent)
{
    m_type = type;
    m_color = color;
    setText(text);
    applyTheme();
}

void TypedLabel::setTypeRole(TypeRole type)
{
    m_type = type;
    applyTheme();
}

void TypedLabel::setColorRole(Role color)
{
    m_color = color;
    applyTheme();
}

// The style sheet gives a label back the palette that it had before, when its parent changes.
void TypedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying
        && palette().color(QPalette::Active, QPalette::WindowText) != themeColor(m_color))
        applyTheme();
}

// A link alone shows the keyboard in the colour of a selection only, and a text not at all.
void TypedLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!hasFocus() || !(textInteractionFlags() & Qt::LinksAccessibleByKeyboard))
        return;
    QPainter painter(this);
    painter.setPen(themeColor(Role::Accent));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TypedLabel::focusInEvent(QFocusEvent *event)
{
    QLabel::focusInEvent(event);
    update();
}

void TypedLabel::focusOutEvent(QFocusEvent *event)
{
    QLabel::focusOutEvent(event);
    update();
}

void TypedLabel::applyTheme()
{
    m_isApplying = true;
    setFont(Theme::instance().font(m_type));
    QPalette palette;
    palette.setColor(QPalette::WindowText, themeColor(m_color));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, themeColor(Role::Disabled));
    setPalette(palette);
    m_isApplying = false;
}

} // namespace sluice
