// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/rowreader.h"

#include "sandbox/sandboxclock.h"

#include <cstring>

namespace sluice::sandbox {

namespace {

constexpr qsizetype kScratchBytes = 64 * 1024;

} // namespace

RowReader::RowReader(const RowStore &store, const Snapshot &snapshot)
    : m_store(store)
    , m_snapshot(snapshot)
{
    m_scratch.reserve(kScratchBytes);
}

RowReader::~RowReader() = default;

bool RowReader::hasFiles()
{
    if (!m_isOpen) {
        m_isOpen = m_log.open(m_store.logPath(), false).has_value()
            && m_table.open(m_store.tablePath(), false).has_value();
    }
    return m_isOpen;
}

qint64 RowReader::locate(qint64 ordinal)
{
    qint64 offset = 0;
    if (!hasFiles())
        return 0;
    if (const char *bytes = m_table.view(ordinal * 8, 8))
        std::memcpy(&offset, bytes, sizeof offset);
    return offset;
}

const char *RowReader::logBytes(qint64 offset, qsizetype size)
{
    return hasFiles() ? m_log.view(offset, size) : nullptr;
}

bool RowReader::readHead(qint64 ordinal)
{
    m_head = {};
    m_fields = {};
    m_ordinal = ordinal;
    if (ordinal < 0 || ordinal >= m_snapshot.rows)
        return false;
    qint64 offset = m_snapshot.version > 0 ? locate(ordinal) : 0;
    while (offset > 0) {
        const char *bytes = logBytes(offset, sizeof(RecordHead));
        if (!bytes)
            return false;
        std::memcpy(&m_head, bytes, sizeof m_head);
        if (m_head.version <= m_snapshot.version)
            break;
        offset = m_head.previous;
        m_head = {};
    }
    if (offset == 0)
        return ordinal < m_store.generatedRows();
    if (m_head.flags & kRecordDeleted)
        return false;
    const char *bytes = logBytes(offset + static_cast<qint64>(sizeof m_head), m_head.size);
    m_fields = bytes ? QByteArrayView(bytes, m_head.size) : QByteArrayView();
    return bytes != nullptr;
}

bool RowReader::read(qint64 ordinal, quint64 mask)
{
    if (!readHead(ordinal))
        return false;
    m_scratch.resize(0);
    m_values.fill({});
    if (!m_fields.isEmpty()) {
        // The window moves with the next read of the log: values live in a copy.
        m_copy.resize(0);
        m_copy.append(m_fields);
        qsizetype at = 0;
        for (int i = 0; i < m_head.fields; ++i) {
            FieldHead head;
            std::memcpy(&head, m_copy.constData() + at, sizeof head);
            at += static_cast<qsizetype>(sizeof head);
            const quint32 field = head.field & ~kFieldIsNull;
            if ((head.field & kFieldIsNull) == 0)
                m_values[field] = QByteArrayView(m_copy.constData() + at, head.size);
            mask &= ~(1ULL << field);
            at += head.size;
        }
    }
    const auto count = static_cast<int>(m_store.module().fields.size());
    const bool isGenerated = ordinal < m_store.generatedRows();
    for (int field = 0; field < count; ++field) {
        if ((mask >> field & 1) == 0)
            continue;
        if (m_head.version > 0
            && m_store.module().fields.at(field).recipe.kind == Recipe::Kind::Modified) {
            const qsizetype start = m_scratch.size();
            m_store.module().writeStamp(m_scratch, m_head.modifiedMs);
            m_values[static_cast<size_t>(field)] = QByteArrayView(m_scratch).sliced(start);
        } else if (isGenerated) {
            m_values[static_cast<size_t>(field)]
                = m_store.generator().value(field, ordinal, m_scratch);
        }
    }
    return true;
}

qint64 RowReader::modifiedMs() const
{
    return m_head.version > 0 ? m_head.modifiedMs : m_store.generator().modifiedMs(m_ordinal);
}

} // namespace sluice::sandbox
