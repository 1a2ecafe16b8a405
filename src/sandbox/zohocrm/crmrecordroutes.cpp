// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/grants.h"
#include "sandbox/zohocrm/crmlayouts.h"
#include "sandbox/zohocrm/crmmetadata.h"
#include "sandbox/zohocrm/crmservice.h"
#include "sandbox/zohocrm/crmviews.h"
#include "sandbox/zohocrm/recordcount.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

std::function<bool(const QByteArray &)> moduleScopes(
    const QByteArray &scopes, const QByteArray &operation)
{
    return [scopes, operation](const QByteArray &module) {
        return coversScope(scopes, "ZohoCRM.modules." + module + '.' + operation);
    };
}

} // namespace

// A call on the module that its path names, with the scope that it needs.
Route CrmService::moduleRoute(const QByteArray &method, const QString &suffix,
    const QByteArray &label, const QByteArray &operation, const Call &call, ModuleHandler handler)
{
    // What is no module though it stands in its place.
    const QString pattern = u"/crm/v([2-8](?:\\.\\d)?)/"
                            "(?!(?:org|users|upload|coql|settings|bulk)(?:/|$))"
                            "([A-Za-z_][A-Za-z0-9_]*)"_s
        + suffix;
    return route(method, pattern, label, call,
        [this, operation, handler = std::move(handler)](
            const HttpRequest &request, const Holder &holder) {
            const QByteArray name = request.capture(1).toUtf8();
            const int module = m_store.indexOfModule(name);
            if (module < 0)
                return crmError(400, u"INVALID_MODULE"_s,
                    u"the module name given seems to be invalid"_s,
                    {{u"resource_path_index"_s, 0}});
            if (!moduleScopes(holder.scopes, operation)(name))
                return scopeMismatch(m_environment.settings);
            return handler(request, module, holder);
        });
}

QList<Route> CrmService::recordRoutes()
{
    const Call write{.costOf = &recordWriteCost};
    const Call remove{.costOf = &recordDeleteCost};
    const QString one = u"/(\\d+)"_s;
    const QByteArray many = "/crm/{version}/{module}";
    const auto idOf = [](const HttpRequest &request) { return request.capture(2).toLatin1(); };
    const auto writing = [this](WriteOperation operation) -> ModuleHandler {
        return [this, operation](const HttpRequest &request, int module, const Holder &) {
            return m_recordWrite.write(request, module, operation);
        };
    };
    return {
        moduleRoute("GET", {}, many, "READ", {},
            [this](const HttpRequest &request, int module, const Holder &holder) {
                return m_recordRead.list(request, module, holder.user);
            }),
        moduleRoute("GET", one, many + "/{id}", "READ", {},
            [this, idOf](const HttpRequest &request, int module, const Holder &) {
                return m_recordRead.one(request, module, idOf(request));
            }),
        moduleRoute("POST", {}, many, "CREATE", write, writing(WriteOperation::Insert)),
        moduleRoute("PUT", {}, many, "UPDATE", write, writing(WriteOperation::Update)),
        moduleRoute("POST", u"/upsert"_s, many + "/upsert", "CREATE", write,
            writing(WriteOperation::Upsert)),
        moduleRoute("PUT", one, many + "/{id}", "UPDATE", write,
            [this, idOf](const HttpRequest &request, int module, const Holder &) {
                return m_recordWrite.write(request, module, WriteOperation::Update, idOf(request));
            }),
        moduleRoute("DELETE", {}, many, "DELETE", remove,
            [this](const HttpRequest &request, int module, const Holder &) {
                return m_recordWrite.remove(request, module, idsOf(request.param("ids")));
            }),
        moduleRoute("DELETE", one, many + "/{id}", "DELETE", remove,
            [this, idOf](const HttpRequest &request, int module, const Holder &) {
                return m_recordWrite.remove(request, module, {idOf(request)});
            }),
        moduleRoute("GET", u"/actions/count"_s, many + "/actions/count", "READ",
            {.scopes = {"ZohoSearch.securesearch.READ", "ZohoCRM.settings.layouts.READ"},
                .costOf =
                    [this](const HttpRequest &) {
                        CrmCost cost;
                        cost.credits
                            = static_cast<int>(m_environment.settings.number(u"countCredits"_s));
                        cost.isHeavy = true;
                        return cost;
                    }},
            [this](const HttpRequest &request, int module, const Holder &) {
                return countRecords(request, m_environment.settings, m_store, module);
            }),
    };
}

QList<Route> CrmService::queryRoutes()
{
    const QString api = u"/crm/v([2-8](?:\\.\\d)?)"_s;
    return {
        route("GET", api + u"/org"_s, "/crm/{version}/org", {{"ZohoCRM.org.READ"}},
            [this](const HttpRequest &, const Holder &) { return describeOrg(m_environment); }),
        route("GET", api + u"/users"_s, "/crm/{version}/users", {{"ZohoCRM.users.READ"}},
            [](const HttpRequest &request, const Holder &) { return describeUsers(request); }),
        route("GET", api + u"/settings/modules"_s, "/crm/{version}/settings/modules",
            {{"ZohoCRM.settings.modules.READ"}},
            [this](const HttpRequest &, const Holder &) { return describeModules(m_store); }),
        route("GET", api + u"/settings/fields"_s, "/crm/{version}/settings/fields",
            {{"ZohoCRM.settings.fields.READ"}},
            [this](const HttpRequest &request, const Holder &) {
                return describeFields(m_store, request);
            }),
        route("POST", api + u"/coql"_s, "/crm/{version}/coql",
            {.scopes = {"ZohoCRM.coql.READ"},
                .costOf = [this](const HttpRequest &request) { return m_coql.cost(request); }},
            [this](const HttpRequest &request, const Holder &holder) {
                return m_coql.run(request, moduleScopes(holder.scopes, "READ"));
            }),
        route("GET", api + u"/settings/layouts"_s, "/crm/{version}/settings/layouts",
            {{"ZohoCRM.settings.layouts.READ"}},
            [this](const HttpRequest &request, const Holder &) {
                return describeLayouts(m_store, request, {});
            }),
        route("GET", api + u"/settings/layouts/(\\d+)"_s, "/crm/{version}/settings/layouts/{id}",
            {{"ZohoCRM.settings.layouts.READ"}},
            [this](const HttpRequest &request, const Holder &) {
                return describeLayouts(m_store, request, request.capture(1));
            }),
        route("GET", api + u"/settings/custom_views"_s, "/crm/{version}/settings/custom_views",
            {{"ZohoCRM.settings.custom_views.READ"}},
            [this](const HttpRequest &request, const Holder &) {
                return describeViews(m_store, request, {});
            }),
        route("GET", api + u"/settings/custom_views/(\\d+)"_s,
            "/crm/{version}/settings/custom_views/{id}", {{"ZohoCRM.settings.custom_views.READ"}},
            [this](const HttpRequest &request, const Holder &) {
                return describeViews(m_store, request, request.capture(1));
            }),
    };
}

} // namespace sluice::sandbox
