// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/runplanview.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QPushButton;

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
    // A setting of the job that this run may have otherwise.
    struct Option
    {
        QString key; // of the selection, see SyncKind::withSelection()
        QString text;
        bool isOn = false; // as the job has it
        QJsonValue on;
        QJsonValue off;
    };
    struct Facts
    {
        QString jobName;
        QString environment;
        QString connection;
        QString account; // the organisation, as far as it is known
        QString what; // "Leads, update by id, 14 fields"
        std::optional<ShownPlan> plan;
        PlanWords words;
        QString planNote;
        QStringList warnings;
        // What the plan found that nobody may mean: the run asks about it before its first write,
        // unless a person says yes to it here.
        QStringList findings = {};
        QString agreement = {}; // a sentence that must be ticked before the run
        QString mapping = {}; // which gets what, in a few words
        QString part = {}; // of the records, chosen for this run; empty: all
        QString estimate = {}; // where no plan tells more
        QString results = {}; // where its files will lie
        QList<Option> options = {};
        QString countQuestion = {}; // what must be typed before the run is a number of this
        qint64 countSuggested = -1; // what the plan says of it
    };
    RunDialog(const Facts &facts, QWidget *parent);

    qint64 count() const; // what was typed; -1: nothing was asked or nothing typed
    QStringList meant() const; // the findings that were said yes to
    QJsonObject options() const; // those that are not as the job has them

signals:
    void checkPlanWanted();
    void savePlanWanted();

private:
    void addHead(QBoxLayout *layout);
    void addWarnings(QBoxLayout *layout);
    void addFindings(QBoxLayout *layout);
    void addPlan(QBoxLayout *layout);
    void addLines(QBoxLayout *layout);
    void addOptions(QBoxLayout *layout);
    void addConsent(QBoxLayout *layout);
    void addButtons(QBoxLayout *layout);
    void checkConsent();

    Facts m_facts;
    QList<QCheckBox *> m_options; // as in the facts
    QCheckBox *m_meant = nullptr;
    QCheckBox *m_agree = nullptr;
    QLineEdit *m_count = nullptr;
    QPushButton *m_run = nullptr;
};

} // namespace sluice
