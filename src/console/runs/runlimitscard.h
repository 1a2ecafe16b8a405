// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/widgets/card.h"

#include <QTimer>

namespace sluice {

class LimitGauge;
class TypedLabel;

// What a limit is called; `group` as LimitLevel has it.
QString limitName(const QString &group);

// How far the limits of the run's accounts are used, as all processes on this data directory share
// them. Asks every two seconds while it is visible. GUI thread; owned by the dashboard.
class RunLimitsCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLimitsCard)

public:
    explicit RunLimitsCard(RunAccess &access, QWidget *parent = nullptr);

    // With what the run waits for now, if it is a limit.
    void setSnapshot(const RunSnapshot &snapshot, qint64 nowMs);

signals:
    void levelsChanged(const QList<sluice::LimitLevel> &levels); // none: they are not known now

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    class GaugeList;
    void load();
    void showLevels(const QList<LimitLevel> &levels);

    RunAccess &m_access;
    RunRow m_run;
    QList<LimitGauge *> m_gauges;
    TypedLabel *m_none;
    GaugeList *m_list;
    QTimer m_timer;
    bool m_isLoading = false;
};

} // namespace sluice
