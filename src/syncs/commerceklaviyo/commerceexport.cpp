// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceexport.h"

#include "base/files.h"
#include "core/engine/rundata.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "syncs/commerceklaviyo/commerceoutcome.h"
#include "syncs/outcomeexport.h"

#include <QFile>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The records of a chunk that is not settled, from its file: nothing of it left, or all of it did.
Result<void> exportOpenChunk(RunData &data, const QString &runFolder, const Chunk &open,
    OutcomeExport &notAttempted, OutcomeExport &pending)
{
    auto chunk = data.chunk(open.id);
    if (!chunk)
        return fail(chunk.error());
    auto artifact = data.artifact(open.artifactId);
    if (!artifact)
        return fail(artifact.error());
    if (!*chunk || !*artifact)
        return fail(ErrorKind::Internal, u"A chunk has no file"_s);
    QFile file(runFolder + u'/' + (*artifact)->relPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read the chunk's file %1"_s.arg(file.fileName()), errno));
    auto outgoing = Outgoing::fromFile(file.readAll(), file.fileName());
    if (!outgoing)
        return fail(outgoing.error());
    const bool isSent = open.state == "sent"_L1;
    OutcomeExport &out = isSent ? pending : notAttempted;
    const QString resource = commerceResourceName(static_cast<CommerceResource>(open.stream));
    for (size_t i = 0; i < outgoing->records.size(); ++i) {
        appendOpenOutcome(out.buffer(), (*chunk)->members.value(qsizetype(i)),
            outgoing->records[i].id, isSent ? "sent, the outcome is unknown" : "not sent yet",
            resource);
        if (auto counted = out.counted(); !counted)
            return counted;
    }
    return {};
}

} // namespace

Result<Counts> exportCommerceRun(RunLedger &ledger, const RunRow &run, const QString &folder)
{
    const OutcomeHeaders headers{.written = commerceWrittenHeader(),
        .skipped = commerceOpenHeader(),
        .rejected = commerceRejectedHeader(),
        .open = commerceOpenHeader()};
    return exportOutcomes(ledger, run, folder, headers,
        [&ledger, &run](OutcomeExport &notAttempted, OutcomeExport &pending) -> Result<void> {
            RunData data(ledger.store(), run);
            auto chunks = data.chunks(false);
            if (!chunks)
                return fail(chunks.error());
            const QString runFolder = ledger.runDirectory(run.id);
            for (const Chunk &chunk : std::as_const(*chunks)) {
                if (chunk.counts.notAttempted + chunk.counts.pending == 0)
                    continue;
                if (auto done = exportOpenChunk(data, runFolder, chunk, notAttempted, pending);
                    !done)
                    return done;
            }
            return {};
        });
}

} // namespace sluice
