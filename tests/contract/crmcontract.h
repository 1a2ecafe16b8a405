// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/store/store.h"
#include "services/zohocrm/crmclient.h"
#include "support/sandboxprocess.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

namespace sluice::testing {

SandboxProcess &sharedSandbox(); // one for the program, started at first use

// What a step of a run has around a CRM client, against the shared sandbox, which is reset: one for
// each test, on its thread.
class CrmContract
{
public:
    explicit CrmContract(const QString &dataCentre = QStringLiteral("us"));

    SandboxProcess &sandbox() { return sharedSandbox(); }
    CrmClient &crm() { return *m_crm; }
    ZohoSession &session() { return *m_session; }
    const ZohoAccount &account() const { return m_account; }
    TokenManager &tokens() { return *m_tokens; }
    HttpClient &http() { return *m_http; }
    CancelToken token() const { return m_cancel.token(); }
    CancelSource &cancel() { return m_cancel; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void setSecret(const QString &which, const QByteArray &value);
    void setHosts(const ZohoHosts &hosts); // makes a new session

    // A refresh token that has only these scopes, comma separated.
    void signInWith(const QString &scopes);

    ReadJob finishedRead(const QString &id); // polls; state Failed if it takes too long
    WriteJob finishedWrite(const QString &id);
    QString writeZip(const QByteArray &csv); // the path of an archive with data.csv
    WriteOrder order(const QString &fileId, const QStringList &columns) const;
    QList<QByteArrayList> rowsOf(const QString &zipPath); // header first

private:
    QTemporaryDir m_folder;
    Timings m_timings;
    CancelSource m_cancel;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<TokenManager> m_tokens;
    std::unique_ptr<HttpClient> m_http;
    std::shared_ptr<std::map<QString, Secret>> m_secrets;
    ZohoAccount m_account;
    std::unique_ptr<ZohoSession> m_session;
    std::unique_ptr<CrmClient> m_crm;
};

} // namespace sluice::testing
