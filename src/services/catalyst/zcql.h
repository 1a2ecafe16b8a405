// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace sluice {

// Pieces of ZCQL statements (datastore-analytics A.5). Pure functions for any thread. A value goes
// into a statement only through zcqlText() or zcqlId(), a name only through zcqlName().

inline constexpr int kZcqlMaxRows = 300; // of one answer
inline constexpr int kZcqlMaxColumns = 20; // of one SELECT; * counts as one

// 'text', with quotes doubled; a backslash stands for itself.
QString zcqlText(const QString &value);

// A ROWID or another id, unquoted, digit for digit; ErrorKind::Data if it is none.
Result<QString> zcqlId(const QString &id);

// A table or column as it stands in a statement. ErrorKind::Config: it has other characters than
// letters, digits and underscores, and no quoting of names is documented.
Result<QString> zcqlName(const QString &name);

// SELECT <columns, or *> FROM <table>; more than 20 columns are an Error.
Result<QString> zcqlSelect(const QString &table, const QStringList &columns = {});

// " LIMIT offset,count"; the offset counts from 0, and a statement has at most 300 rows.
QString zcqlLimit(qint64 offset, int count = kZcqlMaxRows);

} // namespace sluice
