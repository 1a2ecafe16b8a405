// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/admin/adminservice.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

HttpReply refusedByAdmin(int status, const QString &why)
{
    return HttpReply::json(status, {{u"error"_s, why}});
}

} // namespace

AdminService::AdminService(Environment &environment)
    : m_environment(environment)
{
}

QList<Route> AdminService::routes()
{
    using Method = HttpReply (AdminService::*)(const HttpRequest &);
    const auto at = [this](const QByteArray &method, const QString &path, Method handler) {
        const QString pattern = u"/__sandbox/"_s + path;
        return makeRoute(method, pattern, pattern.toLatin1(),
            [this, handler](const HttpRequest &request) { return (this->*handler)(request); });
    };
    return {at("GET", u"ledger"_s, &AdminService::showLedger),
        at("GET", u"ledger/digest"_s, &AdminService::showDigest),
        at("GET", u"requests"_s, &AdminService::showRequests),
        at("GET", u"limits"_s, &AdminService::showLimits),
        at("GET", u"faults"_s, &AdminService::showFaults),
        at("PUT", u"faults"_s, &AdminService::setFaults),
        at("GET", u"settings"_s, &AdminService::showSettings),
        at("PUT", u"settings"_s, &AdminService::setSettings),
        at("GET", u"clock"_s, &AdminService::showClock),
        at("POST", u"clock"_s, &AdminService::setClock),
        at("GET", u"mutate"_s, &AdminService::showMutations),
        at("POST", u"mutate"_s, &AdminService::applyMutations),
        at("POST", u"reset"_s, &AdminService::resetAll)};
}

HttpReply AdminService::noRoute(const HttpRequest & /*request*/, bool hasOtherMethod)
{
    return hasOtherMethod ? refusedByAdmin(405, u"Not with this method"_s)
                          : refusedByAdmin(404, u"No such address"_s);
}

Service *AdminService::find(const QByteArray &name) const
{
    for (Service *service : m_services) {
        if (service->name() == name)
            return service;
    }
    return nullptr;
}

HttpReply AdminService::showLedger(const HttpRequest &request)
{
    Service *service = find(request.param("service"));
    const QString stream = QString::fromUtf8(request.param("stream"));
    if (!service || !service->streams().contains(stream))
        return refusedByAdmin(404, u"No such service or stream"_s);
    HttpReply reply;
    reply.contentType = "application/x-ndjson";
    reply.producer
        = [service, stream](const ByteSink &sink) { return service->writeLedger(stream, sink); };
    return reply;
}

HttpReply AdminService::showDigest(const HttpRequest &request)
{
    Service *service = find(request.param("service"));
    const QString stream = QString::fromUtf8(request.param("stream"));
    if (!service || !service->streams().contains(stream))
        return refusedByAdmin(404, u"No such service or stream"_s);
    return HttpReply::json(200, service->ledgerDigest(stream));
}

HttpReply AdminService::showRequests(const HttpRequest &request)
{
    const qint64 limit
        = request.params.contains("limit") ? request.param("limit").toLongLong() : 100'000;
    return HttpReply::json(200,
        m_environment.log.describe(
            request.param("service"), request.param("since").toLongLong(), limit));
}

HttpReply AdminService::showLimits(const HttpRequest & /*request*/)
{
    QJsonObject all;
    for (const Service *service : m_services) {
        const QJsonObject limits = service->limits();
        if (!limits.isEmpty())
            all.insert(QString::fromLatin1(service->name()), limits);
    }
    return HttpReply::json(200, all);
}

HttpReply AdminService::showFaults(const HttpRequest & /*request*/)
{
    return HttpReply::json(
        200, {{u"faults"_s, m_environment.faults.describe()}, {u"grammar"_s, Faults::grammar()}});
}

HttpReply AdminService::setFaults(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const auto done = m_environment.faults.replace(
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    if (!done)
        return refusedByAdmin(400, done.error().text());
    return HttpReply::json(200, {{u"faults"_s, m_environment.faults.describe()}});
}

HttpReply AdminService::showSettings(const HttpRequest & /*request*/)
{
    return HttpReply::json(200, {{u"settings"_s, m_environment.settings.describe()}});
}

HttpReply AdminService::setSettings(const HttpRequest &request)
{
    const auto values = request.jsonObject();
    if (!values)
        return refusedByAdmin(400, u"Settings are a JSON object"_s);
    if (auto done = m_environment.settings.apply(*values); !done)
        return refusedByAdmin(400, done.error().text());
    return HttpReply::json(200, {{u"settings"_s, m_environment.settings.describe()}});
}

HttpReply AdminService::showClock(const HttpRequest & /*request*/)
{
    return HttpReply::json(200,
        {{u"offset_s"_s, m_environment.clock.offsetMs() / 1000},
            {u"now_ms"_s, m_environment.clock.nowMs()}});
}

HttpReply AdminService::setClock(const HttpRequest &request)
{
    const auto wish = request.jsonObject();
    if (!wish || !wish->value("offset_s"_L1).isDouble())
        return refusedByAdmin(400, u"offset_s is needed"_s);
    m_environment.clock.setOffsetMs(wish->value("offset_s"_L1).toInteger() * 1000);
    return showClock(request);
}

HttpReply AdminService::showMutations(const HttpRequest & /*request*/)
{
    QJsonObject keys;
    for (const Service *service : m_services)
        keys.insert(QString::fromLatin1(service->name()), service->mutationKeys());
    return HttpReply::json(200,
        {{u"mutations"_s, keys},
            {u"usage"_s, u"one mutation or a list of them, each with \"service\""_s}});
}

HttpReply AdminService::applyMutations(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const QJsonArray list = document.isArray() ? document.array() : QJsonArray{document.object()};
    QJsonArray results;
    for (const QJsonValue &value : list) {
        const QJsonObject mutation = value.toObject();
        Service *service = find(mutation.value("service"_L1).toString(u"zoho-crm"_s).toLatin1());
        if (!service)
            return refusedByAdmin(404, u"No such service"_s);
        auto done = service->mutate(mutation);
        if (!done)
            return refusedByAdmin(400, done.error().text());
        results.append(*done);
    }
    return HttpReply::json(200, {{u"results"_s, results}});
}

HttpReply AdminService::resetAll(const HttpRequest & /*request*/)
{
    m_environment.faults.clear();
    m_environment.settings.reset();
    m_environment.clock.setOffsetMs(0);
    m_environment.log.clear();
    for (Service *service : m_services)
        service->reset();
    return HttpReply::json(200, {{u"ok"_s, true}});
}

} // namespace sluice::sandbox
