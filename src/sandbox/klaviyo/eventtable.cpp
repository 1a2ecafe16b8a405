// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/eventtable.h"

namespace sluice::sandbox {

namespace {

constexpr char kEventRecord = 'E';
constexpr char kMetricRecord = 'M';
constexpr char kCounterRecord = 'K';
const QByteArray kEventIdStart = "4SBX";
const QByteArray kMetricIdStart = "M";
constexpr int kEventIdDigits = 8;
constexpr int kMetricIdDigits = 5;

void mixInto(quint64 &sum, QByteArrayView text)
{
    for (const char c : text)
        sum = (sum ^ static_cast<quint8>(c)) * 0x100000001b3ULL;
    sum = (sum ^ 0xff) * 0x100000001b3ULL; // an end that no text holds
    sum ^= sum >> 31;
}

QByteArray storedBody(const EventTable::Draft &draft)
{
    QByteArray out;
    out.reserve(512);
    out.append('{');
    for (const char *name : {"value", "value_currency", "unique_id", "properties"}) {
        const auto value = jsonMember(draft.attributes, name);
        if (!value || value->is_null())
            continue;
        appendJsonName(out, name);
        appendJson(out, *value);
    }
    appendJsonName(out, "backfill");
    out.append(draft.isBackfill ? "true}" : "false}");
    return out;
}

} // namespace

QByteArray EventTable::idOf(qint64 row)
{
    return kEventIdStart
        + QByteArray::number(row + 1, 36).toUpper().rightJustified(kEventIdDigits, '0');
}

qint64 EventTable::rowOf(QByteArrayView id)
{
    bool isNumber = false;
    if (!id.startsWith(kEventIdStart))
        return -1;
    const qint64 row = id.sliced(kEventIdStart.size()).toByteArray().toLongLong(&isNumber, 36) - 1;
    return isNumber && idOf(row) == id ? row : -1;
}

QByteArray EventTable::metricId(qint64 metric)
{
    return kMetricIdStart
        + QByteArray::number(metric + 1, 36).toUpper().rightJustified(kMetricIdDigits, '0');
}

qint64 EventTable::metricOf(QByteArrayView id) const
{
    for (size_t i = 0; i < m_metrics.size(); ++i) {
        if (metricId(static_cast<qint64>(i)) == id)
            return static_cast<qint64>(i);
    }
    return -1;
}

quint64 EventTable::keyOf(QByteArrayView profile, const Draft &draft)
{
    quint64 sum = 0xcbf29ce484222325ULL;
    mixInto(sum, profile);
    mixInto(sum, viewOf(draft.metric));
    if (draft.uniqueId.empty())
        mixInto(sum, QByteArray("second " + QByteArray::number(draft.timeS)));
    else
        mixInto(sum, viewOf(draft.uniqueId));
    return sum;
}

quint32 EventTable::metricNamed(std::string_view name, qint64 nowMs)
{
    const auto [at, isNew]
        = m_byName.try_emplace(std::string(name), static_cast<quint32>(m_metrics.size()));
    if (isNew) {
        m_metrics.push_back({bytesOf(name), nowMs});
        m_log.add(kMetricRecord, HeadWriter().text(viewOf(name)).number(nowMs));
    }
    return at->second;
}

void EventTable::add(const Draft &draft, qint64 profile, qint64 nowMs, bool isReplaced)
{
    ++m_counters.accepted;
    const quint64 key = keyOf(QByteArray::number(profile), draft);
    const auto [at, isNew] = m_byKey.try_emplace(key, static_cast<quint32>(m_rows.size()));
    if (!isNew && !isReplaced) {
        ++m_counters.dropped;
        return;
    }
    if (isNew) {
        m_rows.emplace_back();
        ++(draft.isBackfill ? m_counters.backfilled : m_counters.flows);
    } else {
        ++m_counters.replaced;
    }
    Row &row = m_rows.at(at->second);
    row.timeS = draft.timeS;
    row.acceptedMs = nowMs;
    row.profile = static_cast<quint32>(profile);
    row.metric = metricNamed(draft.metric, nowMs);
    ++row.applied;
    HeadWriter head;
    head.number(at->second).number(row.timeS).number(nowMs).number(profile).number(row.metric);
    head.number(row.applied).number(static_cast<qint64>(key));
    row.body = m_log.add(kEventRecord, head, storedBody(draft));
}

void EventTable::noteDropped()
{
    ++m_counters.accepted;
    ++m_counters.dropped;
}

void EventTable::saveCounters()
{
    HeadWriter head;
    head.number(m_counters.accepted).number(m_counters.dropped).number(m_counters.replaced);
    head.number(m_counters.backfilled).number(m_counters.flows);
    m_log.add(kCounterRecord, head);
}

bool EventTable::replay(char type, HeadReader &head, LogSpan payload)
{
    if (type == kMetricRecord) {
        Metric metric;
        metric.name = head.text();
        metric.createdMs = head.number();
        m_byName.emplace(metric.name.toStdString(), static_cast<quint32>(m_metrics.size()));
        m_metrics.push_back(metric);
        return true;
    }
    if (type == kCounterRecord) {
        m_counters = {head.number(), head.number(), head.number(), head.number(), head.number()};
        return true;
    }
    if (type != kEventRecord)
        return false;
    const qint64 number = head.number();
    while (count() <= number)
        m_rows.emplace_back();
    Row &row = m_rows.at(static_cast<size_t>(number));
    row.timeS = head.number();
    row.acceptedMs = head.number();
    row.profile = static_cast<quint32>(head.number());
    row.metric = static_cast<quint32>(head.number());
    row.applied = static_cast<quint32>(head.number());
    row.body = payload;
    m_byKey.insert_or_assign(static_cast<quint64>(head.number()), static_cast<quint32>(number));
    return true;
}

void EventTable::clear()
{
    m_rows.clear();
    m_metrics.clear();
    m_byName.clear();
    m_byKey.clear();
    m_counters = {};
}

} // namespace sluice::sandbox
