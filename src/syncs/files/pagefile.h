// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvreader.h"
#include "base/zip/zippedcsv.h"

#include <functional>
#include <memory>

class QJsonObject;

namespace sluice {

// A downloaded archive (zip with one CSV) opened for reading as a stream. Used on one thread;
// memory is bounded whatever its size.
class PageFile final
{
public:
    // `idName` is the column that tells the records apart, in any case ("Id" or "id" at Zoho CRM:
    // zoho-crm-bulk B3); columns() has it as it is given here.
    static Result<std::unique_ptr<PageFile>> open(
        const QString &path, QByteArrayView idName = "id", char delimiter = ',');

    const QStringList &columns() const { return m_columns; }
    int idColumn() const { return m_idColumn; } // -1: none
    CsvReader &csv() { return *m_csv; }
    const QStringList notices() const { return m_csv->notices(); }

    // The archive's own failure, if the stream ended early by it.
    std::optional<Error> failure() const { return m_entry->failure(); }

private:
    PageFile() = default;
    std::unique_ptr<ZipEntryDevice> m_entry;
    std::unique_ptr<CsvReader> m_csv;
    QStringList m_columns;
    int m_idColumn = -1;
};

// The delimiter of a page, which a step that works on it has in its input where it is no comma.
char pageDelimiter(const QJsonObject &stepInput);

// Pass 1 over a download: inflates all of it, checks size and CRC, and counts the data rows, good
// or bad. Nothing is used of a file before this says yes (reliability-security C10-C13). `onId`
// gets the id of each row, empty where there is none to read.
Result<qint64> countRows(const QString &path,
    const std::function<void(QByteArrayView id)> &onId = {}, QByteArrayView idName = "id",
    char delimiter = ',');

} // namespace sluice
