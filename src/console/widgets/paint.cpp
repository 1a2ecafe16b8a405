// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/paint.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice::Paint {

namespace {

constexpr int kBadgePad = 8;
constexpr int kBadgeGap = 5;
constexpr qreal kBadgeRadius = 6;

QFont badgeFont(const Badge &badge)
{
    QFont font = Theme::instance().font(badge.isSmall ? TypeRole::Caption : TypeRole::BodyMedium);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

QSize badgeSize(const Badge &badge)
{
    const QFont font = badgeFont(badge);
    const int icon = badge.icon.isEmpty() ? 0 : Theme::instance().iconExtent() + kBadgeGap;
    const int pad = badge.isSmall ? 7 : kBadgePad;
    const int height = QFontMetrics(font).height() + (badge.isSmall ? 3 : 6);
    return {2 * pad + icon + textWidth(font, badge.text), height};
}

void badge(QPainter *painter, const QRectF &rect, const Badge &badge)
{
    const QSize wanted = badgeSize(badge);
    const qreal width = std::min<qreal>(wanted.width(), rect.width());
    const QRectF box(std::round(rect.x()),
        std::round(rect.y() + (rect.height() - wanted.height()) / 2), width, wanted.height());
    const int pad = badge.isSmall ? 7 : kBadgePad;
    const qreal radius = badge.isSmall ? 4 : kBadgeRadius;
    if (badge.isBordered)
        roundedBox(painter, box, radius, toneTint(badge.tone), toneText(badge.tone));
    else
        roundedBox(painter, box, radius, toneTint(badge.tone));
    QRectF inner = box.adjusted(pad, 0, -pad, 0);
    if (!badge.icon.isEmpty()) {
        const int side = Theme::instance().iconExtent();
        drawIcon(painter, QRectF(inner.x(), box.y() + (box.height() - side) / 2, side, side),
            badge.icon, toneText(badge.tone));
        inner.setLeft(inner.left() + side + kBadgeGap);
    }
    painter->setFont(badgeFont(badge));
    painter->setPen(themeColor(toneText(badge.tone)));
    drawLine(painter, inner, badge.text);
}

void bar(QPainter *painter, const QRectF &rect, double value, Role fill, bool isSelected)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor track = themeColor(isSelected ? Role::Control : Role::Track);
    if (isSelected)
        track.setAlphaF(0.35F);
    const qreal radius = rect.height() / 2;
    painter->setBrush(track);
    painter->drawRoundedRect(rect, radius, radius);
    if (value > 0) {
        QRectF done = rect;
        done.setWidth(std::max(rect.height(), rect.width() * std::min(1.0, value)));
        painter->setBrush(themeColor(fill));
        painter->drawRoundedRect(done, radius, radius);
    }
    painter->restore();
}

void barPiece(QPainter *painter, const QRectF &rect, double phase, Role fill)
{
    bar(painter, rect, 0, fill);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal radius = rect.height() / 2;
    QPainterPath clip;
    clip.addRoundedRect(rect, radius, radius);
    painter->setClipPath(clip);
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(fill));
    const qreal width = rect.width() * 0.3;
    painter->drawRoundedRect(
        QRectF(rect.x() + phase * (rect.width() - width), rect.y(), width, rect.height()), radius,
        radius);
    painter->restore();
}

void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, Role fill)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(fill));
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, Role fill, Role edge)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(themeColor(edge), 1));
    painter->setBrush(themeColor(fill));
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
    painter->restore();
}

void countBadge(QPainter *painter, const QRectF &rect, const QString &text, Role fill)
{
    QFont font = Theme::instance().font(TypeRole::Caption);
    font.setWeight(QFont::DemiBold);
    font.setPointSizeF(font.pointSizeF() * 0.94);
    const qreal height = QFontMetrics(font).height() + 4;
    const qreal width = std::max(height, tabularWidth(font, text) + 10);
    const QRectF box(
        rect.right() - width, std::round(rect.center().y() - height / 2), width, height);
    roundedBox(painter, box, height / 2, fill);
    painter->setFont(font);
    painter->setPen(themeColor(Role::OnAccent));
    drawTabular(painter, box, text, Qt::AlignHCenter);
}

void checkBox(QPainter *painter, const QRectF &square, Qt::CheckState state, bool isEnabled)
{
    if (state == Qt::Unchecked) {
        roundedBox(painter, square, 4, Role::Surface, isEnabled ? Role::Control : Role::Border);
        return;
    }
    roundedBox(painter, square, 4, isEnabled ? Role::AccentFill : Role::Control);
    drawIcon(painter, square, u"check"_s, Role::OnAccent);
}

} // namespace sluice::Paint
