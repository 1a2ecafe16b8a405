// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/rowwriter.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

RowWriter::RowWriter(RowStore &store)
    : RowReader(store, {})
    , m_writable(store)
    , m_lock(store.m_writerMutex)
{
    m_next = store.snapshot();
    ++m_next.version;
    m_snapshot = m_next;
}

RowWriter::~RowWriter() = default;

Result<void> RowWriter::open()
{
    if (auto opened = m_logWriter.open(m_writable.logPath(), true); !opened)
        return opened;
    if (auto opened = m_tableWriter.open(m_writable.tablePath(), true); !opened)
        return opened;
    m_logEnd = qMax(m_logWriter.size(), kLogStart);
    // Room in the table for every row: what lies past a file's end cannot be read in one piece.
    if (const qint64 wanted = m_next.rows * 8; m_tableWriter.size() < wanted) {
        if (auto grown = m_tableWriter.truncate(wanted); !grown)
            return grown;
    }
    return openIndexes();
}

Result<void> RowWriter::openIndexes()
{
    const QList<FieldSpec> &fields = m_writable.module().fields;
    const bool isFirstVersion = m_writable.snapshot().version == 0;
    for (int i = 0; i < fields.size(); ++i) {
        if (!fields.at(i).isUnique && fields.at(i).recipe.kind != Recipe::Kind::Serial)
            continue;
        auto &index = m_writable.m_indexes[i];
        if (!index) {
            index = std::make_unique<DiskIndex>();
            const QString path = m_writable.m_folder + u"/index-%1"_s.arg(i);
            if (auto opened = index->open(path); !opened)
                return opened;
        }
        if (isFirstVersion) {
            if (auto emptied = index->clear(); !emptied)
                return emptied;
        }
    }
    return {};
}

qint64 RowWriter::locate(qint64 ordinal)
{
    const auto pending = m_pendingOffsets.find(ordinal);
    if (pending != m_pendingOffsets.end())
        return pending->second;
    qint64 offset = 0;
    if (const char *bytes = m_tableWriter.view(ordinal * 8, 8))
        std::memcpy(&offset, bytes, sizeof offset);
    return offset;
}

const char *RowWriter::logBytes(qint64 offset, qsizetype size)
{
    if (offset < m_logEnd)
        return m_logWriter.view(offset, size);
    const qint64 at = offset - m_logEnd;
    return at + size <= m_pending.size() ? m_pending.constData() + at : nullptr;
}

Result<void> RowWriter::put(
    qint64 ordinal, RecordHead head, std::span<const FieldChange> changes, QByteArrayView before)
{
    const qint64 offset = m_logEnd + m_pending.size();
    QByteArray fields;
    const auto append = [&fields, &head](quint32 field, QByteArrayView value) {
        const quint32 mark = value.isNull() ? kFieldIsNull : 0;
        const FieldHead entry{field | mark, static_cast<quint32>(value.size())};
        fields.append(reinterpret_cast<const char *>(&entry), sizeof entry);
        fields.append(value);
        ++head.fields;
    };
    head.fields = 0;
    quint64 changed = 0;
    for (const FieldChange &change : changes) {
        append(static_cast<quint32>(change.field), change.value);
        changed |= 1ULL << change.field;
    }
    for (qsizetype at = 0; at < before.size();) {
        FieldHead entry;
        std::memcpy(&entry, before.data() + at, sizeof entry);
        at += static_cast<qsizetype>(sizeof entry);
        const bool isNull = (entry.field & kFieldIsNull) != 0;
        const quint32 field = entry.field & ~kFieldIsNull;
        if ((changed >> field & 1) == 0)
            append(field, isNull ? QByteArrayView() : before.sliced(at, entry.size));
        at += entry.size;
    }
    head.size = static_cast<quint32>(fields.size());
    head.version = m_next.version;
    m_pending.append(reinterpret_cast<const char *>(&head), sizeof head);
    m_pending.append(fields);
    m_pendingOffsets[ordinal] = offset;
    m_order.emplace_back(ordinal, offset);
    return indexUnique(ordinal, changes);
}

Result<void> RowWriter::indexUnique(qint64 ordinal, std::span<const FieldChange> changes)
{
    for (const FieldChange &change : changes) {
        const auto index = m_writable.m_indexes.find(change.field);
        if (index == m_writable.m_indexes.end() || change.value.isEmpty())
            continue;
        if (auto added = index->second->insert(change.value, ordinal); !added)
            return added;
    }
    return {};
}

Result<void> RowWriter::update(qint64 ordinal, std::span<const FieldChange> changes, qint64 nowMs,
    quint64 marker, bool isApplied)
{
    if (!readHead(ordinal))
        return fail(ErrorKind::Internal, u"The row is not there"_s);
    const QByteArray before = currentFields().toByteArray();
    RecordHead head = m_head;
    head.previous = locate(ordinal);
    head.modifiedMs = nowMs;
    head.marker = marker;
    head.applied += isApplied ? 1 : 0;
    head.automations += m_isRunningAutomations ? 1 : 0;
    return put(ordinal, head, changes, before);
}

Result<qint64> RowWriter::insert(
    std::span<const FieldChange> values, qint64 nowMs, quint64 marker, bool isApplied)
{
    const qint64 ordinal = m_next.rows++;
    m_snapshot.rows = m_next.rows;
    RecordHead head;
    head.modifiedMs = nowMs;
    head.marker = marker;
    head.applied = isApplied ? 1 : 0;
    head.automations = m_isRunningAutomations ? 1 : 0;
    if (auto done = put(ordinal, head, values, {}); !done)
        return fail(done.error());
    return ordinal;
}

Result<void> RowWriter::remove(qint64 ordinal, qint64 nowMs)
{
    if (!readHead(ordinal))
        return fail(ErrorKind::Data, u"The row is not there"_s);
    RecordHead head = m_head;
    head.previous = locate(ordinal);
    head.modifiedMs = nowMs;
    head.flags = kRecordDeleted;
    head.automations += m_isRunningAutomations ? 1 : 0;
    ++m_next.deleted;
    return put(ordinal, head, {}, {});
}

Result<void> RowWriter::commit()
{
    if (m_order.empty())
        return {};
    if (auto written = m_logWriter.write(m_logEnd, m_pending); !written)
        return written;
    m_logEnd += m_pending.size();
    m_pending.resize(0);
    // Of two versions of one row in this batch the later one must win.
    std::stable_sort(m_order.begin(), m_order.end(),
        [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArray run;
    for (size_t i = 0; i < m_order.size(); ++i) {
        const bool isLastOfRow
            = i + 1 == m_order.size() || m_order[i + 1].first != m_order[i].first;
        if (!isLastOfRow)
            continue;
        run.append(reinterpret_cast<const char *>(&m_order[i].second), 8);
        const bool isLastOfRun
            = i + 1 == m_order.size() || m_order[i + 1].first != m_order[i].first + 1;
        if (!isLastOfRun)
            continue;
        const qint64 first = m_order[i].first + 1 - run.size() / 8;
        if (auto written = m_tableWriter.write(first * 8, run); !written)
            return written;
        run.resize(0);
    }
    m_order.clear();
    m_pendingOffsets.clear();
    if (auto saved = m_writable.saveMeta(m_next); !saved)
        return saved;
    ++m_next.version;
    m_snapshot = m_next;
    return {};
}

qint64 RowWriter::findBy(int field, QByteArrayView value)
{
    const auto has = [this, field, value](qint64 ordinal) {
        return read(ordinal, 1ULL << field)
            && this->value(field).compare(value, Qt::CaseInsensitive) == 0;
    };
    const qint64 serial = m_writable.generator().ordinalOfSerial(field, value);
    if (serial >= 0 && has(serial))
        return serial;
    qint64 found = -1;
    const auto index = m_writable.m_indexes.find(field);
    if (index == m_writable.m_indexes.end())
        return -1;
    index->second->find(value, [&](qint64 ordinal) {
        if (!has(ordinal))
            return false;
        found = ordinal;
        return true;
    });
    return found;
}

} // namespace sluice::sandbox
