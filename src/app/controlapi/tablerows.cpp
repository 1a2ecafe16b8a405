// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/tablecalls.h"

#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "base/clock.h"

#include <QJsonDocument>

// The calls that leave rows in the outbox.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

ControlReply noted(qsizetype rows, const QString &message)
{
    return ControlReply::json(200,
        {{u"status"_s, u"success"_s}, {u"message"_s, message},
            {u"rows"_s, static_cast<qint64>(rows)}});
}

} // namespace

// The import goes on for longer than the caller would wait: the row is sent when it has ended.
ControlReply TableCalls::keptRow(const TableFields &fields, const Job &job)
{
    const RowAction action
        = fields.action == rowActionName(RowAction::Delete) ? RowAction::Delete : RowAction::Update;
    if (auto kept = m.watch.outbox().note(job.id, {{fields.rowId, action}}); !kept)
        return ControlReply::failure(500, kept.error().what);
    m.watch.request();
    return ControlReply::json(202,
        {{u"status"_s, u"pending"_s},
            {u"message"_s,
                u"An import has the view: the row is kept, and sent when that has ended"_s}});
}

// The served jobs of the table that the events are about. Not found: an Error with its status.
Result<QList<Job>> TableCalls::jobsOf(const RowEvents &events, const QList<Job> &jobs)
{
    QList<Job> found;
    bool isProject = events.projectId.isEmpty();
    for (const Job &job : jobs) {
        auto settings = m.runs.sourceSettings(job);
        if (!settings)
            return fail(settings.error());
        const QString projectId = settings->value(u"projectId").toString();
        if (!events.projectId.isEmpty() && projectId != events.projectId)
            continue;
        isProject = true;
        const QString table = job.parameters.value(u"table").toString();
        if (!events.tableName.isEmpty()) {
            if (table == events.tableName)
                found.append(job);
            continue;
        }
        auto id = m.watch.tableId(job, projectId);
        if (!id)
            return fail(id.error());
        if (*id == events.tableId)
            found.append(job);
    }
    if (!found.isEmpty())
        return found;
    Error error{.kind = ErrorKind::Config,
        .what = isProject
            ? u"No job of the table %1 is served here"_s.arg(
                (events.tableName.isEmpty() ? events.tableId : events.tableName).left(100))
            : u"No job of the project %1 is served here"_s.arg(events.projectId.left(40))};
    error.httpStatus = 404;
    return fail(std::move(error));
}

ControlReply TableCalls::events(const QByteArray &body, const QList<Job> &jobs)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return ControlReply::failure(400, u"The body is no JSON object"_s);
    auto all = rowEventsOf(document.object());
    if (!all)
        return ControlReply::failure(400, all.error().text());
    // All tables are known before anything is kept: a payload is taken whole or not at all.
    QList<std::pair<QString, QList<RowOutbox::Noted>>> rows;
    qsizetype count = 0;
    for (const RowEvents &events : std::as_const(*all)) {
        auto found = jobsOf(events, jobs);
        if (!found)
            return ControlReply::failure(
                found.error().httpStatus == 404 ? 404 : 502, found.error().text());
        for (const Job &job : std::as_const(*found))
            rows.append({job.id, events.rows});
        count += events.rows.size();
    }
    for (const auto &[jobId, list] : std::as_const(rows)) {
        if (auto kept = m.watch.outbox().note(jobId, list); !kept)
            return ControlReply::failure(500, kept.error().what);
    }
    m.watch.request();
    return noted(count, count == 1 ? u"1 row is noted"_s : u"%1 rows are noted"_s.arg(count));
}

Result<QList<WatchedTable>> TableCalls::watched()
{
    auto jobs = m.served.tables();
    if (!jobs)
        return fail(jobs.error());
    if (jobs->isEmpty())
        return QList<WatchedTable>();
    QStringList names;
    for (const Job &job : std::as_const(*jobs))
        names << job.name;
    return watchedTables(m.store, m.jobs, Clock::system(), names);
}

} // namespace sluice
