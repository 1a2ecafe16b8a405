// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>
#include <QUrl>

namespace sluice {

// Which addresses a connection may talk to (reliability-security E13). Any thread; nothing is kept.
// It never looks a name up: what counts is the address as it is written.
//
// An entry of a list is "host" or ".suffix" (any host below it), both for the port that the scheme
// has by itself, or "host:port" for that port alone ("[::1]:7001").

// 127.0.0.0/8 or ::1, written as numbers; a name such as localhost is none.
bool isLoopbackLiteral(const QString &host);

// https to a listed host; http only to a loopback literal; no user name or password, no
// international name. An empty list allows any host.
Result<void> checkOutbound(const QUrl &url, const QStringList &allowed);

// The same for an address that came in an answer, before anything of its text is made good: what a
// parser repairs, another one may read differently.
Result<QUrl> outboundUrl(const QString &text, const QStringList &allowed);

// "host", or "host:port" where a port is named.
QString hostEntry(const QUrl &url);

} // namespace sluice
