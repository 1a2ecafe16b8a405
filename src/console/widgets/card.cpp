// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/card.h"

#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/paint.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

QPushButton *makeCardButton(const QString &text, const QString &icon, bool isLink, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    if (isLink)
        button->setProperty("role", u"quiet"_s);
    if (!icon.isEmpty())
        setButtonIcon(button, icon);
    button->setAutoDefault(false);
    return button;
}

} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    setProperty("card", true);
}

Card::Card(const QString &title, QWidget *parent)
    : Card(parent)
{
    setTitle(title);
}

void Card::build()
{
    if (m_body)
        return;
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(16, 12, 16, 14);
    m_body->setSpacing(8);
    m_titleRow = new QHBoxLayout;
    m_titleRow->setSpacing(8);
    m_title = new TypedLabel({}, TypeRole::CardTitle, Role::Text, this);
    m_title->hide();
    m_caption = new ElidingLabel(this);
    m_caption->setTypeRole(TypeRole::Meta);
    m_caption->setColorRole(Role::Muted);
    m_caption->hide();
    m_titleRow->addWidget(m_title);
    m_titleRow->addStretch(1);
    m_titleRow->addWidget(m_caption);
    m_body->addLayout(m_titleRow);
}

QVBoxLayout *Card::body()
{
    build();
    return m_body;
}

void Card::setTitle(const QString &title)
{
    build();
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

QPushButton *Card::addLink(const QString &text, const QString &icon)
{
    build();
    auto *button = makeCardButton(text, icon, true, this);
    m_titleRow->addWidget(button);
    return button;
}

void Card::setCaption(const QString &text)
{
    build();
    m_caption->setText(text);
    m_caption->setVisible(!text.isEmpty());
}

Well::Well(QWidget *parent)
    : QFrame(parent)
{
    setProperty("well", true);
}

void Well::addLine(const QString &key, const QString &value, bool isBad)
{
    if (!m_grid) {
        m_grid = new QGridLayout(this);
        m_grid->setContentsMargins(12, 10, 12, 10);
        m_grid->setHorizontalSpacing(14);
        m_grid->setVerticalSpacing(4);
        m_grid->setColumnStretch(1, 1);
    }
    const int row = m_grid->rowCount();
    auto *keyLabel
        = new TypedLabel(key, TypeRole::MonoCaption, isBad ? Role::Error : Role::Muted, this);
    auto *valueLabel
        = new TypedLabel(value, TypeRole::MonoCaption, isBad ? Role::Error : Role::Text, this);
    valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    valueLabel->setWordWrap(true);
    m_grid->addWidget(keyLabel, row, 0, Qt::AlignTop);
    m_grid->addWidget(valueLabel, row, 1);
}

void Well::clear()
{
    qDeleteAll(findChildren<TypedLabel *>(Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = nullptr;
}

Line::Line(QWidget *parent)
    : Line(Qt::Horizontal, parent)
{
}

Line::Line(Qt::Orientation orientation, QWidget *parent)
    : QFrame(parent)
{
    setProperty("line", true);
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

TintBox::TintBox(Tone tone, bool hasBar, QWidget *parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_hasBar(hasBar)
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(hasBar ? 15 : 12, 10, 12, 10);
    outer->setSpacing(10);
    m_icon = new IconLabel(this);
    m_icon->hide();
    outer->addWidget(m_icon, 0, Qt::AlignTop);
    m_body = new QVBoxLayout;
    m_body->setSpacing(6);
    outer->addLayout(m_body, 1);
}

void TintBox::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void TintBox::setHeading(const QString &text)
{
    if (!m_heading) {
        m_heading = new TypedLabel({}, TypeRole::BodyStrong, Role::Text, this);
        m_heading->setWordWrap(true);
        m_body->insertWidget(0, m_heading);
    }
    m_heading->setText(text);
    setAccessibleName(text);
}

void TintBox::setText(const QString &text)
{
    if (!m_text) {
        m_text = new TypedLabel({}, TypeRole::Body, Role::Text, this);
        m_text->setWordWrap(true);
        m_body->insertWidget(m_heading ? 1 : 0, m_text);
    }
    m_text->setText(text);
    setAccessibleDescription(text);
}

void TintBox::setIcon(const QString &icon)
{
    m_icon->setIcon(icon, toneText(m_tone), Theme::instance().iconExtent());
    m_icon->show();
}

QPushButton *TintBox::addButton(const QString &text, const QString &icon, bool isLink)
{
    if (!m_buttons) {
        m_buttons = new QHBoxLayout;
        m_buttons->setSpacing(8);
        m_buttons->addStretch(1);
        m_body->addLayout(m_buttons);
    }
    auto *button = makeCardButton(text, icon, isLink, this);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

// Buttons stand below each other where they do not fit beside.
void TintBox::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (!m_buttons)
        return;
    int wide = -m_buttons->spacing();
    for (const auto *button : findChildren<QPushButton *>(Qt::FindDirectChildrenOnly))
        wide += button->sizeHint().width() + m_buttons->spacing();
    const int room = width() - layout()->contentsMargins().left()
        - layout()->contentsMargins().right() - (m_icon->isHidden() ? 0 : m_icon->width() + 10);
    m_buttons->setDirection(wide > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void TintBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_hasBar) {
        Paint::roundedBox(&painter, rect(), 6, toneTint(m_tone));
        return;
    }
    painter.fillRect(rect(), themeColor(toneTint(m_tone)));
    painter.fillRect(QRect(0, 0, 3, height()), themeColor(toneText(m_tone)));
}

} // namespace sluice
