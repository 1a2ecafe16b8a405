// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zip/zipreader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

namespace sluice::sandbox {

// Looks into archives that are uploaded. Free functions on any thread.

// The delimiter of an uploaded CSV as the CRM finds it out: the one that the header line has most
// of, among comma, semicolon, colon and pipe (zoho-crm-bulk D1).
char delimiterOfHeader(QByteArrayView headerLine);

// Opens a CSV of an uploaded archive by its name; without one, the only one that there is.
Result<std::unique_ptr<ZipEntryDevice>> openUploadedCsv(const QString &path, const QString &entry);

// Reads its header line.
Result<QByteArray> headerLineOfUpload(const QString &path, const QString &entry = {});

// The names of all CSVs of the archive; none: it is no sound one.
QStringList csvNamesOfUpload(const QString &path);

// The size of all CSVs as the archive tells it.
qint64 unzippedSizeOfUpload(const QString &path);

} // namespace sluice::sandbox
