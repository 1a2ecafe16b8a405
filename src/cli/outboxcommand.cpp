// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/watch/rowevents.h"
#include "app/watch/tablewatch.h"
#include "cli/watchcommand.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestEventFile = 16 << 20;

Result<Job> tableJob(Jobs &jobs, const QString &name)
{
    if (name.isEmpty())
        return fail(
            ErrorKind::Config, u"The name of a job is needed"_s, {}, u"See sluice-cli jobs list"_s);
    auto job = jobs.find(name);
    if (job && job->kind != kDatastoreAnalyticsKind)
        return fail(ErrorKind::Config, u"The job “%1” sends no single rows"_s.arg(name),
            u"It is of the kind %1"_s.arg(job->kind));
    return job;
}

// The rows of an event's payload, as a listener would have got it: for tests of what it does.
Result<QList<RowOutbox::Noted>> rowsOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, u"Could not read %1"_s.arg(path), file.errorString());
    if (file.size() > kLargestEventFile)
        return fail(ErrorKind::Config, u"%1 is larger than 16 MB"_s.arg(path));
    auto events = rowEventsOf(QJsonDocument::fromJson(file.readAll()).object());
    if (!events)
        return fail(ErrorKind::Config, events.error().what, events.error().why);
    QList<RowOutbox::Noted> rows;
    for (const RowEvents &event : std::as_const(*events))
        rows += event.rows;
    return rows;
}

Result<QList<RowOutbox::Noted>> rowsOfIds(const QStringList &ids)
{
    QList<RowOutbox::Noted> rows;
    for (const QString &id : ids) {
        if (!isRowId(id))
            return fail(ErrorKind::Config, u"“%1” is no ROWID"_s.arg(id.left(40)), {},
                u"Write it as --ids 123,456"_s);
        rows.append({id, RowAction::Update});
    }
    return rows;
}

} // namespace

QStringList OutboxCommand::valuedOptions() const
{
    return {u"ids"_s, u"events"_s};
}

ExitCode OutboxCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const QString job = arguments.takeWord();
    const QStringList ids = arguments.takeValue(u"ids"_s).split(u',', Qt::SkipEmptyParts);
    const QString file = arguments.takeValue(u"events"_s);
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (what == "list"_L1)
        return list(context, job);
    if (what == "add"_L1)
        return add(context, job, file, ids);
    if (what == "retry"_L1 || what == "remove"_L1)
        return change(context, job, ids, what == "remove"_L1);
    return context.refuse(Error{.kind = ErrorKind::Config,
        .what = u"“outbox %1” is not a command"_s.arg(what),
        .next = u"Use list, add, retry or remove"_s});
}

ExitCode OutboxCommand::list(const CommandContext &context, const QString &job)
{
    Application &application = context.application;
    QString jobId;
    if (!job.isEmpty()) {
        auto found = tableJob(application.jobs(), job);
        if (!found)
            return context.refuse(found.error());
        jobId = found->id;
    }
    auto rows = application.watch().outbox().list(jobId);
    if (!rows)
        return context.refuse(rows.error());
    QJsonArray json;
    QList<QStringList> text;
    for (const OutboxRow &row : std::as_const(*rows)) {
        auto of = application.jobs().findById(row.jobId);
        const QString name = of ? of->name : QString();
        const QString since
            = QDateTime::fromMSecsSinceEpoch(row.notedAtMs, Qt::UTC).toString(Qt::ISODateWithMs);
        json.append(QJsonObject{{u"name"_s, name}, {u"id"_s, row.rowId},
            {u"action"_s, rowActionName(row.action)}, {u"state"_s, outboxStateName(row.state)},
            {u"since"_s, since}, {u"attempts"_s, row.attempts}, {u"error"_s, row.error}});
        text.append({name, row.rowId, rowActionName(row.action), outboxStateName(row.state), since,
            row.error});
    }
    context.print(json, text.isEmpty() ? u"No row waits to be sent"_s : tableText(text));
    return ExitCode::Completed;
}

ExitCode OutboxCommand::add(
    const CommandContext &context, const QString &job, const QString &file, const QStringList &ids)
{
    Application &application = context.application;
    auto found = tableJob(application.jobs(), job);
    if (!found)
        return context.refuse(found.error());
    if (file.isEmpty() == ids.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"The rows are needed"_s,
            .next = u"Write --ids A,B or --events FILE, a payload of an event"_s});
    auto rows = file.isEmpty() ? rowsOfIds(ids) : rowsOfFile(file);
    if (!rows)
        return context.refuse(rows.error());
    if (auto noted = application.watch().outbox().note(found->id, *rows); !noted)
        return context.refuse(noted.error());
    context.print(QJsonObject{{u"name"_s, job}, {u"rows"_s, static_cast<qint64>(rows->size())}},
        u"%1 rows are noted; sluice-cli watch, serve or the console sends them"_s.arg(
            rows->size()));
    return ExitCode::Completed;
}

ExitCode OutboxCommand::change(
    const CommandContext &context, const QString &job, const QStringList &ids, bool isRemoval)
{
    Application &application = context.application;
    auto found = tableJob(application.jobs(), job);
    if (!found)
        return context.refuse(found.error());
    RowOutbox &outbox = application.watch().outbox();
    auto changed = isRemoval ? outbox.remove(found->id, ids) : outbox.sendAgain(found->id, ids);
    if (!changed)
        return context.refuse(changed.error());
    context.print(QJsonObject{{u"name"_s, job}, {u"rows"_s, *changed}},
        isRemoval ? u"%1 rows that could not be sent are forgotten"_s.arg(*changed)
                  : u"%1 rows are tried again"_s.arg(*changed));
    return ExitCode::Completed;
}

} // namespace sluice
