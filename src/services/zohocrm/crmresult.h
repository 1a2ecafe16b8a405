// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvreader.h"
#include "base/result.h"

#include <QList>

#include <span>

class QIODevice;

namespace sluice {

// Reads the result of a write job (zoho-crm-bulk D4): the first three mapped columns of the upload,
// then STATUS, RECORD_ID and ERRORS. A stream in bounded memory, used on one thread; the device is
// the caller's. It reports what stands there and never decides what a missing row means.
enum class CrmRowStatus { Added, Updated, Skipped, Unprocessed, Unknown };

struct CrmRowError
{
    QByteArray code; // for example MANDATORY_NOT_FOUND
    QList<QByteArray> columns = {};
};

// Views are valid until the next call.
struct CrmResultRow
{
    qint64 row = 0; // data rows from 1
    std::span<const QByteArrayView> values = {}; // of the mapped columns, in their order
    CrmRowStatus status = CrmRowStatus::Unknown;
    QByteArrayView statusWord = {};
    QByteArrayView recordId = {};
    QByteArrayView errors = {}; // as it stands; see parseRowErrors()
    bool isReadable = true; // false: the CSV of this row is broken, nothing else is set
};

class CrmResultReader final
{
public:
    explicit CrmResultReader(QIODevice &in);

    // Reads the header: an Error of kind Protocol if STATUS, RECORD_ID or ERRORS is missing.
    Result<void> open();
    const QList<QByteArray> &mappedColumns() const { return m_columns; }

    // False at the end.
    Result<bool> next(CrmResultRow &row);

private:
    CsvReader m_csv;
    QList<QByteArray> m_columns;
    qsizetype m_status = -1;
    qsizetype m_recordId = -1;
    qsizetype m_errors = -1;
    qint64 m_row = 0;
};

// "MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email" as a list.
QList<CrmRowError> parseRowErrors(QByteArrayView errors);

CrmRowStatus crmRowStatus(QByteArrayView word);

} // namespace sluice
