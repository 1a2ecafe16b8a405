// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpmessage.h"

#include <QString>
#include <QStringList>

namespace sluice {

// What is documented of each call to Klaviyo: how often it may be made (commercetools-klaviyo C.2)
// and the scope that it needs. Pure functions for any thread. A path is as in the address, from
// "api/" on; a call that no document names gets the smallest quota.

// "api/catalog-items/{id}/variants" for any id.
QString klaviyoEndpoint(const QString &path);

struct KlaviyoRate
{
    int perSecond = 1;
    int perMinute = 15;
    int perDay = 0; // 0: no such limit
};

// `largePerMinute` stands for the steady limit of the class of 75 a second.
KlaviyoRate klaviyoRate(const QByteArray &method, const QString &path, int largePerMinute);

// All are needed; empty if the call is not known.
QStringList klaviyoScopes(const QByteArray &method, const QString &path);

// The two windows of a call. Shared by workers and processes through the groups' names; corrected
// by RateLimit-Remaining.
struct KlaviyoLimits
{
    QString account; // whose quota it is
    bool isOff = true;
    int largePerMinute = 0;

    QList<LimitUse> of(const QByteArray &method, const QString &path) const;
    QString group(const QByteArray &method, const QString &path) const;
};

} // namespace sluice
