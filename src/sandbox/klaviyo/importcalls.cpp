// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostImportedProfiles = 10'000;
constexpr qsizetype kMostImportedBytes = 100'000; // of one profile
const QByteArray kProfilesPointer = "/data/attributes/profiles/data";

void appendImportJob(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 job)
{
    const JobTable::Job &entry = store.jobs.job(job);
    Attributes attributes = jobAttributes(store, job);
    const bool hasStarted = entry.isDone || store.nowMs() >= entry.startMs;
    attributes.append(
        {"started_at", hasStarted ? '"' + klaviyoMoment(entry.startMs) + '"' : QByteArray("null")});
    const QByteArray self = baseUrlOf(store) + "/api/profile-bulk-import-jobs";
    const QByteArray own = self + '/' + JobTable::idOf(job);
    QByteArray lists;
    for (const quint32 list : entry.lists) {
        if (!lists.isEmpty())
            lists.append(',');
        appendReference(lists, "list", ListTable::idOf(list));
    }
    appendResource(out, "profile-bulk-import-job", JobTable::idOf(job), attributes,
        wantedFields(request, "profile-bulk-import-job"), self,
        ",\"relationships\":{\"lists\":{\"data\":[" + lists + "],\"links\":{\"self\":\"" + own
            + "/relationships/lists\",\"related\":\"" + own + "/lists\"}},\"profiles\":{\"links\":"
            + "{\"self\":\"" + own + "/relationships/profiles\",\"related\":\"" + own
            + "/profiles\"}},\"import-errors\":{\"links\":{\"related\":\"" + own
            + "/import-errors\"}}}");
}

HttpReply oneImportJob(KlaviyoStore &store, const HttpRequest &request, qint64 job, int status)
{
    QByteArray out = "{\"data\":";
    appendImportJob(out, store, request, job);
    return klaviyoReply(status,
        out + ",\"links\":{\"self\":\"" + baseUrlOf(store) + "/api/profile-bulk-import-jobs/"
            + JobTable::idOf(job) + "\"}}");
}

std::optional<KlaviyoProblem> checkImported(simdjson::dom::array profiles)
{
    qsizetype number = 0;
    for (const JsonElement profile : profiles) {
        const QByteArray pointer = kProfilesPointer + '/' + QByteArray::number(number++);
        if (jsonTextIn(profile, "type") != "profile")
            return invalidInput("'type' must be profile.", pointer + "/type");
        const auto attributes = jsonMember(profile, "attributes");
        if (!attributes)
            return invalidInput("'attributes' is a required field.", pointer);
        if (auto problem = ProfileTable::checkTypes(*attributes, pointer + "/attributes"))
            return problem;
        if (jsonSize(profile) > kMostImportedBytes)
            return KlaviyoProblem{.status = 413,
                .code = "payload_too_large",
                .title = "Payload too large.",
                .detail = "A profile may have at most 100 KB.",
                .pointer = pointer};
    }
    return std::nullopt;
}

std::optional<KlaviyoProblem> readLists(
    KlaviyoStore &store, JsonElement data, std::vector<quint32> &lists)
{
    const auto references = jsonAt(data, {"relationships", "lists", "data"});
    simdjson::dom::array array;
    if (!references || references->get(array) != simdjson::SUCCESS)
        return std::nullopt;
    for (const JsonElement reference : array) {
        const QByteArray id = bytesOf(jsonTextIn(reference, "id"));
        const qint64 list = store.lists.byId(id);
        if (list < 0)
            return notFound(
                "A list with id " + id + " does not exist.", "/data/relationships/lists/data");
        lists.push_back(static_cast<quint32>(list));
    }
    return std::nullopt;
}

HttpReply createImport(KlaviyoStore &store, const HttpRequest &request)
{
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, "profile-bulk-import-job", refused);
    if (!data)
        return refused;
    simdjson::dom::array profiles;
    const auto list = jsonAt(*data, {"attributes", "profiles", "data"});
    if (!list || list->get(profiles) != simdjson::SUCCESS)
        return problemReply(invalidInput("'profiles' is a required field.", kProfilesPointer));
    const qsizetype count = jsonCount(*list);
    if (count == 0 || count > kMostImportedProfiles)
        return problemReply(
            invalidInput("A job takes from 1 to 10000 profiles.", kProfilesPointer));
    if (const auto problem = checkImported(profiles))
        return problemReply(*problem);
    JobTable::Job job = newJob(store, JobTable::kProfileImport, count);
    if (const auto problem = readLists(store, *data, job.lists))
        return problemReply(*problem);
    const qint64 number = store.jobs.add(std::move(job), request.body);
    HttpReply reply = oneImportJob(store, request, number, 202);
    reply.hasEffect = true;
    return reply;
}

qint64 askedImport(KlaviyoStore &store, const HttpRequest &request)
{
    return store.jobs.byId(captured(request), JobTable::kProfileImport);
}

HttpReply noSuchImport(const HttpRequest &request)
{
    return problemReply(
        notFound("A profile-bulk-import-job with id " + captured(request) + " does not exist."));
}

HttpReply getImport(KlaviyoStore &store, const HttpRequest &request)
{
    const qint64 job = askedImport(store, request);
    return job < 0 ? noSuchImport(request) : oneImportJob(store, request, job, 200);
}

HttpReply listImports(KlaviyoStore &store, const HttpRequest &request)
{
    const QueryRule rule{{"status equals", "status any"}, 20, 100, {"created_at"}, true};
    return jobPage(store, request, JobTable::kProfileImport, rule,
        [&](QByteArray &out, qint64 job) { appendImportJob(out, store, request, job); });
}

HttpReply importErrors(KlaviyoStore &store, const HttpRequest &request)
{
    const qint64 job = askedImport(store, request);
    if (job < 0)
        return noSuchImport(request);
    ListQuery query;
    if (const auto problem = ListQuery::read(request, {{}, 20, 100, {}}, query))
        return problemReply(*problem);
    const auto &errors = store.jobs.job(job).errors;
    PageSource source;
    source.count = static_cast<qint64>(errors.size());
    source.matches = [](qint64) { return true; };
    source.write = [&](QByteArray &out, qint64 row) {
        out += "{\"type\":\"import-error\",\"id\":\"" + JobTable::idOf(job) + '-'
            + QByteArray::number(row)
            + "\",\"attributes\":" + store.jobs.read(errors.at(static_cast<size_t>(row))) + '}';
    };
    source.self = baseUrlOf(store) + "/api/profile-bulk-import-jobs/" + captured(request)
        + "/import-errors";
    return klaviyoReply(200, pageJson(request, query, source));
}

HttpReply importedProfiles(KlaviyoStore &store, const HttpRequest &request, bool isReference)
{
    const qint64 job = askedImport(store, request);
    if (job < 0)
        return noSuchImport(request);
    QSet<qint64> rows; // a profile twice in a job is one
    for (const quint32 row : store.jobs.job(job).rows)
        rows.insert(row);
    return profilePage(store, request, rows.values(),
        baseUrlOf(store) + "/api/profile-bulk-import-jobs/" + captured(request)
            + (isReference ? "/relationships/profiles" : "/profiles"),
        isReference);
}

HttpReply importedLists(KlaviyoStore &store, const HttpRequest &request, bool isReference)
{
    const qint64 job = askedImport(store, request);
    if (job < 0)
        return noSuchImport(request);
    const auto &lists = store.jobs.job(job).lists;
    return listPage(store, request, QList<qint64>(lists.begin(), lists.end()),
        baseUrlOf(store) + "/api/profile-bulk-import-jobs/" + captured(request)
            + (isReference ? "/relationships/lists" : "/lists"),
        isReference);
}

// One element of a job; nothing: it went in.
std::optional<KlaviyoProblem> importOne(KlaviyoStore &store, JsonElement profile,
    const QByteArray &pointer, qint64 nowMs, std::vector<quint32> &rows)
{
    const QByteArray place = pointer + "/attributes";
    const JsonElement attributes = *jsonMember(profile, "attributes");
    if (auto problem = ProfileTable::checkIdentifiers(attributes, place))
        return problem;
    const QByteArrayView id = viewOf(jsonTextIn(profile, "id"));
    if (id.isEmpty() && jsonTextIn(attributes, "email").empty()
        && jsonTextIn(attributes, "phone_number").empty()
        && jsonTextIn(attributes, "external_id").empty())
        return invalidInput("One of email, phone_number or external_id is required.", place);
    const auto outcome
        = store.profiles.write(ProfileTable::Mode::Import, attributes, id, nowMs, place);
    if (!outcome.problem)
        rows.push_back(static_cast<quint32>(outcome.row));
    return outcome.problem;
}

QByteArray importErrorJson(const KlaviyoProblem &problem, JsonElement profile, bool namesElement)
{
    QByteArray out = "{";
    for (const auto &[name, value] : {std::pair("code", problem.code),
             std::pair("title", problem.title), std::pair("detail", problem.detail)}) {
        appendJsonName(out, name);
        appendJsonText(out, value);
    }
    out += ",\"source\":{\"pointer\":";
    appendJsonText(out, namesElement ? problem.pointer : "/data");
    out += "},\"original_payload\":";
    appendJson(out, profile);
    return out + '}';
}

} // namespace

void applyImportJob(KlaviyoStore &store, qint64 number)
{
    const Settings &settings = store.environment().settings;
    const qint64 failEvery = settings.number(u"klaviyoFailEvery"_s);
    const bool namesElement = settings.text(u"klaviyoErrorPointer"_s) != "plain"_L1;
    JsonText text;
    const auto root = text.parse(store.jobs.read(store.jobs.job(number).body));
    const auto list
        = root ? jsonAt(*root, {"data", "attributes", "profiles", "data"}) : std::nullopt;
    simdjson::dom::array profiles;
    if (!list || list->get(profiles) != simdjson::SUCCESS)
        return store.jobs.finish(number);
    const qint64 dueMs = store.jobs.job(number).dueMs;
    std::vector<quint32> rows;
    rows.reserve(static_cast<size_t>(store.jobs.job(number).total));
    qint64 element = 0;
    qint64 failed = 0;
    for (const JsonElement profile : profiles) {
        const QByteArray pointer = kProfilesPointer + '/' + QByteArray::number(element++);
        std::optional<KlaviyoProblem> problem;
        if (failEvery > 0 && element % failEvery == 0)
            problem = invalidInput("This element fails as the sandbox was told.", pointer);
        else
            problem = importOne(store, profile, pointer, dueMs, rows);
        if (!problem)
            continue;
        ++failed;
        store.jobs.addError(number, importErrorJson(*problem, profile, namesElement));
    }
    JobTable::Job &job = store.jobs.job(number);
    for (const quint32 listNumber : job.lists) {
        for (const quint32 row : rows)
            store.lists.join(listNumber, row, dueMs, false);
    }
    job.failed = failed;
    job.completed = job.total - failed;
    job.rows = std::move(rows);
    store.jobs.finish(number);
}

QList<KlaviyoHandler> importHandlers()
{
    const QByteArray jobs = "/api/profile-bulk-import-jobs";
    const auto related = [](auto call, bool isReference) {
        return [call, isReference](KlaviyoStore &store, const HttpRequest &request) {
            return call(store, request, isReference);
        };
    };
    return {
        {"POST", jobs, createImport},
        {"GET", jobs, listImports},
        {"GET", jobs + "/{id}/import-errors", importErrors},
        {"GET", jobs + "/{id}/relationships/profiles", related(importedProfiles, true)},
        {"GET", jobs + "/{id}/profiles", related(importedProfiles, false)},
        {"GET", jobs + "/{id}/relationships/lists", related(importedLists, true)},
        {"GET", jobs + "/{id}/lists", related(importedLists, false)},
        {"GET", jobs + "/{job_id}", getImport},
    };
}

} // namespace sluice::sandbox
