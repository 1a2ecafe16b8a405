// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/partsender.h"

#include "base/clock.h"
#include "syncs/commerceklaviyo/jobproblems.h"
#include "syncs/commerceklaviyo/retryread.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// So many refused requests of one chunk are no matter of single records any more.
constexpr int kMostRefusals = 64;
constexpr std::chrono::milliseconds kSlotPause{500};
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

PartSender::Request PartSender::request(OutKind kind, std::vector<size_t> parts, QByteArray body)
{
    const QString key = u"%1:%2+%3"_s.arg(int(kind)).arg(parts.front()).arg(parts.size());
    return {key, kind, std::move(parts), std::move(body)};
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
        requests.push_back(request(kind, std::exchange(parts, {}), body.take()));
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

QByteArray PartSender::bodyOf(
    OutKind kind, const std::vector<size_t> &parts, const QString &listId) const
{
    KlaviyoBatch body = batch(kind, listId);
    for (const size_t i : parts) {
        const OutPart &part = m_chunk.outgoing.parts[i];
        [[maybe_unused]] const auto added = isDelete(part.kind)
            ? body.addId(QString::fromUtf8(part.key))
            : body.add(part.element, part.weight); // it fitted when it was packed
    }
    return body.take();
}

Result<QJsonObject> PartSender::sendOnce(const Request &request)
{
    const auto refused = [](const Error &error, const QList<KlaviyoProblem> &problems) {
        const KlaviyoProblem first = problems.isEmpty() ? KlaviyoProblem() : problems.first();
        return QJsonObject{{u"refused"_s,
            QJsonObject{{u"code"_s, error.code.isEmpty() ? u"REFUSED"_s : error.code},
                {u"field"_s, first.field()}, {u"text"_s, error.why.left(kMostTextLength)},
                {u"element"_s, first.element().value_or(-1)}, {u"pointer"_s, first.place()}}}};
    };
    if (request.kind == OutKind::Events) {
        auto accepted = m_client.createEvents(request.body);
        if (!accepted && isRefusal(accepted.error()))
            return refused(accepted.error(), m_client.problems());
        if (!accepted)
            return sluice::fail(accepted.error());
        return QJsonObject{{u"accepted"_s, true}};
    }
    const KlaviyoJobKind kind = *jobKindOf(request.kind);
    auto job = m_client.startJob(kind, request.body);
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
        // Where they are several, the place is in one of them only.
        const QString pointer = request.parts.size() == 1 ? reason("pointer"_L1) : QString();
        for (const size_t part : request.parts)
            fail(part, {reason("code"_L1), reason("field"_L1), reason("text"_L1), pointer});
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
        const std::vector<size_t> parts(
            request.parts.begin() + cuts[i], request.parts.begin() + cuts[i + 1]);
        const Request piece
            = this->request(request.kind, parts, bodyOf(request.kind, parts, listId));
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
        } else if (m_context.token().isStopped()) {
            return tl::unexpected(StepResult::stopped());
        } else { // the thread goes to those whose jobs are open: nobody else sees them end
            return tl::unexpected(
                StepResult::waitUntil(m_context.clock().nowMs() + kSlotPause.count(),
                    u"waiting for its turn at Klaviyo"_s));
        }
    }
    const AttemptSpec spec{.key = request.key,
        .method = u"POST"_s,
        .urlPath
        = u'/' + (isJob ? klaviyoJobPath(*jobKindOf(request.kind)) : QString(kKlaviyoEventsPath)),
        .bodySha256 = {},
        .isRepeatable = true, // see sendChunk()
        .onSending = m_chunk.onSending,
        .onRefused = m_chunk.onRefused,
        .resolve = {}};
    const bool isKnown = m_context.memo().contains(request.key);
    auto answer = m_context.attempt(spec, [this, &request] { return sendOnce(request); });
    if (!answer)
        return tl::unexpected(answer.error());
    if (!isKnown)
        m_context.cameFurther();
    if (const QJsonValue refused = answer->value(u"refused"); refused.isObject()) {
        m_refused += isKnown ? 0 : 1;
        return split(request, refused.toObject(), listId, sent);
    }
    if (answer->value(u"accepted").toBool() || answer->value(u"over").toBool())
        apply(request, {});
    else
        sent.push_back({request.key, request.kind, request.parts, {}});
    return true;
}

Outcome<bool> PartSender::send(const QList<OutKind> &kinds, const QString &listId)
{
    std::vector<Request> sent;
    for (const OutKind kind : kinds) {
        for (const Request &request : packed(kind, listId)) {
            if (auto posted = post(request, listId, sent); !posted)
                return leave(posted.error(), sent);
        }
    }
    return await(sent);
}

// Where a stopped run is only looked after, what has been sent of the chunk is looked up before the
// step comes to what may not be sent any more.
Outcome<bool> PartSender::leave(const StepResult &why, const std::vector<Request> &sent)
{
    const bool mayNotSend = why.kind() == StepResult::Kind::Failed
        && why.error().kind == ErrorKind::Cancelled && !m_context.token().isStopped();
    if (mayNotSend) {
        if (auto ended = await(sent); !ended)
            return ended;
    }
    return tl::unexpected(why);
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
            auto job = retryRead(
                m_context, [this, kind, &id] { return m_run.jobWatch().look(m_client, kind, id); });
            if (!job && job.error().httpStatus == 404) { // the service has forgotten it
                m_run.jobWatch().forget(kind, id);
                if (auto sent = sendAnew(request); !sent)
                    return sent;
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

// The service has forgotten a job, and with it what became of it: it is sent again, not for ever.
Outcome<bool> PartSender::sendAnew(const Request &request)
{
    constexpr int kMostTimes = 3;
    const QString key = u"gone:"_s + request.key;
    const int times = m_context.memo().value(key)[u"times"].toInt() + 1;
    if (times > kMostTimes)
        return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Service,
            .what = u"Klaviyo forgets the job of this chunk each time"_s,
            .why = u"It was sent %1 times; what became of it cannot be asked"_s.arg(times),
            .next = u"Look at Klaviyo's catalog or profiles, then resume or stop the run"_s,
            .code = u"JOB_GONE"_s}));
    if (auto forgotten = m_context.forget(request.key); !forgotten)
        return tl::unexpected(m_context.orElse(forgotten.error()));
    if (auto kept = m_context.remember(key, QJsonObject{{u"times"_s, times}}); !kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    return true;
}

Outcome<bool> PartSender::learn(const Request &request, const KlaviyoJob &job)
{
    std::vector<const OutPart *> parts;
    for (const size_t part : request.parts)
        parts.push_back(&m_chunk.outgoing.parts[part]);
    auto ended = JobProblems(m_context, m_client, request.kind, parts).of(job);
    if (!ended)
        return tl::unexpected(m_context.orElse(ended.error()));
    if (auto kept = m_context.remember(request.key + ".end"_L1, *ended); !kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    m_run.jobWatch().forget(*jobKindOf(request.kind), job.id);
    apply(request, *ended);
    return true;
}

void PartSender::fail(size_t part, const Refusal &why)
{
    m_chunk.ends[part] = {PartEnd::State::Failed,
        {why.code.toUtf8(), why.field.toUtf8(), why.text.toUtf8()}, why.pointer};
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
        fail(request.parts[place],
            {code, failure[2].toString(), failure[3].toString(), failure[4].toString()});
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
