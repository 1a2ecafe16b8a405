// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "core/http/httpmessage.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>

namespace sluice {

// Where one commercetools project lives (commercetools-klaviyo B.1). A plain value for any thread.
struct CtHosts
{
    QString region; // for example us-central1.gcp; empty on this computer
    QUrl api;
    QUrl auth;
    QStringList allowedHosts; // that may get the token, see checkOutbound()

    bool isLoopback() const;
};

// `settings`: apiUrl and authUrl; authUrl may be left out, the region of apiUrl names it. Refused
// with ErrorKind::Config: a host that is neither commercetools' own nor a loopback literal, two
// regions, loopback mixed with real hosts, http:// to anything but a loopback literal.
Result<CtHosts> ctHosts(const QJsonObject &settings);

QStringList ctRegions(); // that can be chosen, in the order in which they are shown

// One connection as its clients need it: made by the application and handed to the workers. A plain
// value; `secret` must be callable on any thread. It holds no secret itself.
struct CtAccount
{
    QString connectionId;
    QString name;
    CtHosts hosts;
    QString projectKey;
    QStringList scopes; // asked for; empty: all that the client has
    bool isSandbox = false; // all hosts are loopback literals
    bool limitsOff = false; // allowed only with isSandbox
    int concurrentRequests = 10; // no limit is published (B.2): what the vendor's own client does
    std::shared_ptr<const NetworkSettings> network; // see serviceNetwork()
    std::function<Result<Secret>(const QString &which)> secret; // clientId, clientSecret
};

// ErrorKind::Config unless the key can stand in an address.
Result<void> checkCtProjectKey(const QString &projectKey);

} // namespace sluice
