// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

namespace sluice {

// The live, not durable figures of a run's steps: what is being downloaded, processed or waited
// for. Written by lane threads, read by snapshots four times a second. Thread-safe.
class ProgressBoard final
{
public:
    struct Entry
    {
        qint64 done = 0;
        qint64 total = 0;
        QString note;
    };

    void set(qint64 stepId, const Entry &entry)
    {
        const QMutexLocker lock(&m_mutex);
        m_entries.insert(stepId, entry);
    }
    void remove(qint64 stepId)
    {
        const QMutexLocker lock(&m_mutex);
        m_entries.remove(stepId);
    }
    QHash<qint64, Entry> entries() const
    {
        // A copy of its own: what is shared with a reader is not ordered by this lock.
        const QMutexLocker lock(&m_mutex);
        auto copy = m_entries;
        copy.detach();
        return copy;
    }

private:
    mutable QMutex m_mutex;
    QHash<qint64, Entry> m_entries;
};

} // namespace sluice
