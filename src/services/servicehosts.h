// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <QStringList>
#include <QUrl>

#include <memory>
#include <utility>

namespace sluice {

// What the clients of all services need of the addresses that a connection's settings name. Pure
// functions for any thread; nothing is kept. Which host belongs to a service is the service's care.

// `text` as an address to send requests to: https, or http to a loopback literal; no user info,
// query or fragment. ErrorKind::Config names `key` and what to write. Without a slash at its end.
Result<QUrl> serviceUrl(const QString &key, const QString &text);

// The entries for checkOutbound() that allow these addresses and no other port of this computer.
QStringList loopbackEntries(const QList<QUrl> &urls);

// "a=1&b=2", everything that is not a plain letter or digit percent-encoded: a plus stays a plus.
using QueryItems = QList<std::pair<QString, QString>>;
QString encodedQuery(const QueryItems &items);
QString encodedPathPart(const QString &text); // one segment, slashes encoded too

// What the HTTP client needs. `proxyPassword` is asked where the proxy has a user.
std::shared_ptr<const NetworkSettings> serviceNetwork(const QStringList &allowedHosts,
    const QString &caFile = {}, const ProxySetting &proxy = {},
    const std::function<Result<Secret>()> &proxyPassword = {});

// True if a secret of the connection may be sent there; never where `allowedHosts` is empty.
bool mayReceiveSecret(const QStringList &allowedHosts, const QUrl &url);

} // namespace sluice
