// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/choicebutton.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/paint.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChoiceHeight = 72;
constexpr int kChoiceIcon = 24;
constexpr int kChoiceSide = 18;
constexpr int kChoiceGap = 16;
constexpr int kChoiceChevron = 16;
constexpr qreal kChoiceRadius = 8;
constexpr int kChoiceLeast = 280;
constexpr int kBesideText = 2 * kChoiceSide + kChoiceIcon + 2 * kChoiceGap + kChoiceChevron;

} // namespace

ChoiceButton::ChoiceButton(
    const QString &icon, const QString &title, const QString &note, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(title);
    setNote(note);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceButton::setNote(const QString &note)
{
    m_note = note;
    setAccessibleName(text());
    setAccessibleDescription(note);
    updateGeometry();
    update();
}

// As wide as its title; the note wraps.
QSize ChoiceButton::sizeHint() const
{
    const int wide = std::max(
        kChoiceLeast, kBesideText + textWidth(Theme::instance().font(TypeRole::CardTitle), text()));
    return {wide, heightForWidth(wide)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {kChoiceLeast, kChoiceHeight};
}

int ChoiceButton::heightForWidth(int width) const
{
    const QFontMetrics title(Theme::instance().font(TypeRole::CardTitle));
    return std::max(kChoiceHeight, title.height() + noteHeight(width - kBesideText) + 32);
}

int ChoiceButton::noteHeight(int width) const
{
    return QFontMetrics(Theme::instance().font(TypeRole::Body))
        .boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, m_note)
        .height();
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasKeyboard = hasFocus() && isEnabled();
    const qreal edge = hasKeyboard ? 2 : 1;
    const Role ground = isDown()      ? Role::Pressed
        : underMouse() && isEnabled() ? Role::Hover
                                      : Role::Surface;
    painter.setBrush(themeColor(ground));
    painter.setPen(QPen(themeColor(hasKeyboard ? Role::Accent : Role::Border), edge));
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2),
        kChoiceRadius, kChoiceRadius);

    const QFont titleFont = Theme::instance().font(TypeRole::CardTitle);
    const QFont noteFont = Theme::instance().font(TypeRole::Body);
    const int titleHeight = QFontMetrics(titleFont).height();
    const int wide = width() - kBesideText;
    const int noteHigh = noteHeight(wide);
    constexpr int kBetween = 4;
    const int top = (height() - titleHeight - noteHigh - kBetween) / 2;
    const int left = kChoiceSide + kChoiceIcon + kChoiceGap;
    drawIcon(&painter, QRectF(kChoiceSide, (height() - kChoiceIcon) / 2, kChoiceIcon, kChoiceIcon),
        m_icon, isEnabled() ? Role::Accent : Role::Disabled);
    painter.setFont(titleFont);
    painter.setPen(themeColor(isEnabled() ? Role::Text : Role::Disabled));
    drawLine(&painter, QRectF(left, top, wide, titleHeight), text());
    painter.setFont(noteFont);
    painter.setPen(themeColor(isEnabled() ? Role::Muted : Role::Disabled));
    painter.drawText(
        QRect(left, top + titleHeight + kBetween, wide, noteHigh), Qt::TextWordWrap, m_note);
    drawIcon(&painter,
        QRectF(width() - kChoiceSide - kChoiceChevron, (height() - kChoiceChevron) / 2,
            kChoiceChevron, kChoiceChevron),
        u"chevron-right"_s, isEnabled() ? Role::Muted : Role::Disabled);
}

// Enter as on other buttons, and arrows from one to the next.
void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Down:
        focusNextChild();
        return;
    case Qt::Key_Up:
        focusPreviousChild();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void ChoiceButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace sluice
