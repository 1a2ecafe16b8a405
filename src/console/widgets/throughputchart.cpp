// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/throughputchart.h"

#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"

#include <qcustomplot.h>

#include <QElapsedTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kLabelGap = 8; // between times below the chart
constexpr auto kRedrawEvery = std::chrono::milliseconds(250);
constexpr qint64 kKeptMs = 120 * 60'000;
constexpr qint64 kShrinkAfterMs = 60'000;
constexpr int kLongestWindow = 120;

struct Series
{
    double ThroughputChart::Sample::*value;
    Role role;
};

constexpr std::array<Series, 3> kSeries{{{&ThroughputChart::Sample::read, Role::Read},
    {&ThroughputChart::Sample::process, Role::Process},
    {&ThroughputChart::Sample::write, Role::Write}}};

int windowFor(qint64 lastMs)
{
    if (lastMs <= 6 * 60'000)
        return 6;
    return lastMs <= 30 * 60'000 ? 30 : kLongestWindow;
}

} // namespace

double roundUp125(double value)
{
    if (!(value > 1))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value * (1 - 1e-9))
            return step * power;
    }
    return 10 * power;
}

// QCustomPlot draws grid and lines; texts and end points are painted on top, so that digits are of
// equal width and labels can move apart.
class ThroughputPlot final : public QCustomPlot
{
public:
    explicit ThroughputPlot(QWidget *parent)
        : QCustomPlot(parent)
    {
        setNoAntialiasingOnDrag(false);
        setInteractions({});
        axisRect()->setAutoMargins(QCP::msNone);
        xAxis->setVisible(false);
        yAxis->grid()->setVisible(true);
        yAxis->setBasePen(Qt::NoPen);
        yAxis->setTickPen(Qt::NoPen);
        yAxis->setSubTickPen(Qt::NoPen);
        yAxis->setTickLabels(false);
        yAxis->setTicker(QSharedPointer<QCPAxisTickerFixed>::create());
        for (std::size_t i = 0; i < kSeries.size(); ++i)
            addGraph();
        restyle();
    }

    void restyle()
    {
        setBackground(themeColor(Role::Surface));
        yAxis->grid()->setPen(QPen(themeColor(Role::Grid), 1));
        yAxis->grid()->setZeroLinePen(QPen(themeColor(Role::Grid), 1));
        for (std::size_t i = 0; i < kSeries.size(); ++i) {
            const QColor color = themeColor(kSeries[i].role);
            graph(static_cast<int>(i))->setPen(QPen(color, 1.75));
            QColor area = color;
            area.setAlphaF(0.08F);
            const bool hasArea = kSeries[i].role == Role::Process;
            graph(static_cast<int>(i))->setBrush(hasArea ? QBrush(area) : Qt::NoBrush);
        }
        setMargins();
    }

    void show(const QList<ThroughputChart::Sample> &samples, int minutes)
    {
        m_minutes = minutes;
        const qint64 now = samples.isEmpty() ? 0 : samples.last().atMs;
        double highest = 0;
        for (std::size_t i = 0; i < kSeries.size(); ++i) {
            QVector<double> keys;
            QVector<double> values;
            keys.reserve(samples.size());
            values.reserve(samples.size());
            for (const auto &sample : samples) {
                const double key = static_cast<double>(sample.atMs - now) / 60'000;
                if (key < -minutes)
                    continue;
                keys << key;
                values << sample.*kSeries[i].value;
                highest = std::max(highest, values.last());
            }
            m_last[i] = values.isEmpty() ? 0 : values.last();
            graph(static_cast<int>(i))->setData(keys, values, true);
        }
        m_hasData = !samples.isEmpty();
        scaleTo(highest);
        xAxis->setRange(-minutes, 0);
        setMargins();
        replot(QCustomPlot::rpQueuedReplot);
    }

    double last(std::size_t series) const { return m_last[series]; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QCustomPlot::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintAxes(painter);
        if (m_hasData)
            paintEnds(painter);
    }

private:
    static QFont seriesFont()
    {
        QFont font = Theme::instance().font(TypeRole::BodyStrong);
        font.setPointSizeF(font.pointSizeF() * 0.85);
        return font;
    }

    static QString seriesName(std::size_t i)
    {
        const std::array<QString, 3> names{ThroughputChart::tr("Read"),
            ThroughputChart::tr("Process"), ThroughputChart::tr("Write")};
        return names[i];
    }

    // Grows at once, shrinks only after a minute, so that the scale does not tremble.
    void scaleTo(double highest)
    {
        const double step = roundUp125(std::max(1.0, highest) / 3);
        const double top = step * std::max(1.0, std::ceil(highest / step));
        const bool isSmaller = top < m_top;
        if (!isSmaller)
            m_smallerSince.invalidate();
        else if (!m_smallerSince.isValid())
            m_smallerSince.start();
        if (top > m_top || m_top == 0
            || (isSmaller && m_smallerSince.elapsed() >= kShrinkAfterMs)) {
            m_top = top;
            m_step = step;
        }
        yAxis->setRange(0, m_top * 1.01);
        qSharedPointerCast<QCPAxisTickerFixed>(yAxis->ticker())->setTickStep(m_step);
    }

    void setMargins()
    {
        const QFont caption = Theme::instance().font(TypeRole::Caption);
        const int line = QFontMetrics(caption).height();
        const QString top = Format::count(static_cast<qint64>(std::max(m_top, 100.0)));
        int right = 0;
        for (std::size_t i = 0; i < kSeries.size(); ++i)
            right = std::max(right, textWidth(seriesFont(), seriesName(i)));
        axisRect()->setMargins(QMargins(
            static_cast<int>(tabularWidth(caption, top)) + 9, line / 2 + 1, right + 9, line + 6));
    }

    void paintAxes(QPainter &painter) const
    {
        const QRect area = axisRect()->rect();
        painter.setFont(Theme::instance().font(TypeRole::Caption));
        painter.setPen(themeColor(Role::Muted));
        const int line = QFontMetrics(painter.font()).height();
        for (double value = 0; value <= m_top + m_step / 2 && m_step > 0; value += m_step) {
            const double y = yAxis->coordToPixel(value);
            drawTabular(&painter, QRectF(0, y - line / 2.0, area.left() - 8, line),
                Format::count(static_cast<qint64>(value)), Qt::AlignRight);
        }
        const int step = m_minutes / 3;
        double taken = 0;
        for (int minute = -m_minutes; minute <= 0; minute += step) {
            const double x = xAxis->coordToPixel(minute);
            QString text = u"−%1"_s.arg(-minute);
            if (minute == 0)
                text = ThroughputChart::tr("now");
            else if (minute == -m_minutes)
                text = ThroughputChart::tr("−%1 min").arg(-minute);
            const double width = tabularWidth(painter.font(), text);
            const double left = minute == -m_minutes ? x : x - width / 2;
            if (left < taken)
                continue; // two would touch
            taken = left + width + kLabelGap;
            drawTabular(&painter, QRectF(left, area.bottom() + 5, width, line), text);
        }
    }

    void paintEnds(QPainter &painter) const
    {
        const QRect area = axisRect()->rect();
        painter.setFont(seriesFont());
        const double line = QFontMetrics(painter.font()).height();
        std::array<std::size_t, 3> order{0, 1, 2};
        std::sort(order.begin(), order.end(),
            [this](std::size_t a, std::size_t b) { return m_last[a] < m_last[b]; });
        // From the bottom up: a label that would touch the one below moves up by what is missing.
        // The lowest leaves room for the others, so that none is cut off at the top.
        const double highest = area.top();
        double room = line * double(order.size());
        double below = area.bottom() + line;
        for (const std::size_t i : order) {
            const double y = yAxis->coordToPixel(m_last[i]);
            room -= line;
            const double middle = std::min(std::max(y, highest + room), below - line);
            below = middle;
            painter.setPen(Qt::NoPen);
            painter.setBrush(themeColor(kSeries[i].role));
            painter.drawEllipse(QPointF(area.right() + 0.5, y), 2.5, 2.5);
            painter.setPen(themeColor(kSeries[i].role));
            drawLine(
                &painter, QRectF(area.right() + 8, middle - line / 2, 200, line), seriesName(i));
        }
    }

    std::array<double, 3> m_last{};
    QElapsedTimer m_smallerSince;
    double m_top = 0;
    double m_step = 0;
    int m_minutes = 6;
    bool m_hasData = false;
};

ThroughputChart::ThroughputChart(QWidget *parent)
    : QWidget(parent)
    , m_plot(new ThroughputPlot(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    setMinimumHeight(110);
    setAccessibleName(tr("Throughput"));
    m_redrawTimer.setSingleShot(true);
    m_redrawTimer.setInterval(kRedrawEvery);
    connect(&m_redrawTimer, &QTimer::timeout, this, &ThroughputChart::redraw);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_plot->restyle();
        redraw();
    });
    redraw();
}

ThroughputChart::~ThroughputChart() = default;

int ThroughputChart::windowMinutes() const
{
    return windowFor(m_samples.isEmpty() ? 0 : m_samples.last().atMs);
}

void ThroughputChart::addSample(const Sample &sample)
{
    if (!m_samples.isEmpty() && sample.atMs < m_samples.last().atMs)
        return;
    m_samples << sample;
    const auto first = std::find_if(m_samples.cbegin(), m_samples.cend(),
        [&sample](const Sample &old) { return old.atMs >= sample.atMs - kKeptMs; });
    m_samples.erase(m_samples.cbegin(), first);
    schedule();
}

void ThroughputChart::setSamples(const QList<Sample> &samples)
{
    m_samples = samples;
    schedule();
}

void ThroughputChart::clear()
{
    m_samples.clear();
    redraw();
}

void ThroughputChart::schedule()
{
    if (isVisible() && !m_redrawTimer.isActive())
        m_redrawTimer.start();
}

void ThroughputChart::showEvent(QShowEvent *)
{
    redraw();
}

void ThroughputChart::redraw()
{
    m_plot->show(m_samples, windowMinutes());
    const auto rate = [this](std::size_t series) {
        return Format::count(static_cast<qint64>(std::llround(m_plot->last(series))));
    };
    const QString text = tr("Reading %1, processing %2, writing %3 records per second")
                             .arg(rate(0), rate(1), rate(2));
    setAccessibleDescription(text);
    setToolTip(text);
}

} // namespace sluice
