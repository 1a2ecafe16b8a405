// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/undojob.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What it puts back may empty many fields: that is what it is for.
QJsonObject undoRadius()
{
    return {{u"emptied"_s, 0}, {u"patterns"_s, false}, {u"timesLastRun"_s, 0}};
}

void takeOver(const QStringList &keys, const RunRow &run, QJsonObject &undo)
{
    const QJsonObject job = run.params.value(u"job").toObject();
    for (const QString &key : keys) {
        if (job.contains(key))
            undo.insert(key, job.value(key));
    }
}

QJsonObject deletionOnly(const RunRow &run, const UndoPlan &plan)
{
    QJsonObject radius = undoRadius();
    radius.insert(u"firstRecords"_s, 0);
    QJsonObject undo{{u"operation"_s, u"delete"_s}, {u"findBy"_s, u"id"_s},
        {u"fields"_s, QJsonArray{deletionField()}}, {u"processors"_s, QJsonArray()},
        {u"undoOf"_s, plan.toJson()}, {u"writeBy"_s, u"record"_s},
        {u"guard"_s, false}, // each call looks at its own records
        {u"blastRadius"_s, radius}};
    takeOver({u"module"_s, u"automations"_s, u"chunkRows"_s}, run, undo);
    return undo;
}

} // namespace

Result<QJsonObject> undoParameters(RunLedger &ledger, const RunRow &run, const UndoChoice &choice)
{
    auto plan = UndoPlan::of(ledger, run);
    if (!plan)
        return fail(plan.error());
    const bool hasInserted = plan->insertedRows() > 0;
    if (!hasInserted && choice.exactCount >= 0)
        return fail(ErrorKind::Config, u"Run #%1 made no records"_s.arg(run.number), {},
            u"Take it back without deleting anything"_s);
    plan->deletes = hasInserted && choice.deletesInserted;
    plan->exactCount = choice.exactCount;
    if (plan->changedRows() == 0)
        return deletionOnly(run, *plan);
    auto fields = UndoPlan::fieldsOf(ledger, run);
    if (!fields)
        return fail(fields.error());
    if (hasInserted)
        fields->prepend(deletionField());
    QJsonObject undo{{u"operation"_s, u"update"_s}, {u"findBy"_s, u"id"_s},
        {u"fields"_s, QJsonArray::fromStringList(*fields)}, {u"processors"_s, QJsonArray()},
        {u"undoOf"_s, plan->toJson()}, {u"blastRadius"_s, undoRadius()}};
    takeOver({u"module"_s, u"automations"_s, u"chunkRows"_s, u"writeBy"_s}, run, undo);
    return undo;
}

std::optional<CrmBulkJob> deletionPart(const CrmBulkJob &undo)
{
    if (undo.isDelete() || !undo.undoOf || undo.undoOf->insertedRows() == 0)
        return std::nullopt;
    CrmBulkJob deletion = undo;
    deletion.operation = u"delete"_s;
    deletion.writeBy = CrmWriteBy::Record;
    deletion.guard = false;
    deletion.blastRadius.firstRecords = 0;
    return deletion;
}

const QString &deletionField()
{
    static const QString field = u"Modified_Time"_s;
    return field;
}

} // namespace sluice
