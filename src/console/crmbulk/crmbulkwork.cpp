// SPDX-License-Identifier: GPL-3.0-or-later
// What the page CRM Bulk asks of the application, all of it in the background.
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/runfeed.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/crmjobmodel.h"
#include "console/crmbulk/rundialog.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

namespace sluice {

using namespace Qt::StringLiterals;

void CrmBulkPage::showError(const Error &error)
{
    m_bar->showMessage(Tone::Error, error.text());
}

void CrmBulkPage::reload(const QString &thenSelect)
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
                showError(*documents.error);
                return;
            }
            takeDocuments(documents.jobs, documents.connections);
            showJobs(thenSelect.isEmpty() ? m_current.name : thenSelect);
        });
}

void CrmBulkPage::takeDocuments(const QList<Job> &jobs, const QList<Connection> &connections)
{
    m_allJobs.clear();
    for (const Job &job : jobs) {
        if (job.kind == "crm-bulk"_L1)
            m_allJobs << job;
    }
    QList<Connection> usable;
    QStringList names;
    for (const Connection &connection : connections) {
        if (connection.service != "zoho-crm"_L1)
            continue;
        usable << connection;
        names << connection.name;
        // Another address or sign-in: what was learnt of it no longer holds.
        for (const Connection &before : std::as_const(m_connections)) {
            if (before.name == connection.name && before != connection)
                m_known.remove(connection.name);
        }
    }
    m_connections = usable;
    if (!m_form->isChanged())
        m_form->setConnections(names);
    m_isLoaded = true;
    m_table->setLoading(false);
}

void CrmBulkPage::showJobs(const QString &select)
{
    QHash<QString, QString> environments;
    for (const Connection &connection : std::as_const(m_connections))
        environments.insert(connection.name, connection.environment);
    QList<Job> shown;
    for (const Job &job : std::as_const(m_allJobs)) {
        const QString environment = environments.value(job.source, m_environment);
        if (m_environment.isEmpty() || environment == m_environment)
            shown << job;
    }
    m_model->setJobs(shown);
    int row = m_model->rowOf(select);
    if (row < 0 && m_model->rowCount() > 0)
        row = 0;
    const Job *job = m_model->job(row);
    if (!job) {
        m_current = {};
        m_plan.reset();
        refreshState();
        return;
    }
    const Job chosen = *job;
    const bool isEdited = chosen.id == m_current.id && chosen.revision == m_current.revision;
    if (!isEdited)
        showJob(chosen);
    m_view->setCurrentIndex(m_model->index(row, 0));
    if (isEdited)
        loadSource();
    refreshState();
}

void CrmBulkPage::loadSource(bool again)
{
    const QString connection = m_form->job().source;
    if (connection.isEmpty())
        return;
    Known &known = m_known[connection];
    if (again) {
        known.error.reset();
        known.fieldErrors.clear();
    }
    if (known.schema || known.isLoading || known.error) {
        showSource();
        return;
    }
    known.isLoading = true;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, connection, token = m_cancel.token()] {
            return std::make_shared<Result<CrmSchema>>(
                loadCrmSchema(*application, connection, token));
        },
        [this, connection](const std::shared_ptr<Result<CrmSchema>> &schema) {
            Known &loaded = m_known[connection];
            loaded.isLoading = false;
            if (*schema)
                loaded.schema = **schema;
            else
                loaded.error = schema->error();
            showSource();
            showAccount();
        });
    showSource();
}

// Runs spend credits while the page is open.
void CrmBulkPage::refreshCredits()
{
    const QString connection = m_current.source;
    const Known known = m_known.value(connection);
    if (m_isReadingCredits || !known.schema || known.schema->creditBudget <= 0)
        return;
    m_isReadingCredits = true;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, group = known.schema->creditGroup] {
            return crmCreditsLeft(*application, group);
        },
        [this, connection](const std::optional<double> &left) {
            m_isReadingCredits = false;
            Known &now = m_known[connection];
            if (!now.schema || now.schema->creditsLeft == left)
                return;
            now.schema->creditsLeft = left;
            refreshState();
            showAccount();
        });
}

void CrmBulkPage::showSource()
{
    const Job job = m_form->job();
    const Known known = m_known.value(job.source);
    const QString module = job.parameters.value("module"_L1).toString();
    m_form->setModulesNotice(known.isLoading ? tr("Loading modules…") : QString());
    m_form->setModules(known.schema ? known.schema->modules : QList<CrmModule>());
    m_form->setFields(known.fields.value(module));
    if (known.schema && !module.isEmpty() && !known.fields.contains(module)
        && !known.fieldErrors.contains(module) && known.loadingFields != module)
        loadFields(job.source, module);
    refreshState();
}

void CrmBulkPage::loadFields(const QString &connection, const QString &module)
{
    m_known[connection].loadingFields = module;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, connection, module, token = m_cancel.token()] {
            return std::make_shared<Result<QList<CrmField>>>(
                loadCrmFields(*application, connection, module, token));
        },
        [this, connection, module](const std::shared_ptr<Result<QList<CrmField>>> &fields) {
            Known &known = m_known[connection];
            known.loadingFields.clear();
            if (*fields)
                known.fields.insert(module, **fields);
            else
                known.fieldErrors.insert(module, fields->error());
            showSource();
        });
}

void CrmBulkPage::showAccount()
{
    const QString connection = m_current.source;
    const Known known = m_known.value(connection);
    QStringList facts;
    if (known.schema && !known.schema->org.companyName.isEmpty())
        facts << known.schema->org.companyName;
    else if (!connection.isEmpty())
        facts << connection;
    if (known.schema && known.schema->creditsLeft && known.schema->creditBudget > 0)
        facts << tr("%1 of %2 credits left")
                     .arg(Format::count(static_cast<qint64>(*known.schema->creditsLeft)),
                         Format::count(static_cast<qint64>(known.schema->creditBudget)));
    emit accountChanged(Format::facts(facts));
}

void CrmBulkPage::run()
{
    if (const auto running = activeRun())
        emit runOpened(running->id);
    else if (actions().canRun)
        openRunDialog();
}

void CrmBulkPage::openRunDialog()
{
    const Known known = m_known.value(m_current.source);
    RunDialog::Facts facts{.jobName = m_current.name,
        .connection = m_current.source,
        .what = describeCrmJob(m_current)};
    for (const Connection &connection : std::as_const(m_connections)) {
        if (connection.name == m_current.source)
            facts.environment = connection.environment;
    }
    if (known.schema)
        facts.account = known.schema->org.companyName;
    facts.plan = m_plan;
    if (m_plan) {
        facts.planNote = planNote();
        if (m_plan->run.params.value("job"_L1).toObject() != m_current.parameters)
            facts.warnings << tr("The job has changed since the plan was checked.");
        if (m_plan->run.counts.rejected > 0)
            facts.warnings << tr("%1 records would be rejected.")
                                  .arg(Format::count(m_plan->run.counts.rejected));
        if (m_plan->run.counts.written == 0)
            facts.warnings << tr("No record would be written.");
    }
    if (facts.environment == "production"_L1) {
        facts.warnings.prepend(tr("This run changes records in production."));
        if (!m_plan)
            facts.warnings << tr("No plan was checked.");
    }
    auto *dialog = new RunDialog(facts, window());
    connect(dialog, &QDialog::accepted, this, [this] { startRun(false); });
    connect(dialog, &RunDialog::checkPlanWanted, this, &CrmBulkPage::checkPlan);
    dialog->open();
}

void CrmBulkPage::startRun(bool isDryRun)
{
    m_isStarting = true;
    m_bar->dismiss();
    refreshState();
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, name = m_current.name, isDryRun] {
            return std::make_shared<Result<RunRow>>(application->runs().start(name, isDryRun));
        },
        [this, isDryRun](const std::shared_ptr<Result<RunRow>> &run) {
            m_isStarting = false;
            m_context.feed.refresh();
            if (!*run)
                showError(run->error());
            else if (!isDryRun)
                emit runOpened((*run)->id);
            else
                m_planRun = **run;
            refreshState();
        });
}

void CrmBulkPage::pauseOrResume()
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

void CrmBulkPage::wish(StopMode mode)
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

void CrmBulkPage::stop()
{
    wish(StopMode::Stop);
}

void CrmBulkPage::finishChunk()
{
    wish(StopMode::FinishChunk);
}

void CrmBulkPage::forceStop()
{
    wish(StopMode::Force);
}

} // namespace sluice
