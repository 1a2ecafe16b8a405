// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace sluice::sandbox {

// Looks into archives that are uploaded. Free functions on any thread.

// The delimiter of an uploaded CSV as the CRM finds it out: the one that the header line has most
// of, among comma, semicolon, colon and pipe (zoho-crm-bulk D1).
char delimiterOfHeader(QByteArrayView headerLine);

// Reads the header line of the one CSV in an uploaded archive.
Result<QByteArray> headerLineOfUpload(const QString &path);

// The size of that CSV as the archive tells it; 0: there is none.
qint64 unzippedSizeOfUpload(const QString &path);

} // namespace sluice::sandbox
