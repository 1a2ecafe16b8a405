// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/recorddraft.h"

#include "services/klaviyo/klaviyobatch.h"
#include "syncs/commerceklaviyo/commerceoutcome.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// However few of them are sent: the run's progress is kept from time to time.
constexpr qint64 kMostRecords = 10'000;
constexpr qint64 kMostBytes = 4'400'000; // one request takes 4.5 MB of them

} // namespace

// A chunk of profiles or events is one request. One of the catalog is a few, so that several chunks
// are on their way at once.
RecordDraft::Bounds RecordDraft::boundsOf(CommerceResource resource)
{
    switch (resource) {
    case CommerceResource::Customers:
        return {KlaviyoBatch::kMaxProfiles, qint64{1} << 40, kMostBytes};
    case CommerceResource::Orders:
        return {KlaviyoBatch::kMaxEvents, KlaviyoBatch::kMaxEvents, kMostBytes};
    case CommerceResource::Categories:
    case CommerceResource::Products:
        break;
    }
    constexpr qsizetype kMostEntries = 200;
    return {kMostEntries, 5 * kMostEntries, kMostBytes};
}

RecordDraft::RecordDraft(CommerceResource resource, QString resourceName)
    : m_bounds(boundsOf(resource))
    , m_resource(std::move(resourceName))
{
}

bool RecordDraft::add(MadeRecord &&made)
{
    if (m_count >= kMostRecords)
        return false;
    if (made.fate == MadeRecord::Fate::Skip) {
        m_skipped.push_back({m_count++, made.record.id, {.text = made.reason}});
        return true;
    }
    if (made.fate == MadeRecord::Fate::Reject) {
        m_rejected.push_back({m_count++, made.record.id, made.rejection, made.refused});
        return true;
    }
    qint64 bytes = 0;
    qint64 weight = 0;
    for (const OutPart &part : made.parts) {
        bytes += part.element.size();
        weight += part.weight;
    }
    const bool isFull = !m_outgoing.records.empty()
        && (sendCount() >= m_bounds.records || m_weight + weight > m_bounds.parts
            || m_outgoing.bytes + bytes > m_bounds.bytes
            || std::ranges::any_of(made.unique,
                [this](const QByteArray &unique) { return m_unique.contains(unique); }));
    if (isFull)
        return false;
    for (const QByteArray &unique : std::as_const(made.unique))
        m_unique.insert(unique);
    for (OutPart &part : made.parts) {
        part.record = static_cast<quint32>(m_outgoing.records.size());
        m_outgoing.parts.push_back(std::move(part));
    }
    m_outgoing.records.push_back(std::move(made.record));
    m_outgoing.bytes += bytes;
    m_weight += weight;
    m_positions.append(m_count++);
    return true;
}

Chunk RecordDraft::chunk(qint64 firstOrdinal, bool isDryRun) const
{
    Chunk chunk{.firstOrdinal = firstOrdinal, .lastOrdinal = firstOrdinal + m_count - 1};
    chunk.state = m_positions.isEmpty() || isDryRun ? u"settled"_s : u"prepared"_s;
    for (const qint64 position : m_positions)
        chunk.members.append(firstOrdinal + position);
    chunk.memberCount = m_positions.size();
    chunk.counts.skipped = qint64(m_skipped.size());
    chunk.counts.rejected = qint64(m_rejected.size());
    (isDryRun ? chunk.counts.written : chunk.counts.notAttempted) = m_positions.size();
    return chunk;
}

Result<void> RecordDraft::settleSkipped(StepTx &tx, qint64 firstOrdinal) const
{
    QByteArray rows;
    for (const Left &left : m_skipped)
        appendOpenOutcome(rows, firstOrdinal + left.position, left.id, left.note.text, m_resource);
    return tx.appendOutcome(u"skipped"_s, commerceOpenHeader(), rows, qint64(m_skipped.size()));
}

Result<void> RecordDraft::settleRejected(StepTx &tx, qint64 chunkId, qint64 firstOrdinal) const
{
    QByteArray rows;
    QList<RecordIssue> issues;
    for (const Left &left : m_rejected) {
        const RecordIssue issue
            = issueOf(firstOrdinal + left.position, u"rejected"_s, left.id, left.note);
        appendRejectedOutcome(rows, issue, m_resource, {.value = left.refused, .payload = {}});
        issues.append(issue);
    }
    if (auto added = tx.addIssues(chunkId, issues); !added)
        return added;
    return tx.appendOutcome(u"rejected"_s, commerceRejectedHeader(), rows, issues.size());
}

Result<void> RecordDraft::settle(
    StepTx &tx, qint64 chunkId, qint64 firstOrdinal, bool isDryRun) const
{
    if (auto skipped = settleSkipped(tx, firstOrdinal); !skipped)
        return skipped;
    if (auto rejected = settleRejected(tx, chunkId, firstOrdinal); !rejected)
        return rejected;
    if (!isDryRun)
        return {};
    QByteArray rows;
    for (size_t i = 0; i < m_outgoing.records.size(); ++i)
        appendWrittenOutcome(rows, firstOrdinal + m_positions.at(qsizetype(i)), "would be sent",
            m_outgoing.records[i].id, m_resource);
    return tx.appendOutcome(u"written"_s, commerceWrittenHeader(), rows, m_positions.size());
}

void RecordDraft::clear()
{
    m_count = 0;
    m_weight = 0;
    m_outgoing.clear();
    m_positions.clear();
    m_skipped.clear();
    m_rejected.clear();
    m_unique.clear();
}

} // namespace sluice
