// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostElements = 100;

QByteArray elementsPointer(int kind)
{
    return "/data/attributes/" + shapeOf(JobTable::catalogKind(kind)).plural + "/data";
}

std::optional<JsonElement> elementsOf(JsonElement data, int kind)
{
    const QByteArray plural = shapeOf(JobTable::catalogKind(kind)).plural;
    const auto elements = jsonAt(data, {"attributes", textOf(plural), "data"});
    return elements && elements->is_array() ? elements : std::nullopt;
}

void appendCatalogJob(
    QByteArray &out, KlaviyoStore &store, const HttpRequest &request, int kind, qint64 number)
{
    const JobTable::Job &job = store.jobs.job(number);
    const CatalogKind of = JobTable::catalogKind(kind);
    Attributes attributes = jobAttributes(store, number);
    QByteArray errors = "[";
    for (const LogSpan &error : job.errors) {
        if (errors.size() > 1)
            errors += ',';
        errors += store.jobs.read(error);
    }
    attributes.emplaceBack("errors", errors + ']');
    const QByteArray type = JobTable::typeOf(kind);
    QByteArray more;
    if (JobTable::change(kind) != CatalogTable::Change::Delete) {
        for (const quint32 row : job.rows) {
            more += more.isEmpty() ? "" : ",";
            appendReference(more, shapeOf(of).type, store.catalog.idOf(of, row));
        }
        more = ",\"relationships\":{\"" + shapeOf(of).plural + "\":{\"data\":[" + more + "]}}";
    }
    appendResource(out, type, JobTable::idOf(number), attributes, wantedFields(request, type),
        baseUrlOf(store) + "/api/" + type + 's', more);
}

HttpReply oneCatalogJob(
    KlaviyoStore &store, const HttpRequest &request, int kind, qint64 number, int status)
{
    QByteArray out = "{\"data\":";
    appendCatalogJob(out, store, request, kind, number);
    const CatalogKind of = JobTable::catalogKind(kind);
    if (!request.param("include").isEmpty()
        && JobTable::change(kind) != CatalogTable::Change::Delete) {
        out += ",\"included\":[";
        for (const quint32 row : store.jobs.job(number).rows) {
            if (store.catalog.row(of, row).isDeleted)
                continue;
            if (!out.endsWith('['))
                out += ',';
            appendCatalogRow(out, store, request, of, row);
        }
        out += ']';
    }
    return klaviyoReply(status,
        out + ",\"links\":{\"self\":\"" + baseUrlOf(store) + "/api/" + JobTable::typeOf(kind) + "s/"
            + JobTable::idOf(number) + "\"}}");
}

HttpReply createCatalogJob(KlaviyoStore &store, const HttpRequest &request, int kind)
{
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, JobTable::typeOf(kind), refused);
    if (!data)
        return refused;
    const QByteArray pointer = elementsPointer(kind);
    const auto elements = elementsOf(*data, kind);
    simdjson::dom::array array;
    if (!elements || elements->get(array) != simdjson::SUCCESS)
        return problemReply(invalidInput("A list of elements is required.", pointer));
    const qsizetype count = jsonCount(*elements);
    if (count == 0 || count > kMostElements)
        return problemReply(invalidInput("A job takes from 1 to 100 elements.", pointer));
    qsizetype number = 0;
    for (const JsonElement element : array) {
        const auto problem = CatalogTable::check(JobTable::catalogKind(kind),
            JobTable::change(kind), element, pointer + '/' + QByteArray::number(number++));
        if (problem)
            return problemReply(*problem);
    }
    const Settings &settings = store.environment().settings;
    const bool isShared = settings.flag(u"klaviyoJobsShared"_s);
    if (store.jobs.inProgress(isShared ? -1 : kind) >= settings.number(u"klaviyoMostJobs"_s)) {
        store.noteTooManyJobs();
        HttpReply reply = problemReply({.status = 429,
            .code = "throttled",
            .title = "Request was throttled.",
            .detail = "The maximum number of jobs in progress has been reached."});
        reply.headers.append({QByteArray("Retry-After"), QByteArray("1")});
        return reply;
    }
    const qint64 job = store.jobs.add(newJob(store, kind, count), request.body);
    HttpReply reply = oneCatalogJob(store, request, kind, job, 202);
    reply.hasEffect = true;
    return reply;
}

HttpReply getCatalogJob(KlaviyoStore &store, const HttpRequest &request, int kind)
{
    const qint64 job = store.jobs.byId(captured(request), kind);
    if (job >= 0)
        return oneCatalogJob(store, request, kind, job, 200);
    return problemReply(notFound(
        "A " + JobTable::typeOf(kind) + " with id " + captured(request) + " does not exist."));
}

HttpReply listCatalogJobs(KlaviyoStore &store, const HttpRequest &request, int kind)
{
    const QueryRule rule{{"status equals", "status any"}, 100, 100, {"created_at"}};
    return jobPage(store, request, kind, rule,
        [&](QByteArray &out, qint64 job) { appendCatalogJob(out, store, request, kind, job); });
}

} // namespace

void applyCatalogJob(KlaviyoStore &store, qint64 number)
{
    const Settings &settings = store.environment().settings;
    const qint64 failEvery = settings.number(u"klaviyoFailEvery"_s);
    const bool namesElement = settings.text(u"klaviyoErrorPointer"_s) != "plain"_L1;
    const int kind = store.jobs.job(number).kind;
    const qint64 dueMs = store.jobs.job(number).dueMs;
    const CatalogRules rules = store.catalogRules();
    JsonText text;
    const auto root = text.parse(store.jobs.read(store.jobs.job(number).body));
    const auto data = root ? jsonMember(*root, "data") : std::nullopt;
    const auto elements = data ? elementsOf(*data, kind) : std::nullopt;
    simdjson::dom::array array;
    if (!elements || elements->get(array) != simdjson::SUCCESS)
        return store.jobs.finish(number);
    std::vector<quint32> rows;
    qint64 element = 0;
    qint64 failed = 0;
    for (const JsonElement resource : array) {
        const QByteArray pointer = elementsPointer(kind) + '/' + QByteArray::number(element++);
        CatalogTable::Outcome outcome;
        if (failEvery > 0 && element % failEvery == 0)
            outcome.problem = invalidInput("This element fails as the sandbox was told.", pointer);
        else
            outcome = store.catalog.apply(JobTable::catalogKind(kind), JobTable::change(kind),
                resource, rules, dueMs, pointer);
        if (!outcome.problem) {
            rows.push_back(static_cast<quint32>(outcome.row));
            continue;
        }
        ++failed;
        if (!namesElement)
            outcome.problem->pointer = "/data";
        store.jobs.addError(number, problemJson(*outcome.problem));
    }
    JobTable::Job &job = store.jobs.job(number);
    job.failed = failed;
    job.completed = job.total - failed;
    job.rows = std::move(rows);
    store.jobs.finish(number);
}

QList<KlaviyoHandler> catalogJobHandlers()
{
    QList<KlaviyoHandler> all;
    for (int kind = 1; kind < JobTable::kKinds; ++kind) {
        const QByteArray path = "/api/" + JobTable::typeOf(kind) + 's';
        const auto with = [kind](auto call) {
            return [call, kind](KlaviyoStore &store, const HttpRequest &request) {
                return call(store, request, kind);
            };
        };
        all.append({{"POST", path, with(createCatalogJob)}, {"GET", path, with(listCatalogJobs)},
            {"GET", path + "/{job_id}", with(getCatalogJob)}});
    }
    return all;
}

} // namespace sluice::sandbox
