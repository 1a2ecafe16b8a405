// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace sluice {

// Where the control API listens: "127.0.0.1:6779", "[::1]:6779", "localhost:0" or, told so,
// another address of this machine. A plain value. It resolves no names.
struct ControlAddress
{
    static constexpr int kDefaultPort = 6779; // the plugin's (commercetools-klaviyo A.1)

    QString host; // without brackets
    int port = kDefaultPort;

    static Result<ControlAddress> parse(const QString &text);
    QString text() const; // with brackets where the host is an IPv6 address
    bool isLoopback() const;

    // Whether a Host header's value names this listener, against DNS rebinding
    // (reliability-security E8): the host itself and, where this computer reaches it, its loopback
    // names; `further` names; an address that is a literal where all addresses are listened to.
    bool isNamedBy(const QByteArray &hostHeader, const QStringList &further) const;
};

} // namespace sluice
