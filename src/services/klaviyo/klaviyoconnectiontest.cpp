// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyoconnectiontest.h"

#include "services/connectionsteps.h"
#include "services/klaviyo/klaviyoclient.h"

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using KlaviyoOutcome = ServiceTestRunner::Outcome;

// The order of klaviyoTestTitles().
enum KlaviyoTestIndex {
    KlaviyoResolveHost,
    KlaviyoSecureLine,
    KlaviyoCheckKey,
    KlaviyoCheckScopes,
    KlaviyoReadCatalog
};

class KlaviyoConnectionTest final
{
public:
    KlaviyoConnectionTest(
        const KlaviyoTestContext &context, const ServiceTestRunner::OnStep &onStep)
        : m_context(context)
        , m_runner(klaviyoTestTitles(), context.token, onStep)
        , m_session(context.account, context.http, context.token, context.logger)
        , m_client(m_session)
    {
    }

    ServiceTestReport run()
    {
        const ConnectionSteps steps{m_context.http, m_context.token, m_context.account.network};
        const QList<QUrl> urls{m_context.account.api};
        const bool isFound
            = m_runner.step(KlaviyoResolveHost, true, [&] { return steps.resolve(urls); });
        const bool isReachable
            = m_runner.step(KlaviyoSecureLine, isFound, [&] { return steps.checkLines(urls); });
        const bool hasKey
            = m_runner.step(KlaviyoCheckKey, isReachable, [this] { return checkKey(); });
        m_runner.step(KlaviyoCheckScopes, hasKey, [this] { return checkScopes(); });
        m_runner.step(KlaviyoReadCatalog, hasKey, [this] { return readCatalog(); });
        return m_runner.take();
    }

private:
    KlaviyoOutcome checkKey();
    KlaviyoOutcome checkScopes();
    KlaviyoOutcome readCatalog();

    const KlaviyoTestContext &m_context;
    ServiceTestRunner m_runner;
    KlaviyoSession m_session;
    KlaviyoClient m_client;
};

// A key without the scope for its account's name is a good key all the same.
KlaviyoOutcome KlaviyoConnectionTest::checkKey()
{
    const auto info = m_client.accountInfo();
    if (info) {
        const QString told = info->organization.isEmpty()
            ? u"Account %1"_s.arg(info->id)
            : u"Account %1, %2"_s.arg(info->id, info->organization);
        return info->isTest ? KlaviyoOutcome::passed(told + u" (a test account)"_s)
                            : KlaviyoOutcome::passed(told);
    }
    if (info.error().kind == ErrorKind::Permission || info.error().httpStatus == 404)
        return KlaviyoOutcome::passed(u"The key works; it may not read its account's name."_s);
    return KlaviyoOutcome::failed(info.error());
}

KlaviyoOutcome KlaviyoConnectionTest::checkScopes()
{
    QStringList &missing = m_runner.missingScopes();
    const auto probe = [&](const auto &page, const QString &path) -> std::optional<Error> {
        if (page)
            return {};
        if (page.error().kind != ErrorKind::Permission)
            return page.error();
        for (const QString &scope : klaviyoScopes("GET", path)) {
            if (!missing.contains(scope))
                missing.append(scope);
        }
        return {};
    };
    const std::pair<QString, Result<KlaviyoPage>> answers[] = {
        {u"api/profiles"_s, m_client.profiles({.pageSize = 1})},
        {u"api/events"_s, m_client.events({.pageSize = 1})},
        {u"api/metrics"_s, m_client.metrics()},
        {u"api/lists"_s, m_client.lists({.pageSize = 1})},
        {u"api/catalog-items"_s, m_client.catalog(KlaviyoCatalog::Items, {.pageSize = 1})},
    };
    for (const auto &[path, page] : answers) {
        if (auto error = probe(page, path))
            return KlaviyoOutcome::failed(*std::move(error));
    }
    if (missing.isEmpty())
        return KlaviyoOutcome::passed(u"The scopes for writing show at the first write only."_s);
    return KlaviyoOutcome::failed(Error{.kind = ErrorKind::Permission,
        .what = u"The private key lacks scopes."_s,
        .why = u"Missing: %1."_s.arg(missing.join(u", "_s)),
        .next = u"Make a private key with full access, or with the scopes that are named."_s,
        .code = u"permission_denied"_s,
        .delivery = Delivery::Answered});
}

KlaviyoOutcome KlaviyoConnectionTest::readCatalog()
{
    const auto page = m_client.catalog(KlaviyoCatalog::Items, {.fields = {u"external_id"_s}});
    if (!page)
        return KlaviyoOutcome::failed(page.error());
    return KlaviyoOutcome::passed(page->next.isEmpty()
            ? u"%1 catalog items"_s.arg(page->items.size())
            : u"More than %1 catalog items"_s.arg(page->items.size()));
}

} // namespace

QStringList klaviyoTestTitles()
{
    return {u"Resolve host"_s, u"TLS"_s, u"Check key"_s, u"Check scopes"_s, u"Read the catalog"_s};
}

ServiceTestReport testKlaviyoConnection(
    const KlaviyoTestContext &context, const ServiceTestRunner::OnStep &onStep)
{
    return KlaviyoConnectionTest(context, onStep).run();
}

} // namespace sluice
