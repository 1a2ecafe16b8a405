// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servecommand.h"

#include "app/application.h"
#include "app/controlapi/controlapi.h"
#include "app/runs/runs.h"
#include "cli/stopsignals.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTimer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<ControlApiOptions> takeServeOptions(const CommandContext &context, Arguments &arguments)
{
    ControlApiOptions options;
    options.dataDirectory = context.application.dataDirectory();
    options.timings = context.application.timings();
    options.jobs = arguments.takeValues(u"job"_s);
    if (options.jobs.isEmpty())
        return fail(ErrorKind::Config, u"The name of a job is needed"_s, {},
            u"Write it as --job NAME; see sluice-cli jobs list"_s);
    // Further names may follow the first: --job A B.
    for (QString word = arguments.takeWord(); !word.isEmpty(); word = arguments.takeWord())
        options.jobs.append(word);
    options.hosts = arguments.takeValue(u"hosts"_s).split(u',', Qt::SkipEmptyParts);
    const auto listen = arguments.takeIfGiven(u"listen"_s);
    if (auto finished = arguments.finish(); !finished)
        return fail(finished.error());
    if (listen) {
        auto address = ControlAddress::parse(*listen);
        if (!address)
            return fail(address.error());
        options.address = *address;
    }
    return options;
}

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

// Until the runs of this process have ended, as interrupted: a moment, since what is in flight is
// aborted. The second signal does not wait.
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

} // namespace

QStringList ServeCommand::valuedOptions() const
{
    return {u"job"_s, u"listen"_s, u"hosts"_s};
}

QStringList ServeCommand::repeatedOptions() const
{
    return {u"job"_s};
}

ExitCode ServeCommand::run(const CommandContext &context, Arguments &arguments)
{
    auto options = takeServeOptions(context, arguments);
    if (!options)
        return context.refuse(options.error());
    const QStringList jobs = options->jobs;
    StopSignals signalsOfUser; // before anybody can be told that it listens
    ControlApi api(context.application.runs(), context.application.jobs(),
        context.application.log(), *options);
    if (auto started = api.start(); !started)
        return context.refuse(started.error());
    for (const QString &notice : api.notices())
        writeError(u"Warning: %1\n"_s.arg(notice));
    context.print(QJsonObject{{u"listen"_s, api.address().text()}, {u"keyFile"_s, api.keyPath()},
                      {u"jobs"_s, QJsonArray::fromStringList(jobs)}},
        u"The control API listens at http://%1; its key is in %2"_s.arg(
            api.address().text(), api.keyPath()));
    {
        QObject receiver;
        QObject::connect(
            &signalsOfUser, &StopSignals::interrupted, &receiver, [] { QCoreApplication::quit(); });
        QObject::connect(
            &signalsOfUser, &StopSignals::terminated, &receiver, [] { QCoreApplication::quit(); });
        QCoreApplication::exec();
    }
    api.stop();
    return leaveRuns(context, signalsOfUser) ? ExitCode::Resumable : ExitCode::Completed;
}

} // namespace sluice
