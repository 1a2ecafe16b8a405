// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/sendchunk.h"

#include "base/crashpoint.h"
#include "base/files.h"
#include "core/engine/chunkstep.h"
#include "syncs/commerceklaviyo/chunksettling.h"
#include "syncs/commerceklaviyo/commercephase.h"
#include "syncs/commerceklaviyo/consentwave.h"
#include "syncs/commerceklaviyo/partsender.h"

#include <QFile>
#include <QJsonDocument>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// One chunk on its way to Klaviyo and back.
class ChunkSending
{
public:
    ChunkSending(StepContext &context, CommerceRun &run, CommerceResource resource, Chunk chunk,
        Outgoing outgoing)
        : m_context(context)
        , m_run(run)
        , m_resource(resource)
        , m_chunk(std::move(chunk))
        , m_outgoing(std::move(outgoing))
        , m_ends(m_outgoing.parts.size())
        , m_klaviyo(run.klaviyo(context))
    {
    }

    StepResult run();

private:
    Outcome<bool> sendAll(PartSender &sender);
    Outcome<bool> sendCatalog(PartSender &sender, OutKind create, OutKind update, OutKind remove);
    void leaveOutVariantsOfFailedItems();
    void noteCatalog() const;
    Result<void> markSent(StepTx &tx, bool isSent) const;
    StepResult settle();

    StepContext &m_context;
    CommerceRun &m_run;
    CommerceResource m_resource;
    Chunk m_chunk;
    Outgoing m_outgoing;
    std::vector<PartEnd> m_ends;
    std::unique_ptr<TargetClient> m_klaviyo;
};

// The whole chunk counts as on its way from its first request on, and as not attempted again only
// if that was refused.
Result<void> ChunkSending::markSent(StepTx &tx, bool isSent) const
{
    if (!isSent && !m_context.memo().isEmpty())
        return {};
    auto row = tx.sql().run("SELECT state FROM chunk WHERE id=?", {m_chunk.id});
    if (!row)
        return fail(row.error());
    const QString state = (*row)->next() ? (*row)->value(0).toString() : QString();
    (*row)->finish();
    if (state != (isSent ? "prepared"_L1 : "sent"_L1))
        return {};
    Counts moved;
    moved.pending = isSent ? m_chunk.memberCount : -m_chunk.memberCount;
    moved.notAttempted = -moved.pending;
    return tx.moveChunk(m_chunk.id, isSent ? u"sent"_s : u"prepared"_s, moved);
}

// Nothing can be a variant of what is not there.
void ChunkSending::leaveOutVariantsOfFailedItems()
{
    std::vector<bool> failed(m_outgoing.records.size());
    for (size_t i = 0; i < m_ends.size(); ++i) {
        const OutPart &part = m_outgoing.parts[i];
        if (m_ends[i].state == PartEnd::State::Failed
            && (part.kind == OutKind::ItemCreate || part.kind == OutKind::ItemUpdate))
            failed[part.record] = true;
    }
    for (size_t i = 0; i < m_ends.size(); ++i) {
        const OutPart &part = m_outgoing.parts[i];
        const bool isVariant
            = part.kind == OutKind::VariantCreate || part.kind == OutKind::VariantUpdate;
        if (isVariant && failed[part.record] && m_ends[i].state == PartEnd::State::Open)
            m_ends[i] = {PartEnd::State::Failed,
                {"ITEM_REFUSED", {}, "not sent: Klaviyo refused the item that it belongs to"}};
    }
}

Outcome<bool> ChunkSending::sendCatalog(
    PartSender &sender, OutKind create, OutKind update, OutKind remove)
{
    if (auto sent = sender.send({create, update}); !sent)
        return sent;
    if (sender.turnConflictsIntoUpdates(create, update)) {
        if (auto sent = sender.send({update}); !sent)
            return sent;
    }
    return sender.send({remove});
}

Outcome<bool> ChunkSending::sendAll(PartSender &sender)
{
    switch (m_resource) {
    case CommerceResource::Customers: {
        auto list = m_run.listId(m_context);
        if (!list)
            return tl::unexpected(list.error());
        if (auto sent = sender.send({OutKind::Profile}, *list); !sent)
            return sent;
        if (auto cleared = clearProfiles(m_context, m_klaviyo->client, m_outgoing, m_ends);
            !cleared)
            return cleared;
        return subscribe(m_context, m_run, m_klaviyo->client, m_outgoing, m_ends, *list);
    }
    case CommerceResource::Orders:
        return sender.send({OutKind::Events});
    case CommerceResource::Categories:
        return sendCatalog(
            sender, OutKind::CategoryCreate, OutKind::CategoryUpdate, OutKind::CategoryDelete);
    case CommerceResource::Products:
        break;
    }
    if (auto sent = sender.send({OutKind::ItemCreate, OutKind::ItemUpdate}); !sent)
        return sent;
    if (sender.turnConflictsIntoUpdates(OutKind::ItemCreate, OutKind::ItemUpdate)) {
        if (auto sent = sender.send({OutKind::ItemUpdate}); !sent)
            return sent;
    }
    leaveOutVariantsOfFailedItems();
    // A SKU that moved from one product to another goes before it comes.
    if (auto sent = sender.send({OutKind::VariantDelete}); !sent)
        return sent;
    if (auto sent = sender.send({OutKind::VariantCreate, OutKind::VariantUpdate}); !sent)
        return sent;
    if (sender.turnConflictsIntoUpdates(OutKind::VariantCreate, OutKind::VariantUpdate)) {
        if (auto sent = sender.send({OutKind::VariantUpdate}); !sent)
            return sent;
    }
    return sender.send({OutKind::ItemDelete});
}

// What this run has made is there for what it looks at later.
void ChunkSending::noteCatalog() const
{
    for (size_t i = 0; i < m_ends.size(); ++i) {
        const OutPart &part = m_outgoing.parts[i];
        if (m_ends[i].state != PartEnd::State::Done)
            continue;
        switch (part.kind) {
        case OutKind::ItemCreate:
        case OutKind::ItemDelete:
            m_run.noteCatalog(KlaviyoCatalog::Items, part.key, part.kind == OutKind::ItemCreate);
            break;
        case OutKind::VariantCreate:
        case OutKind::VariantDelete:
            m_run.noteCatalog(
                KlaviyoCatalog::Variants, part.key, part.kind == OutKind::VariantCreate);
            break;
        case OutKind::CategoryCreate:
        case OutKind::CategoryDelete:
            m_run.noteCatalog(
                KlaviyoCatalog::Categories, part.key, part.kind == OutKind::CategoryCreate);
            break;
        default:
            break;
        }
    }
}

StepResult ChunkSending::settle()
{
    const ChunkSettling settling(m_run, m_resource, m_chunk, m_outgoing, m_ends);
    const qint64 rejected = settling.moved().rejected;
    const int limit = m_run.job().rejectionLimitPercent;
    const bool isOverLimit
        = limit > 0 && m_chunk.memberCount >= 100 && rejected * 100 > m_chunk.memberCount * limit;
    StepResult result = m_context.finish(
        [this, &settling, isOverLimit, rejected, limit](StepTx &tx) -> Result<void> {
            SLUICE_CRASH_POINT("S7.begin");
            if (auto settled = settling.settle(tx, m_context.run().number); !settled)
                return settled;
            auto gone = tx.sql().run(
                "UPDATE artifact SET state='deleted' WHERE id=?", {m_chunk.artifactId});
            if (!gone)
                return fail(gone.error());
            if (isOverLimit) {
                auto asked = tx.askForAttention(u"REJECTION_LIMIT"_s,
                    u"%1: %2 of %3 records were rejected, more than %4 %"_s
                        .arg(m_context.step().title)
                        .arg(rejected)
                        .arg(m_chunk.memberCount)
                        .arg(limit));
                if (!asked)
                    return asked;
            }
            return continueAfter(tx, m_context, m_run.job(), m_resource);
        },
        rejected > 0 ? u"%1 rejected"_s.arg(rejected) : QString());
    if (result.kind() == StepResult::Kind::Done) {
        noteCatalog();
        QFile::remove(m_context.directory() + u'/' + m_context.input().value(u"path").toString());
    }
    return result;
}

StepResult ChunkSending::run()
{
    PartSender sender(m_context, m_run, m_klaviyo->client,
        {.outgoing = m_outgoing,
            .ends = m_ends,
            .onSending = [this](StepTx &tx) { return markSent(tx, true); },
            .onRefused = [this](StepTx &tx) { return markSent(tx, false); }});
    if (auto sent = sendAll(sender); !sent)
        return sent.error();
    return settle();
}

} // namespace

StepSpec sendStep(CommerceResource resource, const QString &part, qint64 number, qint64 chunkId,
    const QString &relPath, const Chunk &chunk, const QString &after)
{
    return {.stage = u"write"_s,
        .key = commerceWriteKey(resource, part, number),
        .title = u"%1: chunk %2"_s.arg(commerceResourceTitle(resource), QString::number(chunkId)),
        .input = {{u"resource"_s, commerceResourceName(resource)}, {u"part"_s, part},
            {u"number"_s, number}, {u"chunk"_s, chunkId}, {u"path"_s, relPath},
            {u"after"_s, after}},
        .records = chunk.memberCount};
}

StepResult sendChunk(StepContext &context, CommerceRun &run)
{
    const auto resource = commerceResource(context.input().value(u"resource").toString());
    auto chunk = chunkOfStep(context);
    if (!chunk)
        return chunk.error();
    if (!resource)
        return StepResult::failed(
            Error{.kind = ErrorKind::Internal, .what = u"The step's input names no resource"_s});
    const QString path = context.directory() + u'/' + context.input().value(u"path").toString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return context.orElse(diskError(u"Could not read the chunk's file %1"_s.arg(path), errno));
    auto outgoing = Outgoing::fromFile(file.readAll(), path);
    if (!outgoing)
        return context.orElse(outgoing.error());
    if (qint64(outgoing->records.size()) != chunk->members.size())
        return StepResult::failed(Error{.kind = ErrorKind::Data,
            .what = u"The chunk's file %1 is not what it was"_s.arg(path)});
    return ChunkSending(context, run, *resource, *chunk, std::move(*outgoing)).run();
}

} // namespace sluice
