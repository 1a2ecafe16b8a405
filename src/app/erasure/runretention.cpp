// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/runretention.h"

#include "app/settings/appsettings.h"
#include "base/clock.h"
#include "core/engine/runledger.h"
#include "core/log/log.h"
#include "core/store/store.h"

namespace sluice {

using namespace Qt::StringLiterals;

RunRetention::RunRetention(Parts parts)
    : m(std::move(parts))
{
}

void RunRetention::start()
{
    m_rounds.start([this] {
        if (auto done = cleanIfDue(); !done)
            Logger(&m.log, "retention").warning(done.error().text());
        return m.timings.retentionCheck;
    });
}

qint64 RunRetention::dayMs() const
{
    return m.timings.retentionDay.count();
}

// Nothing is written, not even that it was looked, where nothing is to be deleted.
Result<void> RunRetention::cleanIfDue()
{
    auto left = RunFiles(m.ledger).leftovers();
    if (!left)
        return fail(left.error());
    auto days = m.settings.value(kKeepRunFilesDays);
    if (!days)
        return fail(days.error());
    auto found = *days > 0 ? olderThan(*days) : QList<RunFiles::Found>();
    if (!found)
        return fail(found.error());
    found->removeIf([](const RunFiles::Found &run) { return !run.keptWhy.isEmpty(); });
    return left->isEmpty() && found->isEmpty() ? Result<void>() : cleanAll(*found, *days);
}

Result<void> RunRetention::cleanAll(const QList<RunFiles::Found> &found, qint64 days)
{
    if (auto swept = sweep(); !swept)
        return fail(swept.error());
    Logger logger(&m.log, "retention");
    int cleaned = 0;
    for (const RunFiles::Found &run : found) {
        // Also a process that ends at once does one: else where there are no others none would go.
        if (cleaned > 0 && !m_rounds.isOn())
            break; // the next process goes on
        if (auto gone = clean(run.run, days); gone)
            ++cleaned;
        else
            logger.warning(gone.error().text());
    }
    if (cleaned == 0)
        return {};
    logger.info(
        u"The files of %1 runs were deleted: they are older than %2 days"_s.arg(cleaned).arg(days));
    auto active = m.ledger.activeRuns();
    if (!active)
        return fail(active.error());
    return active->isEmpty() ? scrub() : Result<void>(); // runs are not held up for it
}

Result<void> RunRetention::scrub()
{
    return m.ledger.store().scrub();
}

Result<QList<RunFiles::Found>> RunRetention::olderThan(qint64 days)
{
    return RunFiles(m.ledger).endedBefore(m.ledger.clock().nowMs() - days * dayMs());
}

Result<void> RunRetention::clean(const RunRow &run, qint64 days)
{
    return RunFiles(m.ledger).remove(run,
        u"Its files were deleted: they were older than %1 days (setting %2)"_s.arg(
            QString::number(days), kKeepRunFilesDays));
}

Result<int> RunRetention::sweep()
{
    return RunFiles(m.ledger).sweep();
}

Result<RunFileTimes> RunRetention::timesOf(const RunRow &run)
{
    auto gone = goneFiles(m.ledger.store(), run.id);
    if (!gone)
        return fail(gone.error());
    auto days = m.settings.value(kKeepRunFilesDays);
    if (!days)
        return fail(days.error());
    RunFileTimes times;
    if (*gone) {
        times.goneAtMs = (*gone)->atMs;
        times.goneWhy = (*gone)->text;
    } else if (!isResumable(run.state) && run.finishedAtMs != 0 && *days != 0) {
        times.goesAtMs = run.finishedAtMs + *days * dayMs();
    }
    return times;
}

} // namespace sluice
