// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/klaviyostore.h"
#include "sandbox/server/exchange.h"

#include <QStringList>

namespace sluice::sandbox {

// What tests see of the emulated account: each record with its values and how often a request wrote
// it, a digest that does not depend on the order in which records came, and changes as another user
// would make them. Any thread; takes the store's lock by itself.
QStringList klaviyoStreams();
bool writeKlaviyoLedger(KlaviyoStore &store, const QString &stream, const ByteSink &sink);
QJsonObject klaviyoDigest(KlaviyoStore &store, const QString &stream);
Result<QJsonObject> mutateKlaviyo(KlaviyoStore &store, const QJsonObject &mutation);

} // namespace sluice::sandbox
