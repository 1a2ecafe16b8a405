// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/typedlabel.h"

#include <QEvent>

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
