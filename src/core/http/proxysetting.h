// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

// How a connection goes out: as the settings say (None, the default, which is straight unless they
// say otherwise), straight whatever they say, through the proxy that the system has, or through one
// of its own. The setting "proxy" as a value, any thread. It never holds a password:
// that is the connection's secret proxyPassword.
struct ProxySetting
{
    enum class Kind { None, Direct, System, Http, Socks5 };

    Kind kind = Kind::None;
    QString host = {};
    int port = 0;
    QString user = {};

    // "", "none", "system", "http://[user@]host[:port]" or "socks5://[user@]host[:port]".
    static Result<ProxySetting> fromText(const QString &text);
    QString toText() const;
    QString address() const; // host:port, for people

    static int usualPort(Kind kind);

    friend bool operator==(const ProxySetting &, const ProxySetting &) = default;
};

} // namespace sluice
