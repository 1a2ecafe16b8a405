// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QList>

#include <algorithm>
#include <deque>
#include <mutex>

namespace sluice {

// The last records in memory, for a view that asks for what is new ten times a second. A sink of
// the process's log; written from any thread, read from the view's. Thread-safe; owned by the
// application. It never waits for the view: what the view did not fetch in time is counted.
class LogRing final : public LogSink
{
public:
    struct News
    {
        QList<LogRecord> records;
        qint64 next = 0; // ask with this number the next time
        qint64 missed = 0; // records that were gone before they were fetched
    };

    explicit LogRing(size_t capacity = 20'000)
        : m_capacity(std::max<size_t>(capacity, 1))
    {
    }

    void write(const LogRecord &record) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_records.size() == m_capacity)
            m_records.pop_front();
        m_records.push_back(record);
        ++m_end;
        m_errors += record.level == LogLevel::Error;
    }

    // The records from number `seq` on, of one run if it is named; the first record of all has
    // number 0.
    News takeSince(qint64 seq, const QString &runId = {}) const
    {
        const std::lock_guard lock(m_mutex);
        const qint64 first = m_end - static_cast<qint64>(m_records.size());
        const qint64 from = std::clamp(seq, first, m_end);
        News news{.records = {}, .next = m_end, .missed = std::max<qint64>(0, first - seq)};
        if (runId.isEmpty())
            news.records.reserve(static_cast<qsizetype>(m_end - from));
        for (auto it = m_records.cbegin() + (from - first); it != m_records.cend(); ++it) {
            if (runId.isEmpty() || it->runId == runId)
                news.records.append(*it);
        }
        return news;
    }

    // The newest ones that are wanted, at most so many, in their order.
    template <class IsWanted> News newest(qsizetype most, const IsWanted &isWanted) const
    {
        const std::lock_guard lock(m_mutex);
        News news{.records = {}, .next = m_end};
        for (auto it = m_records.crbegin(); it != m_records.crend() && news.records.size() < most;
             ++it) {
            if (isWanted(*it))
                news.records.append(*it);
        }
        std::reverse(news.records.begin(), news.records.end());
        return news;
    }

    qint64 end() const // how many records there have been
    {
        const std::lock_guard lock(m_mutex);
        return m_end;
    }

    qint64 errors() const // how many of them were errors
    {
        const std::lock_guard lock(m_mutex);
        return m_errors;
    }

    // What it holds of a run whose data was erased; the numbers stay.
    void forget(const QString &runId)
    {
        const std::lock_guard lock(m_mutex);
        for (LogRecord &record : m_records) {
            if (record.runId == runId)
                record = {.atMs = record.atMs,
                    .runId = {},
                    .component = record.component,
                    .message = QStringLiteral("(erased)"),
                    .details = {}};
        }
    }

private:
    mutable std::mutex m_mutex;
    const size_t m_capacity;
    std::deque<LogRecord> m_records;
    qint64 m_end = 0; // how many records there have been
    qint64 m_errors = 0;
};

} // namespace sluice
