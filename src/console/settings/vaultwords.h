// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

struct VaultStanding;

// Where secrets are kept and where their key is, or why they cannot be reached, in the console's
// language. Pure functions, GUI thread; they know no secret.
QString vaultInWords(const VaultStanding &standing);

} // namespace sluice
