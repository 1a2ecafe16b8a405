// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/widgets/card.h"

namespace sluice {

class ElidingLabel;
class IconLabel;
class PageProgressBar;
class TypedLabel;

// The strip on top of a sync's page while the chosen job runs: state, percent, time left or what is
// waited for, bar and the six counters, and Details, which leads to the run. Its tool tip has the
// requests in a second and what is left of the limits. GUI thread; owned by the page; it shows what
// it is told and keeps but the run's speed. Object name `runStrip`.
class RunStrip final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunStrip)

public:
    explicit RunStrip(QWidget *parent = nullptr);

    // `nowMs`: of the monotonic clock.
    void showRun(const RunRow &run, qint64 nowMs);
    // The answer to limitsWanted().
    void setLimits(const QString &runId, const QList<LimitLevel> &levels);

signals:
    void detailsWanted(const QString &runId);
    void limitsWanted(const sluice::RunRow &run); // now and then, while it runs

private:
    void showRateTip();

    QString m_runId;
    RateMeter m_meter;
    RunRates m_rates;
    QList<LimitLevel> m_limits; // of the run, as they were last
    std::optional<qint64> m_limitsAskedMs;
    IconLabel *m_icon;
    TypedLabel *m_percent;
    ElidingLabel *m_state;
    PageProgressBar *m_bar;
    TypedLabel *m_counters;
    QPushButton *m_details;
};

} // namespace sluice
