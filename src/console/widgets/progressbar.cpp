// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/progressbar.h"

#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/paint.h"

#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kGlideMs = 150;
constexpr int kPieceMs = 1600;
constexpr int kFrameMs = 33;
constexpr double kSmallestGlide = 0.01;
constexpr int kGaugeBar = 6;
constexpr int kGaugeGap = 12; // between name and figures
constexpr double kGaugeWarning = 0.8;

} // namespace

ThinBar::ThinBar(int thickness, QWidget *parent)
    : QWidget(parent)
    , m_thickness(thickness)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

bool ThinBar::isAnimated() const
{
    return isVisible()
        && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
}

void ThinBar::setValue(double value)
{
    const double next = std::clamp(std::isfinite(value) ? value : 0.0, 0.0, 1.0);
    const bool isGlide = !m_isUnknown && isAnimated() && std::abs(next - m_shown) >= kSmallestGlide;
    m_isUnknown = false;
    m_value = next;
    m_from = m_shown;
    if (isGlide) {
        m_clock.start();
        m_timer.start(kFrameMs, this);
    } else {
        m_timer.stop();
        m_shown = next;
    }
    describe();
    update();
}

void ThinBar::setUnknown()
{
    if (!m_isUnknown) {
        m_isUnknown = true;
        m_value = m_shown = 0;
        m_clock.start();
    }
    if (isAnimated())
        m_timer.start(kFrameMs, this);
    describe();
    update();
}

void ThinBar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void ThinBar::describe()
{
    setAccessibleDescription(
        m_isUnknown ? tr("unknown") : tr("%1 percent").arg(Format::wholePercent(m_value, true)));
}

QSize ThinBar::sizeHint() const
{
    return {160, m_thickness};
}

QSize ThinBar::minimumSizeHint() const
{
    return {24, m_thickness};
}

void ThinBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(0, (height() - m_thickness) / 2, width(), m_thickness);
    if (!m_isUnknown) {
        Paint::bar(&painter, box, m_shown, toneFill(m_tone));
        return;
    }
    const bool isMoving = m_timer.isActive();
    const double phase = static_cast<double>(m_clock.elapsed() % kPieceMs) / kPieceMs;
    Paint::barPiece(&painter, box, isMoving ? phase : 0, toneFill(m_tone));
}

void ThinBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    if (!m_isUnknown) {
        const double done = static_cast<double>(m_clock.elapsed()) / kGlideMs;
        m_shown = done >= 1 ? m_value : m_from + (m_value - m_from) * done;
        if (done >= 1)
            m_timer.stop();
    }
    update();
}

void ThinBar::showEvent(QShowEvent *)
{
    if (m_isUnknown && isAnimated())
        m_timer.start(kFrameMs, this);
}

void ThinBar::hideEvent(QHideEvent *)
{
    m_timer.stop();
    m_shown = m_value;
}

LimitGauge::LimitGauge(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LimitGauge::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    showTexts();
}

void LimitGauge::setUsed(qint64 used, qint64 limit)
{
    const double share = limit > 0 ? static_cast<double>(used) / static_cast<double>(limit) : 0;
    setFigures(used, limit, share >= kGaugeWarning);
}

void LimitGauge::setRemaining(qint64 left, qint64 limit)
{
    const double share = limit > 0 ? static_cast<double>(left) / static_cast<double>(limit) : 0;
    setFigures(left, limit, share <= 1 - kGaugeWarning);
}

void LimitGauge::setFigures(qint64 value, qint64 limit, bool isWarning)
{
    m_share = limit > 0 ? static_cast<double>(value) / static_cast<double>(limit) : 0;
    m_figures = Format::ofTotal(value, limit > 0 ? std::optional(limit) : std::nullopt);
    m_isWarning = isWarning && limit > 0;
    setAccessibleDescription(m_figures);
    showTexts();
}

void LimitGauge::setPause(const QString &text)
{
    m_pause = text;
    setAccessibleDescription(text.isEmpty() ? m_figures : text);
    showTexts();
}

void LimitGauge::showTexts()
{
    updateGeometry();
    update();
}

int LimitGauge::linesFor(int width) const
{
    const QFont font = Theme::instance().font(TypeRole::Body);
    const qreal wide = textWidth(font, m_name) + kGaugeGap + tabularWidth(font, shownFigures());
    return wide <= width ? 1 : 2;
}

int LimitGauge::heightForWidth(int width) const
{
    const int line = QFontMetrics(Theme::instance().font(TypeRole::Body)).height();
    return linesFor(width) * line + 8 + kGaugeBar;
}

QSize LimitGauge::sizeHint() const
{
    return {200, heightForWidth(std::max(width(), 200))};
}

QSize LimitGauge::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void LimitGauge::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.font(TypeRole::Body));
    const int line = QFontMetrics(painter.font()).height();
    const int lines = linesFor(width());
    const qreal figures = lines == 1 ? tabularWidth(painter.font(), shownFigures()) + kGaugeGap : 0;
    painter.setPen(theme.color(m_pause.isEmpty() ? Role::Muted : Role::Warning));
    drawTabular(
        &painter, QRectF(0, (lines - 1) * line, width(), line), shownFigures(), Qt::AlignRight);
    painter.setPen(theme.color(Role::Text));
    drawLine(&painter, QRectF(0, 0, width() - figures, line), m_name);
    const bool isWarning = m_isWarning || !m_pause.isEmpty();
    Paint::bar(&painter, QRectF(0, lines * line + 5, width(), kGaugeBar), m_share,
        isWarning ? Role::Warning : Role::Progress);
}

} // namespace sluice
