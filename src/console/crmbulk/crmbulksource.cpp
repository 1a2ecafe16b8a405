// SPDX-License-Identifier: GPL-3.0-or-later
// What the page CRM Bulk asks of Zoho CRM, all of it in the background, and what it says of it.
#include "app/application.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/widgets/format.h"

namespace sluice {

using namespace Qt::StringLiterals;

void CrmBulkPage::outdate()
{
    for (KnownCrm &known : m_known) {
        known.schema.outdate();
        for (auto &fields : known.fields)
            fields.outdate();
        for (auto &views : known.views)
            views.outdate();
    }
}

// Each answer may lead to the next question: the fields of a module that is there.
void CrmBulkPage::loadSource(bool again)
{
    const Job job = m_form->job();
    if (job.source.isEmpty())
        return;
    const QString module = job.parameters.value("module"_L1).toString();
    KnownCrm &known = m_known[job.source];
    if (again) {
        known.schema.outdateError();
        known.fields[module].outdateError();
        known.views[module].outdateError();
    }
    if (known.schema.isUnasked())
        loadSchema(job.source);
    if (known.schema.isReady() && !module.isEmpty()) {
        if (known.fields[module].isUnasked())
            loadFields(job.source, module);
        if (known.views[module].isUnasked())
            loadViews(job.source, module);
    }
    showSource();
}

void CrmBulkPage::loadSchema(const QString &connection)
{
    m_known[connection].schema.ask(++m_questions);
    Application *application = &context().application;
    inBackground(
        this,
        [application, connection, token = cancelToken()] {
            return std::make_shared<Result<CrmSchema>>(
                loadCrmSchema(*application, connection, token));
        },
        [this, connection, number = m_questions](const std::shared_ptr<Result<CrmSchema>> &schema) {
            if (!m_known[connection].schema.take(*schema, number))
                return;
            loadSource(false);
            showAccount();
        });
}

// Runs spend credits while the page is open.
void CrmBulkPage::refreshLimit()
{
    const QString connection = current().source;
    const auto schema = m_known.value(connection).schema.facts;
    if (m_isReadingCredits || !schema || schema->creditBudget <= 0)
        return;
    m_isReadingCredits = true;
    Application *application = &context().application;
    inBackground(
        this,
        [application, group = schema->creditGroup] { return crmCreditsLeft(*application, group); },
        [this, connection](const std::optional<double> &left) {
            m_isReadingCredits = false;
            auto &now = m_known[connection].schema.facts;
            if (!now || now->creditsLeft == left)
                return;
            now->creditsLeft = left;
            refreshState();
            showAccount();
        });
}

QList<CrmField> CrmBulkPage::fieldsOf(const QString &connection, const QString &module) const
{
    return m_known.value(connection).fields.value(module).facts.value_or(QList<CrmField>());
}

void CrmBulkPage::showSource()
{
    const Job job = m_form->job();
    const KnownCrm known = m_known.value(job.source);
    const QString module = job.parameters.value("module"_L1).toString();
    QString notice; // in place of the modules while there are none
    if (!known.schema.facts)
        notice = known.schema.isLoading ? tr("Loading modules…")
            : known.schema.error        ? tr("Could not load")
                                        : QString();
    m_form->setModulesNotice(notice);
    m_form->setModulesError(known.schema.problem(), known.fields.value(module).problem());
    m_form->setModules(known.schema.facts ? known.schema.facts->modules : QList<CrmModule>());
    m_form->setFields(fieldsOf(job.source, module));
    const auto views = known.views.value(module);
    std::optional<Result<QList<CrmView>>> offered;
    if (views.error)
        offered = fail(*views.error);
    else if (views.facts)
        offered = *views.facts;
    m_form->setViews(offered);
    showMappingFacts();
    refreshState();
}

void CrmBulkPage::loadFields(const QString &connection, const QString &module)
{
    m_known[connection].fields[module].ask(++m_questions);
    Application *application = &context().application;
    inBackground(
        this,
        [application, connection, module, token = cancelToken()] {
            return std::make_shared<Result<QList<CrmField>>>(
                loadCrmFields(*application, connection, module, token));
        },
        [this, connection, module, number = m_questions](
            const std::shared_ptr<Result<QList<CrmField>>> &fields) {
            if (m_known[connection].fields[module].take(*fields, number))
                loadSource(false);
        });
}

// A job needs none: its fields wait for no views, nor do views that fail hide them.
void CrmBulkPage::loadViews(const QString &connection, const QString &module)
{
    m_known[connection].views[module].ask(++m_questions);
    Application *application = &context().application;
    inBackground(
        this,
        [application, connection, module, token = cancelToken()] {
            return std::make_shared<Result<QList<CrmView>>>(
                loadCrmViews(*application, connection, module, token));
        },
        [this, connection, module, number = m_questions](
            const std::shared_ptr<Result<QList<CrmView>>> &views) {
            if (m_known[connection].views[module].take(*views, number))
                loadSource(false);
        });
}

QStringList CrmBulkPage::accountFacts() const
{
    const QString connection = current().source;
    const auto schema = m_known.value(connection).schema.facts;
    QStringList facts;
    if (schema && !schema->org.companyName.isEmpty())
        facts << schema->org.companyName;
    else if (!connection.isEmpty())
        facts << connection;
    if (schema && schema->creditsLeft && schema->creditBudget > 0)
        facts << tr("%1 of %2 credits left")
                     .arg(Format::count(static_cast<qint64>(*schema->creditsLeft)),
                         Format::count(static_cast<qint64>(schema->creditBudget)));
    return facts;
}

std::optional<double> CrmBulkPage::limitLeft() const
{
    const auto schema = m_known.value(m_form->job().source).schema.facts;
    return schema ? schema->creditsLeft : std::nullopt;
}

double CrmBulkPage::limitBudget() const
{
    const auto schema = m_known.value(m_form->job().source).schema.facts;
    return schema ? schema->creditBudget : 0;
}

} // namespace sluice
