// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QList>
#include <QSslError>

namespace sluice {

// Why TLS with a host was refused, in words for people (reliability-security C47): what, why, and
// what can be done, which is never to go on all the same. Any thread; nothing is kept.

// `problems` is what the certificate was refused for; without any, `reason` is what the TLS library
// said of the greeting.
Error tlsRefusal(const QString &host, const QList<QSslError> &problems, const QString &reason);

} // namespace sluice
