// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"
#include "console/widgets/card.h"
#include "console/widgets/steplist.h"

class QGridLayout;
class QPushButton;

namespace sluice {

class LimitGauge;
class TypedLabel;

// A figure of a plan's cost, whole or not: "163", "22.5".
QString costText(const QJsonValue &figure);

// Before You Run: the checks of the chosen job, what the last plan would cost, what is left of the
// service's limit, Check Plan and Run. Shows what it is told and starts nothing. Object name
// `planPanel`. GUI thread; owned by the page.
class PlanPanel final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanPanel)

public:
    // What the service counts.
    struct Words
    {
        QString unit; // "credits"
        QString costKey; // of the plan's cost
        QString lineKey; // of each of its lines
        QString limit; // "Credits left today"
    };
    explicit PlanPanel(const Words &words, QWidget *parent = nullptr);

    void setChecks(const QList<StepList::Step> &steps);
    // `note` says when the plan was made and whether it still holds.
    void setPlan(const std::optional<RunPlan> &plan, const QString &note);
    void setLimit(std::optional<double> left, double budget);

    struct Buttons
    {
        bool canCheck = false;
        bool canRun = false;
        bool isRunning = false; // Run… leads to the dashboard
        QString reason; // why not
    };
    void setButtons(const Buttons &buttons);
    void setRunShown(bool shown); // in a narrow window it stands in the page's head

signals:
    void checkPlanWanted();
    void runWanted();
    void checkActionTriggered(const QString &id);

private:
    void addCost(const QString &text, const QString &number, bool isTotal);
    void addWays(const QJsonArray &ways);
    void showStops(const RunPlan &plan);

    Words m_words;
    StepList *m_checks;
    TypedLabel *m_estimate;
    TypedLabel *m_unit;
    QGridLayout *m_costs;
    QList<QWidget *> m_costWidgets;
    TypedLabel *m_note;
    TintBox *m_stops;
    TypedLabel *m_sensitive;
    LimitGauge *m_limit;
    QPushButton *m_check;
    QPushButton *m_run;
};

} // namespace sluice
