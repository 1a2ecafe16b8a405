// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

namespace sluice::sandbox {

// Replaces a file of the state folder as a whole: after the death of the process it is the old or
// the new one. Not synced, since the sandbox need not outlive a power loss and should be fast. Any
// thread.
Result<void> writeStateFile(const QString &path, QByteArrayView content);

} // namespace sluice::sandbox
