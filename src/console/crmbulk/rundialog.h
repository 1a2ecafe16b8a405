// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"

#include <QDialog>
#include <QStringList>

class QBoxLayout;

namespace sluice {

// The last look before a run: which account and environment, what is done there, what the plan said
// it would come to, and what to mind. Run starts it (Enter), except on production, where Cancel is
// the default. It starts nothing itself: accepted() does. Opened, never executed; deletes itself.
// GUI thread. Object name `runDialog`.
class RunDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDialog)

public:
    struct Facts
    {
        QString jobName;
        QString environment;
        QString connection;
        QString account; // the organisation, as far as it is known
        QString what; // "Leads, update by id, 14 fields"
        std::optional<RunPlan> plan;
        QString planNote;
        QStringList warnings;
    };
    RunDialog(const Facts &facts, QWidget *parent);

signals:
    void checkPlanWanted();

private:
    void addHead(QBoxLayout *layout);
    void addWarnings(QBoxLayout *layout);
    void addPlan(QBoxLayout *layout);
    QWidget *makeSample();
    QWidget *makeCosts();
    void addButtons(QBoxLayout *layout);

    Facts m_facts;
};

} // namespace sluice
