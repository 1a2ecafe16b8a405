// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runscommand.h"

#include "app/application.h"
#include "app/runs/runlisting.h"
#include "app/runs/runs.h"
#include "base/files.h"
#include "cli/erasurecommands.h"
#include "cli/runwatch.h"
#include "core/store/store.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostListedRuns = 100'000; // at a time

QString momentText(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms).toString(Qt::ISODate) : u"-"_s;
}

// Both or neither: the count is what confirms.
Result<UndoChoice> undoChoice(Arguments &arguments, bool isPlan)
{
    UndoChoice choice{.deletesInserted = arguments.takeFlag(u"delete-inserted"_s)};
    const auto count = arguments.takeIfGiven(u"exact-count"_s);
    if (count && !choice.deletesInserted)
        return fail(ErrorKind::Config, u"--exact-count belongs to --delete-inserted"_s, {},
            u"Write --delete-inserted too, if you mean to delete"_s);
    if (!count && choice.deletesInserted && !isPlan)
        return fail(ErrorKind::Config, u"--delete-inserted needs --exact-count N"_s, {},
            u"runs undo RUN --plan tells how many there are"_s);
    if (count) {
        auto number = wholeNumber(u"exact-count"_s, *count);
        if (!number)
            return fail(number.error());
        choice.exactCount = *number;
    }
    return choice;
}

// What an undo would do, by its plan.
QString undoText(const QJsonObject &cost, bool hasInserted)
{
    const QJsonObject undo = cost.value(u"undo").toObject();
    const auto number = [&undo](QStringView key) { return undo.value(key).toInteger(); };
    const qint64 back = number(u"putBack");
    const qint64 left = number(u"changedSince") + number(u"asTheyWere") + number(u"notReadBefore")
        + number(u"withoutId");
    QStringList parts;
    if (back > 0 || !hasInserted)
        parts << u"%1 records get back what they held"_s.arg(back);
    if (hasInserted)
        parts
            << u"%1 records that the run made can be deleted (--delete-inserted --exact-count %1)"_s
                   .arg(number(u"deleted"));
    parts << u"%1 are left as they are"_s.arg(left);
    return parts.join(u"; "_s) + u"\nCredits: %1\n"_s.arg(cost.value(u"credits").toInteger());
}

} // namespace

QStringList RunsCommand::valuedOptions() const
{
    return {u"out"_s, u"exact-count"_s, u"older-than"_s, u"confirm"_s, u"ids"_s, u"limit"_s,
        u"before"_s};
}

ExitCode RunsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    if (what == "clean"_L1)
        return cleanRuns(context, arguments);
    if (what == "erase"_L1)
        return eraseRun(context, arguments);
    if (what == "list"_L1)
        return list(context, arguments);
    const QString run = arguments.takeWord();
    const QString folder = what == "export"_L1 ? arguments.takeValue(u"out"_s) : QString();
    const QString report
        = what == "verify"_L1 ? arguments.takeIfGiven(u"out"_s).value_or(QString()) : QString();
    const bool isPlan = what == "undo"_L1 && arguments.takeFlag(u"plan"_s);
    auto choice = what == "undo"_L1 ? undoChoice(arguments, isPlan) : UndoChoice();
    if (!choice)
        return context.refuse(choice.error());
    RetryChoice retried;
    if (what == "retry"_L1)
        retried = {.asItWas = arguments.takeFlag(u"as-it-was"_s),
            .ids = arguments.takeValue(u"ids"_s).split(u',', Qt::SkipEmptyParts)};
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (run.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"The id or number of a run is needed"_s,
            .next = u"See sluice-cli runs list"_s});
    if (what == "show"_L1)
        return show(context, run);
    if (what == "stop"_L1)
        return stop(context, run);
    if (what == "resume"_L1)
        return resume(context, run);
    if (what == "remove"_L1 || what == "restore"_L1)
        return setRemoved(context, run, what == "remove"_L1);
    if (what == "undo"_L1)
        return undo(context, run, isPlan, *choice);
    if (what == "retry"_L1)
        return retry(context, run, retried);
    if (what == "verify"_L1)
        return verify(context, run, report);
    if (what == "export"_L1)
        return exportRun(context, run, folder);
    return context.refuse(Error{.kind = ErrorKind::Config,
        .what = u"“runs %1” is not a command"_s.arg(what),
        .next
        = u"Use list, show, stop, resume, retry, undo, verify, export, remove, restore, clean or erase"_s});
}

Result<RunPage> RunsCommand::pageWanted(const CommandContext &context, Arguments &arguments)
{
    RunPage page;
    page.isOfRemoved = arguments.takeFlag(u"removed"_s);
    const auto limit = arguments.takeIfGiven(u"limit"_s);
    const auto before = arguments.takeIfGiven(u"before"_s);
    if (auto finished = arguments.finish(); !finished)
        return fail(finished.error());
    if (limit) {
        auto number = wholeNumber(u"limit"_s, *limit);
        if (!number)
            return fail(number.error());
        if (*number < 1 || *number > kMostListedRuns)
            return fail(ErrorKind::Config,
                u"--limit takes a number from 1 to %1"_s.arg(kMostListedRuns), {},
                u"Ask for the next page with --before"_s);
        page.limit = static_cast<int>(*number);
    }
    if (!before)
        return page;
    bool isNumber = false;
    page.before = before->toLongLong(&isNumber); // of a run that may be gone
    if (isNumber && page.before > 0)
        return page;
    auto run = context.application.runs().find(*before);
    if (!run)
        return fail(run.error());
    page.before = run->number;
    return page;
}

ExitCode RunsCommand::list(const CommandContext &context, Arguments &arguments)
{
    auto page = pageWanted(context, arguments);
    if (!page)
        return context.refuse(page.error());
    const qsizetype limit = page->limit++; // one more tells whether there are older ones
    auto runs = runPage(context.application.store(), *page);
    if (!runs)
        return context.refuse(runs.error());
    const bool hasMore = runs->size() > limit;
    runs->resize(std::min(runs->size(), limit));
    QJsonArray json;
    QList<QStringList> rows{{u"#"_s, u"Job"_s, u"State"_s, u"Read"_s, u"Written"_s, u"Skipped"_s,
        u"Rejected"_s, u"Started"_s, u"Id"_s}};
    for (const RunRow &run : std::as_const(*runs)) {
        json.append(listedRunJson(run));
        rows.append({QString::number(run.number), run.jobName,
            runStateName(run.state) + (run.isDryRun ? u" (plan)"_s : QString()),
            QString::number(run.counts.read), QString::number(run.counts.written),
            QString::number(run.counts.skipped), QString::number(run.counts.rejected),
            momentText(run.startedAtMs), run.id});
    }
    QString text = page->before > 0 ? u"No runs before #%1"_s.arg(page->before)
        : page->isOfRemoved         ? u"No run was removed from the history"_s
                                    : u"No runs yet"_s;
    if (!runs->isEmpty())
        text = tableText(rows);
    if (hasMore)
        text += u"\nOlder ones: sluice-cli runs list %1--before %2"_s.arg(
            page->isOfRemoved ? u"--removed "_s : QString(), QString::number(runs->last().number));
    context.print(json, text);
    return ExitCode::Completed;
}

ExitCode RunsCommand::show(const CommandContext &context, const QString &run)
{
    const ExitCode code = reportRun(context, run);
    return code == ExitCode::Usage ? code : ExitCode::Completed;
}

ExitCode RunsCommand::stop(const CommandContext &context, const QString &run)
{
    auto stopped = context.application.runs().stop(run, StopMode::Stop);
    if (!stopped)
        return context.refuse(stopped.error());
    auto found = context.application.runs().find(run);
    if (!found)
        return context.refuse(found.error());
    context.print(QJsonObject{{u"runId"_s, found->id}, {u"state"_s, runStateName(found->state)}},
        u"Run #%1 is asked to stop"_s.arg(found->number));
    return ExitCode::Completed;
}

ExitCode RunsCommand::resume(const CommandContext &context, const QString &run)
{
    auto resumed = watchRun(context, [&context, &run](const CancelToken &token) {
        return context.application.runs().resume(run, token);
    });
    if (!resumed)
        return context.refuse(resumed.error());
    return reportRun(context, resumed->id);
}

ExitCode RunsCommand::setRemoved(const CommandContext &context, const QString &run, bool isRemoved)
{
    Runs &runs = context.application.runs();
    auto found = runs.find(run);
    if (!found)
        return context.refuse(found.error());
    auto done
        = isRemoved ? runs.removeFromHistory({found->id}) : runs.restoreToHistory({found->id});
    if (!done)
        return context.refuse(done.error());
    context.print(QJsonObject{{u"runId"_s, found->id}, {u"removed"_s, isRemoved}},
        isRemoved ? u"Run #%1 is removed from the history; nothing of it is deleted.\n"
                    "Back again: sluice-cli runs restore %1"_s.arg(found->number)
                  : u"Run #%1 is in the history again"_s.arg(found->number));
    return ExitCode::Completed;
}

// What it would do is found out and shown first; then it does it. The plan counts what can be
// deleted, whether that was asked for or not.
ExitCode RunsCommand::undo(
    const CommandContext &context, const QString &run, bool isPlan, const UndoChoice &choice)
{
    const auto take = [&context, &run](bool isDryRun, const UndoChoice &chosen) {
        return watchRun(context, [&context, &run, isDryRun, &chosen](const CancelToken &token) {
            return context.application.runs().undo(run, isDryRun, token, chosen);
        });
    };
    auto plan = take(true, {.deletesInserted = true});
    if (!plan)
        return context.refuse(plan.error());
    const bool isThrough
        = plan->state == RunState::Completed || plan->state == RunState::CompletedWithRejections;
    Result<RunPlan> figures = RunPlan();
    if (isThrough)
        figures = context.application.runs().plan(plan->id);
    if (!figures)
        return context.refuse(figures.error());
    const QJsonObject cost = figures->cost;
    const qint64 count = cost.value(u"undo")[u"deleted"].toInteger();
    if (isThrough && !context.isQuiet)
        writeError(undoText(cost, plan->params.value(u"job")[u"undoOf"][u"inserts"].toBool()));
    if (isPlan || !isThrough)
        return reportRun(context, plan->id, {{u"cost"_s, cost}});
    if (choice.deletesInserted && choice.exactCount != count)
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"Nothing was deleted: %1 of the records that the run made can go"_s.arg(count),
            .why = u"The count that was given is %1"_s.arg(choice.exactCount),
            .next = u"Give the exact count, if they are all to go"_s,
            .code = u"DELETE_COUNT"_s});
    auto undone = take(false, choice);
    if (!undone)
        return context.refuse(undone.error());
    return reportRun(context, undone->id);
}

ExitCode RunsCommand::retry(
    const CommandContext &context, const QString &run, const RetryChoice &choice)
{
    auto retried = watchRun(context, [&context, &run, &choice](const CancelToken &token) {
        return context.application.runs().retry(run, choice, token);
    });
    if (!retried)
        return context.refuse(retried.error());
    return reportRun(context, retried->id);
}

// `path`: where the report to hand on goes; empty: none is wanted.
ExitCode RunsCommand::verify(const CommandContext &context, const QString &run, const QString &path)
{
    auto report = context.application.runs().verify(run, CancelToken());
    if (!report)
        return context.refuse(report.error());
    if (!path.isEmpty()) {
        auto text = context.application.runs().verifyReportText(run, *report);
        if (!text)
            return context.refuse(text.error());
        if (auto written = writeFileDurably(path, *text); !written)
            return context.refuse(written.error());
    }
    QJsonArray checks;
    QList<QStringList> rows;
    for (const VerifyCheck &check : std::as_const(report->checks)) {
        QJsonObject json{
            {u"title"_s, check.title}, {u"result"_s, check.result}, {u"isGood"_s, check.isGood}};
        if (!check.source.isEmpty())
            json.insert(u"source"_s, check.source);
        if (!check.target.isEmpty())
            json.insert(u"target"_s, check.target);
        checks.append(json);
        rows.append({check.isGood ? u"ok"_s : u"not ok"_s, check.title, check.result});
    }
    auto found = context.application.runs().find(run);
    QJsonObject json{{u"runId"_s, found ? found->id : run}, {u"isGood"_s, report->isGood()},
        {u"checks"_s, checks}, {u"same"_s, report->same}, {u"different"_s, report->different},
        {u"missing"_s, report->missing}};
    if (!path.isEmpty())
        json.insert(u"report"_s, path);
    context.print(json,
        path.isEmpty() ? tableText(rows) : tableText(rows) + u"\nThe report is in %1"_s.arg(path));
    return report->isGood() ? ExitCode::Completed : ExitCode::Failed;
}

ExitCode RunsCommand::exportRun(
    const CommandContext &context, const QString &run, const QString &folder)
{
    if (folder.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config, .what = u"--out DIR is needed"_s});
    auto counts = context.application.runs().exportTo(run, folder);
    if (!counts)
        return context.refuse(counts.error());
    auto found = context.application.runs().find(run);
    context.print(QJsonObject{{u"runId"_s, found ? found->id : run}, {u"folder"_s, folder},
                      {u"counts"_s, counts->toJson()}},
        u"Written to %1: %2 written, %3 skipped, %4 rejected, %5 not attempted, %6 pending"_s.arg(
            folder, QString::number(counts->written), QString::number(counts->skipped),
            QString::number(counts->rejected), QString::number(counts->notAttempted),
            QString::number(counts->pending)));
    return ExitCode::Completed;
}

} // namespace sluice
