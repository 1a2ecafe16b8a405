// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zip/zipreader.h"

namespace sluice {

// Opens the one CSV of a zip file, which is inflated while it is read; the services' exports and
// results are such. The device keeps the file open. Any thread; errors are those of ZipReader and
// singleCsvEntry().
Result<std::unique_ptr<ZipEntryDevice>> openZippedCsv(const QString &path);

} // namespace sluice
