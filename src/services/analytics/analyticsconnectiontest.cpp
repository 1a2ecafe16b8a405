// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsconnectiontest.h"

#include "core/auth/tokenmanager.h"
#include "services/analytics/analyticsclient.h"
#include "services/analytics/analyticsscopes.h"
#include "services/connectionsteps.h"

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using AnalyticsOutcome = ServiceTestRunner::Outcome;

// The order of analyticsTestTitles().
enum AnalyticsTestIndex {
    AnalyticsResolveHost,
    AnalyticsSecureLine,
    AnalyticsGetToken,
    AnalyticsReadOrgs,
    AnalyticsReadWorkspaces,
    AnalyticsReadViews,
    AnalyticsAskImport,
    AnalyticsReadUnits
};

// A job that cannot exist: asking for it shows whether the scope is there, and changes nothing.
constexpr auto kNoAnalyticsJob = "1"_L1;

// "Sales (123), Stock (456)"
template <class Named> QString shownNames(const QList<Named> &list)
{
    QStringList names;
    for (const Named &item : list.first(std::min<qsizetype>(10, list.size())))
        names.append(u"%1 (%2)"_s.arg(item.name, item.id));
    if (list.size() > 10)
        names.append(u"..."_s);
    return names.join(u", "_s);
}

Error notNamed(const QString &what, const QString &names)
{
    return Error{.kind = ErrorKind::Config,
        .what = what,
        .why = names.isEmpty() ? u"The account has none."_s : u"The account has %1."_s.arg(names),
        .next = u"Edit the connection and name one of them."_s,
        .delivery = Delivery::Answered};
}

class AnalyticsConnectionTest final
{
public:
    AnalyticsConnectionTest(
        const AnalyticsTestContext &context, const ServiceTestRunner::OnStep &onStep)
        : m_context(context)
        , m_runner(analyticsTestTitles(), context.token, onStep)
        , m_session(
              context.account.zoho, context.tokens, context.http, context.token, context.logger)
        , m_client(m_session, context.account, AnalyticsLimits::of(context.account))
    {
        m_session.setLimitGate(context.gate);
    }

    ServiceTestReport run()
    {
        const ZohoHosts &hosts = m_context.account.zoho.hosts;
        const ConnectionSteps steps{
            m_context.http, m_context.token, m_context.account.zoho.network};
        const bool isFound = m_runner.step(AnalyticsResolveHost, true, [&] {
            return steps.resolve({hosts.accounts, hosts.api});
        });
        const bool isReachable = m_runner.step(AnalyticsSecureLine, isFound,
            [&] { return steps.checkLines({zohoServerInfoUrl(hosts)}); });
        const bool hasToken
            = m_runner.step(AnalyticsGetToken, isReachable, [this] { return getToken(); });
        const bool hasOrg
            = m_runner.step(AnalyticsReadOrgs, hasToken, [this] { return readOrgs(); });
        const bool hasWorkspace
            = m_runner.step(AnalyticsReadWorkspaces, hasOrg, [this] { return readWorkspaces(); });
        m_runner.step(AnalyticsReadViews, hasWorkspace, [this] { return readViews(); });
        m_runner.step(AnalyticsAskImport, hasWorkspace, [this] { return askImport(); });
        m_runner.step(AnalyticsReadUnits, hasOrg, [this] { return readUnits(); });
        return m_runner.take();
    }

private:
    AnalyticsOutcome getToken();
    AnalyticsOutcome readOrgs();
    AnalyticsOutcome readWorkspaces();
    AnalyticsOutcome readViews();
    AnalyticsOutcome askImport();
    AnalyticsOutcome readUnits();
    AnalyticsOutcome failed(const Error &error, const QString &path);

    const AnalyticsTestContext &m_context;
    ServiceTestRunner m_runner;
    ZohoSession m_session;
    AnalyticsClient m_client;
};

AnalyticsOutcome AnalyticsConnectionTest::failed(const Error &error, const QString &path)
{
    if (isScopeMissing(error))
        m_runner.missingScopes().append(analyticsScopesFor("GET", path));
    return AnalyticsOutcome::failed(error);
}

AnalyticsOutcome AnalyticsConnectionTest::getToken()
{
    if (const Result<void> signedIn = m_session.signIn(); !signedIn)
        return AnalyticsOutcome::failed(signedIn.error());
    return AnalyticsOutcome::passed(u"API at %1."_s.arg(m_context.account.zoho.hosts.api.host()));
}

AnalyticsOutcome AnalyticsConnectionTest::readOrgs()
{
    const auto orgs = m_client.orgs();
    if (!orgs)
        return failed(orgs.error(), u"/restapi/v2/orgs"_s);
    const QString &own = m_context.account.orgId;
    const auto it = std::ranges::find(*orgs, own, &AnalyticsOrg::id);
    if (it != orgs->end())
        return AnalyticsOutcome::passed(u"%1, %2"_s.arg(it->name, it->role));
    return AnalyticsOutcome::failed(
        notNamed(own.isEmpty() ? u"The connection names no organisation."_s
                               : u"The organisation %1 is not one of the account's."_s.arg(own),
            shownNames(*orgs)));
}

AnalyticsOutcome AnalyticsConnectionTest::readWorkspaces()
{
    const auto workspaces = m_client.workspaces();
    if (!workspaces)
        return failed(workspaces.error(), u"/restapi/v2/workspaces"_s);
    const QString &own = m_context.account.workspaceId;
    const auto it = std::ranges::find(*workspaces, own, &AnalyticsWorkspace::id);
    if (it != workspaces->end())
        return AnalyticsOutcome::passed(it->name);
    return AnalyticsOutcome::failed(
        notNamed(own.isEmpty() ? u"The connection names no workspace."_s
                               : u"The workspace %1 is not one of the account's."_s.arg(own),
            shownNames(*workspaces)));
}

AnalyticsOutcome AnalyticsConnectionTest::readViews()
{
    const auto views = m_client.views();
    if (!views)
        return failed(views.error(), u"/restapi/v2/workspaces/1/views"_s);
    const auto tables = std::ranges::count_if(*views, &AnalyticsView::isTable);
    return AnalyticsOutcome::passed(u"%1 tables"_s.arg(tables));
}

AnalyticsOutcome AnalyticsConnectionTest::askImport()
{
    const auto job = m_client.importJob(kNoAnalyticsJob);
    if (job)
        return AnalyticsOutcome::passed(u"The right to change rows shows at the first import."_s);
    const Error &error = job.error();
    // Not ours, or not there: it let us ask.
    if (error.delivery == Delivery::Answered && (error.code == "8138"_L1 || isAnalyticsGone(error)))
        return AnalyticsOutcome::passed(u"The right to change rows shows at the first import."_s);
    return failed(error, u"/importjobs/1"_s);
}

AnalyticsOutcome AnalyticsConnectionTest::readUnits()
{
    const auto resources = m_client.resources();
    if (!resources)
        return failed(resources.error(), u"/restapi/v2/resources"_s);
    if (!resources->units) {
        return AnalyticsOutcome::warning(
            u"The units that are left cannot be read: sign in with the scope "
            "ZohoAnalytics.usermanagement.read to see them before each run."_s);
    }
    const auto shown
        = [](double units) { return QString::number(units, 'f', units < 100 ? 1 : 0); };
    const QString detail = u"%1 of %2 units are left today"_s.arg(
        shown(resources->units->remaining), shown(resources->units->allocated));
    return resources->units->remaining <= m_context.account.leaveUnits
        ? AnalyticsOutcome::warning(detail)
        : AnalyticsOutcome::passed(detail);
}

} // namespace

QStringList analyticsTestTitles()
{
    return {u"Resolve host"_s, u"TLS"_s, u"Get token"_s, u"Read organisation"_s,
        u"Read workspace"_s, u"Read views"_s, u"Ask for imports"_s, u"Read units"_s};
}

ServiceTestReport testAnalyticsConnection(
    const AnalyticsTestContext &context, const ServiceTestRunner::OnStep &onStep)
{
    return AnalyticsConnectionTest(context, onStep).run();
}

} // namespace sluice
