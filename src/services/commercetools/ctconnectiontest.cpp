// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/ctconnectiontest.h"

#include "core/auth/tokenmanager.h"
#include "services/commercetools/ctclient.h"
#include "services/commercetools/ctscopes.h"
#include "services/connectionsteps.h"

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using CtOutcome = ServiceTestRunner::Outcome;

// The order of ctTestTitles().
enum CtTestIndex { CtResolveHost, CtSecureLine, CtGetToken, CtCheckScopes, CtReadRecords };

constexpr auto kCtLockContainer = "klaviyo-ct-plugin-lock"_L1; // A.2
constexpr auto kCtNoSuchKey = "sluice-connection-test"_L1;

class CtConnectionTest final
{
public:
    CtConnectionTest(const CtTestContext &context, const ServiceTestRunner::OnStep &onStep)
        : m_context(context)
        , m_runner(ctTestTitles(), context.token, onStep)
        , m_session(context.account, context.tokens, context.http, context.token, context.logger)
        , m_client(m_session)
    {
    }

    ServiceTestReport run()
    {
        const ConnectionSteps steps{m_context.http, m_context.token, m_context.account.network};
        const QList<QUrl> urls{m_context.account.hosts.auth, m_context.account.hosts.api};
        const bool isFound
            = m_runner.step(CtResolveHost, true, [&] { return steps.resolve(urls); });
        const bool isReachable
            = m_runner.step(CtSecureLine, isFound, [&] { return steps.checkLines(urls); });
        const bool hasToken = m_runner.step(CtGetToken, isReachable, [this] { return getToken(); });
        m_runner.step(CtCheckScopes, hasToken, [this] { return checkScopes(); });
        m_runner.step(CtReadRecords, hasToken, [this] { return readRecords(); });
        return m_runner.take();
    }

private:
    CtOutcome getToken();
    CtOutcome checkScopes();
    CtOutcome readRecords();

    const CtTestContext &m_context;
    ServiceTestRunner m_runner;
    CtSession m_session;
    CtClient m_client;
};

CtOutcome CtConnectionTest::getToken()
{
    if (auto checked = checkCtProjectKey(m_context.account.projectKey); !checked)
        return CtOutcome::failed(std::move(checked).error());
    if (auto signedIn = m_session.signIn(); !signedIn)
        return CtOutcome::failed(std::move(signedIn).error());
    return CtOutcome::passed(u"Project %1"_s.arg(m_context.account.projectKey));
}

// What the service says it granted, by a token of its own; and what it really lets through.
CtOutcome CtConnectionTest::checkScopes()
{
    QStringList &missing = m_runner.missingScopes();
    CtTokenMinter minter(m_context.account);
    const auto grant = minter.mint(m_context.http, m_context.token);
    if (!grant)
        return CtOutcome::failed(grant.error());
    if (!grant->scope.isEmpty())
        missing = ctMissingScopes(grant->scope, m_context.account.projectKey);
    const auto note = [&missing](const auto &result, const QString &path) -> std::optional<Error> {
        if (result)
            return {};
        if (result.error().kind != ErrorKind::Permission)
            return result.error();
        const QString scope = ctNeedFor(u"GET"_s, path).anyOf.value(0);
        if (!missing.contains(scope))
            missing.append(scope);
        return {};
    };
    for (const CtResource resource : {CtResource::Customers, CtResource::Orders,
             CtResource::Products, CtResource::Categories, CtResource::Inventory}) {
        const auto page = m_client.query(resource, CtQuery{.limit = 1});
        if (auto error = note(page, ctPath(resource)))
            return CtOutcome::failed(*std::move(error));
    }
    const auto object = m_client.object(kCtLockContainer, kCtNoSuchKey);
    if (auto error = note(object, u"custom-objects"_s))
        return CtOutcome::failed(*std::move(error));
    if (missing.isEmpty())
        return CtOutcome::passed(u"All scopes that the syncs need are there."_s);
    if (missing == QStringList{u"manage_key_value_documents"_s}) {
        return CtOutcome::warning(
            u"manage_key_value_documents is missing: no lock against other machines is possible."_s);
    }
    return CtOutcome::failed(Error{.kind = ErrorKind::Permission,
        .what = u"The API client lacks scopes."_s,
        .why = u"Missing: %1."_s.arg(missing.join(u", "_s)),
        .next = u"Make an API client with the scopes that the connection's dialog lists."_s,
        .code = u"insufficient_scope"_s,
        .delivery = Delivery::Answered});
}

CtOutcome CtConnectionTest::readRecords()
{
    QStringList told;
    for (const CtResource resource :
        {CtResource::Customers, CtResource::Orders, CtResource::Categories, CtResource::Products}) {
        const auto count = m_client.count(resource);
        if (!count && count.error().kind != ErrorKind::Permission)
            return CtOutcome::failed(count.error());
        told.append(u"%1 %2"_s.arg(count ? QString::number(*count) : u"no"_s, ctPath(resource)));
    }
    return CtOutcome::passed(told.join(u", "_s));
}

} // namespace

QStringList ctTestTitles()
{
    return {u"Resolve host"_s, u"TLS"_s, u"Get token"_s, u"Check scopes"_s, u"Read records"_s};
}

ServiceTestReport testCtConnection(
    const CtTestContext &context, const ServiceTestRunner::OnStep &onStep)
{
    return CtConnectionTest(context, onStep).run();
}

} // namespace sluice
