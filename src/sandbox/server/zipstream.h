// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// Writes one entry's content in pieces; false: broken off.
using ZipContent = std::function<bool(const ByteSink &)>;

struct ZipPart
{
    QByteArray name;
    ZipContent content;
};

// An archive of CSV files, made while it is sent, on the thread of the reply; `copies` of each (one
// but for faults). False: broken off.
bool streamZip(const ByteSink &sink, const QList<ZipPart> &parts, int copies);
bool streamZip(
    const ByteSink &sink, const QByteArray &entryName, int copies, const ZipContent &content);

} // namespace sluice::sandbox
