// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

namespace sluice {

// The key of the control API (reliability-security E8): 256 random bits in
// `<data-dir>/control.key`, mode 0600, made by whoever asks first; processes that ask at the same
// time get the same one. Any thread; blocks for the disk. A file that others may read is refused,
// not mended: the key may be known already.
Result<Secret> controlKey(const QString &dataDirectory);
QString controlKeyPath(const QString &dataDirectory);

} // namespace sluice
