// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runledger.h"

#include <QJsonObject>
#include <QStringList>

namespace sluice {

// What a run that takes another one back works on, kept in its parameters as "undoOf"; a plain
// value. Only updates are taken back: what they wrote stands in the chunks' files, what was there
// before in the pages that were read, until retention deletes them.
struct UndoPlan
{
    struct Part // of the other run: one of its chunks
    {
        qint64 chunk = 0;
        qint64 rows = 0; // that it wrote
    };
    QString run; // its id
    qint64 number = 0;
    QList<Part> parts;

    // Of an ended run. An Error says why it cannot be taken back.
    static Result<UndoPlan> of(RunLedger &ledger, const RunRow &run);
    // The fields that it wrote.
    static Result<QStringList> fieldsOf(RunLedger &ledger, const RunRow &run);

    QJsonObject toJson() const;
    static UndoPlan fromJson(const QJsonObject &json);
};

} // namespace sluice
