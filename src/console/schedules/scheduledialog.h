// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"

#include <QDialog>

#include <memory>

class QCheckBox;

namespace sluice {

class Prompt;
namespace Ui {
class ScheduleDialog;
}

// When a job runs by itself: a few usual ways, or a cron expression, with its meaning in words and
// the next five times as they are typed; the time zone, what is done about missed times, and the
// job that follows. What is wrong stands at its field. It saves nothing itself. GUI thread;
// modeless, deletes itself. Object name `scheduleDialog`.
class ScheduleDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScheduleDialog)

public:
    // `jobs`: those that it may be for, of which the first is chosen; `all`: names for Then Run.
    ScheduleDialog(const QList<Job> &jobs, const QStringList &all, Prompt &prompt, QWidget *parent);
    ~ScheduleDialog() override;

    QString jobName() const;
    QString cron() const;
    ScheduleTerms terms() const;

    void showProblem(const QString &text); // of saving
    void setSaving(bool isSaving);
    void reject() override; // asks, if there are changes

signals:
    void saveWanted();
    void removeWanted();

private:
    enum class Repeat { Daily, Weekdays, Hours, Minutes, Cron };
    void dress();
    void connectFields();
    void showJob();
    void showRepeat(); // which fields there are
    void takeCron(const QString &cron); // into the fields
    void composeCron(); // out of the fields
    void check();
    void fillThen();
    Repeat repeat() const;
    QList<QCheckBox *> dayChecks() const; // Monday first
    bool isChanged() const; // of the chosen job's schedule

    std::unique_ptr<Ui::ScheduleDialog> m_ui;
    QList<Job> m_jobs;
    QStringList m_all;
    Prompt &m_prompt;
    QString m_shownCron; // as the chosen job has it
    ScheduleTerms m_shownTerms;
    bool m_isFilling = false;
    bool m_isSaving = false;
};

} // namespace sluice
