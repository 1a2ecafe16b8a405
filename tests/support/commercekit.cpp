// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commercekit.h"

#include "services/servicehosts.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

CommerceKit::CommerceKit(
    const QUrl &ctApi, const QUrl &ctAuth, const QUrl &klaviyo, LimitGate *gate)
    : m_secrets(std::make_shared<std::map<QString, Secret>>())
{
    auto store = Store::open(m_folder.path(), m_timings);
    if (!store)
        qFatal("%s", qPrintable(store.error().text()));
    m_store = *std::move(store);
    m_tokens
        = std::make_unique<TokenManager>(*m_store, nullptr, Clock::system(), m_timings, nullptr);
    m_http = std::make_unique<HttpClient>(m_timings, gate, nullptr);
    setSecret(u"clientId"_s, "client");
    setSecret(u"clientSecret"_s, "the-client-secret");
    setSecret(u"privateKey"_s, "pk_0123456789abcdef");
    const auto secret = [secrets = m_secrets](
                            const QString &which) -> Result<Secret> { return (*secrets)[which]; };
    if (!ctApi.isEmpty()) {
        const auto hosts
            = ctHosts({{u"apiUrl"_s, ctApi.toString()}, {u"authUrl"_s, ctAuth.toString()}});
        if (!hosts)
            qFatal("%s", qPrintable(hosts.error().text()));
        ctAccount.hosts = *hosts;
    }
    ctAccount.connectionId = u"shop"_s;
    ctAccount.name = u"Shop"_s;
    ctAccount.projectKey = u"my-project"_s;
    ctAccount.isSandbox = true;
    ctAccount.limitsOff = gate == nullptr;
    ctAccount.network = serviceNetwork(ctAccount.hosts.allowedHosts);
    ctAccount.secret = secret;
    const QString address = klaviyo.isEmpty() ? u"http://127.0.0.1:9"_s : klaviyo.toString();
    if (auto read = readKlaviyoSettings({{u"apiUrl"_s, address}}, klaviyoAccount); !read)
        qFatal("%s", qPrintable(read.error().text()));
    klaviyoAccount.connectionId = u"mail"_s;
    klaviyoAccount.name = u"Mail"_s;
    klaviyoAccount.isSandbox = true;
    klaviyoAccount.limitsOff = gate == nullptr;
    klaviyoAccount.network = serviceNetwork(klaviyoAccount.allowedHosts);
    klaviyoAccount.secret = secret;
    renew();
}

void CommerceKit::renew()
{
    m_ctSession
        = std::make_unique<CtSession>(ctAccount, *m_tokens, *m_http, m_cancel.token(), Logger());
    m_ct = std::make_unique<CtClient>(*m_ctSession);
    m_klaviyoSession
        = std::make_unique<KlaviyoSession>(klaviyoAccount, *m_http, m_cancel.token(), Logger());
    m_klaviyo = std::make_unique<KlaviyoClient>(*m_klaviyoSession);
}

void CommerceKit::setSecret(const QString &which, const QByteArray &value)
{
    (*m_secrets)[which] = Secret(value);
}

} // namespace sluice::testing
