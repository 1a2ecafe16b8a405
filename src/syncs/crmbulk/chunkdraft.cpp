// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/chunkdraft.h"

#include "core/engine/steptx.h"
#include "syncs/files/outcomerows.h"
#include "syncs/files/pageids.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

bool ChunkIds::add(QByteArrayView id)
{
    const quint64 number = plainId(id);
    if (number == 0) {
        const qsizetype before = m_others.size();
        m_others.insert(id.toByteArray());
        return m_others.size() > before;
    }
    if (m_ascending.empty() || number > m_ascending.back()) {
        m_ascending.push_back(number);
        return true;
    }
    if (m_rest.contains(number) || std::ranges::binary_search(m_ascending, number))
        return false;
    m_rest.insert(number);
    return true;
}

void ChunkIds::clear()
{
    m_ascending.clear();
    m_rest.clear();
    m_others.clear();
}

ChunkDraft::ChunkDraft(const QStringList &writeFields, int maxRows, bool keepsBefore)
    : m_writeFields(writeFields)
    , m_file(writeFields, maxRows)
{
    if (keepsBefore)
        m_before.emplace(writeFields, maxRows);
}

void ChunkDraft::skip(qint64 ordinal, QByteArrayView id, QByteArrayView reason)
{
    appendSkippedRow(m_skippedRows, ordinal, id, reason);
    ++m_skipped;
}

void ChunkDraft::reject(qint64 ordinal, QByteArrayView id, const RowReason &reason,
    std::span<const QByteArrayView> values)
{
    appendRejectedRow(m_rejectedRows, ordinal, reason.code, reason.field, reason.message, id,
        values, m_writeFields.size());
    m_issues.append({.ordinal = ordinal,
        .outcome = u"rejected"_s,
        .sourceKey = QString::fromUtf8(id),
        .code = reason.code,
        .field = reason.field,
        .message = reason.message});
}

bool ChunkDraft::add(qint64 ordinal, QByteArrayView id, std::span<const QByteArrayView> values,
    std::span<const bool> changed, std::span<const QByteArrayView> before)
{
    if (!id.isEmpty() && !m_ids.add(id)) // a new record has none
        return false;
    m_file.add(ordinal, id, values, changed);
    if (m_before)
        m_before->add(ordinal, id, before, changed);
    return true;
}

Result<void> ChunkDraft::settle(StepTx &tx, qint64 chunkId) const
{
    if (auto added = tx.addIssues(chunkId, m_issues); !added)
        return added;
    if (auto appended = tx.appendOutcome(u"skipped"_s, skippedHeader(), m_skippedRows, m_skipped);
        !appended)
        return appended;
    return tx.appendOutcome(
        u"rejected"_s, rejectedHeader(m_writeFields), m_rejectedRows, m_issues.size());
}

void ChunkDraft::clear()
{
    m_file.clear();
    if (m_before)
        m_before->clear();
    m_ids.clear();
    m_skippedRows.resize(0);
    m_skipped = 0;
    m_rejectedRows.resize(0);
    m_issues.clear();
}

} // namespace sluice
