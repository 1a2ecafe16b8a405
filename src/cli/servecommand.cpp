// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servecommand.h"

#include "app/application.h"
#include "app/controlapi/controlapi.h"
#include "app/schedules/scheduler.h"
#include "app/stopsignals.h"
#include "app/watch/tablewatch.h"
#include "cli/stayopen.h"

#include <QJsonArray>

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
    options.publicUrl = QUrl(arguments.takeValue(u"public-url"_s));
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

} // namespace

QStringList ServeCommand::valuedOptions() const
{
    return {u"job"_s, u"listen"_s, u"hosts"_s, u"public-url"_s};
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
    ControlApi api({.runs = context.application.runs(),
                       .jobs = context.application.jobs(),
                       .watch = context.application.watch(),
                       .store = context.application.store(),
                       .callbacks = context.application.callbacks(),
                       .log = context.application.log()},
        *options);
    if (auto started = api.start(); !started)
        return context.refuse(started.error());
    for (const QString &notice : api.notices())
        writeError(u"Warning: %1\n"_s.arg(notice));
    context.print(QJsonObject{{u"listen"_s, api.address().text()}, {u"keyFile"_s, api.keyPath()},
                      {u"jobs"_s, QJsonArray::fromStringList(jobs)}},
        u"The control API listens at http://%1; its key is in %2"_s.arg(
            api.address().text(), api.keyPath()));
    context.application.watch().start({.jobs = jobs});
    context.application.scheduler().start();
    waitForSignal(signalsOfUser);
    context.application.scheduler().stop();
    context.application.watch().stop();
    api.stop();
    return leaveRuns(context, signalsOfUser) ? ExitCode::Resumable : ExitCode::Completed;
}

} // namespace sluice
