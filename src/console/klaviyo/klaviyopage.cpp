// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyopage.h"

#include "app/application.h"
#include "console/klaviyo/applicationklaviyoaccess.h"
#include "console/klaviyo/klaviyojobform.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/klaviyo/locksdialog.h"
#include "console/main/prompt.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/statelook.h"
#include "syncs/commerceklaviyo/commercejob.h"

namespace sluice {

using namespace Qt::StringLiterals;

KlaviyoSyncPage::KlaviyoSyncPage(const ConsoleContext &context, QWidget *parent)
    : KlaviyoSyncPage(context, std::make_unique<ApplicationKlaviyoAccess>(context), parent)
{
}

KlaviyoSyncPage::KlaviyoSyncPage(
    const ConsoleContext &context, std::unique_ptr<KlaviyoAccess> access, QWidget *parent)
    : KlaviyoSyncPage(context, std::move(access), new KlaviyoJobModel, new KlaviyoJobForm, parent)
{
}

KlaviyoSyncPage::KlaviyoSyncPage(const ConsoleContext &context,
    std::unique_ptr<KlaviyoAccess> access, KlaviyoJobModel *model, KlaviyoJobForm *form,
    QWidget *parent)
    : JobsPage(context, look(), model, form, parent)
    , m_access(std::move(access))
    , m_model(model)
    , m_form(form)
{
    setObjectName(u"KlaviyoImportPage"_s);
    m_callsTimer.setSingleShot(true);
    connect(&m_callsTimer, &QTimer::timeout, this, [this] {
        if (isVisible())
            refreshLimit();
    });
    connectForm();
    begin();
}

KlaviyoSyncPage::~KlaviyoSyncPage() = default;

JobsPage::Look KlaviyoSyncPage::look()
{
    return {.title = tr("Klaviyo"),
        .kind = u"commerce-klaviyo"_s,
        .icon = u"page-klaviyo"_s,
        .emptyText
        = tr("A job sends customers, orders, categories or products of a shop to Klaviyo."),
        .columns = {{.kind = CellKind::Text, .isStretched = true},
            {.kind = CellKind::Text, .sample = u"Everything"_s},
            {.kind = CellKind::State,
                .sample = stateLook(u"completed"_s).word,
                .hasIcon = true,
                .sampleNote = u"23 456 rejected"_s},
            {.kind = CellKind::Text, .sample = tr("Held by ops-2 since 22:41"), .hasIcon = true},
            {.kind = CellKind::Number, .sample = u"1 234 567"_s},
            {.kind = CellKind::Text, .sample = u"Yesterday 18:12"_s},
            {.kind = CellKind::Link, .sample = QString(tr("Resume…") + u' ')}},
        .narrowHidden
        = {KlaviyoJobModel::Resource, KlaviyoJobModel::Written, KlaviyoJobModel::When},
        .density = RowDelegate::Density::Roomy,
        .missingConnection
        = tr("A job needs a connection to commercetools and one to Klaviyo in this environment."),
        .words = {.unit = tr("requests"),
            .costKey = u"requests"_s,
            .lineKey = u"calls"_s,
            .limit = tr("Requests left this minute")}};
}

void KlaviyoSyncPage::connectForm()
{
    connect(m_form, &KlaviyoJobForm::mappingWanted, this, [this] { openMapping(false); });
    connect(m_form, &KlaviyoJobForm::previewWanted, this, [this] { openMapping(true); });
    connect(
        m_form, &KlaviyoJobForm::locksWanted, this, [this] { openLocks(m_form->job().source); });
    connect(m_form, &KlaviyoJobForm::deleteAllWanted, this, &KlaviyoSyncPage::openDeleteAll);
    connect(m_form, &KlaviyoJobForm::idsFileWanted, this, &KlaviyoSyncPage::readIds);
    connect(&context().application.runs(), &Runs::runEnded, this, &KlaviyoSyncPage::lookAtLocks);
    connect(this, &Page::actionsChanged, m_form, [this] {
        const bool isChanged = m_form->isChanged();
        const bool isBusy = activeRun().has_value();
        m_form->setDeletable(!isChanged && !isBusy,
            isBusy ? tr("The job is running") : tr("Save or revert the changes first"));
    });
}

void KlaviyoSyncPage::activate()
{
    JobsPage::activate();
    lookAtLocks();
}

void KlaviyoSyncPage::outdate()
{
    for (auto &shop : m_shops)
        shop.outdate();
    for (auto &target : m_targets)
        target.outdate();
}

void KlaviyoSyncPage::forget(const QString &connection)
{
    m_shops.remove(connection);
    m_targets.remove(connection);
}

void KlaviyoSyncPage::jobShown()
{
    m_breakLock.clear(); // agreed for the job that was shown
}

void KlaviyoSyncPage::loadSource(bool again)
{
    const Job job = m_form->job();
    if (again) {
        m_shops[job.source].outdateError();
        m_targets[job.target].outdateError();
    }
    if (connection(job.source) && m_shops[job.source].isUnasked())
        askShop(job.source);
    if (connection(job.target) && m_targets[job.target].isUnasked())
        askTarget(job.target);
    showFacts();
}

// Others take and give back locks at any time.
void KlaviyoSyncPage::lookAtLocks()
{
    if (!current().source.isEmpty() && connection(current().source))
        askShop(current().source);
}

void KlaviyoSyncPage::askShop(const QString &name)
{
    if (m_shops[name].isLoading)
        return;
    const int number = ++m_questions;
    m_shops[name].ask(number);
    m_access->shop(this, name, [this, name, number](const Result<ShopFacts> &facts) {
        if (!m_shops[name].take(facts, number))
            return;
        if (!facts)
            m_shops[name].facts.reset(); // nobody knows who holds the locks now
        if (m_locks && facts)
            m_locks->setShop(*facts);
        else if (m_locks)
            m_locks->setProblem(facts.error());
        loadSource(false);
    });
}

void KlaviyoSyncPage::askTarget(const QString &name)
{
    if (m_targets[name].isLoading)
        return;
    const int number = ++m_questions;
    m_targets[name].ask(number);
    m_access->target(this, name, [this, name, number](const Result<TargetFacts> &facts) {
        if (!m_targets[name].take(facts, number))
            return;
        loadSource(false);
        showAccount();
    });
}

void KlaviyoSyncPage::showFacts()
{
    QHash<QString, ShopFacts> shops;
    for (auto it = m_shops.cbegin(); it != m_shops.cend(); ++it) {
        if (it->facts)
            shops.insert(it.key(), *it->facts);
    }
    m_model->setShops(shops);
    const Job job = m_form->job();
    m_form->setShop(m_shops.value(job.source).facts);
    if (const auto target = m_targets.value(job.target); target.facts)
        m_form->setLists(target.facts->lists);
    refreshState();
    refreshLimit();
}

QString KlaviyoSyncPage::targetOf(const Job &job) const
{
    const QString resource = job.parameters.value("resource"_L1).toString();
    const auto one = commerceResource(resource);
    return one                 ? commerceResourceTitle(*one)
        : resource == "all"_L1 ? QString(kAllResourcesTitle)
                               : QString();
}

QString KlaviyoSyncPage::targetInWords(const Job &job) const
{
    return resourcesOf(job).size() > 1
        ? u"Klaviyo"_s
        : resourceWord(job.parameters.value("resource"_L1).toString());
}

// All of them are written by a run of all.
bool KlaviyoSyncPage::isWrittenBy(const QString &target, const QString &subject) const
{
    return target == subject || target == kAllResourcesTitle || subject == kAllResourcesTitle;
}

QStringList KlaviyoSyncPage::accountFacts() const
{
    const auto target = m_targets.value(current().target);
    QStringList facts;
    if (target.facts && !target.facts->account.isEmpty())
        facts << target.facts->account;
    else if (!current().target.isEmpty())
        facts << current().target;
    if (limitLeft())
        facts << tr("%1 of %2 requests left this minute")
                     .arg(Format::count(static_cast<qint64>(*limitLeft())),
                         Format::count(static_cast<qint64>(limitBudget())));
    if (target.error && target.error->kind == ErrorKind::Auth)
        facts << tr("sign-in refused");
    return facts;
}

QJsonObject KlaviyoSyncPage::selection() const
{
    if (m_breakLock.isEmpty())
        return {};
    return {{u"breakLock"_s, m_breakLock}};
}

QJsonObject KlaviyoSyncPage::selectionOf(const RunDialog &dialog, const QJsonObject &chosen,
    const std::optional<RunPlan> & /*plan*/) const
{
    QJsonObject whole = chosen;
    if (dialog.count() > 0)
        whole.insert(u"subscribeAtMost"_s, dialog.count());
    return whole;
}

void KlaviyoSyncPage::fillRunFacts(RunDialog::Facts &facts) const
{
    if (facts.plan)
        facts.plan->left.reset(); // a minute's limit does not say how many a run may take
    if (const auto target = m_targets.value(current().target); target.facts)
        facts.account = target.facts->account;
    facts.connection = tr("%1 to %2").arg(current().source, current().target);
    facts.what = describeKlaviyoJob(current());
    facts.mapping = current().mapping.toObject().isEmpty() ? tr("As it is by default")
                                                           : tr("The rules of this job");
    facts.words.costTitle = tr("Requests");
    facts.words.costKey = u"requests"_s;
    facts.words.lineKey = u"calls"_s;
    facts.words.sampleTitles
        = {tr("Record ID"), tr("Resource"), tr("Size"), tr("What Would Be Sent")};
    const auto shop = m_shops.value(current().source);
    if (!m_breakLock.isEmpty())
        facts.warnings << tr("The plugin’s lock on %1 is broken when this run starts.")
                              .arg(Format::nounWithin(resourceWord(m_breakLock)));
    if (shop.facts && !shop.facts->canLock)
        facts.agreement = tr("I make sure that no other import runs: this one has no lock");
    if (current().parameters.value("subscribe"_L1).toBool())
        facts.countQuestion
            = tr("This run subscribes people. How many at most? More than that is an error.");
}

// A dry run that only counted what Delete All would take is no plan of the job.
bool KlaviyoSyncPage::isPlanOfJob(const RunRow &run) const
{
    return !run.params.value("job"_L1).toObject().value("deleteAll"_L1).toBool();
}

bool KlaviyoSyncPage::isSameAs(const RunPlan &plan, const Job &job) const
{
    const auto whole = [](const QJsonValue &mapping) {
        const auto settings = commercemap::MappingSettings::fromJson(mapping.toObject());
        return settings ? settings->toJson() : commercemap::MappingSettings().toJson();
    };
    QJsonObject planned = plan.run.params.value("job"_L1).toObject();
    planned.remove(u"breakLock"_s);
    return planned == job.parameters
        && whole(plan.run.params.value("mapping"_L1)) == whole(job.mapping);
}

void KlaviyoSyncPage::start(
    const QString &jobName, bool isDryRun, const QJsonObject &selection, Started then)
{
    m_access->start(
        this, jobName, isDryRun, selection, [this, isDryRun, then](const Result<RunRow> &run) {
            if (run && !isDryRun)
                m_breakLock.clear(); // it was for this run
            lookAtLocks();
            then(run);
        });
}

bool KlaviyoSyncPage::canMakeJobs() const
{
    return !connectionsOf(u"commercetools"_s).isEmpty() && !connectionsOf(u"klaviyo"_s).isEmpty();
}

NameDialog::Options KlaviyoSyncPage::newJobOptions() const
{
    const auto named = [this](const QString &service) {
        QList<std::pair<QString, QString>> names;
        for (const QString &name : connectionsOf(service))
            names.append({name, name});
        return names;
    };
    QList<std::pair<QString, QString>> resources;
    for (const QString &resource :
        {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s, u"all"_s})
        resources.append({resourceWord(resource), resource});
    return {.title = tr("New Job"),
        .action = tr("Create Job"),
        .taken = takenNames(),
        .choices = {{tr("&Resource"), u"newResourceCombo"_s, resources},
            {tr("&Shop"), u"newSourceCombo"_s, named(u"commercetools"_s)},
            {tr("&Klaviyo account"), u"newTargetCombo"_s, named(u"klaviyo"_s)}}};
}

Job KlaviyoSyncPage::newJobOf(const NameDialog &dialog) const
{
    Job job{.name = dialog.name(), .kind = u"commerce-klaviyo"_s};
    job.source = dialog.choice(1);
    job.target = dialog.choice(2);
    job.parameters = {{u"resource"_s, dialog.choice(0)}};
    return job;
}

} // namespace sluice
