// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of a sync makes, saves, copies and exports jobs.
#include "app/documents/jobs.h"
#include "app/application.h"
#include "app/documents/jobkinds.h"
#include "base/files.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/namedialog.h"
#include "console/main/prompt.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/statelook.h"

#include <QPointer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Whatever a form can change.
bool isSameInForm(const Job &a, const Job &b)
{
    return a.id == b.id && a.parameters == b.parameters && a.source == b.source
        && a.target == b.target && a.mapping == b.mapping;
}

} // namespace

void JobsPage::storeJob(const Job &job, const QString &done, std::function<void(bool isSaved)> then)
{
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, job] { return std::make_shared<Result<Job>>(application->jobs().save(job)); },
        [this, done, isNew = job.id.isEmpty(), before = m_form->job(), then = std::move(then)](
            const std::shared_ptr<Result<Job>> &saved) {
            if (!*saved) {
                showError(saved->error());
                if (then)
                    then(false);
                return;
            }
            const bool isWanted = isNew && isSameInForm(before, m_form->job());
            const bool isShown = takeStored(**saved, isWanted);
            m_bar->showMessage(Tone::Success, done);
            const QString environment = environmentOf(**saved);
            if (isShown && !m_environment.isEmpty() && environment != m_environment)
                emit environmentWanted(environment); // where the job is
            reload(isShown ? (*saved)->name : QString());
            if (then)
                then(true);
        });
}

// What was typed while it was being stored stays in the form, and so does another job.
bool JobsPage::takeStored(const Job &job, bool isWanted)
{
    erase_if(m_allJobs, [&job](const Job &known) { return known.id == job.id; });
    m_allJobs << job;
    if (job.id == m_current.id) {
        m_current = job;
        m_form->setSaved(job);
        isWanted = !m_form->isChanged();
    }
    if (isWanted)
        showJob(job);
    else
        refreshState();
    return job.id == m_current.id;
}

void JobsPage::saveJob()
{
    if (!m_current.name.isEmpty() && m_form->isChanged())
        storeJob(m_form->job(), tr("“%1” is saved").arg(m_current.name));
}

QStringList JobsPage::unsaved(Leaving) const
{
    return m_current.name.isEmpty() || !m_form->isChanged()
        ? QStringList()
        : QStringList{tr("the job “%1”").arg(m_current.name)};
}

void JobsPage::saveUnsaved(std::function<void(bool isSaved)> then)
{
    storeJob(m_form->job(), tr("“%1” is saved").arg(m_current.name), std::move(then));
}

void JobsPage::revertJob()
{
    showJob(Job(m_current));
}

// All connections of a service with their environments: a copy may go to another one.
NameDialog::Choice JobsPage::connectionChoice(
    const QString &label, const QString &objectName, const QString &service, const QString &current)
{
    NameDialog::Choice choice{.label = label, .objectName = objectName, .current = current};
    for (const Connection &connection : std::as_const(m_connections)) {
        if (connection.service == service)
            choice.items.append(
                {Format::facts({connection.name, environmentLook(connection.environment).word}),
                    connection.name});
    }
    return choice;
}

// With the connections of another environment it moves a tried job to production.
void JobsPage::duplicateJob()
{
    const JobServices services = servicesOfJobKind(m_look.kind);
    const bool hasOneEnd = services.source == services.target;
    const Job job = m_current;
    NameDialog::Options options{.title = tr("Duplicate Job"),
        .action = tr("Duplicate Job"),
        .name = tr("%1 copy").arg(m_current.name),
        .taken = takenNames()};
    options.choices << connectionChoice(hasOneEnd ? tr("&Connection") : tr("&Source"),
        u"copySourceCombo"_s, services.source, m_current.source);
    if (!hasOneEnd)
        options.choices << connectionChoice(
            tr("&Target"), u"copyTargetCombo"_s, services.target, m_current.target);
    const auto copyOf = [job, hasOneEnd](const NameDialog &dialog) {
        Job copy = job;
        copy.id.clear();
        copy.revision = 0;
        copy.schedule.clear();
        copy.terms = {};
        copy.name = dialog.name();
        copy.source = dialog.choice(0);
        copy.target = dialog.choice(hasOneEnd ? 0 : 1);
        return copy;
    };
    askToDiscard([this, options, copyOf] { openNameDialog(options, copyOf, AfterMaking::Stay); });
}

void JobsPage::renameJob()
{
    QStringList taken = takenNames();
    taken.removeAll(m_current.name);
    auto *dialog = new NameDialog({.title = tr("Rename Job"),
                                      .action = tr("Rename Job"),
                                      .name = m_current.name,
                                      .taken = taken},
        window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = m_current.id] {
        Application *application = &m_context.application;
        inBackground(
            this,
            [application, id, name = dialog->name()] {
                auto job = application->jobs().findById(id);
                if (job) {
                    job->name = name;
                    job = application->jobs().save(*job);
                }
                return std::make_shared<Result<Job>>(job);
            },
            [this](const std::shared_ptr<Result<Job>> &renamed) {
                if (!*renamed) {
                    showError(renamed->error());
                    return;
                }
                const QString name = (*renamed)->name;
                m_bar->showMessage(Tone::Success, tr("The job is “%1” now").arg(name));
                reload(name);
            });
    });
    dialog->open();
}

// The schedule and the chains that would end with it are named. Runs are of no job: they stay.
void JobsPage::removeJob()
{
    const Job job = m_current;
    if (job.name.isEmpty() || activeRun())
        return;
    QStringList lines{tr("The job and its mapping are deleted here. Its runs stay.")};
    if (!job.schedule.isEmpty())
        lines << tr("It has a schedule, which ends with it.");
    if (!job.terms.thenJob.isEmpty())
        lines << tr("“%1” does not follow it any more.").arg(job.terms.thenJob);
    Application *application = &m_context.application;
    inBackground(
        this, [application] { return application->jobs().list(); },
        [this, job, lines](const Result<QList<Job>> &all) mutable {
            for (const Job &other : all ? *all : QList<Job>()) {
                if (other.terms.thenJob == job.name)
                    lines << tr("It runs after “%1”; that chain ends there.").arg(other.name);
            }
            m_context.prompt.confirm(this,
                {.title = tr("Remove “%1”?").arg(job.name),
                    .text = lines.join(u' '),
                    .action = tr("Remove Job"),
                    .isDestructive = true},
                [page = QPointer(this), name = job.name](bool isYes) {
                    if (page && isYes)
                        page->removeStored(name);
                });
        });
}

void JobsPage::removeStored(const QString &name)
{
    if (m_current.name == name && activeRun()) { // begun while it was asked
        m_bar->showMessage(Tone::Error, tr("“%1” runs now and cannot be removed.").arg(name));
        return;
    }
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, name] {
            return std::make_shared<Result<void>>(application->jobs().remove(name));
        },
        [this, name](const std::shared_ptr<Result<void>> &removed) {
            if (!*removed) {
                showError(removed->error());
                return;
            }
            if (m_current.name == name)
                m_current = {};
            m_bar->showMessage(Tone::Success, tr("“%1” is removed").arg(name));
            reload();
        });
}

void JobsPage::newJob()
{
    makeJob(
        newJobOptions(), [this](const NameDialog &dialog) { return newJobOf(dialog); },
        AfterMaking::Open);
}

void JobsPage::makeJob(const NameDialog::Options &options,
    const std::function<Job(const NameDialog &)> &jobOf, AfterMaking after)
{
    for (const NameDialog::Choice &choice : options.choices) {
        if (choice.items.isEmpty()
            && !choice.isTyped) { // there are connections, but none in this environment
            m_bar->showMessage(
                Tone::Info, m_look.missingConnection, {{u"connections"_s, tr("Open Connections")}});
            return;
        }
    }
    askToDiscard([this, options, jobOf, after] { openNameDialog(options, jobOf, after); });
}

void JobsPage::openNameDialog(const NameDialog::Options &options,
    const std::function<Job(const NameDialog &)> &jobOf, AfterMaking after)
{
    auto *dialog = new NameDialog(options, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, jobOf, after] {
        const Job job = jobOf(*dialog);
        storeJob(job, tr("“%1” is made").arg(job.name), [this, after](bool isSaved) {
            if (isSaved && after == AfterMaking::Open)
                showForm();
        });
    });
    dialog->open();
}

void JobsPage::exportJob()
{
    m_context.prompt.saveFile(this, tr("Export Job"), m_current.name + u".json"_s,
        tr("Job files (*.json)"), [this, name = m_current.name](const QString &path) {
            if (path.isEmpty())
                return;
            Application *application = &m_context.application;
            inBackground(
                this,
                [application, name, path] {
                    auto text = application->jobs().exportJob(name);
                    auto written
                        = text ? writeFileDurably(path, *text) : Result<void>(fail(text.error()));
                    return std::make_shared<Result<void>>(written);
                },
                [this, path](const std::shared_ptr<Result<void>> &written) {
                    if (*written)
                        m_bar->showMessage(Tone::Success, tr("Saved as %1").arg(path));
                    else
                        showError(written->error());
                });
        });
}

} // namespace sluice
