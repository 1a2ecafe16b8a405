// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sluice::testing {

// Holds a store's write lock for a while, as another program would, from a thread of its own. Made
// and destroyed by a test; returns once the lock is held.
class StoreLock
{
public:
    StoreLock(const QString &path, std::chrono::milliseconds duration)
        : m_thread([this, path, duration] { hold(path, duration); })
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isTried; });
    }
    ~StoreLock()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    bool isHeld() const { return m_isHeld; }

private:
    void hold(const QString &path, std::chrono::milliseconds duration)
    {
        const QString name = QStringLiteral("store lock");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(path);
            database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
            const bool isOpen = database.open();
            QSqlQuery query(database);
            const bool isHeld = isOpen && query.exec(QStringLiteral("BEGIN IMMEDIATE"));
            std::unique_lock lock(m_mutex);
            m_isHeld = isHeld;
            m_isTried = true;
            m_changed.notify_all();
            if (m_isHeld) {
                m_changed.wait_for(lock, duration, [this] { return m_isOver; });
                query.exec(QStringLiteral("ROLLBACK"));
            }
        }
        QSqlDatabase::removeDatabase(name);
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isTried = false;
    bool m_isHeld = false;
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace sluice::testing
