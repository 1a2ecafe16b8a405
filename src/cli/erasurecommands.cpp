// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/erasurecommands.h"

#include "app/application.h"
#include "app/erasure/personerasure.h"
#include "app/erasure/runretention.h"
#include "app/runs/runs.h"
#include "app/settings/appsettings.h"
#include "base/files.h"
#include "core/engine/runledger.h"

#include <QFile>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct Cleaned
{
    QJsonArray json;
    QList<QStringList> rows{{u"#"_s, u"Job"_s, u"Files"_s, u"Bytes"_s, u""_s}};
    int failed = 0;
    int deleted = 0;
};

void cleanOne(const CommandContext &context, const RunFiles::Found &found, qint64 days, bool isPlan,
    Cleaned &cleaned)
{
    QString why = found.keptWhy;
    if (why.isEmpty() && !isPlan) {
        if (auto gone = context.application.retention().clean(found.run, days); !gone) {
            why = gone.error().text();
            ++cleaned.failed;
        } else {
            ++cleaned.deleted;
        }
    }
    const QString became = !why.isEmpty() ? u"kept: "_s + why
        : isPlan                          ? u"would be deleted"_s
                                          : u"deleted"_s;
    cleaned.json.append(QJsonObject{{u"id"_s, found.run.id}, {u"number"_s, found.run.number},
        {u"job"_s, found.run.jobName}, {u"files"_s, found.files}, {u"bytes"_s, found.bytes},
        {u"deleted"_s, why.isEmpty() && !isPlan}, {u"keptWhy"_s, why}});
    cleaned.rows.append({QString::number(found.run.number), found.run.jobName,
        QString::number(found.files), QString::number(found.bytes), became});
}

Result<ErasureSubject> subjectOf(Arguments &arguments, QStringList &given)
{
    ErasureSubject subject;
    const auto id = arguments.takeIfGiven(u"id"_s);
    const auto email = arguments.takeIfGiven(u"email"_s);
    const auto phone = arguments.takeIfGiven(u"phone"_s);
    for (const auto &value : {id, email, phone}) {
        if (value)
            given.append(*value);
    }
    if (given.isEmpty())
        return fail(ErrorKind::Config, u"Who is meant?"_s, {},
            u"Write --id ID, --email ADDRESS or --phone NUMBER"_s);
    if (auto added = id ? subject.addId(*id) : Result<void>(); !added)
        return fail(added.error());
    if (auto added = email ? subject.addEmail(*email) : Result<void>(); !added)
        return fail(added.error());
    if (auto added = phone ? subject.addPhone(*phone) : Result<void>(); !added)
        return fail(added.error());
    return subject;
}

QString reportText(const PersonErasure::Report &report, bool isPlan)
{
    QList<QStringList> rows;
    for (const PersonErasure::Place &place : report.places)
        rows.append({place.name, QString::number(place.rows)});
    QString text = report.places.isEmpty() ? u"Nothing names the person\n"_s : tableText(rows);
    for (const QString &line : report.inTheWay)
        text += u"In the way: %1\n"_s.arg(line);
    for (const QString &name : report.left)
        text += u"Still there: %1\n"_s.arg(name);
    if (!isPlan)
        text += report.left.isEmpty() ? u"Nothing is left; the report is in %1\n"_s.arg(report.path)
                                      : u"The report is in %1\n"_s.arg(report.path);
    return text;
}

} // namespace

ExitCode cleanRuns(const CommandContext &context, Arguments &arguments)
{
    const auto older = arguments.takeIfGiven(u"older-than"_s);
    const bool isPlan = arguments.takeFlag(u"plan"_s);
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    auto days = older ? wholeNumber(u"older-than"_s, *older)
                      : context.application.settings().value(kKeepRunFilesDays);
    if (!days)
        return context.refuse(days.error());
    if (!older && *days == 0)
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"The files of runs are kept for good (setting %1)"_s.arg(kKeepRunFilesDays),
            .next = u"Write --older-than DAYS"_s});
    RunRetention &retention = context.application.retention();
    if (!isPlan) {
        if (auto swept = retention.sweep(); !swept)
            return context.refuse(swept.error());
    }
    auto found = retention.olderThan(*days);
    if (!found)
        return context.refuse(found.error());
    Cleaned cleaned;
    for (const RunFiles::Found &run : std::as_const(*found))
        cleanOne(context, run, *days, isPlan, cleaned);
    if (cleaned.deleted > 0) {
        if (auto scrubbed = retention.scrub(); !scrubbed)
            return context.refuse(scrubbed.error());
    }
    context.print(cleaned.json,
        found->isEmpty() ? u"No run that is older has files"_s : tableText(cleaned.rows));
    return cleaned.failed > 0 ? ExitCode::Failed : ExitCode::Completed;
}

ExitCode eraseRun(const CommandContext &context, Arguments &arguments)
{
    const QString run = arguments.takeWord();
    const auto confirmed = arguments.takeIfGiven(u"confirm"_s);
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (run.isEmpty() || !confirmed || *confirmed != run)
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"Nothing was erased"_s,
            .why = run.isEmpty() ? u"No run is named"_s : u"It was not confirmed"_s,
            .next = u"Write it as runs erase 12 --confirm 12: it cannot be undone"_s});
    auto erased = context.application.runs().erase(run);
    if (!erased)
        return context.refuse(erased.error());
    context.print(QJsonObject{{u"runId"_s, erased->run.id},
                      {u"counts"_s, erased->run.counts.toJson()}, {u"issues"_s, erased->issues},
                      {u"files"_s, erased->artifacts}, {u"logLines"_s, erased->logLines}},
        u"Erased of run #%1: %2 files, %3 reasons of records, %4 log lines. Its counts stay"_s.arg(
            QString::number(erased->run.number), QString::number(erased->artifacts),
            QString::number(erased->issues), QString::number(erased->logLines)));
    return ExitCode::Completed;
}

QStringList ErasePersonCommand::valuedOptions() const
{
    return {u"id"_s, u"email"_s, u"phone"_s, u"confirm"_s, u"out"_s};
}

ExitCode ErasePersonCommand::run(const CommandContext &context, Arguments &arguments)
{
    QStringList given;
    auto subject = subjectOf(arguments, given);
    const bool isPlan = arguments.takeFlag(u"plan"_s);
    const auto confirmed = arguments.takeIfGiven(u"confirm"_s);
    const QString path = arguments.takeIfGiven(u"out"_s).value_or(QString());
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (!subject)
        return context.refuse(subject.error());
    if (!isPlan && (!confirmed || !given.contains(*confirmed)))
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"Nothing was erased"_s,
            .why = u"It was not confirmed"_s,
            .next = u"See what would go with --plan, then give the id, address or number once more"
                    " with --confirm: it cannot be undone"_s});
    PersonErasure erasure(context.application.ledger(), *subject);
    auto report = isPlan ? erasure.plan() : erasure.erase();
    if (!report)
        return context.refuse(report.error());
    QJsonObject json = report->toJson();
    if (!isPlan)
        json.insert(u"report"_s, report->path);
    if (!path.isEmpty()) {
        if (auto written = writeFileDurably(path, QJsonDocument(json).toJson()); !written)
            return context.refuse(written.error());
    }
    context.print(json, reportText(*report, isPlan));
    return report->left.isEmpty() ? ExitCode::Completed : ExitCode::Failed;
}

} // namespace sluice
