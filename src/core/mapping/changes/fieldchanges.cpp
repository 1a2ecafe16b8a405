// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/changes/fieldchanges.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kBloomBits = 1U << 21; // 256 KB; 200,000 values of a page fill a fifth of it
constexpr int kBloomHashes = 3;
constexpr size_t kSlots = 2 * SeenValues::kMostDistinct;
constexpr double kMostly = 0.5;
constexpr qint64 kFewest = 20;

size_t bloomPlace(size_t hash, int turn)
{
    const size_t step = (hash >> 32U) | 1U;
    return (hash + static_cast<size_t>(turn) * step) % kBloomBits;
}

} // namespace

bool SeenValues::countDistinct(size_t hash)
{
    if (m_distinct.empty())
        m_distinct.resize(kSlots, 0);
    const size_t key = hash == 0 ? 1 : hash;
    for (size_t slot = key % kSlots;; slot = (slot + 1) % kSlots) {
        if (m_distinct[slot] == key)
            return false;
        if (m_distinct[slot] == 0) {
            m_distinct[slot] = key;
            return true;
        }
    }
}

void SeenValues::add(size_t hash)
{
    if (m_bits.empty())
        m_bits.resize(kBloomBits / 64, 0);
    ++m_count;
    if (m_distinctCount < static_cast<qint64>(kMostDistinct)) {
        ++m_looked;
        m_distinctCount += countDistinct(hash) ? 1 : 0;
    }
    for (int turn = 0; turn < kBloomHashes; ++turn) {
        const size_t place = bloomPlace(hash, turn);
        m_bits[place / 64] |= quint64{1} << (place % 64);
    }
}

bool SeenValues::contains(size_t hash) const
{
    if (m_bits.empty())
        return false;
    for (int turn = 0; turn < kBloomHashes; ++turn) {
        const size_t place = bloomPlace(hash, turn);
        if (!(m_bits[place / 64] >> (place % 64) & 1))
            return false;
    }
    return true;
}

bool SeenValues::areMostlyDifferent() const
{
    return m_looked >= kFewest
        && static_cast<double>(m_distinctCount) >= kMostly * static_cast<double>(m_looked);
}

void MostFrequent::add(qint64 key)
{
    Counter *free = nullptr;
    for (Counter &counter : m_counters) {
        if (counter.count > 0 && counter.key == key) {
            ++counter.count;
            return;
        }
        if (counter.count == 0)
            free = &counter;
    }
    if (free) {
        *free = {key, 1};
        return;
    }
    for (Counter &counter : m_counters)
        --counter.count;
}

qint64 MostFrequent::key() const
{
    return std::ranges::max_element(m_counters, {}, &Counter::count)->key;
}

qint64 MostFrequent::count() const
{
    return std::ranges::max_element(m_counters, {}, &Counter::count)->count;
}

QJsonObject FieldChanges::toJson() const
{
    QJsonArray counts;
    QJsonArray examples;
    for (size_t kind = 0; kind < of.size(); ++kind) {
        counts.append(of[kind]);
        examples.append(example[kind]);
    }
    return {{u"name"_s, name}, {u"changed"_s, changed}, {u"filled"_s, filled}, {u"of"_s, counts},
        {u"examples"_s, examples}, {u"other"_s, other}};
}

FieldChanges FieldChanges::fromJson(const QJsonObject &json)
{
    FieldChanges field{.name = json.value(u"name").toString(),
        .changed = json.value(u"changed").toInteger(),
        .filled = json.value(u"filled").toInteger(),
        .other = json.value(u"other").toString()};
    for (int kind = 0; kind < KindCount; ++kind) {
        field.of[static_cast<size_t>(kind)] = json.value(u"of")[kind].toInteger();
        field.example[kind] = json.value(u"examples")[kind].toString();
    }
    return field;
}

void FieldChanges::add(const FieldChanges &page)
{
    changed += page.changed;
    filled += page.filled;
    for (int kind = 0; kind < KindCount; ++kind) {
        of[static_cast<size_t>(kind)] += page.of[static_cast<size_t>(kind)];
        if (example[kind].isEmpty())
            example[kind] = page.example[kind];
    }
    if (other.isEmpty())
        other = page.other;
}

} // namespace sluice
