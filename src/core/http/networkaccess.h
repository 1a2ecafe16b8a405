// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <map>
#include <memory>

namespace sluice {

// Checks where a request may go, and holds the access managers of one client: one for each proxy
// and CA file, since Qt keeps connections by host alone and must not lend one that was verified
// with another connection's CA. Lives on the client's thread. It never weakens verification.
class NetworkAccess final
{
public:
    struct Route
    {
        QNetworkAccessManager *manager = nullptr;
        QSslConfiguration tls;
    };
    // TLS 1.2 or later, system certificates plus the CA file. An error names the wrong setting.
    Result<Route> routeFor(const NetworkSettings *settings);

    // https to an allowed host; http only to a loopback literal; no credentials in the URL.
    static Result<void> checkUrl(const QUrl &url, const NetworkSettings *settings);

private:
    struct Entry
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        QSslConfiguration tls;
    };
    std::map<QString, Entry> m_entries;
};

bool isLoopbackLiteral(const QString &host);

} // namespace sluice
