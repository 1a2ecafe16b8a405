// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watchcommand.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/stopsignals.h"
#include "app/watch/tablewatch.h"
#include "app/watch/watchedtables.h"
#include "base/clock.h"
#include "cli/stayopen.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEverySeconds = 60; // of jobs that do not say how often

QJsonArray tablesJson(const QList<WatchedTable> &tables)
{
    QJsonArray json;
    for (const WatchedTable &table : tables)
        json.append(table.toJson(Clock::system().nowMs()));
    return json;
}

QString countsText(const WatchedTable &table)
{
    QString text = u"%1 rows written today"_s.arg(table.writtenToday);
    if (table.rejectedToday > 0)
        text += u", %1 rejected"_s.arg(table.rejectedToday);
    if (const qint64 waiting = table.outbox.waiting + table.outbox.sending; waiting > 0)
        text += u", %1 rows wait to be sent"_s.arg(waiting);
    if (table.outbox.dead > 0)
        text += u", %1 rows could not be sent"_s.arg(table.outbox.dead);
    return text;
}

// Tells what has changed since it looked last, and nothing else.
class WatchPrinter
{
public:
    WatchPrinter(Application &application, const QStringList &jobs, int everySeconds)
        : m_application(application)
        , m_jobs(jobs)
        , m_everySeconds(everySeconds)
    {
    }
    Result<QList<WatchedTable>> tables() const
    {
        return watchedTables(
            m_application.store(), m_application.jobs(), Clock::system(), m_jobs, m_everySeconds);
    }
    void tell()
    {
        const auto all = tables();
        if (!all)
            return; // the store is busy; there is a next time
        const qint64 now = Clock::system().nowMs();
        for (const WatchedTable &table : *all) {
            const bool isBehind = table.lagMs(now).value_or(1) > 0;
            const QString key = QStringList{QString::number(isBehind), table.entry.problem,
                QString::number(table.entry.changedAtMs), countsText(table)}
                                    .join(u'|');
            QString &told = m_told[table.job];
            if (told == key)
                continue;
            told = key;
            writeError(u"%1  %2: %3; %4%5\n"_s.arg(QTime::currentTime().toString(u"HH:mm:ss"),
                table.job, table.state(now), countsText(table),
                table.entry.problem.isEmpty() ? QString() : u". "_s + table.entry.problem));
        }
    }

private:
    Application &m_application;
    QStringList m_jobs;
    int m_everySeconds;
    QHash<QString, QString> m_told;
};

Result<void> canBeWatched(Jobs &jobs, const QString &name)
{
    auto job = jobs.find(name);
    if (!job)
        return fail(job.error());
    auto settings = job->kind == kDatastoreAnalyticsKind
        ? DatastoreJob::fromJson(job->parameters)
        : Result<DatastoreJob>(fail(ErrorKind::Config, u"The job “%1” copies no table"_s.arg(name),
            u"It is of the kind %1"_s.arg(job->kind)));
    if (!settings)
        return fail(settings.error());
    if (settings->mode == DatastoreMode::Incremental)
        return {};
    return fail(ErrorKind::Config, u"The job “%1” cannot be watched"_s.arg(name),
        u"It sends the whole table each time"_s, u"Set its mode to incremental"_s);
}

} // namespace

QStringList WatchCommand::valuedOptions() const
{
    return {u"every"_s};
}

ExitCode WatchCommand::list(const CommandContext &context)
{
    auto tables
        = watchedTables(context.application.store(), context.application.jobs(), Clock::system());
    if (!tables)
        return context.refuse(tables.error());
    QList<QStringList> rows;
    for (const WatchedTable &table : std::as_const(*tables))
        rows.append({table.job, table.table, table.state(Clock::system().nowMs()),
            countsText(table), table.entry.problem});
    context.print(tablesJson(*tables),
        rows.isEmpty()
            ? u"No table is watched; see watchSeconds of a job, or sluice-cli watch NAME"_s
            : tableText(rows));
    return ExitCode::Completed;
}

ExitCode WatchCommand::run(const CommandContext &context, Arguments &arguments)
{
    QStringList jobs;
    for (QString word = arguments.takeWord(); !word.isEmpty(); word = arguments.takeWord())
        jobs.append(word);
    const QString every = arguments.takeValue(u"every"_s);
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (jobs == QStringList{u"list"_s} && every.isEmpty())
        return list(context);
    const int seconds = every.isEmpty() ? kEverySeconds : every.toInt();
    if (seconds < DatastoreJob::kLeastWatch || seconds > DatastoreJob::kLongestWatch)
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what
            = u"--every needs a number of seconds from %1 to %2"_s.arg(DatastoreJob::kLeastWatch)
                  .arg(DatastoreJob::kLongestWatch)});
    if (jobs.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"The name of a job is needed"_s,
            .next = u"See sluice-cli jobs list"_s});
    Application &application = context.application;
    for (const QString &job : std::as_const(jobs)) {
        if (auto can = canBeWatched(application.jobs(), job); !can)
            return context.refuse(can.error());
    }
    StopSignals signalsOfUser;
    WatchPrinter printer(application, jobs, seconds);
    QTimer timer;
    if (!context.isQuiet) {
        QObject::connect(&timer, &QTimer::timeout, &timer, [&printer] { printer.tell(); });
        timer.start(static_cast<int>(application.timings().watchLook.count()));
        writeError(u"Watching; end it with Ctrl+C\n"_s);
    }
    application.watch().start({.jobs = jobs, .everySeconds = seconds});
    waitForSignal(signalsOfUser);
    timer.stop();
    application.watch().stop();
    const bool wereLeft = leaveRuns(context, signalsOfUser);
    const auto tables = printer.tables();
    if (!tables)
        return context.refuse(tables.error());
    context.print(tablesJson(*tables), u"Not watching any more"_s);
    return wereLeft ? ExitCode::Resumable : ExitCode::Completed;
}

} // namespace sluice
