// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/partsender.h"

#include "base/clock.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// So many refused requests of one chunk are no matter of single records any more.
constexpr int kMostRefusals = 64;
constexpr std::chrono::milliseconds kSlotPause{100};
constexpr qsizetype kMostTextLength = 300; // of a reason, in the step's memo

bool isRefusal(const Error &error)
{
    const int status = error.httpStatus;
    return error.delivery == Delivery::Answered
        && (status == 400 || status == 409 || status == 413 || status == 422);
}

bool isConflict(const QString &code)
{
    return code.startsWith("duplicate"_L1) || code == "conflict"_L1 || code == "409"_L1;
}

bool isNotThere(const QString &code)
{
    return code == "not_found"_L1 || code == "404"_L1;
}

bool isDelete(OutKind kind)
{
    return kind == OutKind::ItemDelete || kind == OutKind::VariantDelete
        || kind == OutKind::CategoryDelete;
}

bool isCreate(OutKind kind)
{
    return kind == OutKind::ItemCreate || kind == OutKind::VariantCreate
        || kind == OutKind::CategoryCreate;
}

KlaviyoCatalog catalogOf(OutKind kind)
{
    switch (kind) {
    case OutKind::ItemCreate:
    case OutKind::ItemUpdate:
    case OutKind::ItemDelete:
        return KlaviyoCatalog::Items;
    case OutKind::VariantCreate:
    case OutKind::VariantUpdate:
    case OutKind::VariantDelete:
        return KlaviyoCatalog::Variants;
    default:
        return KlaviyoCatalog::Categories;
    }
}

QJsonArray failureJson(qsizetype place, const KlaviyoProblem &problem)
{
    return {place, problem.code.isEmpty() ? u"REFUSED"_s : problem.code,
        problem.pointer.section(u'/', -1), problem.text().left(kMostTextLength)};
}

void addFailure(QJsonObject &ended, const QJsonArray &failure)
{
    QJsonArray failed = ended.value(u"failed").toArray();
    failed.append(failure);
    ended.insert(u"failed"_s, failed);
}

// An element that creates as one that updates (C.6): by id, without what only a create has.
QByteArray updateOf(const QByteArray &create, const QByteArray &klaviyoId)
{
    QJsonObject element = QJsonDocument::fromJson(create).object();
    QJsonObject attributes = element.value(u"attributes").toObject();
    for (const QString &key :
        {u"external_id"_s, u"integration_type"_s, u"catalog_type"_s, u"sku"_s})
        attributes.remove(key);
    QJsonObject relationships = element.value(u"relationships").toObject();
    relationships.remove(u"item"_s);
    element.insert(u"id"_s, QString::fromUtf8(klaviyoId));
    element.insert(u"attributes"_s, attributes);
    if (relationships.isEmpty())
        element.remove(u"relationships"_s);
    else
        element.insert(u"relationships"_s, relationships);
    return QJsonDocument(element).toJson(QJsonDocument::Compact);
}

} // namespace

PartSender::PartSender(StepContext &context, CommerceRun &run, KlaviyoClient &client, Chunk chunk)
    : m_context(context)
    , m_run(run)
    , m_client(client)
    , m_chunk(std::move(chunk))
{
    for (auto it = context.memo().begin(); it != context.memo().end(); ++it)
        m_refused += it.value()[u"refused"].isObject() ? 1 : 0;
}

KlaviyoBatch PartSender::batch(OutKind kind, const QString &listId) const
{
    if (kind == OutKind::Events)
        return KlaviyoBatch::events();
    if (kind == OutKind::Profile)
        return KlaviyoBatch::profiles(listId);
    return KlaviyoBatch::of(*jobKindOf(kind));
}

// In the order of the file: the same at each entry, so that what is remembered finds its request.
std::vector<PartSender::Request> PartSender::packed(OutKind kind, const QString &listId) const
{
    std::vector<Request> requests;
    KlaviyoBatch body = batch(kind, listId);
    std::vector<size_t> parts;
    const auto close = [&requests, &body, &parts, kind] {
        if (parts.empty())
            return;
        const QString key = u"%1:%2+%3"_s.arg(int(kind)).arg(parts.front()).arg(parts.size());
        requests.push_back({key, kind, std::exchange(parts, {})});
        body.take();
    };
    for (size_t i = 0; i < m_chunk.outgoing.parts.size(); ++i) {
        const OutPart &part = m_chunk.outgoing.parts[i];
        if (part.kind != kind || m_chunk.ends[i].state != PartEnd::State::Open)
            continue;
        const auto add = [&body, &part] {
            return isDelete(part.kind) ? body.addId(QString::fromUtf8(part.key))
                                       : body.add(part.element, part.weight);
        };
        KlaviyoBatch::Added added = add();
        if (added == KlaviyoBatch::Added::Full) {
            close();
            added = add();
        }
        if (added == KlaviyoBatch::Added::Yes)
            parts.push_back(i);
        else
            m_chunk.ends[i] = {
                PartEnd::State::Failed, {"TOO_LARGE", {}, "it is larger than one request may be"}};
    }
    close();
    return requests;
}

QByteArray PartSender::body(const Request &request, const QString &listId) const
{
    KlaviyoBatch body = batch(request.kind, listId);
    for (const size_t i : request.parts) {
        const OutPart &part = m_chunk.outgoing.parts[i];
        [[maybe_unused]] const auto added = isDelete(part.kind)
            ? body.addId(QString::fromUtf8(part.key))
            : body.add(part.element, part.weight); // it fitted when it was packed
    }
    return body.take();
}

Result<QJsonObject> PartSender::sendOnce(const Request &request, const QString &listId)
{
    const auto refused = [](const Error &error, const QList<KlaviyoProblem> &problems) {
        const auto element = problems.isEmpty() ? std::nullopt : problems.first().element();
        return QJsonObject{{u"refused"_s,
            QJsonObject{{u"code"_s, error.code.isEmpty() ? u"REFUSED"_s : error.code},
                {u"field"_s,
                    problems.isEmpty() ? QString() : problems.first().pointer.section(u'/', -1)},
                {u"text"_s, error.why.left(kMostTextLength)},
                {u"element"_s, element.value_or(-1)}}}};
    };
    if (request.kind == OutKind::Events) {
        auto accepted = m_client.createEvents(body(request, listId));
        if (!accepted && isRefusal(accepted.error()))
            return refused(accepted.error(), m_client.problems());
        if (!accepted)
            return sluice::fail(accepted.error());
        return QJsonObject{{u"accepted"_s, true}};
    }
    const KlaviyoJobKind kind = *jobKindOf(request.kind);
    auto job = m_client.startJob(kind, body(request, listId));
    if (!job && isRefusal(job.error()))
        return refused(job.error(), m_client.problems());
    if (!job)
        return sluice::fail(job.error());
    QJsonObject answer{{u"id"_s, job->id}, {u"since"_s, m_context.clock().nowMs()}};
    if (job->state == KlaviyoJobState::Complete && job->failed == 0)
        answer.insert(u"over"_s, true);
    else
        m_run.jobWatch().add(kind, job->id);
    return answer;
}

// A request that Klaviyo does not take as a whole is taken apart until the record is alone that it
// does not take (D.3).
Outcome<bool> PartSender::split(const Request &request, const QJsonObject &refused,
    const QString &listId, std::vector<Request> &sent)
{
    const auto reason = [&refused](QLatin1StringView key) { return refused.value(key).toString(); };
    if (request.parts.size() == 1 || m_refused > kMostRefusals) {
        for (const size_t part : request.parts)
            fail(part, reason("code"_L1), reason("field"_L1), reason("text"_L1));
        return true;
    }
    const auto count = static_cast<qsizetype>(request.parts.size());
    const qsizetype element = refused.value(u"element").toInteger(-1);
    std::vector<qsizetype> cuts;
    if (element >= 0 && element < count)
        cuts = {0, element, element + 1, count};
    else
        cuts = {0, count / 2, count};
    for (size_t i = 0; i + 1 < cuts.size(); ++i) {
        if (cuts[i] == cuts[i + 1])
            continue;
        Request piece{.key = {}, .kind = request.kind, .parts = {}};
        piece.parts.assign(request.parts.begin() + cuts[i], request.parts.begin() + cuts[i + 1]);
        piece.key
            = u"%1:%2+%3"_s.arg(int(piece.kind)).arg(piece.parts.front()).arg(piece.parts.size());
        if (auto posted = post(piece, listId, sent); !posted)
            return posted;
    }
    return true;
}

Outcome<bool> PartSender::post(
    const Request &request, const QString &listId, std::vector<Request> &sent)
{
    const bool isJob = request.kind != OutKind::Events;
    while (isJob && !m_context.memo().contains(request.key)
        && m_run.jobWatch().openCount() >= m_run.job().jobsInProgress) {
        if (!sent.empty()) {
            if (auto ended = await(sent); !ended)
                return ended;
        } else if (!m_context.token().waitFor(kSlotPause)) {
            return tl::unexpected(StepResult::stopped());
        }
    }
    const AttemptSpec spec{.key = request.key,
        .method = u"POST"_s,
        .urlPath = u'/'
            + (isJob ? klaviyoJobPath(*jobKindOf(request.kind)) : u"api/event-bulk-create-jobs"_s),
        .bodySha256 = {},
        .isRepeatable = true, // see sendChunk()
        .onSending = m_chunk.onSending,
        .onRefused = m_chunk.onRefused,
        .resolve = {}};
    const bool isKnown = m_context.memo().contains(request.key);
    auto answer
        = m_context.attempt(spec, [this, &request, &listId] { return sendOnce(request, listId); });
    if (!answer)
        return tl::unexpected(answer.error());
    if (const QJsonValue refused = answer->value(u"refused"); refused.isObject()) {
        m_refused += isKnown ? 0 : 1;
        return split(request, refused.toObject(), listId, sent);
    }
    if (answer->value(u"accepted").toBool() || answer->value(u"over").toBool())
        apply(request, {});
    else
        sent.push_back(request);
    return true;
}

Outcome<bool> PartSender::send(const QList<OutKind> &kinds, const QString &listId)
{
    std::vector<Request> sent;
    for (const OutKind kind : kinds) {
        for (const Request &request : packed(kind, listId)) {
            if (auto posted = post(request, listId, sent); !posted)
                return posted;
        }
    }
    return await(sent);
}

Outcome<bool> PartSender::await(const std::vector<Request> &sent)
{
    for (;;) {
        std::optional<KlaviyoJobKind> open;
        for (const Request &request : sent) {
            if (m_chunk.ends[request.parts.front()].state != PartEnd::State::Open)
                continue;
            const QJsonValue known = m_context.memo().value(request.key + ".end"_L1);
            if (known.isObject()) {
                apply(request, known.toObject());
                continue;
            }
            if (m_context.token().isStopped())
                return tl::unexpected(StepResult::stopped());
            const KlaviyoJobKind kind = *jobKindOf(request.kind);
            const QJsonObject created = m_context.memo().value(request.key).toObject();
            const QString id = created.value(u"id").toString();
            auto job = m_run.jobWatch().look(m_client, kind, id);
            if (!job && job.error().httpStatus == 404) { // the service has forgotten it
                m_run.jobWatch().forget(kind, id);
                if (auto forgotten = m_context.forget(request.key); !forgotten)
                    return tl::unexpected(m_context.orElse(forgotten.error()));
                Error gone = job.error();
                gone.isRetryable = true;
                gone.kind = ErrorKind::Service;
                return tl::unexpected(StepResult::failed(gone));
            }
            if (!job)
                return tl::unexpected(m_context.orElse(job.error()));
            if (*job) {
                if (auto learned = learn(request, **job); !learned)
                    return learned;
                continue;
            }
            const qint64 since = created.value(u"since").toInteger();
            if (m_context.clock().nowMs() - since > m_context.timings().remoteJobLimit.count())
                return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Timeout,
                    .what = u"Klaviyo has not finished the job %1"_s.arg(id),
                    .next = u"Resume to go on waiting"_s,
                    .code = u"STILL_RUNNING"_s}));
            open = kind;
        }
        if (!open)
            return true;
        const auto pause = m_run.jobWatch().pause(*open);
        m_context.progress(0, 0, u"waiting for Klaviyo"_s);
        if (pause > m_context.timings().heldWait)
            return tl::unexpected(StepResult::waitUntil(
                m_context.clock().nowMs() + pause.count(), u"waiting for Klaviyo"_s)
                                      .asRemoteWait());
        if (!m_context.token().waitFor(pause))
            return tl::unexpected(StepResult::stopped());
    }
}

Outcome<bool> PartSender::learn(const Request &request, const KlaviyoJob &job)
{
    auto ended = problemsOf(request, job);
    if (!ended)
        return tl::unexpected(m_context.orElse(ended.error()));
    if (auto kept = m_context.remember(request.key + ".end"_L1, *ended); !kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    m_run.jobWatch().forget(*jobKindOf(request.kind), job.id);
    apply(request, *ended);
    return true;
}

Result<QJsonObject> PartSender::problemsOf(const Request &request, const KlaviyoJob &job)
{
    QJsonObject ended{{u"failed"_s, QJsonArray()}};
    const bool isCancelled = job.state == KlaviyoJobState::Cancelled;
    if (request.kind == OutKind::Profile && (job.failed > 0 || isCancelled)) {
        if (auto done = importProblems(request, job, ended); !done)
            return sluice::fail(done.error());
    }
    for (const KlaviyoProblem &problem : job.problems) {
        const int element = problem.element().value_or(-1);
        if (element >= 0 && element < qsizetype(request.parts.size()))
            addFailure(ended, failureJson(element, problem));
    }
    const qint64 named = ended.value(u"failed").toArray().size();
    const qint64 failed = isCancelled ? job.total - job.completed
                                      : std::max(job.failed, qint64(job.problems.size()));
    if (failed > named) {
        if (auto done = unnamedProblems(request, job, ended, failed - named); !done)
            return sluice::fail(done.error());
    }
    return ended;
}

// The errors of an import name their profile by what was sent of it (C.4).
Result<void> PartSender::importProblems(
    const Request &request, const KlaviyoJob &job, QJsonObject &ended)
{
    QHash<QByteArray, qsizetype> places;
    for (size_t i = 0; i < request.parts.size(); ++i) {
        const OutPart &part = m_chunk.outgoing.parts[request.parts[i]];
        if (!part.otherKey.isEmpty())
            places.insert("e:" + part.otherKey, qsizetype(i));
        places.insert("x:" + part.key, qsizetype(i));
    }
    QString cursor;
    do {
        auto page = m_client.importErrors(job.id, cursor);
        if (!page)
            return sluice::fail(page.error());
        for (qsizetype i = 0; i < page->items.size(); ++i) {
            const KlaviyoImportError error = klaviyoImportErrorOf(page->object(i));
            const QJsonObject &payload = error.originalPayload;
            const QByteArray external = payload.value(u"external_id").toString().toUtf8();
            const QByteArray email = payload.value(u"email").toString().toLower().toUtf8();
            const qsizetype place = places.value("x:" + external, places.value("e:" + email, -1));
            if (place >= 0)
                addFailure(ended, failureJson(place, error.problem));
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    return {};
}

// The service says how many, and not which (reliability-security C44): looked up by their ids. Of
// updates nobody can tell: all of the request count as refused.
Result<void> PartSender::unnamedProblems(
    const Request &request, const KlaviyoJob &job, QJsonObject &ended, qint64 unnamed)
{
    const QString text
        = u"Klaviyo refused %1 of the %2 of its job %3 and does not say which"_s.arg(unnamed)
              .arg(request.parts.size())
              .arg(job.id);
    const bool isProfile = request.kind == OutKind::Profile;
    const bool canBeSeen = isProfile || isCreate(request.kind) || isDelete(request.kind);
    QSet<qsizetype> named;
    for (const QJsonValue &failure : ended.value(u"failed").toArray())
        named.insert(failure[0].toInteger());
    QSet<QString> there;
    constexpr qsizetype kAskedAtOnce = 50;
    for (size_t first = 0; canBeSeen && first < request.parts.size(); first += kAskedAtOnce) {
        QStringList keys;
        for (size_t i = first; i < std::min<size_t>(first + kAskedAtOnce, request.parts.size());
             ++i)
            keys.append(QString::fromUtf8(m_chunk.outgoing.parts[request.parts[i]].key));
        auto page = isProfile
            ? m_client.profilesWith(u"external_id"_s, keys)
            : m_client.catalog(catalogOf(request.kind), {.filter = klaviyoAny(u"ids"_s, keys)});
        if (!page)
            return sluice::fail(page.error());
        for (qsizetype i = 0; i < page->items.size(); ++i) {
            const QJsonObject object = page->object(i);
            there.insert(isProfile ? object.value(u"attributes")[u"external_id"].toString()
                                   : object.value(u"id").toString());
        }
    }
    for (size_t i = 0; i < request.parts.size(); ++i) {
        const QString key = QString::fromUtf8(m_chunk.outgoing.parts[request.parts[i]].key);
        const bool isAsWished = canBeSeen && there.contains(key) != isDelete(request.kind);
        if (!isAsWished && !named.contains(qsizetype(i)))
            addFailure(ended, {qsizetype(i), u"UNNAMED"_s, QString(), text});
    }
    return {};
}

void PartSender::fail(size_t part, const QString &code, const QString &field, const QString &text)
{
    m_chunk.ends[part] = {PartEnd::State::Failed, {code.toUtf8(), field.toUtf8(), text.toUtf8()}};
}

void PartSender::apply(const Request &request, const QJsonObject &ended)
{
    for (const size_t part : request.parts)
        m_chunk.ends[part].state = PartEnd::State::Done;
    for (const QJsonValue &failure : ended.value(u"failed").toArray()) {
        const auto place = static_cast<size_t>(failure[0].toInteger());
        const QString code = failure[1].toString();
        if (place >= request.parts.size() || (isDelete(request.kind) && isNotThere(code)))
            continue; // what is to be gone has gone
        fail(request.parts[place], code, failure[2].toString(), failure[3].toString());
    }
}

bool PartSender::turnConflictsIntoUpdates(OutKind create, OutKind update)
{
    bool areThere = false;
    for (size_t i = 0; i < m_chunk.ends.size(); ++i) {
        OutPart &part = m_chunk.outgoing.parts[i];
        if (part.kind != create || m_chunk.ends[i].state != PartEnd::State::Failed
            || !isConflict(QString::fromUtf8(m_chunk.ends[i].note.code)))
            continue;
        part.kind = update;
        part.element = updateOf(part.element, part.key);
        m_chunk.ends[i] = {};
        areThere = true;
    }
    return areThere;
}

} // namespace sluice
