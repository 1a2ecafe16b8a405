// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/chunkstep.h"

#include "core/engine/rundata.h"
#include "core/engine/stepcontext.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

std::function<Result<void>(StepTx &)> moveMembers(
    const Chunk &chunk, const QString &state, qint64 sent)
{
    return [id = chunk.id, state, sent](StepTx &tx) -> Result<void> {
        Counts moved;
        moved.notAttempted = -sent;
        moved.pending = sent;
        return tx.moveChunk(id, state, moved);
    };
}

} // namespace

Result<qint64> addProcessedChunk(StepTx &tx, Chunk chunk, const QString &relPath, qint64 bytes)
{
    if (!relPath.isEmpty()) {
        auto artifact = tx.addArtifact({.kind = u"chunk"_s,
            .relPath = relPath,
            .bytes = bytes,
            .sha256 = {},
            .records = chunk.memberCount});
        if (!artifact)
            return artifact;
        chunk.artifactId = *artifact;
    }
    auto id = tx.addChunk(chunk);
    if (!id)
        return id;
    Counts moved = chunk.counts;
    moved.notAttempted -= chunk.lastOrdinal - chunk.firstOrdinal + 1;
    if (auto added = tx.addCounts(moved); !added)
        return fail(added.error());
    return id;
}

Outcome<Chunk> chunkOfStep(StepContext &context)
{
    auto chunk = RunData(context.store(), context.run())
                     .chunk(context.input().value(u"chunk").toInteger());
    if (!chunk)
        return tl::unexpected(context.orElse(chunk.error()));
    if (!*chunk)
        return tl::unexpected(StepResult::failed(
            Error{.kind = ErrorKind::Internal, .what = u"The step's chunk is not in the store"_s}));
    return **std::move(chunk);
}

std::function<Result<void>(StepTx &)> chunkIsSent(const Chunk &chunk)
{
    return moveMembers(chunk, u"sent"_s, chunk.memberCount);
}

std::function<Result<void>(StepTx &)> chunkWaitsAgain(const Chunk &chunk)
{
    return moveMembers(chunk, u"prepared"_s, -chunk.memberCount);
}

} // namespace sluice
