// SPDX-License-Identifier: GPL-3.0-or-later
// What the page CRM Bulk asks of Zoho CRM, all of it in the background, and what it says of it.
#include "app/application.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/widgets/format.h"

namespace sluice {

using namespace Qt::StringLiterals;

void CrmBulkPage::loadSource(bool again)
{
    const QString connection = m_form->job().source;
    if (connection.isEmpty())
        return;
    Known &known = m_known[connection];
    if (again) {
        known.error.reset();
        known.fieldErrors.clear();
        known.views.clear();
    }
    if (known.schema || known.isLoading || known.error) {
        showSource();
        return;
    }
    known.isLoading = true;
    Application *application = &context().application;
    inBackground(
        this,
        [application, connection, token = cancelToken()] {
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
void CrmBulkPage::refreshLimit()
{
    const QString connection = current().source;
    const Known known = m_known.value(connection);
    if (m_isReadingCredits || !known.schema || known.schema->creditBudget <= 0)
        return;
    m_isReadingCredits = true;
    Application *application = &context().application;
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
    const auto views = known.views.constFind(module);
    m_form->setViews(views == known.views.cend() ? std::nullopt : std::optional(*views));
    showMappingFacts();
    if (known.schema && !module.isEmpty() && !known.fields.contains(module)
        && !known.fieldErrors.contains(module) && known.loadingFields != module)
        loadFields(job.source, module);
    if (known.schema && !module.isEmpty() && !known.views.contains(module)
        && known.loadingViews != module)
        loadViews(job.source, module);
    refreshState();
}

void CrmBulkPage::loadFields(const QString &connection, const QString &module)
{
    m_known[connection].loadingFields = module;
    Application *application = &context().application;
    inBackground(
        this,
        [application, connection, module, token = cancelToken()] {
            return std::make_shared<Result<QList<CrmField>>>(
                loadCrmFields(*application, connection, module, token));
        },
        [this, connection, module](const std::shared_ptr<Result<QList<CrmField>>> &fields) {
            Known &known = m_known[connection];
            if (known.loadingFields == module)
                known.loadingFields.clear();
            if (*fields)
                known.fields.insert(module, **fields);
            else
                known.fieldErrors.insert(module, fields->error());
            showSource();
        });
}

// A job needs none: its fields wait for no views, nor do views that fail hide them.
void CrmBulkPage::loadViews(const QString &connection, const QString &module)
{
    m_known[connection].loadingViews = module;
    Application *application = &context().application;
    inBackground(
        this,
        [application, connection, module, token = cancelToken()] {
            return std::make_shared<Result<QList<CrmView>>>(
                loadCrmViews(*application, connection, module, token));
        },
        [this, connection, module](const std::shared_ptr<Result<QList<CrmView>>> &views) {
            Known &known = m_known[connection];
            if (known.loadingViews == module)
                known.loadingViews.clear();
            known.views.insert(module, *views);
            showSource();
        });
}

QStringList CrmBulkPage::accountFacts() const
{
    const QString connection = current().source;
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
    return facts;
}

std::optional<double> CrmBulkPage::limitLeft() const
{
    const Known known = m_known.value(m_form->job().source);
    return known.schema ? known.schema->creditsLeft : std::nullopt;
}

double CrmBulkPage::limitBudget() const
{
    const Known known = m_known.value(m_form->job().source);
    return known.schema ? known.schema->creditBudget : 0;
}

} // namespace sluice
