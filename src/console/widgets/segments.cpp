// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/segments.h"

#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

Segments::Segments(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QPushButton *Segments::addSegment(const QString &id, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setProperty("role", u"seg"_s);
    button->setCheckable(true);
    button->setAutoDefault(false);
    m_group->addButton(button);
    m_layout->addWidget(button);
    m_segments.append({id, text, button});
    setCurrent(m_segments.size() == 1 ? id : m_current);
    dress();
    reserveWidths();
    connect(button, &QPushButton::clicked, this, [this, id] {
        if (m_current == id)
            return;
        m_current = id;
        emit chosen(id);
    });
    return button;
}

// Which corners are round hangs on the place; the sheet's property must be there before the first
// show, and is put right for a segment that was the last one until now.
void Segments::dress()
{
    for (qsizetype i = 0; i < m_segments.size(); ++i) {
        QString place = u"middle"_s;
        if (i == 0)
            place = u"first"_s;
        else if (i == m_segments.size() - 1)
            place = u"last"_s;
        m_segments[i].button->setProperty("seg", place);
    }
}

void Segments::setCount(const QString &id, qint64 count)
{
    for (const Segment &segment : std::as_const(m_segments)) {
        if (segment.id != id)
            continue;
        segment.button->setText(
            count < 0 ? segment.text : segment.text + u' ' + Format::count(count));
        reserveWidths();
    }
}

void Segments::setCurrent(const QString &id)
{
    if (QPushButton *chosen = button(id)) {
        m_current = id;
        chosen->setChecked(true);
        // Tab comes to the chosen one, arrows to the others.
        for (const Segment &segment : std::as_const(m_segments))
            segment.button->setFocusPolicy(
                segment.button == chosen ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

QPushButton *Segments::button(const QString &id) const
{
    for (const Segment &segment : m_segments) {
        if (segment.id == id)
            return segment.button;
    }
    return nullptr;
}

// The chosen one is bolder; nothing may move when another is chosen.
void Segments::reserveWidths()
{
    const QFont strong = Theme::instance().font(TypeRole::BodyStrong);
    for (const Segment &segment : std::as_const(m_segments))
        segment.button->setMinimumWidth(textWidth(strong, segment.button->text()) + 26);
}

void Segments::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        reserveWidths();
}

} // namespace sluice
