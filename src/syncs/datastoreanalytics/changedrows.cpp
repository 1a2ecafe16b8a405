// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/changedrows.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace sluice {

namespace {

constexpr size_t kRowsAtOnce = 500;
constexpr qsizetype kBytesAtOnce = 1'000'000;

} // namespace

QByteArray rowHash(std::span<const QByteArrayView> values)
{
    QCryptographicHash hash(QCryptographicHash::Blake2s_128);
    for (const QByteArrayView value : values) {
        const qint64 size = qToLittleEndian<qint64>(value.size());
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
        hash.addData(value);
    }
    return hash.result();
}

void ChangedRowFilter::add(qint64 ordinal, std::span<const QByteArrayView> values)
{
    m_waiting.push_back({.ordinal = ordinal, .first = m_sizes.size(), .count = values.size()});
    for (const QByteArrayView value : values) {
        m_text.append(value.data(), value.size());
        m_sizes.push_back(value.size());
    }
}

bool ChangedRowFilter::isFull() const
{
    return m_waiting.size() >= kRowsAtOnce || m_text.size() >= kBytesAtOnce;
}

Result<void> ChangedRowFilter::flush(const Visit &visit)
{
    std::vector<Row> rows;
    QList<QByteArray> ids;
    qsizetype at = 0;
    for (const Waiting &waiting : m_waiting) {
        Row row{.ordinal = waiting.ordinal};
        for (size_t i = waiting.first; i < waiting.first + waiting.count; ++i) {
            row.values.emplace_back(m_text.constData() + at, m_sizes[i]);
            at += m_sizes[i];
        }
        ids.append(row.values.front().toByteArray());
        rows.push_back(std::move(row));
    }
    auto known = m_sent.find(m_store, ids);
    if (!known)
        return fail(known.error());
    for (Row &row : rows) {
        const auto sent = known->constFind(row.values.front().toByteArray());
        row.isChanged = sent == known->cend() || sent->hash != rowHash(row.values);
        if (auto visited = visit(row); !visited)
            return visited;
    }
    m_text.clear();
    m_sizes.clear();
    m_waiting.clear();
    return {};
}

} // namespace sluice
