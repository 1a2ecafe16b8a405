// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace sluice {

class ThroughputPlot;

// Records per second of Read, Process and Write over the last 6, 30 or 120 minutes. Redraws at
// most four times a second and only while visible; the same numbers are in its tool tip and
// accessible description. It averages nothing: rates come from the run's progress. GUI thread.
class ThroughputChart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThroughputChart)

public:
    struct Sample
    {
        qint64 atMs = 0; // since the run began, growing
        double read = 0;
        double process = 0;
        double write = 0;
    };

    explicit ThroughputChart(QWidget *parent = nullptr);
    ~ThroughputChart() override;

    void addSample(const Sample &sample);
    void setSamples(const QList<Sample> &samples);
    void clear();
    int windowMinutes() const;

    QSize sizeHint() const override { return {318, 180}; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void schedule();
    void redraw();

    QTimer m_redrawTimer;
    QList<Sample> m_samples;
    ThroughputPlot *m_plot;
};

// The first number of the form 1, 2 or 5 times a power of ten that is not below `value`.
double roundUp125(double value);

} // namespace sluice
