// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/targetlocks.h"

#include "base/clock.h"
#include "base/ids.h"
#include "core/store/store.h"

#include <QDateTime>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

#define SLUICE_TARGET_LOCKS                                                                        \
    "SELECT named_lock.name, named_lock.run_id, named_lock.owner, run.number, run.job_name,"       \
    " run.subject, run.environment, run.state, run.n_pending, named_lock.lease_until,"             \
    " named_lock.taken_at, run.kind FROM named_lock LEFT JOIN run ON run.id = named_lock.run_id"

TargetLock targetLockOf(const QSqlQuery &row)
{
    const auto text = [&row](int column) { return row.value(column).toString(); };
    return {.name = text(0),
        .runId = text(1),
        .owner = text(2),
        .runNumber = row.value(3).toLongLong(),
        .jobName = text(4),
        .kind = text(11),
        .subject = text(5),
        .environment = text(6),
        .state = text(7).isEmpty() ? RunState::Stopped : runStateFromName(text(7)),
        .pending = row.value(8).toLongLong(),
        .leaseUntilMs = row.value(9).toLongLong(),
        .takenAtMs = row.value(10).toLongLong()};
}

} // namespace

bool TargetLock::isHolding(qint64 nowMs) const
{
    return isWaitingForAPerson()
        || (ProcessIdentity::fromText(owner).isAlive() && leaseUntilMs > nowMs);
}

QString TargetLock::text() const
{
    return u"run #%1 of “%2”, process %3, since %4"_s.arg(QString::number(runNumber), jobName,
        QString::number(ProcessIdentity::fromText(owner).pid),
        QDateTime::fromMSecsSinceEpoch(takenAtMs, Qt::UTC).toString(Qt::ISODate));
}

Result<std::optional<TargetLock>> targetLock(Sql &sql, const QString &name)
{
    auto row = sql.run(SLUICE_TARGET_LOCKS " WHERE name=?", {name});
    if (!row)
        return fail(row.error());
    std::optional<TargetLock> lock;
    if ((*row)->next())
        lock = targetLockOf(**row);
    (*row)->finish();
    return lock;
}

Result<QList<TargetLock>> targetLocks(Store &store)
{
    QList<TargetLock> locks;
    auto done = store.read([&locks](Sql &sql) -> Result<void> {
        auto rows = sql.run(SLUICE_TARGET_LOCKS " ORDER BY named_lock.taken_at");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            locks.append(targetLockOf(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return locks;
}

Result<void> releaseTargetLock(Store &store, const Clock &clock, const QString &name)
{
    return store.write([&clock, &name](Sql &sql) -> Result<void> {
        auto lock = targetLock(sql, name);
        if (!lock)
            return fail(lock.error());
        if (!*lock)
            return {}; // somebody was quicker
        if ((*lock)->isHolding(clock.nowMs()))
            return fail(ErrorKind::Locked, u"The lock of %1 is held"_s.arg((*lock)->subject),
                (*lock)->text(), u"Stop the run, or wait for its end"_s);
        auto freed = sql.run("DELETE FROM named_lock WHERE name=?", {name});
        if (!freed)
            return fail(freed.error());
        return {};
    });
}

} // namespace sluice
