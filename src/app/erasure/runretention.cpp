// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/runretention.h"

#include "app/settings/appsettings.h"
#include "base/clock.h"
#include "core/engine/runledger.h"
#include "core/log/log.h"
#include "core/store/store.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Stands in the store from the first file that is deleted until what the store forgot with it is
// out of its free pages: also if the process ends before, and while runs are not to be held up.
constexpr auto kOwe = "INSERT INTO meta(k, v) VALUES('retention.owesScrub', '1')"
                      " ON CONFLICT(k) DO NOTHING";
constexpr auto kOwesNothing = "DELETE FROM meta WHERE k='retention.owesScrub'";
constexpr auto kOwes = "SELECT COUNT(*) FROM meta WHERE k='retention.owesScrub'";

Result<void> note(Store &store, const char *statement)
{
    return store.write([statement](Sql &sql) -> Result<void> {
        auto done = sql.run(statement);
        return done ? Result<void>() : fail(done.error());
    });
}

Result<bool> owesScrub(Store &store)
{
    bool owes = false;
    auto read = store.read([&owes](Sql &sql) -> Result<void> {
        auto rows = sql.run(kOwes);
        if (!rows)
            return fail(rows.error());
        owes = (*rows)->next() && (*rows)->value(0).toInt() > 0;
        (*rows)->finish();
        return {};
    });
    return read ? Result<bool>(owes) : fail(read.error());
}

} // namespace

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
    if (!left->isEmpty() || !found->isEmpty()) {
        if (auto cleaned = cleanAll(*found, *days); !cleaned)
            return cleaned;
    }
    auto owes = owesScrub(m.ledger.store());
    if (!owes || !*owes)
        return owes ? Result<void>() : fail(owes.error());
    auto active = m.ledger.activeRuns();
    if (!active)
        return fail(active.error());
    return active->isEmpty() ? scrub() : Result<void>(); // runs are not held up for it
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
    if (cleaned > 0)
        logger.info(
            u"The files of %1 runs were deleted: they are older than %2 days"_s.arg(cleaned).arg(
                days));
    return {};
}

Result<void> RunRetention::scrub()
{
    Store &store = m.ledger.store();
    if (auto scrubbed = store.scrub(); !scrubbed)
        return scrubbed;
    return note(store, kOwesNothing);
}

Result<QList<RunFiles::Found>> RunRetention::olderThan(qint64 days)
{
    return RunFiles(m.ledger).endedBefore(m.ledger.clock().nowMs() - days * dayMs());
}

Result<void> RunRetention::clean(const RunRow &run, qint64 days)
{
    if (auto noted = note(m.ledger.store(), kOwe); !noted)
        return noted;
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
