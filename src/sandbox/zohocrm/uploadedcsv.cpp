// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/uploadedcsv.h"

#include "sandbox/zohocrm/zipparts.h"

namespace sluice::sandbox {

Result<std::unique_ptr<UploadedCsv>> UploadedCsv::open(const QString &path, const QString &entry)
{
    const auto line = headerLineOfUpload(path, entry);
    if (!line)
        return fail(line.error());
    auto device = openUploadedCsv(path, entry);
    if (!device)
        return fail(device.error());
    std::unique_ptr<UploadedCsv> csv(new UploadedCsv);
    csv->m_device = *std::move(device);
    CsvOptions options;
    options.delimiter = delimiterOfHeader(*line);
    options.fillMissing = true;
    csv->m_reader = std::make_unique<CsvReader>(*csv->m_device, options);
    if (const auto header = csv->m_reader->readHeader(); !header)
        return fail(header.error());
    return csv;
}

} // namespace sluice::sandbox
