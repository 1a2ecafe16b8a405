// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/analyticspage.h"

#include "app/application.h"
#include "console/analytics/analyticsjobform.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/analytics/applicationanalyticsaccess.h"
#include "console/analytics/tablemappingdialog.h"
#include "console/analytics/watchaccess.h"
#include "console/widgets/format.h"
#include "console/widgets/statelook.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/datastorerun.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

template <class Facts> void forgetPlaces(Facts &facts, const QString &connection)
{
    facts.removeIf(
        [&connection](const typename Facts::iterator &it) { return it.key().first == connection; });
}

// Of a list, and of the columns of what is chosen from it.
template <class T, class Columns>
AnalyticsJobForm::Offer offered(
    const Known<T> &known, const Known<Columns> &columns, const QString &loading)
{
    if (known.isLoading)
        return {.names = {}, .note = loading};
    return {.names = {}, .note = {}, .problem = known.error ? known.error : columns.problem()};
}

} // namespace

AnalyticsSyncPage::AnalyticsSyncPage(const ConsoleContext &context, QWidget *parent)
    : AnalyticsSyncPage(context, std::make_unique<ApplicationAnalyticsAccess>(context), parent)
{
}

AnalyticsSyncPage::AnalyticsSyncPage(
    const ConsoleContext &context, std::unique_ptr<AnalyticsAccess> access, QWidget *parent)
    : AnalyticsSyncPage(context, std::move(access), new AnalyticsJobForm, parent)
{
}

AnalyticsSyncPage::AnalyticsSyncPage(const ConsoleContext &context,
    std::unique_ptr<AnalyticsAccess> access, AnalyticsJobForm *form, QWidget *parent)
    : JobsPage(context, look(), new AnalyticsJobModel, form, parent)
    , m_access(std::move(access))
    , m_form(form)
{
    setObjectName(u"AnalyticsSyncPage"_s);
    connect(m_form, &AnalyticsJobForm::mappingWanted, this, &AnalyticsSyncPage::openMapping);
    connect(m_form, &AnalyticsJobForm::selectionChanged, this, &AnalyticsSyncPage::refreshState);
    connect(m_form, &AnalyticsJobForm::idsFileWanted, this, [this] {
        askForIds(DatastoreJob::kMostIds,
            [this](const QStringList &ids) { m_form->setSelectedIds(ids); });
    });
    connect(
        &context.application.runs(), &Runs::runEnded, this, &AnalyticsSyncPage::refreshAfterRun);
    addRowLink();
    makeBoard();
    begin();
}

AnalyticsSyncPage::~AnalyticsSyncPage() = default;

JobsPage::Look AnalyticsSyncPage::look()
{
    return {.title = tr("Analytics"),
        .kind = u"datastore-analytics"_s,
        .icon = u"page-analytics"_s,
        .emptyText = tr("A job copies a table of the Data Store into a view of Zoho Analytics."),
        .columns = {{.kind = CellKind::Text, .sample = u"customers to Sales board"_s},
            {.kind = CellKind::Text, .isStretched = true},
            {.kind = CellKind::Text, .sample = u"Every day at 02:00"_s},
            {.kind = CellKind::State,
                .sample = stateLook(u"completed"_s).word,
                .hasIcon = true,
                .sampleNote = u"23 456 rejected"_s},
            {.kind = CellKind::Text, .sample = u"Yesterday 04:00"_s},
            {.kind = CellKind::Link, .sample = QString(tr("Resume…") + u' ')}},
        .narrowHidden = {AnalyticsJobModel::Schedule, AnalyticsJobModel::When},
        .missingConnection
        = tr("A job needs a connection to Catalyst and one to Zoho Analytics in this environment."),
        .words = {.unit = tr("units"),
            .costKey = u"units"_s,
            .lineKey = u"units"_s,
            .limit = tr("Units left today")}};
}

void AnalyticsSyncPage::outdate()
{
    const auto outdateAll = [](auto &facts) {
        for (auto &known : facts)
            known.outdate();
    };
    outdateAll(m_projects);
    outdateAll(m_workspaces);
    outdateAll(m_tables);
    outdateAll(m_views);
}

void AnalyticsSyncPage::forget(const QString &connection)
{
    m_projects.remove(connection);
    m_workspaces.remove(connection);
    forgetPlaces(m_tables, connection);
    forgetPlaces(m_views, connection);
}

AnalyticsSyncPage::Place AnalyticsSyncPage::tablePlace() const
{
    const Job job = m_form->job();
    return {job.source, job.parameters.value("table"_L1).toString()};
}

AnalyticsSyncPage::Place AnalyticsSyncPage::viewPlace() const
{
    const Job job = m_form->job();
    return {job.target, viewOfJob(job)};
}

const WorkspaceFacts::View *AnalyticsSyncPage::view() const
{
    const auto [connection, name] = viewPlace();
    const auto known = m_workspaces.constFind(connection);
    return known != m_workspaces.constEnd() && known->facts ? known->facts->table(name) : nullptr;
}

bool AnalyticsSyncPage::isViewKnown() const
{
    return m_workspaces.value(viewPlace().first).facts.has_value();
}

// Each answer may lead to the next question: the columns of what is there.
void AnalyticsSyncPage::loadSource(bool again)
{
    if (again)
        askAgain();
    const Place table = tablePlace();
    const Place place = viewPlace();
    if (connection(table.first) && m_projects[table.first].isUnasked())
        askProject(table.first);
    if (connection(place.first) && m_workspaces[place.first].isUnasked())
        askWorkspace(place.first);
    const auto project = m_projects.value(table.first);
    if (project.isReady() && project.facts->tables.contains(table.second)
        && m_tables[table].isUnasked())
        askTable(table);
    if (const WorkspaceFacts::View *there = view();
        there && m_workspaces.value(place.first).isReady() && m_views[place].isUnasked())
        askView(place, there->id);
    showFacts();
}

void AnalyticsSyncPage::askAgain()
{
    m_projects[tablePlace().first].outdateError();
    m_workspaces[viewPlace().first].outdateError();
    m_tables[tablePlace()].outdateError();
    m_views[viewPlace()].outdateError();
}

void AnalyticsSyncPage::askProject(const QString &name)
{
    const int number = ++m_questions;
    m_projects[name].ask(number);
    m_access->project(this, name, [this, name, number](const Result<ProjectFacts> &facts) {
        if (m_projects[name].take(facts, number))
            loadSource(false);
    });
}

void AnalyticsSyncPage::askWorkspace(const QString &name)
{
    const int number = ++m_questions;
    m_workspaces[name].ask(number);
    m_access->workspace(this, name, [this, name, number](const Result<WorkspaceFacts> &facts) {
        if (!m_workspaces[name].take(facts, number))
            return;
        loadSource(false);
        showAccount();
        emit workspaceKnown();
    });
}

void AnalyticsSyncPage::askTable(const Place &table)
{
    const int number = ++m_questions;
    m_tables[table].ask(number);
    m_access->tableColumns(this, table.first, table.second,
        [this, table, number](const Result<QList<SourceColumn>> &columns) {
            if (m_tables[table].take(columns, number))
                loadSource(false);
        });
}

void AnalyticsSyncPage::askView(const Place &place, const QString &viewId)
{
    const int number = ++m_questions;
    m_views[place].ask(number);
    m_access->viewColumns(this, place.first, viewId,
        [this, place, number](const Result<QList<TargetColumn>> &columns) {
            if (m_views[place].take(columns, number))
                loadSource(false);
        });
}

// A run may have made the view or added columns, and it has spent units.
void AnalyticsSyncPage::refreshAfterRun()
{
    const QString target = current().target;
    if (target.isEmpty() || !connection(target) || m_workspaces[target].isLoading)
        return;
    forgetPlaces(m_views, target);
    askWorkspace(target);
    showFacts();
}

void AnalyticsSyncPage::showFacts()
{
    const Place table = tablePlace();
    const Place place = viewPlace();
    const auto project = m_projects.value(table.first);
    const auto workspace = m_workspaces.value(place.first);
    AnalyticsJobForm::Offer tables = offered(project, m_tables.value(table), tr("Loading tables…"));
    if (project.facts)
        tables.names = project.facts->tables;
    AnalyticsJobForm::Offer views = offered(workspace, m_views.value(place), tr("Loading views…"));
    if (workspace.facts) {
        for (const WorkspaceFacts::View &known : workspace.facts->tables)
            views.names << known.name;
        const bool isNew = !place.second.isEmpty() && !view();
        if (isNew && !workspace.isLoading)
            views.note = tr("A view of this name is made when the run begins.");
    }
    m_form->setTables(tables);
    m_form->setViews(views);
    showColumns();
    refreshState();
}

void AnalyticsSyncPage::openMapping()
{
    const auto mapping = m_form->mapping();
    if (!mapping) {
        showError(mapping.error());
        return;
    }
    m_mappingDialog = new TableMappingDialog(*mapping, this);
    connect(m_mappingDialog, &QDialog::accepted, this, [this, dialog = m_mappingDialog] {
        if (dialog)
            m_form->setMapping(dialog->mapping());
    });
    connect(m_mappingDialog->editor(), &MappingEditor::checkWanted, m_mappingDialog,
        [dialog = m_mappingDialog.data()] { dialog->editor()->showProblems(); });
    m_isSampled = false;
    loadSource(false);
    openMappingDialog(m_mappingDialog);
}

// What is learnt while the dialog is open comes into it.
void AnalyticsSyncPage::showColumns()
{
    if (!m_mappingDialog)
        return;
    const auto table = m_tables.value(tablePlace());
    const auto columns = m_views.value(viewPlace());
    m_mappingDialog->editor()->setTable(
        {.columns = table.facts, .error = table.error, .isLoading = table.isLoading});
    m_mappingDialog->editor()->setView(columns.facts);
    if (table.facts && !std::exchange(m_isSampled, true))
        loadSample(*table.facts);
}

void AnalyticsSyncPage::loadSample(const QList<SourceColumn> &columns)
{
    const auto [connection, table] = tablePlace();
    m_access->tableSample(m_mappingDialog, connection, table, columns,
        [this, dialog = m_mappingDialog](const Result<SampleRows> &sample) {
            if (sample)
                dialog->editor()->setSample(*sample);
            else
                showError(sample.error());
        });
}

QString AnalyticsSyncPage::targetOf(const Job &job) const
{
    return job.parameters.value("table"_L1).toString(); // as runs name what they are about
}

QStringList AnalyticsSyncPage::accountFacts() const
{
    const auto workspace = m_workspaces.value(current().target);
    QStringList facts;
    if (workspace.facts && !workspace.facts->name.isEmpty())
        facts << workspace.facts->name;
    else if (!current().target.isEmpty())
        facts << current().target;
    if (workspace.facts && workspace.facts->unitsLeft && workspace.facts->unitBudget > 0)
        facts << tr("%1 of %2 units left")
                     .arg(Format::count(static_cast<qint64>(*workspace.facts->unitsLeft)),
                         Format::count(static_cast<qint64>(workspace.facts->unitBudget)));
    if (workspace.error && workspace.error->kind == ErrorKind::Auth)
        facts << tr("sign-in refused");
    return facts;
}

std::optional<double> AnalyticsSyncPage::limitLeft() const
{
    const auto workspace = m_workspaces.value(viewPlace().first);
    return workspace.facts ? workspace.facts->unitsLeft : std::nullopt;
}

double AnalyticsSyncPage::limitBudget() const
{
    const auto workspace = m_workspaces.value(viewPlace().first);
    return workspace.facts ? workspace.facts->unitBudget : 0;
}

void AnalyticsSyncPage::fillRunFacts(RunDialog::Facts &facts) const
{
    if (const auto workspace = m_workspaces.value(current().target); workspace.facts)
        facts.account = workspace.facts->name;
    facts.connection = tr("%1 to %2").arg(current().source, current().target);
    facts.mapping = m_form->mappingText();
    facts.words.costTitle = tr("Units");
    facts.words.costKey = u"units"_s;
    facts.words.lineKey = u"units"_s;
    facts.words.sampleTitles
        = {tr("ROWID"), tr("Column"), tr("In the Data Store"), tr("In the View")};
    const QJsonObject &parameters = current().parameters;
    QStringList agreed;
    if (parameters.value("mode"_L1).toString() == "append"_L1)
        agreed << tr("I know that rows are appended: what is there already is there twice then");
    if (parameters.value("mode"_L1).toString() == "replace"_L1)
        agreed << tr("I know that the rows of the table take the place of all that the view holds");
    if (parameters.value("deletes"_L1).toBool())
        agreed << tr("I know that rows which the table does not have any more are deleted from the "
                     "view");
    if (parameters.value("withoutLock"_L1).toBool())
        agreed << tr("I make sure that no other import of this table runs: this one may have no "
                     "lock");
    facts.agreement = agreed.join(u". "_s);
}

QJsonObject AnalyticsSyncPage::selection() const
{
    return m_form->selection();
}

// A plan is of what was chosen for it, too.
bool AnalyticsSyncPage::isSameAs(const RunPlan &plan, const Job &job) const
{
    const auto chosen = withDatastoreSelection(job.parameters, selection());
    const auto whole = [](const QJsonValue &mapping) {
        const auto read = tableMapping(mapping.toObject());
        return read ? read->toJson() : mapping.toObject();
    };
    return chosen && plan.run.params.value("job"_L1).toObject() == *chosen
        && whole(plan.run.params.value("mapping"_L1)) == whole(job.mapping);
}

bool AnalyticsSyncPage::canMakeJobs() const
{
    return !connectionsOf(u"catalyst"_s).isEmpty() && !connectionsOf(u"zoho-analytics"_s).isEmpty();
}

NameDialog::Options AnalyticsSyncPage::newJobOptions() const
{
    const auto named = [this](const QString &service) {
        QList<std::pair<QString, QString>> names;
        for (const QString &name : connectionsOf(service))
            names.append({name, name});
        return names;
    };
    QStringList known;
    for (const auto &project : m_projects) {
        if (project.facts)
            known << project.facts->tables;
    }
    known.removeDuplicates();
    QList<std::pair<QString, QString>> tables;
    for (const QString &table : std::as_const(known))
        tables.append({table, table});
    return {.title = tr("New Job"),
        .action = tr("Create Job"),
        .taken = takenNames(),
        .choices = {{tr("&Data Store"), u"newSourceCombo"_s, named(u"catalyst"_s)},
            {.label = tr("&Table"),
                .objectName = u"newTableCombo"_s,
                .items = tables,
                .isTyped = true},
            {tr("&Analytics"), u"newTargetCombo"_s, named(u"zoho-analytics"_s)}}};
}

Job AnalyticsSyncPage::newJobOf(const NameDialog &dialog) const
{
    Job job{.name = dialog.name(), .kind = u"datastore-analytics"_s};
    job.source = dialog.choice(0);
    job.target = dialog.choice(2);
    job.parameters = {{u"table"_s, dialog.choice(1)}};
    return job;
}

} // namespace sluice
