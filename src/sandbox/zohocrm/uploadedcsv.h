// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvreader.h"
#include "base/zip/zippedcsv.h"

#include <memory>

namespace sluice::sandbox {

// The rows of a CSV of an uploaded archive, past its header, with the delimiter that the header
// shows. One thread; holds its own file.
class UploadedCsv
{
public:
    static Result<std::unique_ptr<UploadedCsv>> open(
        const QString &path, const QString &entry = {}); // empty: the only CSV

    Result<CsvReader::Kind> next() { return m_reader->next(); }
    std::span<const QByteArrayView> fields() const { return m_reader->fields(); }

private:
    UploadedCsv() = default;

    std::unique_ptr<ZipEntryDevice> m_device;
    std::unique_ptr<CsvReader> m_reader;
};

} // namespace sluice::sandbox
