// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"

#include <QWidget>

class QTabBar;
class QStackedWidget;

namespace sluice {

// How a sync names what its plan shows.
struct PlanWords
{
    QString costTitle; // "Credits"
    QString costKey; // of the plan's cost
    QString lineKey; // of each of its lines
    QStringList sampleTitles; // four: record, field, now, after
};

// A plan with what is shown beside it.
struct ShownPlan
{
    RunPlan plan;
    QList<RecordIssue> problems; // the first records that would be rejected
    std::optional<double> left; // of the service's limit, before the run
    double budget = 0;
};

// What a plan came to: the four counters, first records now and after, problems, fields, settings,
// and at the right what it costs and what is left then. Shows only. GUI thread; owned by its
// dialog.
class RunPlanView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPlanView)

public:
    RunPlanView(const ShownPlan &shown, const PlanWords &words, QWidget *parent = nullptr);

private:
    QWidget *makeCounters();
    QWidget *makeProblems();
    QWidget *makeFields();
    QWidget *makeSettings();
    QWidget *makeCosts();
    void addTab(const QString &title, QWidget *pane);

    ShownPlan m_shown;
    PlanWords m_words;
    QTabBar *m_tabs;
    QStackedWidget *m_panes;
};

} // namespace sluice
