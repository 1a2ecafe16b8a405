// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/scheduletests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

ScheduleRig::ScheduleRig()
{
    auto opened = Store::open(m_folder.path(), timings);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text()));
    store = std::move(*opened);
    ledger = std::make_unique<ScheduleLedger>(*store, clock, timings);
    at(u"2026-11-22T12:00Z"_s);
}

void ScheduleRig::change(const char *statement, const QVariantList &values)
{
    const auto done = store->write([&](Sql &sql) -> Result<void> {
        auto changed = sql.run(statement, values);
        return changed ? Result<void>() : Result<void>(fail(changed.error()));
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
}

QString ScheduleRig::value(const char *statement, const QVariantList &values)
{
    QString text;
    const auto read = store->read([&](Sql &sql) -> Result<void> {
        auto row = sql.run(statement, values);
        if (!row)
            return fail(row.error());
        text = (*row)->next() ? (*row)->value(0).toString() : QString();
        return {};
    });
    return read ? text : read.error().text();
}

void ScheduleRig::addJob(const QString &name, const QString &schedule, const QString &seen)
{
    change("INSERT INTO job_def(id, name, kind, params, mapping, schedule, revision, updated_at,"
           " schedule_seen) VALUES(?,?,'crm-bulk','{}','',?,1,0,?)",
        {QString(u"job-"_s + name), name, schedule, utcMs(seen)});
}

void ScheduleRig::addRun(
    const QString &id, const QString &job, const QString &state, const QString &owner, int rejected)
{
    change("INSERT INTO run(id, number, job_def_id, job_name, kind, subject, environment, state,"
           " params, target_lock, owner, created_by, created_at, n_read, n_rejected)"
           " VALUES(?,(SELECT COALESCE(MAX(number),0)+1 FROM run),?,?,'crm-bulk','Leads','test',?,"
           "'{}','',?,'schedule',0,?,?)",
        {id, QString(u"job-"_s + job), job, state, owner, rejected, rejected});
}

QStringList ScheduleRig::settle(const QString &job)
{
    QStringList told;
    const auto entries = ledger->entries();
    for (const ScheduleEntry &entry : entries ? *entries : QList<ScheduleEntry>()) {
        if (entry.jobName != job)
            continue;
        const auto settled = ledger->settleDue(entry);
        if (!settled)
            return {settled.error().text()};
        for (const ScheduleFire &fire : *settled)
            told.append(scheduleFireName(fire.state) + u' ' + utcOf(fire.dueMs)
                + (fire.count > 1 ? u" %1"_s.arg(fire.count) : QString()));
    }
    return told;
}

QStringList ScheduleRig::take()
{
    const auto taken = ledger->takeClaimed();
    if (!taken)
        return {taken.error().text()};
    QStringList names;
    for (const ScheduleFire &fire : *taken)
        names.append(fire.jobName);
    return names;
}

void ScheduleRig::begin(const QString &job, const QString &runId)
{
    const auto taken = ledger->takeClaimed();
    QVERIFY(taken);
    QCOMPARE(taken->size(), 1);
    QCOMPARE(taken->constFirst().jobName, job);
    QVERIFY(store->write(
        [&](Sql &sql) -> Result<void> { return ledger->began(sql, taken->constFirst(), runId); }));
}
