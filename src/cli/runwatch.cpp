// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runwatch.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "cli/progressprinter.h"
#include "cli/stopsignals.h"

#include <QCoreApplication>
#include <QTimer>

namespace sluice {

using namespace Qt::StringLiterals;

Result<RunState> watchRun(const CommandContext &context, const QString &runId)
{
    Runs &runs = context.application.runs();
    ProgressPrinter printer(context.isQuiet);
    RateMeter meter;
    StopSignals signalsOfUser;
    QTimer timer;
    timer.setInterval(static_cast<int>(context.application.timings().progress.count()));
    std::optional<Error> failure;
    std::optional<RunSnapshot> last;

    // The state in the store is what counts; the signal only makes the end come at once.
    const auto look = [&runs, &runId, &printer, &meter, &failure, &last] {
        auto snapshot = runs.snapshot(runId);
        if (!snapshot) {
            failure = snapshot.error();
            QCoreApplication::quit();
            return;
        }
        printer.show(*snapshot, meter.add(*snapshot, monotonicMs()));
        last = *snapshot;
        if (isEnded(snapshot->run.state) && !snapshot->isLive)
            QCoreApplication::quit();
    };
    QObject::connect(&timer, &QTimer::timeout, &timer, look);
    QObject::connect(&runs, &Runs::runEnded, &timer, [&runId, &look](const QString &ended) {
        if (ended == runId)
            look();
    });
    QObject::connect(&signalsOfUser, &StopSignals::interrupted, &timer,
        [&runs, &runId, &context](int times) {
            if (times > 1) {
                context.application.interrupt(u"interrupted twice from the keyboard"_s);
                return;
            }
            writeError(u"Stopping; once more to leave at once\n"_s);
            [[maybe_unused]] const auto stopped = runs.stop(runId, StopMode::Stop);
        });
    QObject::connect(&signalsOfUser, &StopSignals::terminated, &timer,
        [&context] { context.application.interrupt(u"the process was asked to end"_s); });
    timer.start();
    QTimer::singleShot(0, &timer, look);
    QCoreApplication::exec();
    if (failure)
        return fail(*failure);
    printer.finish(*last);
    return last->run.state;
}

ExitCode reportRun(const CommandContext &context, const QString &runId)
{
    auto snapshot = context.application.runs().snapshot(runId);
    if (!snapshot)
        return context.refuse(snapshot.error());
    const Counts &counts = snapshot->run.counts;
    context.print(runSummary(*snapshot),
        tableText({{u"Run"_s, u"#%1  %2"_s.arg(QString::number(snapshot->run.number), snapshot->run.id)},
            {u"State"_s, runStateName(snapshot->run.state)}, {u"Reason"_s, snapshot->run.reason},
            {u"Read"_s, QString::number(counts.read)},
            {snapshot->run.isDryRun ? u"Would Write"_s : u"Written"_s, QString::number(counts.written)},
            {u"Skipped"_s, QString::number(counts.skipped)},
            {u"Rejected"_s, QString::number(counts.rejected)},
            {u"Not Attempted"_s, QString::number(counts.notAttempted)},
            {u"Pending"_s, QString::number(counts.pending)},
            {u"Balance"_s, counts.balances() ? u"adds up"_s : u"does not add up"_s}}));
    return exitCodeOf(snapshot->run.state);
}

} // namespace sluice
