// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/eliding.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"

#include <QAction>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kFindIconRoom = 40; // the magnifier and both edges

// What is cut is whole in the tool tip; one of somebody else stays while nothing is.
void showCut(QWidget *widget, const QString &tip)
{
    if (widget->toolTip() == tip || (tip.isEmpty() && !widget->property("cutTip").toBool()))
        return;
    widget->setProperty("cutTip", !tip.isEmpty());
    widget->setToolTip(tip);
}

} // namespace

ElidingLabel::ElidingLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

ElidingLabel::ElidingLabel(const QString &text, QWidget *parent)
    : ElidingLabel(parent)
{
    setText(text);
}

void ElidingLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    checkCut();
    updateGeometry();
    update();
}

void ElidingLabel::setTypeRole(TypeRole type)
{
    m_type = type;
    checkCut();
    updateGeometry();
    update();
}

void ElidingLabel::setColorRole(Role role)
{
    m_role = role;
    update();
}

void ElidingLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidingLabel::setMaximumLines(int lines)
{
    m_maximumLines = std::max(1, lines);
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(m_maximumLines > 1);
    policy.setVerticalPolicy(m_maximumLines > 1 ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    setSizePolicy(policy);
    updateGeometry();
}

QStringList ElidingLabel::linesFor(int width, bool *isCut) const
{
    const QFont font = Theme::instance().font(m_type);
    const QFontMetricsF metrics(font);
    QStringList lines;
    bool cut = false;
    QTextLayout layout(m_text, font);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const qsizetype start = line.textStart();
        if (lines.size() + 1 == m_maximumLines) {
            const QString rest = m_text.mid(start);
            lines << metrics.elidedText(rest, Qt::ElideRight, width + 0.5);
            cut = lines.last() != rest;
            break;
        }
        lines << m_text.mid(start, line.textLength()).trimmed();
    }
    layout.endLayout();
    if (isCut)
        *isCut = cut;
    return lines;
}

bool ElidingLabel::wouldBeCut(int width) const
{
    bool isCut = false;
    linesFor(width, &isCut);
    return isCut;
}

void ElidingLabel::checkCut()
{
    if (width() <= 0)
        return;
    linesFor(width(), &m_isCut);
    if (!toolTip().isEmpty() && toolTip() != property("cutTip").toString())
        return; // an explanation that somebody set stays
    const QString tip = m_isCut ? m_text : QString();
    setProperty("cutTip", tip);
    setToolTip(tip);
}

QSize ElidingLabel::sizeHint() const
{
    const QFont font = Theme::instance().font(m_type);
    return {textWidth(font, m_text), QFontMetrics(font).height()};
}

QSize ElidingLabel::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {std::min(hint.width(), 3 * hint.height()), hint.height()};
}

int ElidingLabel::heightForWidth(int width) const
{
    const int lines = std::max<int>(1, static_cast<int>(linesFor(width).size()));
    return lines * QFontMetrics(Theme::instance().font(m_type)).height();
}

void ElidingLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::instance().font(m_type));
    painter.setPen(themeColor(isEnabled() ? m_role : Role::Disabled));
    const QStringList lines = linesFor(width());
    const int lineHeight = QFontMetrics(painter.font()).height();
    int y = static_cast<int>((height() - lines.size() * lineHeight) / 2);
    for (const QString &line : lines) {
        drawLine(&painter, QRectF(0, y, width() + 0.5, lineHeight), line, m_alignment);
        y += lineHeight;
    }
}

void ElidingLabel::resizeEvent(QResizeEvent *)
{
    checkCut();
}

void ElidingLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

ElidingComboBox::ElidingComboBox(QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

void ElidingComboBox::setNotice(const QString &text)
{
    m_notice = text;
    update();
    if (lineEdit())
        lineEdit()->update();
}

void ElidingComboBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    if (!m_notice.isEmpty()) {
        option.currentText = m_notice;
        option.currentIcon = {};
    } else if (currentIndex() < 0 && !placeholderText().isEmpty()) {
        option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
        option.currentText = placeholderText();
    }
    const QString full = option.currentText;
    const QRect field
        = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int icon = option.currentIcon.isNull() ? 0 : iconSize().width() + 4;
    option.currentText = option.fontMetrics.elidedText(
        full, Qt::ElideRight, std::max(0, field.width() - icon - 2));
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    showCut(this, option.currentText == full ? QString() : full);
}

void ElidingEdit::paintEvent(QPaintEvent *event)
{
    constexpr int kTextMargin = 2; // as QLineEdit has it
    const QRect room = contentsRect().adjusted(kTextMargin, 0, -kTextMargin, 0);
    const auto *chooser = qobject_cast<const ElidingComboBox *>(parentWidget());
    const bool isNotice = chooser && !chooser->notice().isEmpty();
    const QString full = isNotice ? chooser->notice() : text();
    const QString shown = fontMetrics().elidedText(full, Qt::ElideRight, room.width());
    const bool isCut = !hasFocus() && shown != text();
    showCut(this, isCut && shown != full ? full : QString());
    if (!isCut) {
        QLineEdit::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelLineEdit, option);
    style()->drawItemText(&painter, room, Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
        shown, QPalette::Text);
}

FindEdit::FindEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setProperty("find", true);
    setClearButtonEnabled(false);
    addAction(themeIcon(u"search"_s, Role::Muted), QLineEdit::LeadingPosition);
    auto *clear = addAction(themeIcon(u"close"_s, Role::Muted), QLineEdit::TrailingPosition);
    clear->setToolTip(tr("Clear"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear,
        [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

void FindEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const bool isCut = text().isEmpty()
        && fontMetrics().horizontalAdvance(placeholderText()) > width() - kFindIconRoom;
    showCut(this, isCut ? placeholderText() : QString());
}

void setFieldError(QWidget *field, bool hasError)
{
    if (field->property("problem").toBool() == hasError)
        return;
    field->setProperty("problem", hasError);
    // A style sheet looks at properties only when a widget is polished.
    field->style()->unpolish(field);
    field->style()->polish(field);
    field->update();
}

} // namespace sluice
