// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertdigest.h"

#include <QByteArray>

namespace sluice {

// What a web hook is sent: `format` is generic (our own JSON, with everything a digest has), slack
// (an incoming web hook's text) or teams (a message with an Adaptive Card). `id` is the message's,
// the same at each try. Pure, any thread. Failed rows are not in it: they go by mail only.
QByteArray hookBody(const QString &format, const AlertDigest &digest, const QString &id);

} // namespace sluice
