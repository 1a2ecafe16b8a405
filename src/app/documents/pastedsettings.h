// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/originals.h"

namespace sluice {

// What somebody pasted of the plugin's configuration (design 9): lines of KEY=VALUE as in an
// environment file, the same as a JSON object, or the plugin's JSON configuration. Nothing is
// changed; takeOver() does. The secrets in it are for the vault. Worker threads; it keeps nothing,
// and no value of a secret is in what it says.
Result<OriginalsPlan> planPastedSettings(Connections &connections, Jobs &jobs, const QString &text);

// The same of a function's catalyst-config.json, at once.
Result<ImportReport> importCatalystConfiguration(
    Connections &connections, Jobs &jobs, const QByteArray &text);

} // namespace sluice
