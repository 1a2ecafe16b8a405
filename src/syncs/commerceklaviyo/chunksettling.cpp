// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/chunksettling.h"

#include "syncs/commerceklaviyo/commerceoutcome.h"
#include "syncs/commerceklaviyo/recordmaker.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kReasonsShown = 3;

// What a record's outcome file says was done with it; the most telling of its parts wins.
struct PartAction
{
    int rank;
    QByteArrayView word;
};
PartAction actionOf(OutKind kind)
{
    switch (kind) {
    case OutKind::Profile:
        return {5, "imported"};
    case OutKind::Events:
        return {5, "accepted"};
    case OutKind::ItemCreate:
    case OutKind::CategoryCreate:
        return {5, "created"};
    case OutKind::ItemDelete:
    case OutKind::CategoryDelete:
        return {4, "deleted"};
    case OutKind::ItemUpdate:
    case OutKind::CategoryUpdate:
    case OutKind::VariantCreate:
    case OutKind::VariantUpdate:
        return {3, "updated"};
    case OutKind::VariantDelete:
        return {2, "deleted"};
    case OutKind::ProfileClear:
    case OutKind::Consent:
        break;
    }
    return {0, {}};
}

// The first reason, with those of other parts behind it.
OutNote joinedReasons(const QList<OutNote> &notes)
{
    OutNote joined = notes.first();
    QList<QByteArray> texts; // each once: variants tend to have the same
    for (const OutNote &note : notes) {
        if (!texts.contains(note.text))
            texts.append(note.text);
    }
    joined.text = texts.mid(0, kReasonsShown).join("; ");
    if (texts.size() > kReasonsShown)
        joined.text += "; and " + QByteArray::number(texts.size() - kReasonsShown) + " more";
    return joined;
}

} // namespace

ChunkSettling::ChunkSettling(const CommerceRun &run, CommerceResource resource, const Chunk &chunk,
    const Outgoing &outgoing, const std::vector<PartEnd> &ends)
    : m_resource(resource)
    , m_chunk(chunk)
    , m_outgoing(outgoing)
    , m_sent(run.sent(resource))
{
    const std::vector<Parts> parts = partsByRecord(ends);
    for (size_t i = 0; i < parts.size(); ++i)
        take(i, parts[i], ends);
    m_moved.pending = -m_chunk.memberCount;
}

std::vector<ChunkSettling::Parts> ChunkSettling::partsByRecord(
    const std::vector<PartEnd> &ends) const
{
    std::vector<Parts> byRecord(m_outgoing.records.size());
    std::vector<int> ranks(byRecord.size());
    for (size_t i = 0; i < m_outgoing.parts.size(); ++i) {
        const OutPart &part = m_outgoing.parts[i];
        Parts &parts = byRecord[part.record];
        if (ends[i].state == PartEnd::State::Failed) {
            parts.failures.append(ends[i].note);
            parts.failed.append(i);
            continue;
        }
        if (part.kind == OutKind::Events)
            parts.sentEvents += part.otherKey;
        if (const PartAction action = actionOf(part.kind); action.rank > ranks[part.record]) {
            ranks[part.record] = action.rank;
            parts.action = action.word.toByteArray();
        }
    }
    return byRecord;
}

// A part of it is there: the next run sends the rest, and no event again.
void ChunkSettling::keepPartly(const OutRecord &record, const Parts &parts)
{
    if (m_resource == CommerceResource::Orders && !parts.sentEvents.isEmpty()) {
        m_kept.append({record.id, {}, record.detail + parts.sentEvents});
        return;
    }
    if (m_resource != CommerceResource::Products || record.detail.isEmpty())
        return;
    SentProduct product = SentProduct::fromDetail(record.detail);
    for (const size_t i : parts.failed) {
        const OutPart &part = m_outgoing.parts[i];
        if (part.kind == OutKind::ItemCreate || part.kind == OutKind::ItemUpdate)
            product.itemHash.clear();
        for (SentProduct::Variant &variant : product.variants) {
            if (commercemap::catalogId(variant.externalId) == part.key)
                variant.hash.clear();
        }
    }
    m_kept.append({record.id, {}, product.toDetail()});
}

void ChunkSettling::take(size_t place, const Parts &parts, const std::vector<PartEnd> &ends)
{
    const OutRecord &record = m_outgoing.records[place];
    const qint64 ordinal = m_chunk.members.at(qsizetype(place));
    const QString resource = commerceResourceName(m_resource);
    const QList<OutNote> reasons = parts.failures + record.rejections;
    if (!reasons.isEmpty()) {
        ++m_moved.rejected;
        m_issues.append(issueOf(ordinal, u"rejected"_s, record.id, joinedReasons(reasons)));
        appendRejectedOutcome(m_rejectedRows, m_issues.last(), resource,
            refusedValue(m_outgoing, parts.failed, ends));
        keepPartly(record, parts);
        return;
    }
    ++m_moved.written;
    appendWrittenOutcome(m_writtenRows, ordinal, parts.action, record.id, resource);
    if (!record.warnings.isEmpty())
        m_issues.append(
            issueOf(ordinal, u"written_with_warning"_s, record.id, joinedReasons(record.warnings)));
    if (record.hash.isEmpty())
        m_forgotten.append(record.id);
    else
        m_kept.append({record.id, record.hash, record.detail + parts.sentEvents});
}

Result<void> ChunkSettling::settle(StepTx &tx, qint64 runNumber) const
{
    if (auto moved = tx.moveChunk(m_chunk.id, u"settled"_s, m_moved); !moved)
        return moved;
    if (auto added = tx.addIssues(m_chunk.id, m_issues); !added)
        return added;
    if (auto appended
        = tx.appendOutcome(u"written"_s, commerceWrittenHeader(), m_writtenRows, m_moved.written);
        !appended)
        return appended;
    if (auto appended = tx.appendOutcome(
            u"rejected"_s, commerceRejectedHeader(), m_rejectedRows, m_moved.rejected);
        !appended)
        return appended;
    if (auto kept = m_sent.put(tx.sql(), m_kept, runNumber); !kept)
        return kept;
    return m_sent.remove(tx.sql(), m_forgotten);
}

} // namespace sluice
