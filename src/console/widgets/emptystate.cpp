// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/emptystate.h"

#include "console/widgets/badges.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(this))
    , m_title(new TypedLabel({}, TypeRole::CardTitle, Role::Text, this))
    , m_text(new TypedLabel({}, TypeRole::Body, Role::Muted, this))
    , m_buttons(new QHBoxLayout)
{
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_buttons->setSpacing(8);
    m_buttons->setContentsMargins(0, 4, 0, 0);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(m_buttons);
    layout->addStretch(1);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &text)
{
    m_iconName = icon;
    m_icon->setIcon(icon, m_tone == Tone::Error ? Role::Error : Role::Muted, 24);
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
}

void EmptyState::setIconShown(bool isShown)
{
    m_icon->setVisible(isShown);
}

void EmptyState::setTone(Tone tone)
{
    m_tone = tone;
    m_icon->setIcon(m_iconName, tone == Tone::Error ? Role::Error : Role::Muted, 24);
}

QPushButton *EmptyState::addButton(const QString &text, bool isPrimary)
{
    auto *button = new QPushButton(text, this);
    if (isPrimary)
        button->setProperty("role", u"primary"_s);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void EmptyState::clearButtons()
{
    const auto buttons = findChildren<QPushButton *>(Qt::FindDirectChildrenOnly);
    for (QPushButton *button : buttons) {
        m_buttons->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
}

} // namespace sluice
