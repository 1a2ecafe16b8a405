// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlcalls.h"

#include "app/controlapi/controlselection.h"
#include "base/clock.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

ControlReply notAllowed(const QByteArray &allowed)
{
    ControlReply reply = ControlReply::message(405, u"The method is not allowed here"_s);
    reply.headers.emplaceBack("Allow", allowed);
    return reply;
}

ControlReply notFound()
{
    return ControlReply::message(404, u"There is nothing here"_s);
}

QString alreadyRunningText(CommerceResource resource)
{
    return u"%1 sync is already running."_s.arg(commerceResourceTitle(resource));
}

QByteArray shownPath(const QByteArray &path)
{
    return CrmCalls::shownPath(TableCalls::shownPath(path));
}

// A body that is there must be JSON; none needs no type.
std::optional<ControlReply> wrongType(const ControlRequest &request, const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return std::nullopt;
    const QByteArray type = request.value("content-type").split(';').front().trimmed().toLower();
    if (type == "application/json")
        return std::nullopt;
    return ControlReply::message(415, u"The body must be application/json"_s);
}

} // namespace

ControlCalls::ControlCalls(Parts parts)
    : m(std::move(parts))
    , m_served(m.jobs, m.served)
    , m_tables({.runs = m.runs,
          .jobs = m.jobs,
          .served = m_served,
          .key = m.key,
          .watch = m.watch,
          .store = m.store,
          .timings = m.timings,
          .logger = m.logger,
          .token = m.token})
    , m_crm(
          {.runs = m.runs, .served = m_served, .key = m.key, .logger = m.logger, .token = m.token})
{
}

ControlReply ControlCalls::answer(const ControlRequest &request)
{
    const qint64 began = monotonicMs();
    ControlReply reply = route(request);
    count(reply.status);
    const QJsonObject facts{{u"method"_s, QString::fromLatin1(request.method.left(16))},
        {u"path"_s, QString::fromLatin1(shownPath(request.path).left(100))},
        {u"status"_s, reply.status}, {u"ms"_s, monotonicMs() - began}};
    if (request.method == "POST")
        m.logger.info(u"The control API was asked"_s, facts);
    else
        m.logger.debug(u"The control API was asked"_s, facts);
    return reply;
}

void ControlCalls::count(int status)
{
    const std::scoped_lock lock(m_mutex);
    ++m_answers[status];
}

ControlReply ControlCalls::route(const ControlRequest &request)
{
    const QByteArray &path = request.path;
    const bool isGet = request.method == "GET";
    if (path == "/healthz")
        return isGet ? ControlReply{.body = "ok\n", .contentType = "text/plain"}
                     : notAllowed("GET");
    if (path == "/metrics")
        return isGet ? metrics() : notAllowed("GET");
    if (path == "/sync/status")
        return isGet ? status() : notAllowed("GET");
    if (path == "/runs")
        return isGet ? runs(request) : notAllowed("GET");
    if (path.startsWith("/runs/"))
        return isGet ? run(path.mid(6)) : notAllowed("GET");
    if (path.startsWith("/sync/"))
        return sync(request, QByteArrayView(path).sliced(6));
    if (CrmCalls::isPath(path))
        return m_crm.answer(request);
    if (TableCalls::isPath(path))
        return m_tables.answer(request).value_or(notFound());
    return notFound();
}

ControlReply ControlCalls::sync(const ControlRequest &request, QByteArrayView words)
{
    const bool isStop = words.endsWith("/stop");
    const QByteArrayView name = isStop ? words.chopped(5) : words;
    const auto resource = commerceResource(QString::fromLatin1(name));
    if (!resource)
        return notFound();
    if (request.method != "POST")
        return notAllowed("POST");
    return isStop ? stop(*resource) : start(*resource, request);
}

ControlReply ControlCalls::start(CommerceResource resource, const ControlRequest &request)
{
    auto body = request.body();
    if (!body)
        return ControlReply::message(body.error().httpStatus, body.error().what);
    if (auto refused = wrongType(request, *body))
        return *refused;
    auto selection = controlSelection(resource, *body);
    if (!selection)
        return ControlReply::message(400, selection.error().what);
    auto served = m_served.find(resource);
    if (!served)
        return refusedStart(resource, served.error(), false);
    if (!*served)
        return ControlReply::message(
            404, u"No job for %1 is served here"_s.arg(commerceResourceName(resource)));
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_starting.insert(resource).second)
            return ControlReply::message(423, alreadyRunningText(resource));
    }
    ControlReply reply = begin(resource, **served, *selection);
    const std::scoped_lock lock(m_mutex);
    m_starting.erase(resource);
    return reply;
}

ControlReply ControlCalls::begin(
    CommerceResource resource, const ServedJobs::Served &served, const QJsonObject &selection)
{
    auto running = latestRun(resource, served.job, true);
    if (!running)
        return refusedStart(resource, running.error(), false);
    if (*running)
        return ControlReply::message(423, alreadyRunningText(resource));
    QJsonObject chosen = selection;
    if (served.isOfAll)
        chosen.insert(u"resource"_s, commerceResourceName(resource));
    auto run = m.runs.start(served.job.name, false, m.token, chosen);
    if (!run)
        return refusedStart(resource, run.error(), !selection.isEmpty());
    const std::scoped_lock lock(m_mutex);
    m_refusals.remove(resource);
    ControlReply reply = ControlReply::empty(202);
    reply.headers.emplaceBack("Sluice-Run-Id", run->id.toLatin1());
    reply.headers.emplaceBack("Location", "/runs/" + run->id.toLatin1());
    return reply;
}

ControlReply ControlCalls::refusedStart(
    CommerceResource resource, const Error &error, bool isOfSelection)
{
    m.logger.warning(
        u"An import asked for through the control API did not begin: %1"_s.arg(error.text()),
        {{u"resource"_s, commerceResourceName(resource)}});
    {
        const std::scoped_lock lock(m_mutex);
        m_refusals.insert(resource, error.text());
    }
    if (error.kind == ErrorKind::Locked) {
        // Held at the service, by another machine or by the plugin itself.
        const bool isRemote = error.code == "REMOTE_LOCKED"_L1 || error.code == "PLUGIN_LOCK"_L1;
        return ControlReply::message(423,
            isRemote ? u"%1 sync is already running or a lock already exists."_s.arg(
                commerceResourceTitle(resource))
                     : alreadyRunningText(resource));
    }
    const bool isWrong = error.kind == ErrorKind::Config || error.kind == ErrorKind::Data;
    if (error.code == "DELETE_COUNT"_L1)
        return ControlReply::message(
            400, error.text() + u" Add \"exactCount\" to the request body."_s);
    if (isWrong && isOfSelection)
        return ControlReply::message(400, error.text());
    return ControlReply::empty(500); // as the plugin; /sync/status says why
}

ControlReply ControlCalls::stop(CommerceResource resource)
{
    const ControlReply notRunning = ControlReply::message(
        400, u"%1 sync is not currently running."_s.arg(commerceResourceTitle(resource)));
    auto served = m_served.find(resource);
    if (!served)
        return ControlReply::empty(500);
    if (!*served)
        return notRunning;
    auto running = latestRun(resource, (*served)->job, true);
    if (!running)
        return ControlReply::empty(500);
    if (!*running)
        return notRunning;
    const QString id = (*running)->id;
    if (auto stopped = m.runs.stop(id, StopMode::Stop); !stopped) {
        const auto now = m.runs.find(id);
        return now && isEnded(now->state) ? notRunning : ControlReply::empty(500);
    }
    // Answered when the run has really ended, as the plugin does; but not waited for without end.
    const qint64 until = monotonicMs() + m.timings.controlStop.count();
    while (monotonicMs() < until) {
        const auto now = m.runs.snapshot(id);
        if (now && isEnded(now->run.state) && !now->isLive)
            return ControlReply::empty(200);
        if (!m.token.waitFor(m.timings.wishPoll))
            break;
    }
    return ControlReply::empty(500);
}

Result<std::optional<RunRow>> ControlCalls::latestRun(
    CommerceResource resource, const Job &job, bool onlyLive)
{
    auto runs = m.runs.current();
    if (!runs)
        return fail(runs.error());
    for (const RunRow &run : std::as_const(*runs)) {
        if (run.isDryRun || run.jobId != job.id || ServedJobs::resourceOf(run) != resource)
            continue;
        if (!onlyLive || !isEnded(run.state))
            return run;
    }
    return std::optional<RunRow>();
}

} // namespace sluice
