// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"

#include "sandbox/klaviyo/moments.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kJobLifeMs = 7 * 24 * 3'600'000LL;

} // namespace

std::optional<JsonElement> bodyData(
    JsonText &text, const HttpRequest &request, const QByteArray &type, HttpReply &refused)
{
    if (request.body.size() > kMostKlaviyoBodyBytes) {
        refused = problemReply({.status = 413,
            .code = "payload_too_large",
            .title = "Payload too large.",
            .detail = "A request may have at most 5 MB."});
        return std::nullopt;
    }
    const auto root = text.parse(request.body);
    if (!root) {
        refused = problemReply(invalidInput("The request's body is not valid JSON.", "/"));
        return std::nullopt;
    }
    const auto data = jsonMember(*root, "data");
    if (!data) {
        refused = problemReply(invalidInput("'data' is a required field."));
        return std::nullopt;
    }
    if (!type.isEmpty() && jsonTextIn(*data, "type") != textOf(type)) {
        refused = problemReply(invalidInput("'type' must be " + type + '.', "/data/type"));
        return std::nullopt;
    }
    return data;
}

QByteArray captured(const HttpRequest &request)
{
    return request.capture(0).toUtf8();
}

QByteArray baseUrlOf(KlaviyoStore &store)
{
    return store.environment().baseUrl.toLatin1();
}

void appendResource(QByteArray &out, const QByteArray &type, const QByteArray &id,
    const Attributes &attributes, const std::optional<QSet<QByteArray>> &wanted,
    const QByteArray &self, const QByteArray &more)
{
    out += "{\"type\":\"" + type + "\",\"id\":";
    appendJsonText(out, id);
    out += ",\"attributes\":{";
    for (const auto &[name, json] : attributes) {
        if (wanted && !wanted->contains(name))
            continue;
        appendJsonName(out, name);
        out += json;
    }
    out += '}' + more + ",\"links\":{\"self\":";
    appendJsonText(out, QByteArray(self + '/' + id.toPercentEncoding()));
    out += "}}";
}

Attributes attributesOf(const QByteArray &stored, const QList<QByteArray> &names)
{
    JsonText text;
    const auto values = text.parse(stored);
    Attributes all;
    for (const QByteArray &name : names) {
        QByteArray json = "null";
        if (const auto value = values ? jsonMember(*values, textOf(name)) : std::nullopt) {
            json.clear();
            appendJson(json, *value);
        }
        all.append({name, json});
    }
    return all;
}

void appendReference(QByteArray &out, const QByteArray &type, const QByteArray &id)
{
    out += "{\"type\":\"" + type + "\",\"id\":";
    appendJsonText(out, id);
    out += '}';
}

JobTable::Job newJob(KlaviyoStore &store, int kind, qint64 total)
{
    Settings &settings = store.environment().settings;
    JobTable::Job job;
    job.kind = kind;
    job.total = total;
    job.createdMs = store.nowMs();
    job.startMs = job.createdMs + settings.number(u"klaviyoQueuedMs"_s);
    job.dueMs = job.startMs
        + settings.number(
            kind == JobTable::kProfileImport ? u"klaviyoProfileJobMs"_s : u"klaviyoCatalogJobMs"_s);
    if (const qint64 rate = settings.number(u"klaviyoElementsPerSecond"_s); rate > 0)
        job.dueMs += total * 1000 / rate;
    job.isCancelled = settings.takeOne(u"klaviyoCancelJobs"_s);
    return job;
}

Attributes jobAttributes(KlaviyoStore &store, qint64 number)
{
    const JobTable::Job &job = store.jobs.job(number);
    const qint64 now = store.nowMs();
    qint64 completed = job.completed;
    if (!job.isDone && now > job.startMs && job.dueMs > job.startMs)
        completed
            = qMin(job.total - 1, job.total * (now - job.startMs) / (job.dueMs - job.startMs));
    const bool isOver = job.isDone;
    const auto moment = [](qint64 ms) -> QByteArray { return '"' + klaviyoMoment(ms) + '"'; };
    return {{"status", '"' + store.jobs.status(number, now) + '"'},
        {"created_at", moment(job.createdMs)}, {"total_count", QByteArray::number(job.total)},
        {"completed_count", QByteArray::number(completed)},
        {"failed_count", QByteArray::number(job.failed)},
        {"completed_at", isOver ? moment(job.dueMs) : QByteArray("null")},
        {"expires_at", moment(job.createdMs + kJobLifeMs)}};
}

HttpReply jobPage(KlaviyoStore &store, const HttpRequest &request, int kind, const QueryRule &rule,
    const std::function<void(QByteArray &, qint64)> &write)
{
    ListQuery query;
    if (const auto problem = ListQuery::read(request, rule, query))
        return problemReply(*problem);
    const qint64 now = store.nowMs();
    const FilterTerm *status = query.term("status");
    PageSource source;
    source.count = store.jobs.count();
    source.matches = [&](qint64 job) {
        return store.jobs.job(job).kind == kind
            && (!status || status->values.contains(store.jobs.status(job, now)));
    };
    source.write = write;
    source.self = baseUrlOf(store) + "/api/" + JobTable::typeOf(kind) + 's';
    return klaviyoReply(200, pageJson(request, query, source));
}

} // namespace sluice::sandbox
