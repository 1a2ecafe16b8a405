// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// Writes one entry's content in pieces; false: broken off.
using ZipContent = std::function<bool(const ByteSink &)>;

// An archive of `entries` CSV files (more or fewer than one only for faults), all with the same
// content, made while it is sent. On the thread of the reply. False: broken off.
bool streamZip(
    const ByteSink &sink, const QByteArray &entryName, int entries, const ZipContent &content);

} // namespace sluice::sandbox
