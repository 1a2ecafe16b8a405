// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stayopen.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "app/stopsignals.h"
#include "cli/command.h"

#include <QCoreApplication>
#include <QTimer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QStringList liveRuns(Runs &runs)
{
    QStringList ids;
    if (auto all = runs.list()) {
        for (const RunRow &run : std::as_const(*all)) {
            if (isEnded(run.state))
                continue;
            if (auto snapshot = runs.snapshot(run.id); snapshot && snapshot->isLive)
                ids.append(run.id);
        }
    }
    return ids;
}

} // namespace

void waitForSignal(StopSignals &signalsOfUser)
{
    QObject receiver;
    QObject::connect(
        &signalsOfUser, &StopSignals::interrupted, &receiver, [] { QCoreApplication::quit(); });
    QObject::connect(
        &signalsOfUser, &StopSignals::terminated, &receiver, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();
}

bool leaveRuns(const CommandContext &context, StopSignals &signalsOfUser)
{
    Runs &runs = context.application.runs();
    const bool isAnyLeft = !liveRuns(runs).isEmpty();
    if (!isAnyLeft)
        return false;
    writeError(u"The process was asked to end; its runs can be resumed\n"_s);
    context.application.interrupt(u"the process was asked to end"_s);
    QTimer timer;
    timer.setInterval(static_cast<int>(context.application.timings().progress.count()));
    QObject::connect(&timer, &QTimer::timeout, &timer, [&runs] {
        if (liveRuns(runs).isEmpty())
            QCoreApplication::quit();
    });
    QObject::connect(
        &signalsOfUser, &StopSignals::interrupted, &timer, [] { QCoreApplication::quit(); });
    QObject::connect(
        &signalsOfUser, &StopSignals::terminated, &timer, [] { QCoreApplication::quit(); });
    timer.start();
    QCoreApplication::exec();
    return true;
}

} // namespace sluice
