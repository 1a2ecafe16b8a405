// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/analytics/analyticstypes.h"

#include <QList>
#include <QString>

#include <optional>

namespace sluice {

// A row of an import's file that the service did not take, or took with a warning.
struct RowProblem
{
    qint64 index = 0; // in the file, from 0
    QString field;
    QString message;
    bool isWarning = false;
};

// Attributes an import's problems to the rows of its file by the service's hints (line, field and
// value, datastore-analytics B.4). The hints are believed only if they name as many rows as the
// service refused and each row holds the value that the hint shows; else nothing is returned, and
// the rows must be found in another way. Warnings never decide. Reads the file once; any thread.
Result<std::optional<QList<RowProblem>>> problemsByHint(
    const QString &csvPath, qint64 rows, const ImportJob &job);

} // namespace sluice
