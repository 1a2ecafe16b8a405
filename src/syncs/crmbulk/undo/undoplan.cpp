// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/undoplan.h"

#include "core/engine/rundata.h"

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

} // namespace

Result<UndoPlan> UndoPlan::of(RunLedger &ledger, const RunRow &run)
{
    if (!isEnded(run.state))
        return fail(cannotUndo(run, u"It has not ended"_s, u"Stop it first"_s));
    const QString operation
        = run.params.value(u"job")[u"operation"].toString(u"update"_s);
    if (operation != "update"_L1)
        return fail(cannotUndo(run, u"It made records; only updates are taken back"_s,
            u"Its written.csv names the records that it made"_s));
    if (run.params.value(u"job").toObject().contains(u"sourceFile"_s))
        return fail(cannotUndo(run,
            u"Its records came from a file: what they held before was not read"_s,
            u"Run the job with a file of the earlier values"_s));
    if (run.params.value(u"job").toObject().contains(u"targetFile"_s))
        return fail(cannotUndo(run, u"It wrote a file and changed nothing in the CRM"_s,
            u"Delete the file if nobody needs it"_s));
    RunData data(ledger.store(), run);
    auto chunks = data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    UndoPlan plan{.run = run.id, .number = run.number, .parts = {}};
    for (const Chunk &chunk : std::as_const(*chunks)) {
        if (chunk.counts.written == 0 || chunk.artifactId == 0)
            continue;
        auto file = data.artifact(chunk.artifactId);
        if (!file)
            return fail(file.error());
        if (!*file || !QFileInfo::exists(ledger.runDirectory(run.id) + u'/' + (*file)->relPath))
            return fail(cannotUndo(run, u"The files of what it wrote are not there any more"_s,
                u"They were deleted when their time was over"_s));
        plan.parts.append({chunk.id, chunk.counts.written});
    }
    if (plan.parts.isEmpty())
        return fail(cannotUndo(run, u"It wrote nothing"_s, {}));
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

QJsonObject UndoPlan::toJson() const
{
    QJsonArray list;
    for (const Part &part : parts)
        list.append(QJsonArray{part.chunk, part.rows});
    return {{u"run"_s, run}, {u"number"_s, number}, {u"parts"_s, list}};
}

UndoPlan UndoPlan::fromJson(const QJsonObject &json)
{
    UndoPlan plan{.run = json.value(u"run").toString(),
        .number = json.value(u"number").toInteger(),
        .parts = {}};
    const QJsonArray list = json.value(u"parts").toArray();
    for (const QJsonValue &part : list)
        plan.parts.append({part[0].toInteger(), part[1].toInteger()});
    return plan;
}

} // namespace sluice
