// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmconnectiontest.h"

#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/http/hostlookup.h"
#include "services/zohocrm/crmclient.h"
#include "services/zohocrm/crmscopes.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using TestState = CrmTestStep::State;

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

struct TestOutcome
{
    TestState state = TestState::Passed;
    QString detail;
    std::optional<Error> error;
};

TestOutcome testFailed(Error error)
{
    return {TestState::Failed, error.why.isEmpty() ? error.what : error.why, std::move(error)};
}

// A job that cannot exist: asking for it shows whether the scope is there, and changes nothing.
constexpr auto kNoSuchJob = "1"_L1;

class CrmConnectionTest final
{
public:
    CrmConnectionTest(
        const CrmTestContext &context, const std::function<void(int, const CrmTestStep &)> &onStep)
        : m_context(context)
        , m_onStep(onStep)
        , m_session(context.account, context.tokens, context.http, context.token, context.logger)
        , m_crm(m_session, CrmLimits::beforeOrg(context.account))
    {
        m_session.setLimitGate(context.gate);
    }

    CrmTestReport run()
    {
        for (const QString &title : crmTestTitles())
            m_report.steps.append(CrmTestStep{.title = title});
        // What a step that fails takes with it.
        const bool isReachable = step(ResolveHost, true, [this] { return resolveHosts(); })
            && step(SecureLine, true, [this] { return checkLine(); });
        skipUnless(isReachable, SecureLine);
        const bool hasToken = step(GetToken, isReachable, [this] { return getToken(); });
        step(CheckScopes, hasToken, [this] { return checkScopes(); });
        step(ReadAccount, hasToken, [this] { return readAccount(); });
        step(ReadModules, hasToken, [this] { return readModules(); });
        step(RateLimit, m_report.org.has_value(), [this] { return rateLimit(); });
        return std::move(m_report);
    }

private:
    template <class Work> bool step(TestIndex index, bool isPossible, Work work)
    {
        CrmTestStep &step = m_report.steps[index];
        if (!isPossible || m_context.token.isStopped()) {
            step.state = TestState::Skipped;
            report(index);
            return false;
        }
        step.state = TestState::Running;
        report(index);
        const qint64 startMs = monotonicMs();
        TestOutcome outcome = work();
        step.elapsedMs = monotonicMs() - startMs;
        step.state = outcome.state;
        step.detail = std::move(outcome.detail);
        step.error = std::move(outcome.error);
        report(index);
        return step.state != TestState::Failed;
    }

    void skipUnless(bool isDone, TestIndex index)
    {
        if (!isDone && m_report.steps[index].state == TestState::Waiting) {
            m_report.steps[index].state = TestState::Skipped;
            report(index);
        }
    }

    void report(TestIndex index) const
    {
        if (m_onStep)
            m_onStep(index, m_report.steps[index]);
    }

    QList<QUrl> roleUrls() const
    {
        const ZohoHosts &hosts = m_context.account.hosts;
        return {hosts.accounts, hosts.api, hosts.upload};
    }

    bool hasProxy() const
    {
        return m_context.account.network && !m_context.account.hosts.isLoopback()
            && m_context.account.network->proxy.kind != ProxySetting::Kind::None;
    }

    TestOutcome resolveHosts();
    TestOutcome checkLine();
    TestOutcome getToken();
    TestOutcome checkScopes();
    TestOutcome readAccount();
    TestOutcome readModules();
    TestOutcome rateLimit();

    const CrmTestContext &m_context;
    const std::function<void(int, const CrmTestStep &)> &m_onStep;
    ZohoSession m_session;
    CrmClient m_crm;
    CrmTestReport m_report;
};

TestOutcome CrmConnectionTest::resolveHosts()
{
    if (hasProxy())
        return {TestState::Skipped, u"The proxy looks hosts up."_s, {}};
    QStringList shown;
    for (const QUrl &url : roleUrls()) {
        const QString host = url.host();
        if (shown.contains(host))
            continue;
        if (QHostAddress(host).isNull()) {
            const auto found = lookUpHost(host, m_context.http.timings(), m_context.token);
            if (!found)
                return testFailed(found.error());
        }
        shown.append(host);
    }
    return {TestState::Passed, shown.join(u", "_s), {}};
}

// The accounts server tells its addresses to anybody (zoho-crm-bulk A1); any answer will do.
TestOutcome CrmConnectionTest::checkLine()
{
    HttpRequest request;
    request.url = m_context.account.hosts.accounts;
    request.url.setPath(request.url.path() + u"/oauth/serverinfo"_s);
    request.component = "crm";
    request.network = m_context.account.network;
    const Result<HttpResponse> response = m_context.http.send(request, m_context.token);
    if (!response)
        return testFailed(response.error());
    if (request.url.scheme() == "http"_L1)
        return {TestState::Passed, u"Plain HTTP on this computer: a sandbox."_s, {}};
    return {TestState::Passed, u"The certificate is valid."_s, {}};
}

TestOutcome CrmConnectionTest::getToken()
{
    const Result<QUrl> url = m_session.apiUrl();
    if (!url)
        return testFailed(url.error());
    if (const Result<void> signedIn = m_session.signIn(); !signedIn)
        return testFailed(signedIn.error());
    return {TestState::Passed, u"API at %1."_s.arg(url->host()), {}};
}

// Each call that only reads shows its own scope. The upload's shows at the first upload only.
TestOutcome CrmConnectionTest::checkScopes()
{
    const auto note = [this](const std::optional<Error> &error, const QString &path) {
        if (!error || error->code != "OAUTH_SCOPE_MISMATCH"_L1)
            return;
        for (const QString &scope : crmScopesFor(path)) {
            if (!m_report.missingScopes.contains(scope))
                m_report.missingScopes.append(scope);
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
            return testFailed(*error);
        note(error, path);
    }
    const QString unseen = u"ZohoFiles.files.ALL shows at the first upload only."_s;
    if (m_report.missingScopes.isEmpty())
        return {TestState::Passed, unseen, {}};
    return testFailed(Error{.kind = ErrorKind::Permission,
        .what = u"The sign-in lacks scopes."_s,
        .why = u"Missing: %1."_s.arg(m_report.missingScopes.join(u", "_s)),
        .next = u"Sign in again with all scopes that the connection page lists."_s,
        .code = u"OAUTH_SCOPE_MISMATCH"_s,
        .delivery = Delivery::Answered});
}

TestOutcome CrmConnectionTest::readAccount()
{
    const Result<CrmOrg> org = m_crm.org();
    if (!org)
        return testFailed(org.error());
    m_report.org = *org;
    return {TestState::Passed,
        u"%1, organisation %2, %3"_s.arg(
            org->companyName, org->zgid, org->type.isEmpty() ? u"type not told"_s : org->type),
        {}};
}

TestOutcome CrmConnectionTest::readModules()
{
    const Result<QList<CrmModule>> modules = m_crm.modules();
    if (!modules)
        return testFailed(modules.error());
    const auto readable = std::ranges::count_if(*modules, &CrmModule::isBulkReadable);
    const auto first = std::ranges::find_if(*modules, &CrmModule::isBulkReadable);
    if (first == modules->end()) {
        return testFailed(Error{.kind = ErrorKind::Permission,
            .what = u"No module can be read in bulk."_s,
            .next = u"Ask the CRM's administrator for the rights in your profile."_s,
            .delivery = Delivery::Answered});
    }
    const Result<QList<CrmField>> fields = m_crm.fields(first->apiName);
    if (!fields)
        return testFailed(fields.error());
    return {TestState::Passed,
        u"%1 modules; %2 has %3 fields"_s.arg(readable).arg(first->apiName).arg(fields->size()),
        {}};
}

TestOutcome CrmConnectionTest::rateLimit()
{
    const CrmLimits limits = CrmLimits::of(*m_report.org, m_context.account.limitsOff);
    if (limits.isOff)
        return {TestState::Passed, u"Limits are off for this sandbox."_s, {}};
    const QString told = u"%1 credits in 24 hours and %2 calls at once (edition %3, %4 users)"_s
                             .arg(static_cast<qint64>(limits.creditBudget))
                             .arg(limits.concurrentCalls)
                             .arg(m_report.org->edition)
                             .arg(m_report.org->users);
    const std::optional<qint64> left = m_session.creditsRemaining();
    if (!left)
        return {TestState::Passed, told + u"; less than half of them used"_s, {}};
    const bool isScarce = static_cast<double>(*left) < CrmLimits::kWriteJobCredits;
    return {
        isScarce ? TestState::Warning : TestState::Passed, told + u"; %1 left"_s.arg(*left), {}};
}

} // namespace

QStringList crmTestTitles()
{
    return {u"Resolve host"_s, u"TLS"_s, u"Get token"_s, u"Check scopes"_s, u"Read account"_s,
        u"Read modules and fields"_s, u"Rate limit"_s};
}

bool CrmTestReport::hasPassed() const
{
    return !steps.isEmpty() && std::ranges::all_of(steps, [](const CrmTestStep &step) {
        return step.state == TestState::Passed || step.state == TestState::Warning
            || (step.state == TestState::Skipped && !step.detail.isEmpty());
    });
}

CrmTestReport testCrmConnection(const CrmTestContext &context,
    const std::function<void(int index, const CrmTestStep &step)> &onStep)
{
    return CrmConnectionTest(context, onStep).run();
}

} // namespace sluice
