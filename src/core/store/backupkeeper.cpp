// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backupkeeper.h"

#include "base/clock.h"
#include "core/log/log.h"
#include "core/store/store.h"
#include "core/store/storerecovery.h"

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

BackupKeeper::BackupKeeper(Store &store, Log &log, const Timings &timings)
    : m_store(store)
    , m_log(log)
    , m_timings(timings)
    , m_thread([this] { loop(); })
{
}

BackupKeeper::~BackupKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void BackupKeeper::request()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = true;
    }
    m_wake.notify_all();
}

void BackupKeeper::loop()
{
    for (;;) {
        bool isWanted = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(
                lock, m_timings.backupCheck, [this] { return m_isWanted || m_isEnding; });
            isWanted = std::exchange(m_isWanted, false);
            if (m_isEnding && !isWanted)
                return;
        }
        if (isWanted || isDue())
            makeOne();
    }
}

bool BackupKeeper::isDue() const
{
    const QList<StoreCopy> copies = storeCopies(m_store.directory());
    return copies.isEmpty()
        || Clock::system().nowMs() - copies.first().atMs >= m_timings.backupEvery.count();
}

void BackupKeeper::makeOne()
{
    auto made = m_store.backUp();
    if (made)
        return;
    m_log.add({.level = LogLevel::Warning,
        .runId = {},
        .component = "store",
        .message = u"No backup of the job store was made: %1"_s.arg(made.error().text()),
        .details = {}});
}

} // namespace sluice
