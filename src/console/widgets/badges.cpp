// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/badges.h"

#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/statelook.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kDiscExtent = 44;

} // namespace

BadgeLabel::BadgeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void BadgeLabel::setBadge(const Paint::Badge &badge)
{
    m_badge = badge;
    setAccessibleName(badge.text);
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    return Paint::badgeSize(m_badge);
}

QSize BadgeLabel::minimumSizeHint() const
{
    return sizeHint();
}

void BadgeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Paint::badge(&painter, rect(), m_badge);
}

void BadgeLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

void StateBadge::setRunState(const QString &state, qint64 rejected)
{
    const StateLook look = stateLook(state);
    setBadge({.text = stateBadgeText(state, rejected), .icon = look.icon, .tone = look.tone});
}

void StateBadge::setRateLimited()
{
    const StateLook look = stateLook(u"running"_s, RunningReason::RateLimited);
    setBadge({.text = look.word, .icon = look.icon, .tone = look.tone});
}

void CodeBadge::setCode(const QString &code)
{
    setBadge({.text = code, .isSmall = true});
}

void EnvironmentChip::setEnvironment(const QString &environment)
{
    const EnvironmentLook look = environmentLook(environment);
    setBadge(
        {.text = look.chip, .icon = look.icon, .tone = look.tone, .isBordered = look.isBordered});
}

IconLabel::IconLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

IconLabel::IconLabel(const QString &icon, Role role, int extent, QWidget *parent)
    : IconLabel(parent)
{
    setIcon(icon, role, extent);
}

void IconLabel::setIcon(const QString &icon, Role role, int extent)
{
    m_icon = icon;
    m_role = role;
    m_extent = extent;
    updateGeometry();
    update();
}

void IconLabel::setDisc(Tone tone)
{
    m_disc = tone;
    m_hasDisc = true;
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = m_hasDisc ? kDiscExtent : m_extent;
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_icon.isEmpty())
        return;
    QPainter painter(this);
    if (m_hasDisc)
        Paint::roundedBox(&painter, rect(), kDiscExtent / 2.0, toneTint(m_disc));
    const QRectF box((width() - m_extent) / 2, (height() - m_extent) / 2, m_extent, m_extent);
    drawIcon(&painter, box, m_icon, m_role);
}

} // namespace sluice
