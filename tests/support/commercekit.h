// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/store/store.h"
#include "services/commercetools/ctclient.h"
#include "services/klaviyo/klaviyoclient.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

namespace sluice::testing {

// What a step of a run has around the clients of commercetools and Klaviyo, against addresses on
// this computer. One for each test, on its thread.
class CommerceKit
{
public:
    // Of the addresses any may be empty: that client is then not used.
    CommerceKit(
        const QUrl &ctApi, const QUrl &ctAuth, const QUrl &klaviyo, LimitGate *gate = nullptr);

    CtAccount ctAccount;
    KlaviyoAccount klaviyoAccount;
    void setSecret(const QString &which, const QByteArray &value);
    void renew(); // sessions and clients, after a change of the accounts

    CtClient &ct() { return *m_ct; }
    CtSession &ctSession() { return *m_ctSession; }
    KlaviyoClient &klaviyo() { return *m_klaviyo; }
    KlaviyoSession &klaviyoSession() { return *m_klaviyoSession; }
    TokenManager &tokens() { return *m_tokens; }
    HttpClient &http() { return *m_http; }
    CancelToken token() const { return m_cancel.token(); }
    CancelSource &cancel() { return m_cancel; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    Timings m_timings;
    CancelSource m_cancel;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<TokenManager> m_tokens;
    std::unique_ptr<HttpClient> m_http;
    std::shared_ptr<std::map<QString, Secret>> m_secrets;
    std::unique_ptr<CtSession> m_ctSession;
    std::unique_ptr<CtClient> m_ct;
    std::unique_ptr<KlaviyoSession> m_klaviyoSession;
    std::unique_ptr<KlaviyoClient> m_klaviyo;
};

} // namespace sluice::testing
