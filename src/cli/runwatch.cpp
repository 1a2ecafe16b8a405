// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runwatch.h"

#include "app/application.h"
#include "app/erasure/runretention.h"
#include "app/runs/runs.h"
#include "app/stopsignals.h"
#include "base/clock.h"
#include "cli/progressprinter.h"
#include "core/store/storeerror.h"
#include "core/store/storerecovery.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFutureWatcher>
#include <QTimer>
#include <QtConcurrent>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What the user asked for with signals, from the first look to the run's end.
struct SignalsSeen
{
    int interrupts = 0;
    bool isTerminated = false;
};

// Begins on a worker thread, so that signals are heard meanwhile.
Result<RunRow> begunRun(StopSignals &signalsOfUser, const RunBegin &begin, SignalsSeen &seen)
{
    CancelSource source;
    QFutureWatcher<std::shared_ptr<Result<RunRow>>> watcher;
    QObject::connect(
        &watcher, &QFutureWatcherBase::finished, &watcher, [] { QCoreApplication::quit(); });
    QObject::connect(
        &signalsOfUser, &StopSignals::interrupted, &watcher, [&seen, &source](int times) {
            seen.interrupts = times;
            writeError(u"Stopping\n"_s);
            source.request(StopWish::Abort);
        });
    QObject::connect(&signalsOfUser, &StopSignals::terminated, &watcher, [&seen, &source] {
        seen.isTerminated = true;
        source.request(StopWish::Abort);
    });
    watcher.setFuture(QtConcurrent::run([&begin, token = source.token()] {
        return std::make_shared<Result<RunRow>>(begin(token));
    }));
    QCoreApplication::exec();
    Result<RunRow> begun = *watcher.result();
    if (!begun && seen.isTerminated && begun.error().kind == ErrorKind::Cancelled)
        begun.error().code = QString::fromLatin1(kTerminatedCode);
    return begun;
}

} // namespace

Result<RunRow> watchRun(const CommandContext &context, const RunBegin &begin)
{
    Runs &runs = context.application.runs();
    StopSignals signalsOfUser;
    SignalsSeen seen;
    auto begun = begunRun(signalsOfUser, begin, seen);
    if (!begun)
        return begun;
    const QString runId = begun->id;
    ProgressPrinter printer(context.isQuiet);
    RateMeter meter;
    QTimer timer;
    timer.setInterval(static_cast<int>(context.application.timings().progress.count()));
    std::optional<Error> failure;
    std::optional<RunSnapshot> last;
    QFuture<void> stopping;
    bool isLeft = false; // nobody here works on it any more

    // The state in the store is what counts; the signal only makes the end come at once.
    const auto look = [&runs, &runId, &printer, &meter, &failure, &last, &isLeft] {
        auto snapshot = runs.snapshot(runId);
        if (!snapshot && snapshot.error().isRetryable && !isLeft)
            return; // a disk that fails or a store that is busy: the run waits for it too
        if (!snapshot) {
            failure = snapshot.error();
            QCoreApplication::quit();
            return;
        }
        printer.show(*snapshot, meter.add(*snapshot, monotonicMs()));
        last = *snapshot;
        if ((isEnded(snapshot->run.state) || isLeft) && !snapshot->isLive)
            QCoreApplication::quit();
    };
    QObject::connect(&timer, &QTimer::timeout, &timer, look);
    QObject::connect(
        &runs, &Runs::runEnded, &timer, [&runId, &look, &isLeft](const QString &ended) {
            if (ended != runId)
                return;
            isLeft = true;
            look();
        });
    // A busy store must not keep the second signal from being heard.
    const auto stop = [&runs, &runId, &context, &stopping](int times) {
        if (times > 1) {
            context.application.interrupt(u"interrupted twice from the keyboard"_s);
            return;
        }
        writeError(u"Stopping; once more to leave at once\n"_s);
        stopping = QtConcurrent::run([&runs, runId] {
            [[maybe_unused]] const auto stopped = runs.stop(runId, StopMode::Stop);
        });
    };
    const auto leave
        = [&context] { context.application.interrupt(u"the process was asked to end"_s); };
    QObject::connect(&signalsOfUser, &StopSignals::interrupted, &timer, stop);
    QObject::connect(&signalsOfUser, &StopSignals::terminated, &timer, leave);
    if (seen.isTerminated)
        leave();
    else if (seen.interrupts > 0)
        stop(seen.interrupts);
    timer.start();
    QTimer::singleShot(0, &timer, look);
    QCoreApplication::exec();
    stopping.waitForFinished();
    if (failure)
        return fail(*failure);
    printer.finish(*last);
    if (isEnded(last->run.state))
        return last->run;
    // What was read last may have come from memory: a damaged store is told as such.
    const QString directory = context.application.dataDirectory();
    const StoreReport report = examineStore(directory);
    if (!report.isGood && isDamagedStore(report.problem))
        return fail(withRecovery(report.problem, directory));
    writeError(u"Run #%1 is left as it is: its end could not be kept. The log in %2 says why;"
               " go on with: sluice-cli runs resume %1\n"_s.arg(
                   QString::number(last->run.number), directory + "/logs"_L1));
    return last->run;
}

namespace {

// How long the run can be taken back, or since when its files are gone: into its summary, and as
// lines for people.
Result<QList<QStringList>> addFileTimes(
    const CommandContext &context, const RunRow &run, QJsonObject &summary)
{
    QList<QStringList> lines;
    auto times = context.application.retention().timesOf(run);
    if (!times)
        return fail(times.error());
    QJsonValue until;
    if (times->goesAtMs && context.application.runs().canUndo(run)) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(*times->goesAtMs, Qt::UTC);
        until = at.toString(Qt::ISODate);
        lines.append({u"Undo Possible Until"_s, at.toLocalTime().toString(Qt::ISODate)});
    }
    summary.insert(u"undoUntil"_s, until);
    const bool areGone = times->goneAtMs.has_value();
    summary.insert(u"filesGone"_s, areGone ? QJsonValue(times->goneWhy) : QJsonValue());
    if (areGone)
        lines.append({u"Files"_s, times->goneWhy});
    return lines;
}

} // namespace

ExitCode reportRun(const CommandContext &context, const QString &runId, const QJsonObject &more)
{
    auto snapshot = context.application.runs().snapshot(runId);
    if (!snapshot)
        return context.refuse(snapshot.error());
    const Counts &counts = snapshot->run.counts;
    QList<QStringList> confirmed;
    for (const ConfirmedId &last : std::as_const(snapshot->confirmed))
        confirmed.append({u"Confirmed Up To"_s, u"%1  %2"_s.arg(last.title, last.id)});
    QJsonObject summary = runSummary(*snapshot);
    for (auto it = more.begin(); it != more.end(); ++it)
        summary.insert(it.key(), it.value());
    if (const QJsonObject cost = more.value(u"cost").toObject(); cost.contains(u"credits"))
        confirmed.append({u"Credits"_s, u"about %1"_s.arg(cost.value(u"credits").toDouble())});
    auto times = addFileTimes(context, snapshot->run, summary);
    if (!times)
        return context.refuse(times.error());
    context.print(summary,
        tableText(
            QList<QStringList>{
                {u"Run"_s,
                    u"#%1  %2"_s.arg(QString::number(snapshot->run.number), snapshot->run.id)},
                {u"State"_s, runStateName(snapshot->run.state)},
                {u"Reason"_s, snapshot->run.reason}, {u"Read"_s, QString::number(counts.read)},
                {snapshot->run.isDryRun ? u"Would Write"_s : u"Written"_s,
                    QString::number(counts.written)},
                {u"Skipped"_s, QString::number(counts.skipped)},
                {u"Rejected"_s, QString::number(counts.rejected)},
                {u"Not Attempted"_s, QString::number(counts.notAttempted)},
                {u"Pending"_s, QString::number(counts.pending)},
                {u"Balance"_s, counts.balances() ? u"adds up"_s : u"does not add up"_s}}
            + confirmed + *times));
    return exitCodeOf(snapshot->run.state);
}

} // namespace sluice
