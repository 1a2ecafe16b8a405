// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/tablecalls.h"

#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "base/clock.h"
#include "syncs/datastoreanalytics/singlerow.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <chrono>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kExportHint = "/export-datastore";
constexpr QByteArrayView kImportHint = "/import-analytics";
constexpr QByteArrayView kEvents = "/events";

bool isHintPath(QByteArrayView path)
{
    for (const QByteArrayView hint : {kExportHint, kImportHint}) {
        if (path == hint || (path.startsWith(hint) && path.at(hint.size()) == '/'))
            return true;
    }
    return false;
}

QByteArrayView callbackSegment(QByteArrayView path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return isHintPath(path) && slash > 0 ? path.sliced(slash + 1) : QByteArrayView();
}

ControlReply tableSuccess(const QString &message, const QString &runId)
{
    return ControlReply::json(
        200, {{u"status"_s, u"success"_s}, {u"message"_s, message}, {u"runId"_s, runId}});
}

ControlReply withRun(const ControlReply &reply, const QString &runId)
{
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    body.insert(u"runId"_s, runId);
    return ControlReply::json(reply.status, body);
}

// What the original makes of the codes of Analytics (C.8).
int statusOfCode(const QString &code)
{
    static constexpr std::array bad{
        "7003"_L1, "7102"_L1, "7104"_L1, "7507"_L1, "7511"_L1, "8002"_L1, "8004"_L1, "8516"_L1};
    static constexpr std::array denied{"7301"_L1, "8023"_L1};
    static constexpr std::array missing{"7103"_L1, "7105"_L1, "7106"_L1, "8016"_L1};
    static constexpr std::array taken{"7101"_L1, "7111"_L1};
    const auto isIn = [&code](const auto &codes) {
        return std::any_of(
            codes.begin(), codes.end(), [&code](QLatin1StringView known) { return code == known; });
    };
    return isIn(bad) ? 400 : isIn(denied) ? 403 : isIn(missing) ? 404 : isIn(taken) ? 409 : 500;
}

int statusOfRow(const RowVerdict &verdict)
{
    if (verdict.run.counts.rejected > 0 || verdict.code == kRowGone
        || verdict.code == "OTHER_VIEW"_L1)
        return 400;
    if (verdict.code == kViewLocked)
        return 423;
    if (verdict.code == "NO_VIEW"_L1)
        return 404;
    return statusOfCode(verdict.code);
}

} // namespace

TableCalls::TableCalls(Parts parts)
    : m(std::move(parts))
    , m_rows(m.runs, m.jobs, m.timings)
    , m_callbacks(m.key)
    , m_hints(m.runs)
{
}

QByteArrayView TableCalls::callbackPath(CallbackOf of)
{
    return of == CallbackOf::Export ? kExportHint : kImportHint;
}

bool TableCalls::isPath(QByteArrayView path)
{
    return path == "/import" || path == "/row" || path == kEvents || isHintPath(path);
}

QByteArray TableCalls::shownPath(const QByteArray &path)
{
    const QByteArrayView segment = callbackSegment(path);
    return segment.isEmpty() ? path : QByteArray(path.chopped(segment.size()) + "...");
}

ControlReply TableCalls::inOriginalForm(ControlReply reply)
{
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    if (body.contains(u"status"_s))
        return reply;
    body.insert(u"status"_s, u"failure"_s);
    ControlReply told = ControlReply::json(reply.status, body);
    told.headers = reply.headers;
    return told;
}

std::optional<ControlReply> TableCalls::answer(const ControlRequest &request)
{
    auto jobs = m.served.tables();
    if (!jobs)
        return ControlReply::failure(500, u"The jobs could not be read"_s);
    if (jobs->isEmpty())
        return std::nullopt;
    return route(request, *jobs);
}

ControlReply TableCalls::route(const ControlRequest &request, const QList<Job> &jobs)
{
    if (request.method != "POST") {
        ControlReply reply = ControlReply::failure(405, u"The method is not allowed here"_s);
        reply.headers.emplaceBack("Allow", "POST");
        return reply;
    }
    auto body = request.body();
    if (!body)
        return ControlReply::failure(body.error().httpStatus, body.error().what);
    const QByteArray type = request.value("content-type").split(';').front().trimmed().toLower();
    if (!body->trimmed().isEmpty() && type != "application/json")
        return ControlReply::failure(415, u"The body must be application/json"_s);
    if (request.path == kEvents)
        return events(*body, jobs);
    auto fields = TableFields::of(*body);
    if (!fields)
        return ControlReply::failure(400, fields.error().text());
    if (isHintPath(request.path))
        return hint(request, *fields, jobs);
    return request.path == "/row" ? row(*fields, jobs) : import(*fields, jobs);
}

// Organisation, workspace and table must be those of one served job.
TableCalls::Found TableCalls::find(const TableFields &fields, const QList<Job> &jobs)
{
    bool isOrg = false;
    bool isWorkspace = false;
    for (const Job &job : jobs) {
        auto settings = m.runs.targetSettings(job);
        if (!settings)
            return tl::unexpected(
                ControlReply::failure(500, u"The job's connection could not be read"_s));
        if (settings->value(u"orgId").toString() != fields.orgId)
            continue;
        isOrg = true;
        if (settings->value(u"workspaceId").toString() != fields.workspaceId)
            continue;
        isWorkspace = true;
        const QString table = job.parameters.value(u"table").toString();
        if (table == fields.tableName)
            return Table{job, table};
    }
    const QString problem = !isOrg
        ? u"No job of the organisation %1 is served here"_s.arg(fields.orgId.left(40))
        : !isWorkspace
        ? u"No job of the workspace %1 is served here"_s.arg(fields.workspaceId.left(40))
        : u"No job of the table “%1” is served here"_s.arg(fields.tableName.left(100));
    return tl::unexpected(ControlReply::failure(404, problem));
}

ControlReply TableCalls::import(const TableFields &fields, const QList<Job> &jobs)
{
    if (const QString problem = fields.importProblem(); !problem.isEmpty())
        return ControlReply::failure(400, problem);
    auto table = find(fields, jobs);
    if (!table)
        return table.error();
    QJsonObject selection;
    if (!fields.viewId.isEmpty())
        selection.insert(u"viewId"_s, fields.viewId);
    auto run = m.runs.start(table->job.name, false, m.token, selection);
    if (!run)
        return refusedImport(table->name, run.error());
    const QByteArray segment = '/' + m_callbacks.segmentOf(run->id);
    return ControlReply::json(200,
        {{u"status"_s, u"success"_s},
            {u"message"_s, u"The table %1 is being moved"_s.arg(table->name)},
            {u"runId"_s, run->id},
            {u"callbacks"_s,
                QJsonObject{{u"exportDatastore"_s, QLatin1StringView(kExportHint + segment)},
                    {u"importAnalytics"_s, QLatin1StringView(kImportHint + segment)}}}});
}

ControlReply TableCalls::refusedImport(const QString &table, const Error &error)
{
    m.logger.warning(
        u"An import asked for through the control API did not begin: %1"_s.arg(error.text()),
        {{u"table"_s, table}});
    if (error.kind == ErrorKind::Locked)
        return ControlReply::failure(400, u"The table %1 is being moved already"_s.arg(table));
    if (error.httpStatus == 404)
        return ControlReply::failure(404, u"There is no table %1"_s.arg(table));
    if (error.kind == ErrorKind::Config || error.kind == ErrorKind::Data)
        return ControlReply::failure(400, error.text());
    return ControlReply::failure(
        statusOfCode(error.code), u"The import did not begin. %1"_s.arg(error.what));
}

ControlReply TableCalls::row(const TableFields &fields, const QList<Job> &jobs)
{
    if (const QString problem = fields.rowProblem(); !problem.isEmpty())
        return ControlReply::failure(400, problem);
    auto table = find(fields, jobs);
    if (!table)
        return table.error();
    auto run = m_rows.begin({.job = table->job.name,
                                .rowId = fields.rowId,
                                .action = fields.action,
                                .viewId = fields.viewId},
        m.token);
    if (run)
        return rowAnswer(run->id);
    const Error &error = run.error();
    m.logger.warning(u"A row was not sent: %1"_s.arg(error.text()), {{u"table"_s, table->name}});
    if (error.kind == ErrorKind::Locked)
        return keptRow(fields, table->job);
    if (error.httpStatus == 404)
        return ControlReply::failure(404, u"There is no table %1"_s.arg(table->name));
    if (error.kind == ErrorKind::Config || error.kind == ErrorKind::Data)
        return ControlReply::failure(400, error.text());
    return ControlReply::failure(
        statusOfCode(error.code), u"The row was not sent. %1"_s.arg(error.what));
}

ControlReply TableCalls::rowAnswer(const QString &run)
{
    const qint64 until = monotonicMs() + m.timings.controlRow.count();
    for (;;) {
        auto verdict = m_rows.verdict(run);
        if (!verdict)
            return withRun(ControlReply::failure(500, verdict.error().what), run);
        if (*verdict) {
            const Counts &counts = (*verdict)->run.counts;
            if (counts.written + counts.skipped > 0)
                return tableSuccess(u"The row is %1"_s.arg(counts.written > 0
                                            ? (*verdict)->text
                                            : u"left as it is: "_s + (*verdict)->text),
                    run);
            return withRun(ControlReply::failure(statusOfRow(**verdict), (*verdict)->text), run);
        }
        if (monotonicMs() >= until || !m.token.waitFor(m.timings.wishPoll))
            break;
    }
    return ControlReply::json(202,
        {{u"status"_s, u"pending"_s},
            {u"message"_s, u"The row is still on its way: see /runs/%1"_s.arg(run)},
            {u"runId"_s, run}});
}

QStringList TableCalls::liveRuns(const QList<Job> &jobs, const QString &table)
{
    QStringList ids;
    auto runs = m.runs.current();
    if (!runs)
        return ids;
    for (const RunRow &run : std::as_const(*runs)) {
        const bool isServed = std::any_of(
            jobs.cbegin(), jobs.cend(), [&run](const Job &job) { return job.id == run.jobId; });
        const QJsonObject parameters = run.params.value(u"job").toObject();
        if (!isServed || isEnded(run.state) || run.isDryRun || isRunOfRows(run.params))
            continue;
        if (table.isEmpty() || parameters.value(u"table").toString() == table)
            ids.append(run.id);
    }
    return ids;
}

bool TableCalls::isCallback(const ControlRequest &request)
{
    const QByteArrayView segment = callbackSegment(request.path);
    if (segment.isEmpty() || request.method != "POST")
        return false;
    auto jobs = m.served.tables();
    return jobs && m_callbacks.runOf(segment, liveRuns(*jobs)).has_value();
}

ControlReply TableCalls::hint(
    const ControlRequest &request, const TableFields &fields, const QList<Job> &jobs)
{
    const QByteArrayView segment = callbackSegment(request.path);
    std::optional<QString> run;
    if (!segment.isEmpty()) {
        run = m_callbacks.runOf(segment, liveRuns(jobs));
    } else {
        // The table's name says only which run is asked to look.
        const QString table
            = QString::fromUtf8(request.queryItem("tableName").value_or(fields.tableName.toUtf8()));
        const QStringList live = table.isEmpty() ? QStringList() : liveRuns(jobs, table);
        if (!live.isEmpty())
            run = live.first();
    }
    if (!run)
        return ControlReply::failure(404, u"No import that this is about is in progress"_s);
    if (auto woken = m_hints.wake(*run); !woken)
        return withRun(ControlReply::failure(500, woken.error().what), *run);
    return tableSuccess(u"Success"_s, *run);
}

} // namespace sluice
