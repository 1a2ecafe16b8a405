// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/schedulescommand.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/schedules/crontimes.h"
#include "app/schedules/listedschedule.h"
#include "app/schedules/scheduler.h"
#include "app/stopsignals.h"
#include "base/clock.h"
#include "cli/stayopen.h"

#include <QDateTime>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

ScheduleSources sourcesOf(const CommandContext &context)
{
    Application &application = context.application;
    return {.jobs = application.jobs(),
        .connections = application.connections(),
        .ledger = application.schedules(),
        .dataDirectory = application.dataDirectory()};
}

Result<ListedSchedule> listedOf(const CommandContext &context, const QString &name)
{
    auto job = context.application.jobs().find(name);
    if (!job)
        return fail(job.error());
    auto all = listedSchedules(sourcesOf(context), Clock::system().nowMs(), true);
    if (!all)
        return fail(all.error());
    for (const ListedSchedule &one : std::as_const(*all)) {
        if (one.job.id == job->id)
            return one;
    }
    return fail(ErrorKind::Config, u"The job “%1” is not there any more"_s.arg(name));
}

// ISO with the offset of the schedule's own zone, so that the time of day shows.
QString dueText(qint64 ms, const QString &zone)
{
    const auto place = scheduleZone(zone);
    const QDateTime moment
        = QDateTime::fromMSecsSinceEpoch(ms, place ? *place : QTimeZone::systemTimeZone());
    return moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(Qt::ISODate);
}

QJsonValue utcJson(qint64 ms)
{
    return ms > 0 ? QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate))
                  : QJsonValue(QJsonValue::Null);
}

QJsonObject fireJson(const ScheduleFire &fire)
{
    return {{u"due"_s, utcJson(fire.dueMs)}, {u"outcome"_s, scheduleFireName(fire.state)},
        {u"count"_s, fire.count}, {u"reason"_s, fire.reason}, {u"runId"_s, fire.runId}};
}

QJsonObject scheduleJson(const ListedSchedule &one)
{
    const ScheduleTerms &terms = one.job.terms;
    QJsonObject json{{u"name"_s, one.job.name}, {u"cron"_s, one.job.schedule},
        {u"words"_s, one.words}, {u"enabled"_s, one.job.isEnabled}, {u"zone"_s, terms.zone},
        {u"missed"_s, terms.skipsMissed ? u"skip"_s : u"run"_s}, {u"dryRun"_s, terms.isDryRun},
        {u"then"_s, terms.thenJob}, {u"thenOnRejections"_s, terms.thenOnRejections},
        {u"next"_s, utcJson(one.nextMs)}, {u"problem"_s, one.problem},
        {u"lastRun"_s, QJsonValue(QJsonValue::Null)},
        {u"lastDue"_s, one.lastFire ? QJsonValue(fireJson(*one.lastFire)) : QJsonValue()}};
    if (one.lastRun)
        json.insert(u"lastRun"_s,
            QJsonObject{{u"runId"_s, one.lastRun->id}, {u"number"_s, one.lastRun->number},
                {u"state"_s, runStateName(one.lastRun->state)}});
    return json;
}

QString nextText(const ListedSchedule &one)
{
    if (!one.problem.isEmpty())
        return one.problem;
    if (!one.job.isEnabled)
        return u"off"_s;
    return one.nextMs > 0 ? dueText(one.nextMs, one.job.terms.zone) : u"-"_s;
}

QString termsText(const ListedSchedule &one)
{
    const ScheduleTerms &terms = one.job.terms;
    QStringList parts;
    if (!terms.zone.isEmpty())
        parts.append(terms.zone);
    if (terms.skipsMissed)
        parts.append(u"missed times are skipped"_s);
    if (terms.isDryRun)
        parts.append(u"plans only"_s);
    if (!terms.thenJob.isEmpty())
        parts.append(u"then “%1”"_s.arg(terms.thenJob));
    return parts.join(u", "_s);
}

Error wrongUse(const QString &what, const QString &next)
{
    return Error{.kind = ErrorKind::Config, .what = what, .next = next};
}

const QStringList &knownWords()
{
    static const QStringList words{
        u"enable"_s, u"disable"_s, u"next"_s, u"set"_s, u"clear"_s, u"systemd"_s, u"cron"_s};
    return words;
}

} // namespace

QStringList SchedulesCommand::valuedOptions() const
{
    return {u"zone"_s, u"missed"_s, u"then"_s};
}

ExitCode SchedulesCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const bool isOfNone = what == "list"_L1 || what == "run"_L1;
    const QString name = isOfNone ? QString() : arguments.takeWord();
    if (!isOfNone && !knownWords().contains(what))
        return context.refuse(wrongUse(u"“schedules %1” is not a command"_s.arg(what),
            u"Use list, next, set, clear, enable, disable, systemd, cron or run"_s));
    if (!isOfNone && name.isEmpty())
        return context.refuse(
            wrongUse(u"The name of a job is needed"_s, u"See sluice-cli jobs list"_s));
    if (what == "set"_L1)
        return set(context, name, arguments);
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (what == "list"_L1)
        return list(context);
    if (what == "run"_L1)
        return stayOpen(context);
    if (what == "next"_L1)
        return next(context, name);
    if (what == "clear"_L1)
        return clear(context, name);
    if (what == "systemd"_L1)
        return systemd(context, name);
    return what == "cron"_L1 ? cron(context, name) : enable(context, name, what == "enable"_L1);
}

ExitCode SchedulesCommand::list(const CommandContext &context)
{
    auto all = listedSchedules(sourcesOf(context), Clock::system().nowMs());
    if (!all)
        return context.refuse(all.error());
    QJsonArray json;
    QList<QStringList> rows{{u"Job"_s, u"When"_s, u"Next"_s, u"Last Run"_s, QString()}};
    for (const ListedSchedule &one : std::as_const(*all)) {
        json.append(scheduleJson(one));
        rows.append({one.job.name,
            one.words.isEmpty() ? u"after another job"_s
                                : QString(one.words + u"  "_s + one.job.schedule),
            nextText(one), one.lastRun ? runStateName(one.lastRun->state) : u"never"_s,
            termsText(one)});
    }
    context.print(json,
        all->isEmpty() ? u"No job has a schedule; see sluice-cli schedules set NAME \"0 2 * * *\""_s
                       : tableText(rows));
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::enable(
    const CommandContext &context, const QString &name, bool isEnabled)
{
    if (auto done = context.application.jobs().setEnabled(name, isEnabled); !done)
        return context.refuse(done.error());
    auto one = listedOf(context, name);
    if (!one)
        return context.refuse(one.error());
    context.print(scheduleJson(*one),
        isEnabled ? u"The schedule of “%1” is on. Next: %2"_s.arg(name, nextText(*one))
                  : u"The schedule of “%1” is off"_s.arg(name));
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::next(const CommandContext &context, const QString &name)
{
    auto one = listedOf(context, name);
    if (!one)
        return context.refuse(one.error());
    if (one->job.schedule.isEmpty())
        return context.refuse(wrongUse(u"The job “%1” has no schedule"_s.arg(name),
            u"Set one: sluice-cli schedules set NAME \"0 2 * * *\""_s));
    const QString zone = one->job.terms.zone;
    auto meaning = scheduleMeaning(one->job.schedule, zone, Clock::system().nowMs());
    if (!meaning)
        return context.refuse(meaning.error());
    QJsonArray times;
    QStringList lines{meaning->words + (one->job.isEnabled ? QString() : u" (off)"_s)};
    for (const qint64 ms : std::as_const(meaning->next)) {
        times.append(utcJson(ms));
        lines.append(u"  "_s + dueText(ms, zone));
    }
    QJsonObject json = scheduleJson(*one);
    json.insert(u"times"_s, times);
    context.print(json, lines.join(u'\n'));
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::set(
    const CommandContext &context, const QString &name, Arguments &arguments)
{
    auto job = context.application.jobs().find(name);
    if (!job)
        return context.refuse(job.error());
    const QString cron = arguments.takeWord();
    const auto zone = arguments.takeIfGiven(u"zone"_s);
    const auto missed = arguments.takeIfGiven(u"missed"_s);
    const auto then = arguments.takeIfGiven(u"then"_s);
    ScheduleTerms terms = job->terms; // what is not said stays
    if (arguments.takeFlag(u"then-on-rejections"_s))
        terms.thenOnRejections = true;
    if (arguments.takeFlag(u"dry-run"_s))
        terms.isDryRun = true;
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (missed && *missed != "run"_L1 && *missed != "skip"_L1)
        return context.refuse(wrongUse(
            u"--missed does not know “%1”"_s.arg(*missed), u"Use --missed run or --missed skip"_s));
    terms.zone = zone.value_or(terms.zone);
    terms.skipsMissed = missed ? *missed == "skip"_L1 : terms.skipsMissed;
    terms.thenJob = then.value_or(terms.thenJob);
    if (terms.thenJob.isEmpty())
        terms.thenOnRejections = false;
    // A job of a chain need have no times of its own.
    if (cron.isEmpty() && !then)
        return context.refuse(wrongUse(u"The times are needed"_s,
            u"Write them as \"0 2 * * *\": minute, hour, day of the month, month, weekday"_s));
    if (!cron.isEmpty()) {
        if (auto meaning = scheduleMeaning(cron, terms.zone, Clock::system().nowMs()); !meaning)
            return context.refuse(meaning.error());
    }
    auto saved = context.application.jobs().setSchedule(
        name, cron.isEmpty() ? job->schedule : cron, terms);
    if (!saved)
        return context.refuse(saved.error());
    auto one = listedOf(context, name);
    if (!one)
        return context.refuse(one.error());
    context.print(scheduleJson(*one),
        u"“%1”: %2. Next: %3"_s.arg(
            name, one->words.isEmpty() ? u"after another job"_s : one->words, nextText(*one)));
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::clear(const CommandContext &context, const QString &name)
{
    if (auto done = context.application.jobs().setSchedule(name, {}); !done)
        return context.refuse(done.error());
    context.print(QJsonObject{{u"cleared"_s, name}}, u"“%1” has no schedule any more"_s.arg(name));
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::systemd(const CommandContext &context, const QString &name)
{
    auto job = unattendedJob(sourcesOf(context), name, commandLineProgram());
    auto units = job ? systemdUnits(*job) : Result<SystemdUnits>(fail(job.error()));
    auto text = units ? systemdText(*job) : Result<QString>(fail(units.error()));
    if (!text)
        return context.refuse(text.error());
    context.print(QJsonObject{{u"name"_s, name}, {u"unit"_s, units->name},
                      {u"service"_s, units->service}, {u"timer"_s, units->timer}},
        *text);
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::cron(const CommandContext &context, const QString &name)
{
    auto job = unattendedJob(sourcesOf(context), name, commandLineProgram());
    auto lines = job ? cronLines(*job) : Result<QString>(fail(job.error()));
    if (!lines)
        return context.refuse(lines.error());
    context.print(QJsonObject{{u"name"_s, name}, {u"lines"_s, *lines}}, *lines);
    return ExitCode::Completed;
}

ExitCode SchedulesCommand::stayOpen(const CommandContext &context)
{
    auto all = listedSchedules(sourcesOf(context), Clock::system().nowMs());
    if (!all)
        return context.refuse(all.error());
    StopSignals signalsOfUser;
    Scheduler &scheduler = context.application.scheduler();
    if (!context.isQuiet) {
        scheduler.setOnFire([](const ScheduleFire &fire) {
            writeError(u"%1  %2: %3%4\n"_s.arg(QTime::currentTime().toString(u"HH:mm:ss"),
                fire.jobName, scheduleFireName(fire.state),
                fire.reason.isEmpty() ? QString() : u". "_s + fire.reason));
        });
        writeError(u"Starting what is due; end it with Ctrl+C\n"_s);
        for (const ListedSchedule &one : std::as_const(*all))
            writeError(u"  %1: %2\n"_s.arg(one.job.name, nextText(one)));
    }
    scheduler.start();
    waitForSignal(signalsOfUser);
    scheduler.stop();
    const bool wereLeft = leaveRuns(context, signalsOfUser);
    all = listedSchedules(sourcesOf(context), Clock::system().nowMs());
    if (!all)
        return context.refuse(all.error());
    QJsonArray json;
    for (const ListedSchedule &one : std::as_const(*all))
        json.append(scheduleJson(one));
    context.print(json, u"Nothing is started any more"_s);
    return wereLeft ? ExitCode::Resumable : ExitCode::Completed;
}

} // namespace sluice
