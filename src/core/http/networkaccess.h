// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "core/http/httpmessage.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <map>
#include <memory>

namespace sluice {

// The access managers of one client: one for each proxy and CA file, since Qt keeps connections by
// host alone and must not lend one that was verified with another connection's CA. Lives on the
// client's thread. It never weakens verification, and uses no proxy that was not chosen.
class NetworkAccess final
{
public:
    struct Route
    {
        QNetworkAccessManager *manager = nullptr;
        QSslConfiguration tls;
        QString proxy; // "host:port" for people; empty: none is in between
        bool hasProxyUser = false;
    };
    // TLS 1.2 or later, system certificates plus the CA file. An error names the wrong setting.
    Result<Route> routeFor(const QUrl &url, const NetworkSettings *settings);

private:
    struct Entry
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        QSslConfiguration tls;
        Secret proxyPassword;
    };
    Result<Secret> passwordFor(const NetworkSettings &settings) const;
    std::map<QString, Entry> m_entries;
};

} // namespace sluice
