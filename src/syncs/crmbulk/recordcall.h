// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "services/zohocrm/crmrecordanswer.h"
#include "syncs/files/chunkrows.h"

#include <QJsonObject>

#include <vector>

namespace sluice {

// A row of a call, with bytes of its own.
struct CallRow
{
    qint64 ordinal = 0;
    QByteArray id;
    std::vector<QByteArray> values; // of all columns of the chunk's file

    static CallRow of(const ChunkRow &row);
    std::vector<QByteArrayView> views() const;
};

// What became of the rows of one call of the record API, as the step remembers it: those that were
// refused, with the reason, and the ids of those that are new or were found by the service. A plain
// value.
struct CallOutcome
{
    QList<CrmRowAnswer> rows; // one for each row of the call
    bool isFound = false; // not told by the service, but seen there after a lost answer
    QList<qsizetype> missing; // of a lost insert: rows that are not there

    QJsonObject toMemo() const;
    static CallOutcome fromMemo(const QJsonObject &memo, qsizetype rows);
};

} // namespace sluice
