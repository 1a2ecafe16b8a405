// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchedtables.h"

#include "app/documents/jobs.h"
#include "base/clock.h"
#include "core/store/store.h"

#include <QDateTime>
#include <QSqlQuery>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMsASecond = 1'000;

struct DaySums
{
    qint64 written = 0;
    qint64 rejected = 0;
};

Result<QHash<QString, DaySums>> sumsSince(Store &store, qint64 sinceMs)
{
    QHash<QString, DaySums> sums;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        auto query = sql.run("SELECT job_def_id, SUM(n_written), SUM(n_rejected) FROM run"
                             " WHERE kind=? AND dry_run=0 AND created_at>=? GROUP BY job_def_id",
            {QString(kDatastoreAnalyticsKind), sinceMs});
        if (!query)
            return fail(query.error());
        while ((*query)->next())
            sums.insert((*query)->value(0).toString(),
                {(*query)->value(1).toLongLong(), (*query)->value(2).toLongLong()});
        return {};
    });
    if (!done)
        return fail(done.error());
    return sums;
}

// Rounded up: a lag must not look shorter than it is.
QString spanText(qint64 ms)
{
    const qint64 seconds = (ms + kMsASecond - 1) / kMsASecond;
    if (seconds < 120)
        return u"%1 s"_s.arg(seconds);
    const qint64 minutes = (seconds + 59) / 60;
    return minutes < 120 ? u"%1 min"_s.arg(minutes) : u"%1 h"_s.arg((minutes + 59) / 60);
}

} // namespace

std::optional<qint64> WatchedTable::lagMs(qint64 nowMs) const
{
    const auto since
        = [nowMs](qint64 then) { return then > 0 ? std::max<qint64>(0, nowMs - then) : 0; };
    const qint64 ofRows = since(outbox.oldestMs);
    if (everySeconds == 0)
        return ofRows;
    if (entry.lookedAtMs == 0)
        return std::nullopt;
    return std::max(ofRows, since(entry.behindSinceMs));
}

QString WatchedTable::state(qint64 nowMs) const
{
    const auto lag = lagMs(nowMs);
    if (!lag)
        return entry.problem.isEmpty() ? u"Not looked at yet"_s : entry.problem;
    if (*lag > 0)
        return u"Behind by up to %1"_s.arg(spanText(*lag));
    if (everySeconds == 0)
        return u"Nothing waits"_s;
    return u"In step, as of %1 ago"_s.arg(spanText(std::max<qint64>(0, nowMs - entry.lookedAtMs)));
}

QJsonObject WatchedTable::toJson(qint64 nowMs) const
{
    const auto time = [](qint64 ms) {
        return ms == 0
            ? QJsonValue()
            : QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
    };
    const auto lag = lagMs(nowMs);
    return {{u"name"_s, job}, {u"table"_s, table}, {u"everySeconds"_s, everySeconds},
        {u"state"_s, state(nowMs)},
        {u"lagSeconds"_s, lag ? QJsonValue((*lag + kMsASecond - 1) / kMsASecond) : QJsonValue()},
        {u"lookedAt"_s, time(entry.lookedAtMs)}, {u"changedAt"_s, time(entry.changedAtMs)},
        {u"problem"_s, entry.problem}, {u"waiting"_s, outbox.waiting + outbox.sending},
        {u"dead"_s, outbox.dead}, {u"writtenToday"_s, writtenToday},
        {u"rejectedToday"_s, rejectedToday}};
}

Result<QList<WatchedTable>> watchedTables(Store &store, Jobs &jobs, const Clock &clock,
    const QStringList &names, int everySeconds, bool withOffered)
{
    auto all = jobs.list();
    if (!all)
        return fail(all.error());
    auto counts = RowOutbox(store, clock, {}).counts();
    if (!counts)
        return fail(counts.error());
    auto sums = sumsSince(store, QDate::currentDate().startOfDay().toMSecsSinceEpoch());
    if (!sums)
        return fail(sums.error());
    const WatchLedger ledger(store, clock);
    QList<WatchedTable> tables;
    for (const Job &job : std::as_const(*all)) {
        if (job.kind != kDatastoreAnalyticsKind || (!names.isEmpty() && !names.contains(job.name)))
            continue;
        auto settings = DatastoreJob::fromJson(job.parameters);
        int every = settings ? settings->watchSeconds : 0;
        const bool canBe = settings && settings->mode == DatastoreMode::Incremental;
        if (canBe && every == 0)
            every = everySeconds;
        const bool isOffered = withOffered && canBe;
        if (names.isEmpty() && every == 0 && !isOffered && !counts->contains(job.id))
            continue;
        auto entry = ledger.entry(job.id);
        if (!entry)
            return fail(entry.error());
        const DaySums today = sums->value(job.id);
        tables.append({.jobId = job.id,
            .job = job.name,
            .table = job.parameters.value(u"table").toString(),
            .target = job.target,
            .view = settings ? settings->viewName() : QString(),
            .everySeconds = every,
            .entry = *entry,
            .outbox = counts->value(job.id),
            .writtenToday = today.written,
            .rejectedToday = today.rejected});
    }
    return tables;
}

Result<int> countOfWatched(Jobs &jobs)
{
    auto all = jobs.list();
    if (!all)
        return fail(all.error());
    int count = 0;
    for (const Job &job : std::as_const(*all)) {
        if (job.kind != kDatastoreAnalyticsKind)
            continue;
        const auto settings = DatastoreJob::fromJson(job.parameters);
        count += settings && settings->watchSeconds > 0;
    }
    return count;
}

} // namespace sluice
