// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/jsontext.h"
#include "sandbox/klaviyo/klaviyoproblem.h"
#include "sandbox/klaviyo/recordlog.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluice::sandbox {

// The events of the account and the metrics that came into being with them (commercetools-klaviyo
// C.5). An event is one profile, metric and unique_id; without unique_id, one second. Memory holds
// places, the bodies stay in the log. Under the store's lock; owned by KlaviyoStore.
class EventTable
{
public:
    explicit EventTable(RecordLog &log)
        : m_log(log)
    {
    }

    struct Row
    {
        LogSpan body; // JSON: value, value_currency, unique_id, backfill, properties
        qint64 timeS = 0;
        qint64 acceptedMs = 0;
        quint32 profile = 0;
        quint32 metric = 0;
        quint32 applied = 0;
    };
    struct Metric
    {
        QByteArray name;
        qint64 createdMs = 0;
    };
    // One event of a request once it is checked; the views live as long as the request's JSON.
    struct Draft
    {
        JsonElement attributes;
        JsonElement profile; // attributes of the profile
        std::string_view profileId;
        std::string_view metric;
        std::string_view uniqueId;
        qint64 timeS = 0;
        bool isBackfill = false;
    };
    struct Counters
    {
        qint64 accepted = 0;
        qint64 dropped = 0; // duplicates
        qint64 replaced = 0;
        qint64 backfilled = 0;
        qint64 flows = 0; // events that would have started flows
    };

    // Problems point below `pointer`, as "/data/attributes".
    static std::optional<KlaviyoProblem> check(
        JsonElement event, qint64 nowMs, bool isBackfill, const QByteArray &pointer, Draft &draft);
    // The key that tells whether two events are the same one, of profile and draft.
    static quint64 keyOf(QByteArrayView profile, const Draft &draft);

    void add(const Draft &draft, qint64 profile, qint64 nowMs, bool isReplaced);
    void noteDropped(); // one that its own request had already
    void saveCounters(); // once after the events of a request

    qint64 count() const { return static_cast<qint64>(m_rows.size()); }
    const Row &row(qint64 row) const { return m_rows.at(static_cast<size_t>(row)); }
    QByteArray body(qint64 row) const { return m_log.read(this->row(row).body); }
    static QByteArray idOf(qint64 row);
    static qint64 rowOf(QByteArrayView id);
    const std::vector<Metric> &metrics() const { return m_metrics; }
    static QByteArray metricId(qint64 metric);
    qint64 metricOf(QByteArrayView id) const; // -1: there is none
    const Counters &counters() const { return m_counters; }

    bool replay(char type, HeadReader &head, LogSpan payload);
    void clear();

private:
    quint32 metricNamed(std::string_view name, qint64 nowMs);

    RecordLog &m_log;
    std::deque<Row> m_rows;
    std::vector<Metric> m_metrics;
    std::unordered_map<std::string, quint32> m_byName;
    std::unordered_map<quint64, quint32> m_byKey;
    Counters m_counters;
};

} // namespace sluice::sandbox
