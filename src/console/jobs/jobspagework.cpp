// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a sync asks of the application, all of it in the background.
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobkinds.h"
#include "app/documents/jobs.h"
#include "app/runs/runfeed.h"
#include "console/jobs/idsfile.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobmodel.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/rundialog.h"
#include "console/jobs/runstrip.h"
#include "console/main/prompt.h"
#include "console/mappings/mappingeditordialog.h"
#include "console/runs/runfiles.h"
#include "console/settings/vaultguard.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QDir>
#include <QPointer>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

void JobsPage::showError(const Error &error)
{
    m_bar->showError(error);
}

void JobsPage::reload(const QString &thenSelect)
{
    struct Documents
    {
        QList<Job> jobs;
        QList<Connection> connections;
        std::optional<Error> error;
    };
    Application *application = &m_context.application;
    inBackground(
        this,
        [application] {
            Documents documents;
            auto jobs = application->jobs().list();
            auto connections = application->connections().list();
            if (!jobs)
                documents.error = jobs.error();
            else if (!connections)
                documents.error = connections.error();
            else
                documents = {.jobs = *jobs, .connections = *connections, .error = {}};
            return documents;
        },
        [this, thenSelect](const Documents &documents) {
            if (documents.error) {
                if (!m_isLoaded)
                    m_table->setUnread();
                showError(*documents.error);
                return;
            }
            takeDocuments(documents.jobs, documents.connections);
            const QString wanted = std::exchange(m_wanted, QString());
            showJobs(!thenSelect.isEmpty() ? thenSelect
                    : !wanted.isEmpty()    ? wanted
                                           : m_current.name);
            if (!wanted.isEmpty() && m_current.name != wanted)
                m_bar->showMessage(Tone::Warning, tr("There is no job “%1” any more.").arg(wanted));
        });
}

void JobsPage::takeDocuments(const QList<Job> &jobs, const QList<Connection> &connections)
{
    m_allJobs.clear();
    for (const Job &job : jobs) {
        if (job.kind == m_look.kind)
            m_allJobs << job;
    }
    const JobServices services = servicesOfJobKind(m_look.kind);
    QList<Connection> usable;
    for (const Connection &connection : connections) {
        if (connection.service != services.source && connection.service != services.target)
            continue;
        usable << connection;
        // Another address or sign-in: what was learnt of it no longer holds.
        for (const Connection &before : std::as_const(m_connections)) {
            if (before.name == connection.name && before != connection)
                forget(connection.name);
        }
    }
    m_connections = usable;
    if (!m_form->isChanged())
        m_form->setConnections(usable);
    m_isLoaded = true;
    m_table->setLoading(false);
}

QList<Job> JobsPage::jobs() const
{
    QList<Job> shown;
    for (const Job &job : m_allJobs) {
        if (m_environment.isEmpty() || environmentOf(job) == m_environment)
            shown << job;
    }
    return shown;
}

const Job *JobsPage::editedJob() const
{
    if (m_current.id.isEmpty() || !m_form->isChanged())
        return nullptr;
    const auto found = std::find_if(m_allJobs.cbegin(), m_allJobs.cend(),
        [this](const Job &job) { return job.id == m_current.id; });
    return found == m_allJobs.cend() ? nullptr : &*found;
}

void JobsPage::showJobs(const QString &select)
{
    m_model->setJobs(jobs());
    // What is typed stays, also where Find hides its job.
    const Job *edited = editedJob();
    int row = m_model->rowOf(edited ? edited->name : select);
    if (row < 0 && !edited && m_model->rowCount() > 0)
        row = 0;
    const Job *job = edited ? edited : m_model->job(row);
    if (!job) {
        m_current = {};
        m_plan.reset();
        refreshState();
        return;
    }
    const Job chosen = *job;
    const bool isNewer = chosen.revision != m_current.revision;
    const bool isEdited = chosen.id == m_current.id && (!isNewer || m_form->isChanged());
    if (!isEdited) {
        showJob(chosen);
    } else if (isNewer) { // what is typed here stays until somebody says otherwise
        m_current = chosen;
        m_bar->showMessage(Tone::Warning,
            tr("“%1” was changed elsewhere. Revert shows that; Save replaces it.")
                .arg(chosen.name));
    }
    m_view->setCurrentIndex(m_model->index(row, 0));
    if (isEdited)
        loadSource(false);
    refreshState();
}

void JobsPage::showAccount()
{
    emit accountChanged(Format::facts(accountFacts()));
}

void JobsPage::run()
{
    if (const auto running = activeRun())
        emit runOpened(running->id);
    else if (actions().canRun)
        openRunDialog();
}

void JobsPage::openRunDialog()
{
    RunDialog::Facts facts{.jobName = m_current.name,
        .environment = environmentOf(m_current),
        .connection = m_current.target,
        .what = m_model->describe(m_current),
        .part = partText(),
        .results = tr("%1, a folder for each run")
                       .arg(QDir(m_context.application.dataDirectory()).filePath(u"runs"_s))};
    if (m_plan) {
        facts.plan = ShownPlan{.plan = *m_plan,
            .problems = m_planProblems,
            .left = limitLeft(),
            .budget = limitBudget()};
        addPlanFacts(facts);
    } else {
        facts.estimate = estimateText();
    }
    if (facts.environment == "production"_L1) {
        facts.warnings.prepend(tr("This run changes records in production."));
        if (!m_plan)
            facts.warnings << tr("No plan was checked.");
    }
    fillRunFacts(facts);
    auto *dialog = new RunDialog(facts, window());
    // What it says is what runs, whatever the page shows by then.
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, job = m_current, chosen = selection(), plan = m_plan] {
            if (isAsDescribed(job))
                startRun(job, false, selectionOf(*dialog, chosen, plan));
        });
    connect(
        dialog, &RunDialog::checkPlanWanted, this, [this, job = m_current, chosen = selection()] {
            if (isAsDescribed(job))
                startRun(job, true, chosen);
        });
    connect(dialog, &RunDialog::savePlanWanted, this, &JobsPage::savePlan);
    dialog->open();
}

void JobsPage::start(
    const QString &jobName, bool isDryRun, const QJsonObject &selection, Started then)
{
    withOpenVault(m_context, this, {.jobName = jobName},
        [this, jobName, isDryRun, selection, then](const Result<void> &isOpen) {
            if (!isOpen) {
                then(fail(isOpen.error()));
                return;
            }
            inBackground(
                this,
                [application = &m_context.application, jobName, isDryRun, selection] {
                    return std::make_shared<Result<RunRow>>(
                        application->runs().start(jobName, isDryRun, CancelToken(), selection));
                },
                [then](const std::shared_ptr<Result<RunRow>> &run) { then(*run); });
        });
}

bool JobsPage::isAsDescribed(const Job &job)
{
    const bool isSame = std::any_of(m_allJobs.cbegin(), m_allJobs.cend(), [&job](const Job &known) {
        return known.id == job.id && known.name == job.name && known.revision == job.revision;
    });
    if (!isSame)
        m_bar->showMessage(Tone::Error,
            tr("“%1” was changed meanwhile and is not run. Look at it, then run it again.")
                .arg(job.name));
    return isSame;
}

void JobsPage::startRun(const Job &job, bool isDryRun, const QJsonObject &selection)
{
    m_isStarting = true;
    m_bar->dismiss();
    refreshState();
    start(job.name, isDryRun, selection, [this, isDryRun](const Result<RunRow> &run) {
        m_isStarting = false;
        m_context.feed.refresh();
        if (!run)
            showError(run.error());
        else if (!isDryRun)
            emit runOpened(run->id);
        else if (isPlanOfJob(*run))
            m_planRun = *run;
        refreshState();
    });
}

// Its tables keep their columns as those of the page do.
void JobsPage::openMappingDialog(MappingEditorDialog *dialog)
{
    dialog->setPrompt(m_context.prompt);
    if (activeRun())
        dialog->setReadOnly();
    emit partsMade();
    dialog->open();
}

void JobsPage::askForIds(qsizetype most, const std::function<void(const QStringList &ids)> &then)
{
    m_context.prompt.openFile(this, tr("IDs from File"), tr("CSV files (*.csv *.txt);;All (*)"),
        [page = QPointer(this), most, then](const QString &path) {
            if (!page || path.isEmpty())
                return;
            inBackground(
                page.data(), [path, most] { return readIdsFile(path, most); },
                [page, then](const Result<QStringList> &ids) {
                    if (ids)
                        then(*ids);
                    else
                        page->showError(ids.error());
                });
        });
}

void JobsPage::pauseOrResume()
{
    const auto running = activeRun();
    if (!running)
        return;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, id = running->id, isPaused = running->state != RunState::Paused] {
            return std::make_shared<Result<void>>(application->runs().setPaused(id, isPaused));
        },
        [this](const std::shared_ptr<Result<void>> &done) {
            if (!*done)
                showError(done->error());
        });
}

void JobsPage::wish(StopMode mode)
{
    const auto running = activeRun();
    if (!running)
        return;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, id = running->id, mode] {
            return std::make_shared<Result<void>>(application->runs().stop(id, mode));
        },
        [this](const std::shared_ptr<Result<void>> &done) {
            if (!*done)
                showError(done->error());
            m_context.feed.refresh();
        });
}

void JobsPage::stop()
{
    wish(StopMode::Stop);
}

void JobsPage::finishChunk()
{
    wish(StopMode::FinishChunk);
}

void JobsPage::forceStop()
{
    wish(StopMode::Force);
}

// For the tool tip of the strip.
void JobsPage::readLimits(const RunRow &run)
{
    inBackground(
        this,
        [&application = m_context.application, run] { return limitLevelsOf(application, run); },
        [this, id = run.id](const Result<QList<LimitLevel>> &levels) {
            m_strip->setLimits(id, levels.value_or(QList<LimitLevel>()));
        });
}

} // namespace sluice
