// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmconnectiontest.h"

#include "core/auth/tokenmanager.h"
#include "services/connectionsteps.h"
#include "services/zohocrm/crmclient.h"
#include "services/zohocrm/crmscopes.h"

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using CrmOutcome = ServiceTestRunner::Outcome;

// The order of crmTestTitles().
enum TestIndex {
    ResolveHost,
    SecureLine,
    GetToken,
    CheckScopes,
    ReadAccount,
    ReadModules,
    RateLimit
};

// A job that cannot exist: asking for it shows whether the scope is there, and changes nothing.
constexpr auto kNoSuchJob = "1"_L1;

class CrmConnectionTest final
{
public:
    CrmConnectionTest(const CrmTestContext &context, const ServiceTestRunner::OnStep &onStep)
        : m_context(context)
        , m_runner(crmTestTitles(), context.token, onStep)
        , m_session(context.account, context.tokens, context.http, context.token, context.logger)
        , m_crm(m_session, CrmLimits::beforeOrg(context.account))
    {
        m_session.setLimitGate(context.gate);
    }

    CrmTestReport run()
    {
        const ZohoHosts &hosts = m_context.account.hosts;
        const ConnectionSteps steps{m_context.http, m_context.token, m_context.account.network};
        const bool isFound = m_runner.step(ResolveHost, true, [&] {
            return steps.resolve({hosts.accounts, hosts.api, hosts.upload});
        });
        const bool isReachable = m_runner.step(
            SecureLine, isFound, [&] { return steps.checkLines({zohoServerInfoUrl(hosts)}); });
        const bool hasToken = m_runner.step(GetToken, isReachable, [this] { return getToken(); });
        m_runner.step(CheckScopes, hasToken, [this] { return checkScopes(); });
        m_runner.step(ReadAccount, hasToken, [this] { return readAccount(); });
        m_runner.step(ReadModules, hasToken, [this] { return readModules(); });
        m_runner.step(RateLimit, m_org.has_value(), [this] { return rateLimit(); });
        return {m_runner.take(), std::move(m_org)};
    }

private:
    CrmOutcome getToken();
    CrmOutcome checkScopes();
    CrmOutcome readAccount();
    CrmOutcome readModules();
    CrmOutcome rateLimit();

    const CrmTestContext &m_context;
    ServiceTestRunner m_runner;
    ZohoSession m_session;
    CrmClient m_crm;
    std::optional<CrmOrg> m_org;
};

CrmOutcome CrmConnectionTest::getToken()
{
    const Result<QUrl> url = m_session.apiUrl();
    if (!url)
        return CrmOutcome::failed(url.error());
    if (const Result<void> signedIn = m_session.signIn(); !signedIn)
        return CrmOutcome::failed(signedIn.error());
    return CrmOutcome::passed(u"API at %1."_s.arg(url->host()));
}

// Each call that only reads shows its own scope. The upload's shows at the first upload only.
CrmOutcome CrmConnectionTest::checkScopes()
{
    QStringList &missing = m_runner.missingScopes();
    const auto note = [&missing](const std::optional<Error> &error, const QString &path) {
        if (!error || error->code != "OAUTH_SCOPE_MISMATCH"_L1)
            return;
        for (const QString &scope : crmScopesFor(path)) {
            if (!missing.contains(scope))
                missing.append(scope);
        }
    };
    const auto errorOf = [](const auto &result) {
        return result ? std::nullopt : std::optional<Error>(result.error());
    };
    // A lost line or a limit is no answer to the question.
    const auto isAnswer = [](const std::optional<Error> &error) {
        return !error || error->delivery == Delivery::Answered;
    };
    const std::pair<std::optional<Error>, QString> answers[] = {
        {errorOf(m_crm.org()), u"/crm/v8/org"_s},
        {errorOf(m_crm.modules()), u"/crm/v8/settings/modules"_s},
        {errorOf(m_crm.fields(u"Leads"_s)), u"/crm/v8/settings/fields"_s},
        {errorOf(m_crm.readJob(kNoSuchJob)), u"/crm/bulk/v8/read/1"_s},
        {errorOf(m_crm.writeJob(kNoSuchJob)), u"/crm/bulk/v8/write/1"_s},
    };
    for (const auto &[error, path] : answers) {
        if (!isAnswer(error))
            return CrmOutcome::failed(*error);
        note(error, path);
    }
    const QString unseen = u"ZohoFiles.files.ALL shows at the first upload only."_s;
    if (missing.isEmpty())
        return CrmOutcome::passed(unseen);
    return CrmOutcome::failed(Error{.kind = ErrorKind::Permission,
        .what = u"The sign-in lacks scopes."_s,
        .why = u"Missing: %1."_s.arg(missing.join(u", "_s)),
        .next = u"Sign in again with all scopes that the sign-in dialog lists."_s,
        .code = u"OAUTH_SCOPE_MISMATCH"_s,
        .delivery = Delivery::Answered});
}

CrmOutcome CrmConnectionTest::readAccount()
{
    const Result<CrmOrg> org = m_crm.org();
    if (!org)
        return CrmOutcome::failed(org.error());
    m_org = *org;
    return CrmOutcome::passed(u"%1, organisation %2, %3"_s.arg(
        org->companyName, org->zgid, org->type.isEmpty() ? u"type not told"_s : org->type));
}

CrmOutcome CrmConnectionTest::readModules()
{
    const Result<QList<CrmModule>> modules = m_crm.modules();
    if (!modules)
        return CrmOutcome::failed(modules.error());
    const auto readable = std::ranges::count_if(*modules, &CrmModule::isBulkReadable);
    const auto first = std::ranges::find_if(*modules, &CrmModule::isBulkReadable);
    if (first == modules->end()) {
        return CrmOutcome::failed(Error{.kind = ErrorKind::Permission,
            .what = u"No module can be read in bulk."_s,
            .next = u"Ask the CRM's administrator for the rights in your profile."_s,
            .delivery = Delivery::Answered});
    }
    const Result<QList<CrmField>> fields = m_crm.fields(first->apiName);
    if (!fields)
        return CrmOutcome::failed(fields.error());
    return CrmOutcome::passed(
        u"%1 modules; %2 has %3 fields"_s.arg(readable).arg(first->apiName).arg(fields->size()));
}

CrmOutcome CrmConnectionTest::rateLimit()
{
    const CrmLimits limits = CrmLimits::of(*m_org, m_context.account.limitsOff);
    if (limits.isOff)
        return CrmOutcome::passed(u"Limits are off for this sandbox."_s);
    const QString told = u"%1 credits in 24 hours and %2 calls at once (edition %3, %4 users)"_s
                             .arg(static_cast<qint64>(limits.creditBudget))
                             .arg(limits.concurrentCalls)
                             .arg(m_org->edition)
                             .arg(m_org->users);
    const std::optional<qint64> left = m_session.creditsRemaining();
    if (!left)
        return CrmOutcome::passed(told + u"; less than half of them used"_s);
    const bool isScarce = static_cast<double>(*left) < CrmLimits::kWriteJobCredits;
    const QString detail = told + u"; %1 left"_s.arg(*left);
    return isScarce ? CrmOutcome::warning(detail) : CrmOutcome::passed(detail);
}

} // namespace

QStringList crmTestTitles()
{
    return {u"Resolve host"_s, u"TLS"_s, u"Get token"_s, u"Check scopes"_s, u"Read account"_s,
        u"Read modules and fields"_s, u"Rate limit"_s};
}

CrmTestReport testCrmConnection(
    const CrmTestContext &context, const ServiceTestRunner::OnStep &onStep)
{
    return CrmConnectionTest(context, onStep).run();
}

} // namespace sluice
