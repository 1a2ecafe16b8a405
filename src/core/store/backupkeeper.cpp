// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backupkeeper.h"

#include "base/error.h"
#include "core/log/log.h"
#include "core/store/store.h"
#include "core/store/storecheck.h"
#include "core/store/storeerror.h"
#include "core/store/storerecovery.h"

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTellingsPerPeriod = 24;

} // namespace

BackupKeeper::BackupKeeper(Store &store, Log &log, const Timings &timings, const Clock &clock)
    : m_store(store)
    , m_log(log)
    , m_timings(timings)
    , m_clock(clock)
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
        if (!isWanted)
            checkIfDue();
        if (isWanted || isDue())
            makeOne();
    }
}

bool BackupKeeper::isDue() const
{
    const QList<StoreCopy> copies = storeCopies(m_store.directory());
    if (copies.isEmpty())
        return true;
    const qint64 newest = std::max(copies.first().atMs, m_madeMs);
    return m_clock.nowMs() - newest >= m_timings.backupEvery.count();
}

void BackupKeeper::checkIfDue()
{
    if (m_store.problem() || m_clock.nowMs() - m_store.checkedMs() < m_timings.backupEvery.count())
        return;
    if (auto checked = m_store.check(); !checked)
        m_log.add({.level = isDamagedStore(checked.error()) ? LogLevel::Error : LogLevel::Warning,
            .runId = {},
            .component = "store",
            .message = checked.error().text(),
            .details = {}});
}

void BackupKeeper::makeOne()
{
    if (auto damage = m_store.problem())
        return tellFailure(*damage);
    if (auto made = m_store.backUp(); !made)
        return tellFailure(made.error());
    m_madeMs = m_clock.nowMs();
    m_toldMs = 0;
}

// Once in an hour of failures: it is tried much more often.
void BackupKeeper::tellFailure(const Error &error)
{
    const qint64 now = m_clock.nowMs();
    if (m_toldMs != 0 && now - m_toldMs < m_timings.backupEvery.count() / kTellingsPerPeriod)
        return;
    m_toldMs = now;
    QString text = u"No backup of the job store was made: %1 "_s.arg(error.text());
    const QList<StoreCopy> copies = storeCopies(m_store.directory());
    const auto good = std::ranges::find_if(copies, [this](const StoreCopy &copy) {
        return checkedStoreFile(m_store.directory() + "/backup/"_L1 + copy.name).has_value();
    });
    if (good == copies.end())
        text += u"There is no good one."_s;
    else
        text += u"The newest good one is %1, %2 hours old."_s.arg(
            good->name, QString::number((now - good->atMs) / 3'600'000));
    m_log.add({.level = LogLevel::Warning,
        .runId = {},
        .component = "store",
        .message = text,
        .details = {}});
}

} // namespace sluice
