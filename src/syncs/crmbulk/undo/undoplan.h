// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runledger.h"

#include <QJsonObject>
#include <QStringList>

namespace sluice {

// What a run that takes another one back works on, kept in its parameters as "undoOf"; a plain
// value. What an update wrote stands in the chunks' files, what was there before in the pages that
// were read, or, of a file's records, beside the chunks; the ids of what an insert or upsert made,
// in its outcome file: until retention deletes them. What an upsert changed is not taken back.
struct UndoPlan
{
    struct Part // of the other run: one of its chunks, or some of the records that it made
    {
        qint64 chunk = 0;
        qint64 rows = 0; // that it wrote, or made
        qint64 offset = 0; // of inserts: of the first row in the outcome file
    };
    QString run; // its id
    qint64 number = 0;
    QList<Part> parts;
    bool isOfInserts = false;
    qint64 updated = 0; // of inserts: records that were there before and were changed
    qint64 nameless = 0; // of inserts: made, but without an id here
    bool deletes = false; // what was made goes; else it is only listed
    qint64 exactCount = -1; // of what goes, as a person gave it; -1: a plan

    // Of an ended run. An Error says why it cannot be taken back.
    static Result<UndoPlan> of(RunLedger &ledger, const RunRow &run);
    // Whether what a run like this one did can be taken back as long as its files are there.
    static bool isKnownBefore(const RunRow &run);
    // The fields that it wrote.
    static Result<QStringList> fieldsOf(RunLedger &ledger, const RunRow &run);

    QJsonObject toJson() const;
    static UndoPlan fromJson(const QJsonObject &json);
};

} // namespace sluice
