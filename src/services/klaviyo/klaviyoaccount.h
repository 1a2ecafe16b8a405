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

// The revision of the API that the clients were written for (commercetools-klaviyo C).
inline constexpr QLatin1StringView kKlaviyoRevision{"2026-07-15"};

// What the guide allows in a minute for the class of 75 calls a second; the description of the API
// says 750 (C.2).
inline constexpr int kKlaviyoLargePerMinute = 700;

// One connection to Klaviyo as its clients need it: made by the application and handed to the
// workers. A plain value; `secret` must be callable on any thread. It holds no secret itself.
struct KlaviyoAccount
{
    QString connectionId;
    QString name;
    QUrl api;
    QStringList allowedHosts; // that may get the key, see checkOutbound()
    QString revision = kKlaviyoRevision;
    bool isSandbox = false; // the host is a loopback literal
    bool limitsOff = false; // allowed only with isSandbox
    int largePerMinute = kKlaviyoLargePerMinute;
    // Names the account whose quota is spent: connections with the same words share it. Empty: the
    // key names it. All keys of one account share its quota (C.2).
    QString limitAccount = {};
    std::shared_ptr<const NetworkSettings> network; // see serviceNetwork()
    std::function<Result<Secret>(const QString &which)> secret; // privateKey
};

// Fills api, allowedHosts and revision from `settings`: apiUrl and revision, both may be left out.
// ErrorKind::Config: a host that is neither Klaviyo's nor a loopback literal, a revision that is no
// date.
Result<void> readKlaviyoSettings(const QJsonObject &settings, KlaviyoAccount &account);

} // namespace sluice
