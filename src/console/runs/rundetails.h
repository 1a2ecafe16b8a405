// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/card.h"
#include "core/engine/runtypes.h"

class QPushButton;

namespace sluice {

class CounterBlock;
class ElidingLabel;
class StateBadge;
class SumLine;
class TypedLabel;

// The run that is chosen in the list: what is the matter in a sentence, six counters, sum line,
// links. GUI thread; owned by the page of runs.
class RunDetails final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDetails)

public:
    explicit RunDetails(QWidget *parent = nullptr);

    void setRun(const RunRow &run);

signals:
    void openWanted();
    void resumeWanted();

private:
    ElidingLabel *m_name;
    StateBadge *m_badge;
    TypedLabel *m_number;
    QPushButton *m_resume;
    QPushButton *m_open;
    ElidingLabel *m_sentence;
    CounterBlock *m_counters;
    SumLine *m_sum;
};

} // namespace sluice
