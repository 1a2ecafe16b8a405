// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystconnectiontest.h"

#include "core/auth/tokenmanager.h"
#include "services/catalyst/catalystclient.h"
#include "services/catalyst/catalystscopes.h"
#include "services/connectionsteps.h"

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using CatalystOutcome = ServiceTestRunner::Outcome;

// The order of catalystTestTitles().
enum CatalystTestIndex {
    CatalystResolveHost,
    CatalystSecureLine,
    CatalystGetToken,
    CatalystListTables,
    CatalystReadColumns,
    CatalystCountRows,
    CatalystAskBulkRead,
    CatalystReadCache
};

// A job that cannot exist: asking for it shows whether the scope is there, and changes nothing.
constexpr auto kNoCatalystJob = "1"_L1;
constexpr auto kTestCacheKey = "Sluice_connection_test"_L1;

class CatalystConnectionTest final
{
public:
    CatalystConnectionTest(
        const CatalystTestContext &context, const ServiceTestRunner::OnStep &onStep)
        : m_context(context)
        , m_runner(catalystTestTitles(), context.token, onStep)
        , m_session(
              context.account.zoho, context.tokens, context.http, context.token, context.logger)
        , m_client(m_session, context.account, CatalystLimits::of(context.account))
    {
        m_session.setLimitGate(context.gate);
    }

    ServiceTestReport run()
    {
        const ZohoHosts &hosts = m_context.account.zoho.hosts;
        const ConnectionSteps steps{
            m_context.http, m_context.token, m_context.account.zoho.network};
        const bool isFound = m_runner.step(CatalystResolveHost, true, [&] {
            return steps.resolve({hosts.accounts, hosts.api});
        });
        const bool isReachable = m_runner.step(CatalystSecureLine, isFound,
            [&] { return steps.checkLines({zohoServerInfoUrl(hosts)}); });
        const bool hasToken
            = m_runner.step(CatalystGetToken, isReachable, [this] { return getToken(); });
        const bool hasTables
            = m_runner.step(CatalystListTables, hasToken, [this] { return listTables(); });
        const bool hasTable = hasTables && !m_table.name.isEmpty();
        m_runner.step(CatalystReadColumns, hasTable, [this] { return readColumns(); });
        m_runner.step(CatalystCountRows, hasTable, [this] { return countRows(); });
        m_runner.step(CatalystAskBulkRead, hasToken, [this] { return askBulkRead(); });
        m_runner.step(CatalystReadCache, hasToken, [this] { return readCache(); });
        return m_runner.take();
    }

private:
    CatalystOutcome getToken();
    CatalystOutcome listTables();
    CatalystOutcome readColumns();
    CatalystOutcome countRows();
    CatalystOutcome askBulkRead();
    CatalystOutcome readCache();
    CatalystOutcome failed(const Error &error, const QByteArray &method, const QString &path);

    const CatalystTestContext &m_context;
    ServiceTestRunner m_runner;
    ZohoSession m_session;
    CatalystClient m_client;
    CatalystTable m_table; // the first
};

CatalystOutcome CatalystConnectionTest::failed(
    const Error &error, const QByteArray &method, const QString &path)
{
    if (error.code == "OAUTH_SCOPE_MISMATCH"_L1)
        m_runner.missingScopes().append(catalystScopesFor(method, path));
    return CatalystOutcome::failed(error);
}

CatalystOutcome CatalystConnectionTest::getToken()
{
    if (const Result<void> signedIn = m_session.signIn(); !signedIn)
        return CatalystOutcome::failed(signedIn.error());
    return CatalystOutcome::passed(u"API at %1."_s.arg(m_context.account.zoho.hosts.api.host()));
}

CatalystOutcome CatalystConnectionTest::listTables()
{
    const auto tables = m_client.tables();
    if (!tables) {
        Error error = tables.error();
        if (isCatalystGone(error))
            error.next = u"Check the project's id and the organisation in the connection."_s;
        return failed(error, "GET", u"/table"_s);
    }
    if (tables->isEmpty()) {
        return CatalystOutcome::warning(
            u"The project has no table in this environment. Check the environment."_s);
    }
    m_table = tables->first();
    const QString &wanted = m_context.account.projectId;
    if (!m_table.projectId.isEmpty() && m_table.projectId != wanted)
        return CatalystOutcome::warning(
            u"The tables are those of project %1, and the connection names %2."_s.arg(
                m_table.projectId, wanted));
    if (m_table.projectName.isEmpty())
        return CatalystOutcome::passed(u"%1 tables"_s.arg(tables->size()));
    return CatalystOutcome::passed(u"Project %1, %2 tables"_s.arg(
        m_table.projectName, QString::number(tables->size())));
}

CatalystOutcome CatalystConnectionTest::readColumns()
{
    const auto columns = m_client.columns(m_table.name);
    if (!columns)
        return failed(columns.error(), "GET", u"/table/t/column"_s);
    return CatalystOutcome::passed(u"%1 has %2 columns"_s.arg(m_table.name).arg(columns->size()));
}

CatalystOutcome CatalystConnectionTest::countRows()
{
    const auto count = m_client.count(m_table.name);
    if (!count)
        return failed(count.error(), "POST", u"/query"_s);
    return CatalystOutcome::passed(u"%1 has %2 rows"_s.arg(m_table.name).arg(*count));
}

CatalystOutcome CatalystConnectionTest::askBulkRead()
{
    const auto job = m_client.readJob(kNoCatalystJob);
    // Whatever else it says of the job, it let us ask.
    const bool isAnswer = job || job.error().delivery == Delivery::Answered;
    const bool isAllowed = isAnswer
        && (job
            || (job.error().kind != ErrorKind::Permission && job.error().kind != ErrorKind::Auth));
    if (!isAllowed || (!job && job.error().kind == ErrorKind::RateLimit))
        return failed(job.error(), "GET", u"/bulk/read/1"_s);
    return CatalystOutcome::passed(u"Exports may be asked for."_s);
}

CatalystOutcome CatalystConnectionTest::readCache()
{
    const auto value = m_client.cacheValue({}, kTestCacheKey);
    // The key is not there: 200 with null as documented; a 404 of it would be an answer too.
    if (value || value.error().httpStatus == 404)
        return CatalystOutcome::passed(u"The lock between computers can be used."_s);
    return failed(value.error(), "GET", u"/cache"_s);
}

} // namespace

QStringList catalystTestTitles()
{
    return {u"Resolve host"_s, u"TLS"_s, u"Get token"_s, u"List tables"_s, u"Read columns"_s,
        u"Count rows"_s, u"Ask for exports"_s, u"Read cache"_s};
}

ServiceTestReport testCatalystConnection(
    const CatalystTestContext &context, const ServiceTestRunner::OnStep &onStep)
{
    return CatalystConnectionTest(context, onStep).run();
}

} // namespace sluice
