// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zippedcsv.h"

namespace sluice {

Result<std::unique_ptr<ZipEntryDevice>> openZippedCsv(const QString &path)
{
    auto zip = ZipReader::open(path);
    if (!zip)
        return fail(zip.error());
    auto entry = singleCsvEntry(**zip);
    if (!entry)
        return fail(entry.error());
    return (*zip)->openEntry(entry->index);
}

} // namespace sluice
