// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/dispatcher.h"

#include "base/clock.h"
#include "sandbox/server/channel.h"
#include "sandbox/server/replyfilters.h"
#include "sandbox/server/requestbody.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

HttpReply replyOfFault(const QJsonObject &action)
{
    HttpReply reply;
    reply.status = action.value("status"_L1).toInt(500);
    const QJsonValue body = action.value("body"_L1);
    if (body.isString())
        reply.body = body.toString().toUtf8();
    else if (body.isObject())
        reply.body = HttpReply::json(0, body.toObject()).body;
    if (action.contains("bodyBase64"_L1))
        reply.body = QByteArray::fromBase64(action.value("bodyBase64"_L1).toString().toLatin1());
    if (const qint64 bytes = action.value("bodyBytes"_L1).toInteger(); bytes > 0)
        repeatReply(reply, bytes);
    const QJsonObject headers = action.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        if (it.key().compare("content-type"_L1, Qt::CaseInsensitive) == 0)
            reply.contentType = it.value().toString().toUtf8();
        else
            reply.headers.append({it.key().toUtf8(), it.value().toVariant().toString().toUtf8()});
    }
    return reply;
}

} // namespace

Dispatcher::Dispatcher(Environment &environment)
    : m_environment(environment)
{
}

void Dispatcher::addService(Service &service)
{
    m_services.push_back({&service, service.routes()});
}

Dispatcher::Target Dispatcher::targetOf(HttpRequest &request) const
{
    Target target;
    const QString path = QString::fromUtf8(request.path);
    for (const Entry &entry : m_services) {
        if (!entry.service->ownsPath(request.path))
            continue;
        target.service = entry.service;
        for (const Route &route : entry.routes) {
            const auto match = route.pattern.match(path);
            if (!match.hasMatch())
                continue;
            if (route.method != request.method) {
                target.hasOtherMethod = true;
                continue;
            }
            target.route = &route;
            request.captures = match.capturedTexts().mid(1);
            return target;
        }
        return target;
    }
    return target;
}

std::optional<HttpReply> Dispatcher::playBefore(
    HttpRequest &request, Channel &channel, RequestBody &body, const FaultPlan &plan, bool &isOver)
{
    isOver = true;
    const FaultPlan::Half &before = plan.before;
    const int delay = m_environment.options.latencyMs + before.delayMs;
    if (delay > 0 && !m_environment.stop.waitFor(std::chrono::milliseconds(delay)))
        return std::nullopt;
    if (before.end != ReplyPlan::End::None) {
        body.read(request, channel, before.closeAfterBytes);
        channel.end(before.end);
        return std::nullopt;
    }
    if (!body.read(request, channel, -1)) {
        channel.end(ReplyPlan::End::Fin);
        return std::nullopt;
    }
    if (before.hangs) {
        channel.hang();
        return std::nullopt;
    }
    if (before.reply)
        return replyOfFault(*before.reply);
    isOver = false;
    return std::nullopt;
}

bool Dispatcher::playAfter(HttpReply &reply, Channel &channel, const FaultPlan &plan)
{
    const FaultPlan::Half &after = plan.after;
    if (after.delayMs > 0
        && !m_environment.stop.waitFor(std::chrono::milliseconds(after.delayMs))) {
        return false;
    }
    if (after.hangs) {
        channel.hang();
        return false;
    }
    if (after.reply) {
        const bool hadEffect = reply.hasEffect;
        reply = replyOfFault(*after.reply);
        reply.hasEffect = hadEffect;
    }
    for (const auto &[find, with] : plan.replacements)
        reply.body = QString::fromUtf8(reply.body).replace(find, with).toUtf8();
    if (plan.hasBadCrc)
        spoilZipCrc(reply);
    if (plan.truncate >= 0)
        truncateReply(reply, plan.truncate);
    channel.setPlan({after.end, after.closeAfterBytes, plan.bytesPerSecond});
    if (after.end != ReplyPlan::End::None && after.closeAfterBytes == 0) {
        channel.end(after.end);
        return false;
    }
    return true;
}

std::optional<HttpReply> Dispatcher::serve(HttpRequest &request, Channel &channel,
    RequestBody &body, const Target &target, const FaultPlan &plan)
{
    bool isOver = false;
    std::optional<HttpReply> early = playBefore(request, channel, body, plan, isOver);
    if (isOver) {
        if (early)
            channel.setPlan({ReplyPlan::End::None, 0, plan.bytesPerSecond});
        return early;
    }
    if (!target.service)
        return HttpReply::json(404, {{u"error"_s, u"No such address"_s}});
    return target.route ? target.route->handle(request)
                        : target.service->noRoute(request, target.hasOtherMethod);
}

std::optional<HttpReply> Dispatcher::handle(HttpRequest &request, Channel &channel)
{
    const qint64 started = monotonicMs();
    const Target target = targetOf(request);
    RequestRecord record;
    record.timeMs = m_environment.clock.nowMs();
    record.service = target.service ? target.service->name() : QByteArray();
    record.method = request.method;
    record.path = request.path;
    record.query = RequestLog::redacted(request.rawQuery);
    record.label = target.route ? target.route->label : QByteArray("(no route)");
    const bool isAdmin = record.service == "admin";
    const FaultPlan plan = isAdmin
        ? FaultPlan()
        : m_environment.faults.planFor(record.service, request.method, request.path);
    channel.setPlan({});
    RequestBody body(
        target.route && target.route->keepsBodyOnDisk ? m_environment.stateFolder : QString());
    std::optional<HttpReply> reply = serve(request, channel, body, target, plan);
    record.hasEffect = reply && reply->hasEffect;
    if (reply && !playAfter(*reply, channel, plan))
        reply.reset();
    if (isAdmin)
        return reply;
    if (reply) // by the service's own clock, as what it writes into records (RFC 9110, 6.6.1)
        reply->headers.append({"Date", httpDate(m_environment.clock.nowMs())});
    record.hasFault = !plan.isEmpty;
    record.status = reply ? reply->status : 0;
    record.bodyBytes = body.size();
    record.bodySha256 = body.sha256(request);
    record.durationMs = monotonicMs() - started;
    m_environment.log.add(std::move(record));
    return reply;
}

} // namespace sluice::sandbox
