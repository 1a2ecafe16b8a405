// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <chrono>
#include <memory>
#include <optional>

namespace sluice {

// The one item that Sluice keeps in the desktop's keychain: the vault's key. Calls block, until the
// keychain answers or the time-out is over (it may be showing a prompt), so they belong on a worker
// thread, never on the GUI thread. Thread-safe. Nothing is ever stored unencrypted: where there is
// no keychain every call is an Error.
class VaultKeychain
{
public:
    virtual ~VaultKeychain() = default;
    virtual Result<std::optional<Secret>> read() = 0; // nothing: there is no such item
    virtual Result<void> write(const Secret &key) = 0;

    // The desktop's, through QtKeychain: service "Sluice", key "vault". Its jobs run on a thread of
    // their own that lives as long as the process.
    static std::unique_ptr<VaultKeychain> desktop(std::chrono::milliseconds timeout);
};

} // namespace sluice
