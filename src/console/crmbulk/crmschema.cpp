// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmschema.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "console/crmbulk/crmkeptfields.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "core/store/budgets.h"
#include "services/zohocrm/crmclient.h"
#include "services/zohocrm/crmrecordclient.h"
#include "syncs/crmbulk/recordrows.h"

#include <algorithm>
#include <functional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostViewPages = 10; // nobody looks through more in a list

struct CrmAsk
{
    Application &application;
    QString connection;
    CancelToken token;
};

// Calls `ask` with a client that lives for this call.
template <class T>
Result<T> askCrm(const CrmAsk &ask,
    const std::function<Result<T>(CrmClient &client, const CrmOrg &org)> &work,
    const std::function<Result<T>(CrmRecordClient &client)> &recordWork = {})
{
    auto connection = ask.application.connections().find(ask.connection);
    if (!connection)
        return fail(connection.error());
    auto account = ask.application.zohoAccount(*connection);
    if (!account)
        return fail(account.error());
    HttpClient http(ask.application.timings(), &ask.application.limiter(), &ask.application.log());
    ZohoSession session(*account, ask.application.tokens(), http, ask.token,
        Logger(&ask.application.log(), "crm"), ask.application.timings());
    session.setLimitGate(&ask.application.limiter());
    CrmClient client(session, CrmLimits::beforeOrg(*account));
    auto org = client.org(); // what the rest costs is counted for the organisation
    if (!org)
        return fail(org.error());
    if (!recordWork)
        return work(client, *org);
    CrmRecordClient records(session, client.limits());
    return recordWork(records);
}

} // namespace

std::optional<double> crmCreditsLeft(Application &application, const QString &creditGroup)
{
    const auto level = application.budgets().level(creditGroup);
    return level && *level ? std::optional((*level)->left) : std::nullopt;
}

Result<CrmSchema> loadCrmSchema(
    Application &application, const QString &connection, const CancelToken &token)
{
    return askCrm<CrmSchema>({application, connection, token},
        [&application](CrmClient &client, const CrmOrg &org) -> Result<CrmSchema> {
            CrmSchema schema;
            schema.org = org;
            auto modules = client.modules();
            if (!modules)
                return fail(modules.error());
            for (const CrmModule &module : std::as_const(*modules)) {
                if (module.isBulkReadable())
                    schema.modules << module;
            }
            std::sort(schema.modules.begin(), schema.modules.end(),
                [](const CrmModule &a, const CrmModule &b) {
                    return a.pluralLabel.localeAwareCompare(b.pluralLabel) < 0;
                });
            const CrmLimits &limits = client.limits();
            schema.creditBudget = limits.isOff ? 0 : limits.creditBudget;
            schema.creditGroup = limits.group + "/credits"_L1;
            schema.creditsLeft = crmCreditsLeft(application, schema.creditGroup);
            return schema;
        });
}

Result<QList<CrmField>> loadCrmFields(Application &application, const QString &connection,
    const QString &module, const CancelToken &token)
{
    auto found = askCrm<QList<CrmField>>({application, connection, token},
        [&module](CrmClient &client, const CrmOrg &) -> Result<QList<CrmField>> {
            auto all = client.fields(module);
            if (!all)
                return fail(all.error());
            QList<CrmField> fields;
            for (const CrmField &field : std::as_const(*all)) {
                if (field.isBulkReadable())
                    fields << field;
            }
            std::sort(fields.begin(), fields.end(), [](const CrmField &a, const CrmField &b) {
                return a.label.localeAwareCompare(b.label) < 0;
            });
            return fields;
        });
    if (found)
        keepCrmFields(application, connection, module, *found);
    return found;
}

Result<QList<CrmView>> loadCrmViews(Application &application, const QString &connection,
    const QString &module, const CancelToken &token)
{
    return askCrm<QList<CrmView>>({application, connection, token}, {},
        [&module](CrmRecordClient &client) -> Result<QList<CrmView>> {
            QList<CrmView> views;
            for (int page = 1; page <= kMostViewPages; ++page) {
                auto found = client.views(module, page);
                if (!found)
                    return fail(found.error());
                views += found->views;
                if (!found->hasMore)
                    break;
            }
            std::sort(views.begin(), views.end(), [](const CrmView &a, const CrmView &b) {
                return a.name.localeAwareCompare(b.name) < 0;
            });
            return views;
        });
}

Result<SampleRows> loadCrmRecords(Application &application, const QString &connection,
    const QString &module, const QStringList &fields, const CancelToken &token)
{
    return askCrm<SampleRows>({application, connection, token}, {},
        [&module, &fields](CrmRecordClient &client) -> Result<SampleRows> {
            const auto page = client.list(
                module, fields.mid(0, CrmRecordClient::kMostFields), {}, 1, kSampleRecords);
            if (!page)
                return fail(page.error());
            SampleRows sample{.columns = QStringList{u"id"_s} + fields, .rows = {}};
            for (const QJsonObject &record : page->rows) {
                QStringList row;
                for (const QString &name : std::as_const(sample.columns))
                    row << RecordRows::cellOf(record.value(name));
                sample.rows << row;
            }
            return sample;
        });
}

} // namespace sluice
