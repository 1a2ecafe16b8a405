// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/dayplan.h"

#include "app/schedules/crontimes.h"
#include "console/runs/runwords.h"
#include "console/schedules/schedulewords.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/paint.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPlanHourMs = 3'600'000;
constexpr qint64 kShownMs = 24 * kPlanHourMs;
constexpr int kMostDue = 24 * 60; // of one job
constexpr double kLeastBar = 5;
constexpr int kLaneGap = 16;

} // namespace

DayPlan::DayPlan(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"dayPlan"_s);
    setAccessibleName(tr("Next 24 Hours"));
}

void DayPlan::setSchedules(const QList<ListedSchedule> &schedules, qint64 nowMs)
{
    m_nowMs = nowMs;
    m_lanes.clear();
    for (const QString &kind : {u"crm-bulk"_s, u"datastore-analytics"_s, u"commerce-klaviyo"_s}) {
        Lane lane{.kind = kind, .due = {}};
        for (const ListedSchedule &listed : schedules) {
            const auto cron = CronExpression::parse(listed.job.schedule);
            const auto zone = scheduleZone(listed.job.terms.zone);
            if (listed.job.kind != kind || !listed.job.isEnabled || !cron || !zone)
                continue;
            const qint64 length
                = listed.lastRun && isEnded(listed.lastRun->state) ? listed.lastRun->activeMs : 0;
            for (const qint64 ms : nextCronTimes(*cron, nowMs, *zone, kMostDue)) {
                if (ms > nowMs + kShownMs) {
                    lane.nextMs = lane.nextMs == 0 ? ms : std::min(lane.nextMs, ms);
                    break;
                }
                lane.due.append({ms, length, listed.job.name});
            }
        }
        std::ranges::sort(lane.due, {}, &Due::atMs);
        if (!lane.due.isEmpty() || lane.nextMs > 0)
            m_lanes.append(lane);
    }
    setAccessibleDescription(words());
    updateGeometry();
    update();
}

int DayPlan::dueCount() const
{
    int count = 0;
    for (const Lane &lane : m_lanes)
        count += static_cast<int>(lane.due.size());
    return count;
}

QString DayPlan::words() const
{
    QStringList parts;
    for (const Lane &lane : m_lanes)
        parts.append(lane.due.isEmpty()
                ? tr("%1: nothing").arg(kindTitle(lane.kind))
                : tr("%1: %2 due, the next %3")
                      .arg(kindTitle(lane.kind), Format::count(lane.due.size()),
                          aheadText(QDateTime::fromMSecsSinceEpoch(lane.due.constFirst().atMs),
                              QDateTime::fromMSecsSinceEpoch(m_nowMs))));
    return parts.join(u"; "_s);
}

int DayPlan::laneHeight() const
{
    return fontMetrics().height() + kLaneGap;
}

int DayPlan::nameWidth() const
{
    int width = 0;
    for (const Lane &lane : m_lanes)
        width = std::max(width, textWidth(font(), kindTitle(lane.kind)));
    return width + kLaneGap;
}

QSize DayPlan::sizeHint() const
{
    const auto lanes = static_cast<int>(m_lanes.size());
    return {nameWidth() + 480, lanes * laneHeight() + fontMetrics().height() + kLaneGap / 2};
}

double DayPlan::xOf(qint64 ms) const
{
    const double left = nameWidth();
    return left + (width() - left) * static_cast<double>(ms - m_nowMs) / kShownMs;
}

// A line each two hours of the clock, with its time below.
void DayPlan::paintHours(QPainter &painter) const
{
    const double bottom = static_cast<double>(m_lanes.size()) * laneHeight();
    painter.setFont(Theme::instance().font(TypeRole::Caption));
    const QColor grid = Theme::instance().color(Role::Grid);
    const QColor muted = Theme::instance().color(Role::Muted);
    painter.setPen(muted);
    drawLine(&painter, QRectF(nameWidth(), bottom + 4, 60, fontMetrics().height()), tr("now"));
    QDateTime hour = QDateTime::fromMSecsSinceEpoch(m_nowMs);
    hour.setTime(QTime(hour.time().hour(), 0));
    for (hour = hour.addSecs(3'600); hour.toMSecsSinceEpoch() < m_nowMs + kShownMs;
         hour = hour.addSecs(3'600)) {
        const double x = std::round(xOf(hour.toMSecsSinceEpoch())) + 0.5;
        const QString text = hour.time().toString(u"HH:mm");
        const int width = textWidth(painter.font(), text);
        if (hour.time().hour() % 2 != 0 || x < nameWidth() + 50)
            continue;
        painter.setPen(grid);
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
        if (x + width / 2.0 > this->width())
            continue;
        painter.setPen(muted);
        drawLine(
            &painter, QRectF(x - width / 2.0, bottom + 4, width + 1, fontMetrics().height()), text);
    }
}

void DayPlan::paintLane(QPainter &painter, const Lane &lane, double top) const
{
    const int height = laneHeight();
    const Theme &theme = Theme::instance();
    painter.setFont(theme.font(TypeRole::Body));
    painter.setPen(theme.color(Role::Text));
    drawLine(&painter, QRectF(0, top, nameWidth(), height), kindTitle(lane.kind));
    painter.setPen(theme.color(Role::Grid));
    painter.drawLine(
        QPointF(nameWidth(), top + height - 0.5), QPointF(width(), top + height - 0.5));
    painter.setFont(theme.font(TypeRole::Caption));
    if (lane.due.isEmpty()) {
        painter.setPen(theme.color(Role::Muted));
        drawLine(&painter, QRectF(nameWidth() + 8, top, width(), height),
            tr("Nothing until %1")
                .arg(aheadText(QDateTime::fromMSecsSinceEpoch(lane.nextMs),
                    QDateTime::fromMSecsSinceEpoch(m_nowMs))));
        return;
    }
    for (qsizetype i = 0; i < lane.due.size(); ++i) {
        const Due &due = lane.due.at(i);
        const double x = xOf(due.atMs);
        const double length = std::max(kLeastBar, xOf(due.atMs + due.lengthMs) - xOf(due.atMs));
        const double end = std::min(x + length, static_cast<double>(width()));
        Paint::roundedBox(&painter, QRectF(x, top + 6, end - x, height - 12), 2, Role::AccentFill);
        const QString name = due.lengthMs > 0
            ? tr("%1, about %2")
                  .arg(due.job, Format::durationSentence(Format::Milliseconds(due.lengthMs)))
            : due.job;
        const double next
            = i + 1 < lane.due.size() ? xOf(lane.due.at(i + 1).atMs) : static_cast<double>(width());
        const int wanted = textWidth(painter.font(), name);
        painter.setPen(theme.color(Role::Muted));
        if (end + 6 + wanted < next)
            drawLine(&painter, QRectF(end + 6, top, wanted + 1, height), name);
    }
}

void DayPlan::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHours(painter);
    double top = 0;
    for (const Lane &lane : std::as_const(m_lanes)) {
        paintLane(painter, lane, top);
        top += laneHeight();
    }
}

void DayPlan::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

// The name and the time of the bar that is pointed at.
bool DayPlan::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const Lane lane = m_lanes.value(help->pos().y() / laneHeight());
    const auto near = std::ranges::find_if(lane.due, [this, help](const Due &due) {
        return std::abs(xOf(due.atMs) + kLeastBar / 2 - help->pos().x()) <= kLeastBar;
    });
    if (near == lane.due.cend())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
            u"%1, %2"_s.arg(near->job,
                aheadText(QDateTime::fromMSecsSinceEpoch(near->atMs),
                    QDateTime::fromMSecsSinceEpoch(m_nowMs))),
            this);
    return true;
}

} // namespace sluice
