// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmbulkpage.h"

#include "app/documents/starters.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/crmjobmodel.h"
#include "console/crmbulk/crmwritecard.h"
#include "console/crmbulk/processordialog.h"
#include "console/widgets/format.h"
#include "console/widgets/statelook.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/crmselection.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

CrmBulkPage::CrmBulkPage(const ConsoleContext &context, QWidget *parent)
    : CrmBulkPage(context, new CrmJobForm(context.prompt), parent)
{
}

CrmBulkPage::CrmBulkPage(const ConsoleContext &context, CrmJobForm *form, QWidget *parent)
    : JobsPage(context, look(), new CrmJobModel, form, parent)
    , m_form(form)
{
    setObjectName(u"CrmBulkPage"_s);
    connect(m_form, &CrmJobForm::fileWanted, this, &CrmBulkPage::chooseFile);
    connect(m_form, &CrmJobForm::fileChanged, this, &CrmBulkPage::readFile);
    connect(m_form, &CrmJobForm::targetFileWanted, this, &CrmBulkPage::chooseTarget);
    connect(m_form, &CrmJobForm::idsFileWanted, this, &CrmBulkPage::readIds);
    connect(m_form, &CrmJobForm::mappingWanted, this, &CrmBulkPage::openMapping);
    connect(m_form, &CrmJobForm::sampleWanted, this, &CrmBulkPage::sampleProcessor);
    connect(m_form, &CrmJobForm::selectionChanged, this, &CrmBulkPage::refreshState);
    begin();
}

JobsPage::Look CrmBulkPage::look()
{
    return {.title = tr("CRM Bulk"),
        .kind = u"crm-bulk"_s,
        .icon = u"page-crm"_s,
        .emptyText = tr("A job reads a module of Zoho CRM, changes records, and writes them back."),
        .columns = {{.kind = CellKind::Text, .sample = u"Contacts from file"_s},
            {.kind = CellKind::Text, .isStretched = true},
            {.kind = CellKind::Text, .sample = u"Every day at 02:00"_s},
            {.kind = CellKind::State,
                .sample = stateLook(u"completed"_s).word,
                .hasIcon = true,
                .sampleNote = u"23 456 rejected"_s},
            {.kind = CellKind::Text, .sample = u"Yesterday 04:00"_s},
            {.kind = CellKind::Link, .sample = QString(tr("Resume…") + u' ')}},
        .narrowHidden = {CrmJobModel::Schedule, CrmJobModel::When},
        .missingConnection = tr("A job needs a connection to Zoho CRM in this environment."),
        .words = {.unit = tr("credits"),
            .costKey = u"credits"_s,
            .lineKey = u"credits"_s,
            .limit = tr("Credits left today")}};
}

QString CrmBulkPage::targetOf(const Job &job) const
{
    return job.parameters.value("module"_L1).toString();
}

void CrmBulkPage::fillRunFacts(RunDialog::Facts &facts) const
{
    if (const auto schema = m_known.value(current().source).schema; schema.facts)
        facts.account = schema.facts->org.companyName;
    facts.words.costTitle = tr("Credits");
    facts.words.costKey = u"credits"_s;
    facts.words.lineKey = u"credits"_s;
    facts.words.sampleTitles
        = {tr("Record ID"), tr("Field"), tr("Now in Zoho CRM"), tr("After the Run")};
    facts.mapping = crmMappingText(current().mapping);
    facts.options = runOptions();
}

// What a run does for safety's sake beyond what its environment asks for. The modules of one run,
// and what goes into a file, have their own ways.
QList<RunDialog::Option> CrmBulkPage::runOptions() const
{
    const auto job = CrmBulkJob::fromJson(current().parameters, current().mapping.toObject());
    if (!job || job->targetFile)
        return {};
    const QString environment = environmentOf(current());
    const int first = job->blastRadius.firstRecordsOf(environment);
    const int offered = first > 0 ? first : CrmBlastRadius::kFirstRecords;
    QList<RunDialog::Option> options{{.key = u"firstRecords"_s,
        .text = tr("&Write %1 records first and read them back", nullptr, Format::plural(offered))
                    .arg(Format::count(static_cast<qint64>(offered))),
        .isOn = first > 0,
        .on = offered,
        .off = 0}};
    if (!job->isInsert())
        options.append({.key = u"guard"_s,
            .text = tr("&Leave records that someone changed since the read"),
            .isOn = job->guard.value_or(environment == "production"_L1),
            .on = true,
            .off = false});
    return options;
}

QJsonObject CrmBulkPage::selection() const
{
    return m_form->selection();
}

QJsonObject CrmBulkPage::selectionOf(
    const RunDialog &dialog, const QJsonObject &chosen, const std::optional<RunPlan> &plan) const
{
    QJsonObject whole = chosen;
    const QJsonArray findings = plan ? plan->cost.value("findings"_L1).toArray() : QJsonArray();
    const QStringList meant = dialog.meant();
    QJsonArray agreed;
    for (const QJsonValue &finding : findings) {
        if (meant.contains(finding["text"_L1].toString()))
            agreed.append(CrmAgreedChange{.code = finding["code"_L1].toString(),
                .field = finding["field"_L1].toString(),
                .records = finding["records"_L1].toInteger()}
                              .toJson());
    }
    if (!agreed.isEmpty())
        whole.insert(u"meant"_s, agreed);
    const QJsonObject options = dialog.options();
    for (auto it = options.constBegin(); it != options.constEnd(); ++it)
        whole.insert(it.key(), it.value());
    return whole;
}

// The modules of one run ask each for itself.
bool CrmBulkPage::canAgreeTo(const RunPlan &plan) const
{
    return !plan.run.params.value("job"_L1).toObject().contains("modules"_L1);
}

// A plan is of what was chosen for it, too.
bool CrmBulkPage::isSameAs(const RunPlan &plan, const Job &job) const
{
    const auto chosen = withCrmSelection(job.parameters, selection());
    return chosen && plan.run.params.value("job"_L1).toObject() == *chosen
        && plan.run.params.value("mapping"_L1).toObject() == job.mapping.toObject();
}

// An undo is planned for its own sake; it is no plan of the job.
bool CrmBulkPage::isPlanOfJob(const RunRow &run) const
{
    return !run.params.value("job"_L1).toObject().contains("undoOf"_L1);
}

bool CrmBulkPage::canMakeJobs() const
{
    return !connections().isEmpty();
}

NameDialog::Options CrmBulkPage::newJobOptions() const
{
    QList<std::pair<QString, QString>> names;
    for (const QString &name : connectionsOf(u"zoho-crm"_s))
        names.append({name, name});
    return {.title = tr("New Job"),
        .action = tr("Create Job"),
        .taken = takenNames(),
        .choices = {{tr("&Connection"), u"newConnectionCombo"_s, names},
            {tr("&Begin with"), u"newStartCombo"_s,
                {{tr("Lead clean-up, the example"), u"leads"_s}, {tr("An empty job"), {}}}}}};
}

Job CrmBulkPage::newJobOf(const NameDialog &dialog) const
{
    const QJsonObject starter
        = QJsonDocument::fromJson(starterDocument(u"clean-up-leads"_s)).object();
    Job job{.name = dialog.name(), .kind = u"crm-bulk"_s};
    job.source = dialog.choice(0);
    job.target = job.source;
    job.parameters = !dialog.choice(1).isEmpty()
        ? starter.value("parameters"_L1).toObject()
        : QJsonObject{{u"module"_s, u"Leads"_s}, {u"operation"_s, u"update"_s},
            {u"findBy"_s, u"id"_s}, {u"onlyChanged"_s, true}};
    return job;
}

} // namespace sluice
