// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/crmcalls.h"

#include "app/runs/runs.h"

#include <QUrl>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kCrmHint = "/crm-jobs";
constexpr QByteArrayView kCrmStart = "/crm/";

QByteArrayView crmSegment(QByteArrayView path)
{
    return path.startsWith(kCrmHint) && path.size() > kCrmHint.size() + 1
            && path.at(kCrmHint.size()) == '/'
        ? path.sliced(kCrmHint.size() + 1)
        : QByteArrayView();
}

} // namespace

CrmCalls::CrmCalls(Parts parts)
    : m(std::move(parts))
    , m_callbacks(m.key)
    , m_hints(m.runs)
{
}

QByteArrayView CrmCalls::callbackPath()
{
    return kCrmHint;
}

bool CrmCalls::isPath(QByteArrayView path)
{
    return path.startsWith(kCrmStart) || !crmSegment(path).isEmpty();
}

QByteArray CrmCalls::shownPath(const QByteArray &path)
{
    const QByteArrayView segment = crmSegment(path);
    return segment.isEmpty() ? path : QByteArray(path.chopped(segment.size()) + "...");
}

ControlReply CrmCalls::answer(const ControlRequest &request)
{
    if (request.method != "POST") {
        ControlReply reply = ControlReply::message(405, u"The method is not allowed here"_s);
        reply.headers.emplaceBack("Allow", "POST");
        return reply;
    }
    if (const QByteArrayView segment = crmSegment(request.path); !segment.isEmpty())
        return hint(segment);
    return start(QUrl::fromPercentEncoding(request.path.mid(kCrmStart.size())));
}

ControlReply CrmCalls::start(const QString &name)
{
    auto jobs = m.served.crmJobs();
    if (!jobs)
        return ControlReply::message(500, u"The jobs could not be read"_s);
    const auto job = std::find_if(
        jobs->cbegin(), jobs->cend(), [&name](const Job &served) { return served.name == name; });
    if (job == jobs->cend())
        return ControlReply::message(404, u"No job “%1” is served here"_s.arg(name.left(100)));
    if (!liveRuns(job->id).isEmpty())
        return ControlReply::message(423, u"The job is already running"_s);
    auto run = m.runs.start(job->name, false, m.token);
    if (run)
        return ControlReply::json(
            202, {{u"message"_s, u"%1 begins"_s.arg(job->name)}, {u"runId"_s, run->id}});
    const Error &error = run.error();
    m.logger.warning(
        u"A run asked for through the control API did not begin: %1"_s.arg(error.text()));
    const int status = error.kind == ErrorKind::Locked                     ? 423
        : error.kind == ErrorKind::Config || error.kind == ErrorKind::Data ? 400
                                                                           : 500;
    return ControlReply::message(status, u"The run did not begin. %1"_s.arg(error.what));
}

// Of the served jobs; plans wait for read jobs, too, and are not called back.
QStringList CrmCalls::liveRuns(const QString &jobId)
{
    QStringList ids;
    auto jobs = m.served.crmJobs();
    auto runs = m.runs.current();
    if (!jobs || !runs)
        return ids;
    for (const RunRow &run : std::as_const(*runs)) {
        const bool isServed = std::any_of(
            jobs->cbegin(), jobs->cend(), [&run](const Job &job) { return job.id == run.jobId; });
        if (isServed && !isEnded(run.state) && !run.isDryRun
            && (jobId.isEmpty() || run.jobId == jobId))
            ids.append(run.id);
    }
    return ids;
}

bool CrmCalls::isCallback(const ControlRequest &request)
{
    const QByteArrayView segment = crmSegment(request.path);
    return !segment.isEmpty() && request.method == "POST"
        && m_callbacks.runOf(segment, liveRuns()).has_value();
}

ControlReply CrmCalls::hint(QByteArrayView segment)
{
    const auto run = m_callbacks.runOf(segment, liveRuns());
    if (!run)
        return ControlReply::message(404, u"No run that this is about is in progress"_s);
    if (auto woken = m_hints.wake(*run); !woken)
        return ControlReply::message(500, woken.error().what);
    return ControlReply::message(200, u"Success"_s);
}

} // namespace sluice
