// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vaultkeys.h"
#include "console/main/consolecontext.h"

#include <functional>

namespace sluice {

// Before something that needs secrets: where the vault is locked and holds them, the operator is
// asked to unlock it in place. `then` is called on the GUI thread with nothing once there is no
// vault in the way, and with an Error that says why nothing happens if the operator would not;
// unless `owner`, a widget or a part of one, is gone by then.
void withOpenVault(const ConsoleContext &context, QObject *owner, const VaultNeed &need,
    std::function<void(const Result<void> &isOpen)> then);

} // namespace sluice
