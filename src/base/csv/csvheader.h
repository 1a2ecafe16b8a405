// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvreader.h"

namespace sluice {

// The checks of a header row (reliability-security D). Pure functions, any thread. They never
// repair a header except for spaces around a name, and never guess a delimiter.

// `raw` is the row as it stands in the file. An Error if it names or shows another delimiter; true
// if it is a sep= line for the configured one, which is to be passed over.
Result<bool> checkDelimiter(
    QByteArrayView raw, std::span<const QByteArrayView> fields, const CsvOptions &options);

// The names, or every reason against them in one Error.
Result<QList<QByteArray>> checkedHeader(std::span<const QByteArrayView> fields,
    qsizetype fieldCount, const CsvOptions &options, QStringList &notices);

Error csvHeaderError(const QString &why, const QString &code, const QString &next = {});

} // namespace sluice
