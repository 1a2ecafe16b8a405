// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/widgets/card.h"
#include "console/widgets/statelook.h"

namespace sluice {

class CounterBlock;
class ElidingLabel;
class PageProgressBar;
class SumLine;
class TypedLabel;

// The card on top of a run's dashboard: percent, what is settled, time, bar and the six counters;
// for an ended run its sentence, the counters and the sum line. GUI thread; owned by the dashboard.
class RunProgressCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunProgressCard)

public:
    explicit RunProgressCard(QWidget *parent = nullptr);

    // `activeMs`: how long it has been worked on; negative: not begun.
    void showRun(const RunSnapshot &snapshot, const RunRates &rates, qint64 activeMs, qint64 nowMs);
    void setNarrow(bool isNarrow);
    // What is left of the run's limits, for the tool tip of its rate; none: not known now.
    void setLimits(const QList<LimitLevel> &levels);

private:
    void showRateTip();
    void showActive(
        const RunSnapshot &snapshot, const RunRates &rates, qint64 activeMs, qint64 nowMs);
    void showEnded(const RunRow &run);
    void showSentence(const QString &sentence, const StateLook &look); // empty: none
    void showReached(const QList<ConfirmedId> &confirmed);
    QString timeText(
        const RunSnapshot &snapshot, const RunRates &rates, qint64 activeMs, qint64 nowMs) const;

    QList<LimitLevel> m_limits;
    std::optional<RunRates> m_rates; // none: it is over
    QWidget *m_head;
    TypedLabel *m_percent;
    ElidingLabel *m_settled;
    ElidingLabel *m_time;
    PageProgressBar *m_bar;
    TintBox *m_sentence = nullptr;
    CounterBlock *m_counters;
    Line *m_line;
    SumLine *m_sum;
    ElidingLabel *m_reached;
};

// The notes below the counters, the same on the dashboard and in the list's details. `snapshot`
// may have no stages; `rates` only matter while it is running.
void showCounters(CounterBlock &block, const RunSnapshot &snapshot, const RunRates &rates);

} // namespace sluice
