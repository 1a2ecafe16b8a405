// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice::testing {

class SandboxProcess;

// Puts a lock into the emulated shop as the open-source plugin does, a bare "1"; `key`:
// "productFullSync". With a client of its own, on the test's thread. False: the shop refused.
bool putPluginLock(const SandboxProcess &sandbox, const QString &key);

} // namespace sluice::testing
