// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/vaultkeychain.h"

// A keychain in memory that can fail as real ones do, for the tests of the vault.
class FakeKeychain final : public sluice::VaultKeychain
{
public:
    sluice::Result<std::optional<sluice::Secret>> read() override
    {
        ++reads;
        if (isBroken)
            return sluice::fail(sluice::ErrorKind::Config, QStringLiteral("no keychain"));
        return isLocked ? std::nullopt : item;
    }
    sluice::Result<void> write(const sluice::Secret &key) override
    {
        ++writes;
        if (isBroken || isLocked)
            return sluice::fail(sluice::ErrorKind::Config, QStringLiteral("locked"));
        if (!forgets)
            item = key;
        return {};
    }

    std::optional<sluice::Secret> item;
    bool isBroken = false; // there is none
    bool isLocked = false; // says that there is no such item
    bool forgets = false; // takes items and does not keep them
    int reads = 0;
    int writes = 0;
};
