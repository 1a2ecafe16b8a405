// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/deleterows.h"

#include "core/engine/chunkstep.h"
#include "core/engine/stepcontext.h"
#include "services/analytics/analyticscriteria.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/outcomerows.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

AttemptSpec deleteAttempt(const Chunk &chunk)
{
    return {.key = u"delete"_s,
        .method = u"DELETE"_s,
        .urlPath = u"/restapi/v2/workspaces/views/rows"_s,
        .bodySha256 = {},
        .isRepeatable = true, // what is gone stays gone
        .onSending = chunkIsSent(chunk),
        .onRefused = chunkWaitsAgain(chunk),
        .resolve = {}};
}

} // namespace

StepSpec deleteRowsStep(qint64 chunkId, const Chunk &chunk, const QString &relPath)
{
    return {.stage = u"delete"_s,
        .key = u"delete:chunk:%1"_s.arg(chunk.firstOrdinal),
        .title = u"Delete %1 rows"_s.arg(chunk.memberCount),
        .input = {{u"chunk"_s, chunkId}, {u"path"_s, relPath}},
        .records = chunk.memberCount};
}

StepResult deleteViewRows(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    auto chunk = chunkOfStep(context);
    if (!chunk)
        return chunk.error();
    QStringList ids;
    QList<QByteArray> keys;
    QByteArray writtenRows;
    auto read
        = forEachChunkRow(context.directory() + u'/' + context.input().value(u"path").toString(),
            chunk->members, [&](const ChunkRow &row) -> Result<void> {
                ids << QString::fromUtf8(row.id);
                keys << row.id.toByteArray();
                appendWrittenRow(writtenRows, row.ordinal, "deleted", row.id, {});
                return {};
            });
    if (!read)
        return context.orElse(read.error());
    const PlannedColumn &rowId = view->columns.columns.first();
    auto criteria = analyticsIn({.name = rowId.target, .dataType = rowId.targetType}, ids);
    if (!criteria)
        return StepResult::failed(criteria.error());
    const auto target = run.analytics(context);
    auto deleted = context.attempt(deleteAttempt(*chunk), [&]() -> Result<QJsonObject> {
        auto count = target->client.deleteRows(view->viewId, *criteria);
        if (!count)
            return fail(count.error());
        return QJsonObject{{u"deleted"_s, *count}};
    });
    if (!deleted)
        return deleted.error();
    const auto sent = run.sent(context);
    if (!sent)
        return sent.error();
    const qint64 members = chunk->memberCount;
    return context.finish(
        [&](StepTx &tx) -> Result<void> {
            Counts moved;
            moved.pending = -members;
            moved.written = members;
            if (auto settled = tx.moveChunk(chunk->id, u"settled"_s, moved); !settled)
                return settled;
            if (*sent) {
                if (auto forgotten = (*sent)->remove(tx.sql(), keys); !forgotten)
                    return forgotten;
            }
            return tx.appendOutcome(u"written"_s, writtenHeader({}), writtenRows, members);
        },
        u"%1 deleted"_s.arg(deleted->value(u"deleted").toInteger()));
}

} // namespace sluice
