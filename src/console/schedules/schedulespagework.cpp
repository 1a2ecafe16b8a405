// SPDX-License-Identifier: GPL-3.0-or-later
// The page Schedules: what it shows of the schedules, and what is done with them.
#include "base/clock.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/schedules/dayplan.h"
#include "console/schedules/scheduledialog.h"
#include "console/schedules/schedulemodel.h"
#include "console/schedules/schedulespage.h"
#include "console/schedules/schedulewords.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const QString kNightly = u"0 2 * * *"_s;

bool isScheduled(const Job &job)
{
    return !job.schedule.isEmpty() || !job.terms.thenJob.isEmpty();
}

} // namespace

void SchedulesPage::showRows()
{
    QList<ListedSchedule> shown;
    for (const ListedSchedule &listed : std::as_const(m_facts.jobs)) {
        const bool isFound = listed.job.name.contains(m_find, Qt::CaseInsensitive)
            || listed.words.contains(m_find, Qt::CaseInsensitive);
        if (isScheduled(listed.job) && isHere(listed) && isFound)
            shown.append(listed);
    }
    m_model->setSchedules(shown, QDateTime::currentDateTime());
    m_day->setSchedules(shown, Clock::system().nowMs());
    showEmpty();
    for (int row = 0; !m_wanted.isEmpty() && row < m_model->rowCount(); ++row) {
        if (m_model->row(row)->job.name != m_wanted)
            continue;
        m_wanted.clear();
        m_table->view()->setCurrentIndex(m_model->index(row, ScheduleModel::On));
    }
    if (!selected() && m_model->rowCount() > 0)
        m_table->view()->setCurrentIndex(m_model->index(0, ScheduleModel::On));
    fitToWindow();
    showSelected();
}

void SchedulesPage::showEmpty()
{
    m_daily->setEnabled(!unscheduled().isEmpty());
    m_add->setEnabled(!unscheduled().isEmpty());
    m_add->setToolTip(
        m_hasLooked && unscheduled().isEmpty() ? tr("Every job has a schedule") : QString());
    if (m_model->rowCount() > 0)
        return;
    m_empty->clearButtons();
    if (!m_find.isEmpty()) {
        m_empty->setContent(u"search"_s, tr("No schedule matches"),
            tr("Schedules are there, but none has this text."));
        return;
    }
    if (unscheduled().isEmpty()) {
        m_empty->setContent(u"page-schedules"_s, tr("Nothing is scheduled"),
            tr("A schedule runs a saved job. Save a job on the page of its sync first."));
        connect(m_empty->addButton(tr("Go to CRM Bulk")), &QPushButton::clicked, this,
            [this] { emit pageWanted(u"crm"_s); });
        return;
    }
    m_empty->setContent(u"page-schedules"_s, tr("Nothing is scheduled"),
        tr("Let a job run every night, or choose the times yourself."));
    connect(
        m_empty->addButton(tr("Add Schedule…")), &QPushButton::clicked, this, &SchedulesPage::add);
}

void SchedulesPage::showSelected()
{
    const ListedSchedule *listed = selected();
    m_runNow->setEnabled(listed);
    m_edit->setEnabled(listed);
    for (QPushButton *button : std::as_const(m_copies))
        button->setEnabled(listed);
    const QString command = listed
        ? shellCommand(
            {.name = listed->job.name, .program = u"sluice-cli"_s, .cron = {}, .chain = {}})
        : QString();
    if (m_command->text() != command) {
        m_command->setText(command);
        m_command->setCursorPosition(0);
    }
    emit actionsChanged();
}

bool SchedulesPage::isHere(const ListedSchedule &listed) const
{
    return m_environment.isEmpty() || listed.environment.isEmpty()
        || listed.environment == m_environment;
}

QList<ListedSchedule> SchedulesPage::missed() const
{
    QList<ListedSchedule> jobs;
    for (const ListedSchedule &listed : m_facts.jobs) {
        if (isMissed(listed) && isHere(listed))
            jobs.append(listed);
    }
    return jobs;
}

// Said when it changes, so that what was closed stays closed.
void SchedulesPage::showMissed()
{
    const QString text = missedText(missed());
    const QString before = std::exchange(m_missed, text);
    if (before == text)
        return;
    if (text.isEmpty()) {
        if (m_bar->text() == before)
            m_bar->dismiss(); // it was of another environment, or has run
        return;
    }
    m_bar->showMessage(Tone::Warning, text, {{u"runMissed"_s, tr("Run Now…")}});
}

QList<Job> SchedulesPage::unscheduled() const
{
    QList<Job> jobs;
    for (const ListedSchedule &listed : m_facts.jobs) {
        if (!isScheduled(listed.job) && isHere(listed))
            jobs.append(listed.job);
    }
    return jobs;
}

const ListedSchedule *SchedulesPage::selected() const
{
    const QModelIndex index = m_table->view()->currentIndex();
    return index.isValid() ? m_model->row(index.row()) : nullptr;
}

void SchedulesPage::select(const QString &jobId)
{
    if (const int row = m_model->rowOf(jobId); row >= 0)
        m_table->view()->setCurrentIndex(m_model->index(row, ScheduleModel::On));
}

void SchedulesPage::add()
{
    if (const QList<Job> jobs = unscheduled(); !jobs.isEmpty())
        open(jobs);
}

// One click where there is one job to choose, else one more for which.
void SchedulesPage::addDaily()
{
    const auto schedule = [this](const QString &name) {
        m_wanted = name;
        m_access->setSchedule(this, name, kNightly, {}, [this, name](const Result<void> &done) {
            tell(done, tr("“%1” runs every day at 02:00").arg(name));
        });
    };
    const QList<Job> jobs = unscheduled();
    if (jobs.size() == 1) {
        schedule(jobs.constFirst().name);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"dailyMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Job &job : jobs) {
        const QString name = job.name;
        connect(menu->addAction(QString(name).replace(u'&', u"&&"_s)), &QAction::triggered, this,
            [schedule, name] { schedule(name); });
    }
    menu->popup(m_daily->mapToGlobal(QPoint(0, m_daily->height())));
}

void SchedulesPage::edit()
{
    if (const ListedSchedule *listed = selected())
        open({listed->job});
}

void SchedulesPage::open(const QList<Job> &jobs)
{
    if (m_dialog && !m_dialog->close())
        return; // what was changed in it is asked about
    QStringList all;
    for (const ListedSchedule &listed : std::as_const(m_facts.jobs))
        all.append(listed.job.name);
    m_dialog = new ScheduleDialog(jobs, all, m_prompt, window());
    connect(m_dialog, &ScheduleDialog::saveWanted, this, &SchedulesPage::save);
    connect(m_dialog, &ScheduleDialog::removeWanted, this, &SchedulesPage::remove);
    m_dialog->open();
}

void SchedulesPage::save()
{
    const QString name = m_dialog->jobName();
    m_dialog->setSaving(true);
    m_access->setSchedule(this, name, m_dialog->cron(), m_dialog->terms(),
        [this, name, dialog = m_dialog](const Result<void> &done) {
            if (dialog)
                dialog->setSaving(false);
            if (!done && dialog) {
                dialog->showProblem(errorText(done.error()));
                return;
            }
            if (dialog)
                dialog->accept();
            m_wanted = name;
            tell(done, {});
        });
}

void SchedulesPage::remove()
{
    const QString name = m_dialog ? m_dialog->jobName()
        : selected()              ? selected()->job.name
                                  : QString();
    if (name.isEmpty())
        return;
    m_prompt.confirm(this,
        {.title = tr("Remove Schedule"),
            .text
            = tr("“%1” does not run by itself any more. The job and its runs stay.").arg(name),
            .action = tr("Remove Schedule"),
            .isDestructive = true},
        [this, name, dialog = m_dialog](bool isYes) {
            if (!isYes)
                return;
            if (dialog)
                dialog->done(QDialog::Rejected); // what was changed in it goes, too: no question
            m_access->setSchedule(
                this, name, {}, {}, [this](const Result<void> &done) { tell(done, {}); });
        });
}

void SchedulesPage::toggle()
{
    if (const ListedSchedule *listed = selected())
        setEnabled(listed->job.name, !listed->job.isEnabled);
}

void SchedulesPage::setEnabled(const QString &job, bool isEnabled)
{
    m_access->setEnabled(
        this, job, isEnabled, [this](const Result<void> &done) { tell(done, {}); });
}

void SchedulesPage::runNow()
{
    if (const ListedSchedule *listed = selected())
        askToRun({*listed});
}

void SchedulesPage::runMissed()
{
    askToRun(missed());
}

// Nothing begins that was not named in the question.
void SchedulesPage::askToRun(const QList<ListedSchedule> &wanted)
{
    if (wanted.isEmpty())
        return;
    m_prompt.confirm(
        this, runNowQuestion(wanted, m_facts.jobs), [page = QPointer(this), wanted](bool isYes) {
            if (!page || !isYes)
                return;
            for (const ListedSchedule &listed : wanted)
                page->begin(listed.job.id, listed.job.name);
        });
}

void SchedulesPage::begin(const QString &jobId, const QString &name)
{
    m_access->runNow(this, jobId,
        [this, name](const Result<void> &done) { tell(done, tr("“%1” begins").arg(name)); });
}

void SchedulesPage::copy(Copied what)
{
    const ListedSchedule *listed = selected();
    if (!listed)
        return;
    if (what == Copied::Command) {
        QGuiApplication::clipboard()->setText(m_command->text());
        m_bar->showMessage(Tone::Success, tr("The command is in the clipboard"));
        return;
    }
    m_access->unattended(this, listed->job.name, [this, what](const Result<UnattendedJob> &job) {
        const Result<QString> text = !job ? Result<QString>(fail(job.error()))
            : what == Copied::Cron        ? cronLines(*job)
                                          : systemdText(*job);
        if (!text) {
            m_bar->showMessage(Tone::Error, errorText(text.error()));
            return;
        }
        QGuiApplication::clipboard()->setText(*text);
        m_bar->showMessage(Tone::Success,
            what == Copied::Cron ? tr("The cron line is in the clipboard")
                                 : tr("The systemd timer and its service are in the clipboard"));
    });
}

void SchedulesPage::tell(const Result<void> &done, const QString &text)
{
    if (!done)
        m_bar->showMessage(Tone::Error, errorText(done.error()));
    else if (!text.isEmpty())
        m_bar->showMessage(Tone::Success, text);
    look();
}

} // namespace sluice
