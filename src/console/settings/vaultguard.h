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

// inBackground() for such work, which gives a Result: where the vault stays locked it is not done,
// and `then` gets the Error.
template <class Work, class Then>
void inBackgroundUnlocked(const ConsoleContext &context, QThreadPool *pool, QObject *owner,
    const VaultNeed &need, Work work, Then then)
{
    withOpenVault(context, owner, need,
        [pool, owner, work = std::move(work), then = std::move(then)](const Result<void> &isOpen) {
            using Value = std::invoke_result_t<Work>;
            if (isOpen)
                inBackground(pool, owner, work, then);
            else
                then(Value(fail(isOpen.error())));
        });
}

template <class Work, class Then>
void inBackgroundUnlocked(
    const ConsoleContext &context, QObject *owner, const VaultNeed &need, Work work, Then then)
{
    inBackgroundUnlocked(
        context, QThreadPool::globalInstance(), owner, need, std::move(work), std::move(then));
}

} // namespace sluice
