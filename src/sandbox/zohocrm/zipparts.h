// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/server/exchange.h"

#include <QIODevice>

namespace sluice::sandbox {

// Result archives that are made while they are sent. On the thread of the reply.

// Writes one entry's content in pieces; false: broken off.
using ZipContent = std::function<bool(const ByteSink &)>;

// An archive of `entries` CSV files (more or fewer than one only for faults), all with the same
// content. False: broken off.
bool streamZip(
    const ByteSink &sink, const QByteArray &entryName, int entries, const ZipContent &content);

// The delimiter of an uploaded CSV as the CRM finds it out: the one that the header line has most
// of, among comma, semicolon, colon and pipe (zoho-crm-bulk D1).
char delimiterOfHeader(QByteArrayView headerLine);

// Reads the header line of the one CSV in an uploaded archive.
Result<QByteArray> headerLineOfUpload(const QString &path);

} // namespace sluice::sandbox
