// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/undoplan.h"

#include "core/engine/outcomefiles.h"
#include "core/engine/rundata.h"
#include "core/engine/runfiles.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/pagechunks.h"
#include "syncs/crmbulk/undo/runrows.h"

#include <QFileInfo>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Error cannotUndo(const RunRow &run, const QString &why, const QString &next)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"Run #%1 cannot be taken back"_s.arg(run.number),
        .why = why,
        .next = next,
        .code = u"NO_UNDO"_s};
}

Error filesMissing(const RunRow &run)
{
    return cannotUndo(
        run, u"The files of what it wrote are not there any more"_s, u"Somebody deleted them"_s);
}

// Whether the files are there that tell what records of the chunk held before and got.
bool hasFiles(const QString &folder, const QString &relPath, const CrmBulkJob &job)
{
    return !relPath.isEmpty() && QFileInfo::exists(folder + relPath)
        && (!job.comparesFile() || QFileInfo::exists(folder + beforePath(relPath)));
}

Result<void> findUpdated(
    RunLedger &ledger, const RunRow &run, const CrmBulkJob &job, UndoPlan &plan)
{
    RunData data(ledger.store(), run);
    auto chunks = data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    for (const Chunk &chunk : std::as_const(*chunks)) {
        if (chunk.counts.written == 0 || chunk.artifactId == 0)
            continue;
        auto file = data.artifact(chunk.artifactId);
        if (!file)
            return fail(file.error());
        if (!*file || !hasFiles(ledger.runDirectory(run.id) + u'/', (*file)->relPath, job))
            return fail(filesMissing(run));
        plan.parts.append({chunk.id, chunk.counts.written});
    }
    return {};
}

// What it made, and what was there before and it changed.
Result<void> findUpserted(
    RunLedger &ledger, const RunRow &run, const CrmBulkJob &job, UndoPlan &plan)
{
    RunData data(ledger.store(), run);
    auto artifacts = data.artifacts(u"outcome"_s);
    auto chunks = data.chunks(false);
    if (!artifacts || !chunks)
        return fail((artifacts ? chunks.error() : artifacts.error()));
    const QString folder = ledger.runDirectory(run.id);
    RunRows found;
    for (const Artifact &file : std::as_const(*artifacts)) {
        if (file.relPath != OutcomeFiles::relPath(u"written"_s))
            continue;
        if (!QFileInfo::exists(folder + u'/' + file.relPath))
            return fail(filesMissing(run));
        auto rows = findRunRows(folder, file, *chunks);
        if (!rows)
            return fail(rows.error());
        found = *std::move(rows);
    }
    plan.nameless = found.nameless;
    plan.updated = found.unknown;
    plan.parts = found.inserted;
    // A file that was not compared says nothing of what its records held.
    if (job.sourceFile && !job.comparesFile()) {
        for (const UndoPlan::Part &part : std::as_const(found.updated))
            plan.updated += part.rows;
    } else {
        plan.parts += found.updated;
    }
    for (const UndoPlan::Part &part : std::as_const(plan.parts)) {
        auto file = chunkFileOf(data, part.chunk);
        if (!file)
            return fail(file.error());
        if (!hasFiles(folder + u'/', *file, job))
            return fail(filesMissing(run));
    }
    return {};
}

} // namespace

bool UndoPlan::isKnownBefore(const RunRow &run)
{
    const QJsonObject job = run.params.value(u"job").toObject();
    const QString operation = job.value(u"operation").toString(u"update"_s);
    if (job.contains(u"targetFile"_s))
        return false;
    if (operation == "update"_L1 && job.contains(u"sourceFile"_s)) {
        const auto whole = crmBulkJobOf(run);
        return whole && whole->comparesFile();
    }
    return operation == "insert"_L1 || operation == "upsert"_L1 || operation == "update"_L1;
}

Result<UndoPlan> UndoPlan::of(RunLedger &ledger, const RunRow &run)
{
    if (!isEnded(run.state))
        return fail(cannotUndo(run, u"It has not ended"_s, u"Stop it first"_s));
    const QString operation = run.params.value(u"job")[u"operation"].toString(u"update"_s);
    if (operation == "delete"_L1)
        return fail(
            cannotUndo(run, u"It deleted records"_s, u"Take them out of the CRM's recycle bin"_s));
    if (run.params.value(u"job").toObject().contains(u"targetFile"_s))
        return fail(cannotUndo(run, u"It wrote a file and changed nothing in the CRM"_s,
            u"Delete the file if nobody needs it"_s));
    auto gone = goneFiles(ledger.store(), run.id);
    if (!gone)
        return fail(gone.error());
    if (*gone)
        return fail(
            cannotUndo(run, u"The files of what it wrote are not there any more"_s, (*gone)->text));
    if (!isKnownBefore(run))
        return fail(
            cannotUndo(run, u"Its records came from a file: what they held before was not read"_s,
                u"Run the job with a file of the earlier values"_s));
    auto job = crmBulkJobOf(run);
    if (!job)
        return fail(job.error());
    UndoPlan plan{.run = run.id, .number = run.number, .parts = {}};
    plan.ignoresEmpty = job->ignoreEmpty;
    const auto find = job->makesRecords() ? findUpserted : findUpdated;
    if (auto found = find(ledger, run, *job, plan); !found)
        return fail(found.error());
    if (plan.parts.isEmpty())
        return fail(cannotUndo(run,
            plan.updated > 0        ? u"What the records held that it changed was not read"_s
                : plan.nameless > 0 ? u"The ids of the records that it made are not known here"_s
                                    : u"It wrote nothing"_s,
            plan.updated == 0 ? QString() : u"Its written.csv names them"_s));
    return plan;
}

Result<QStringList> UndoPlan::fieldsOf(RunLedger &ledger, const RunRow &run)
{
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    QStringList fields;
    for (const StepRow &step : std::as_const(*steps)) {
        if (step.stage != "write"_L1)
            continue;
        const QJsonArray columns = step.input.value(u"columns").toArray();
        for (const QJsonValue &column : columns) {
            if (!fields.contains(column.toString()))
                fields.append(column.toString());
        }
    }
    return fields;
}

qint64 UndoPlan::insertedRows() const
{
    qint64 rows = 0;
    for (const Part &part : parts)
        rows += part.isInserted ? part.rows : 0;
    return rows;
}

qint64 UndoPlan::changedRows() const
{
    qint64 rows = 0;
    for (const Part &part : parts)
        rows += part.isInserted ? 0 : part.rows;
    return rows;
}

QJsonObject UndoPlan::toJson() const
{
    QJsonArray list;
    for (const Part &part : parts)
        list.append(part.offset < 0
                ? QJsonArray{part.chunk, part.rows}
                : QJsonArray{part.chunk, part.rows, part.offset, part.isInserted});
    QJsonObject json{{u"run"_s, run}, {u"number"_s, number}, {u"parts"_s, list}};
    if (ignoresEmpty)
        json.insert(u"ignoresEmpty"_s, true);
    if (updated > 0)
        json.insert(u"updated"_s, updated);
    if (insertedRows() > 0) {
        json.insert(u"inserts"_s, true);
        json.insert(u"nameless"_s, nameless);
        json.insert(u"deletes"_s, deletes);
        json.insert(u"exactCount"_s, exactCount);
    }
    return json;
}

UndoPlan UndoPlan::fromJson(const QJsonObject &json)
{
    UndoPlan plan{.run = json.value(u"run").toString(),
        .number = json.value(u"number").toInteger(),
        .parts = {}};
    const bool hasInserts = json.value(u"inserts").toBool();
    const QJsonArray list = json.value(u"parts").toArray();
    for (const QJsonValue &part : list)
        plan.parts.append({.chunk = part[0].toInteger(),
            .rows = part[1].toInteger(),
            .offset = part[2].toInteger(-1),
            .isInserted = part[3].toBool(hasInserts)}); // once all of a run's parts were
    plan.updated = json.value(u"updated").toInteger();
    plan.nameless = json.value(u"nameless").toInteger();
    plan.ignoresEmpty = json.value(u"ignoresEmpty").toBool();
    plan.deletes = json.value(u"deletes").toBool();
    plan.exactCount = json.value(u"exactCount").toInteger(-1);
    return plan;
}

} // namespace sluice
