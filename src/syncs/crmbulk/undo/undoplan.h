// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runledger.h"

#include <QJsonObject>
#include <QStringList>

namespace sluice {

// What a run that takes another one back works on, kept in its parameters as "undoOf"; a plain
// value. What a run wrote stands in the chunks' files, what was there before in the pages that were
// read, or, of a file's records, beside the chunks; the ids of what an insert or upsert made or
// changed, in its outcome file: until retention deletes them.
struct UndoPlan
{
    struct Part // of the other run: the records of one of its chunks, or some of them
    {
        qint64 chunk = 0;
        qint64 rows = 0;
        qint64 offset = -1; // of a run that may make records: of the first in the outcome file
        bool isInserted = false; // made, and to be deleted; else changed, and to be put back
    };
    QString run; // its id
    qint64 number = 0;
    QList<Part> parts; // what was made stands first: its values may be in the way of older ones
    qint64 updated = 0; // records that it changed, and nobody knows what they held
    qint64 nameless = 0; // made, but without an id here
    bool ignoresEmpty = false; // its empty cells changed nothing
    bool deletes = false; // what was made goes; else it is only listed
    qint64 exactCount = -1; // of what goes, as a person gave it; -1: a plan

    // Of an ended run. An Error says why it cannot be taken back.
    static Result<UndoPlan> of(RunLedger &ledger, const RunRow &run);
    // Whether what a run like this one did can be taken back as long as its files are there.
    static bool isKnownBefore(const RunRow &run);
    // The fields that it wrote.
    static Result<QStringList> fieldsOf(RunLedger &ledger, const RunRow &run);

    qint64 insertedRows() const; // the first ordinals are theirs
    qint64 changedRows() const;

    QJsonObject toJson() const;
    static UndoPlan fromJson(const QJsonObject &json);
};

} // namespace sluice
