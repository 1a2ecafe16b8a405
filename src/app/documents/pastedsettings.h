// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/originals.h"

namespace sluice {

// What somebody pasted of an original's configuration (design 9): lines of KEY=VALUE as in an
// environment file, the same as a JSON object, the plugin's JSON configuration, a Catalyst
// function's catalyst-config.json, or a Catalyst cron with its parameters. Nothing is
// changed; takeOver() does. The secrets in it are for the vault. Worker threads; it keeps nothing,
// and no value of a secret is in what it says.
Result<OriginalsPlan> planPastedSettings(Connections &connections, Jobs &jobs, const QString &text);

// The same at once, of a file that isOriginalText().
bool isOriginalText(const QByteArray &text); // catalyst-config.json, or a cron
Result<ImportReport> importOriginalText(
    Connections &connections, Jobs &jobs, const QByteArray &text);

} // namespace sluice
