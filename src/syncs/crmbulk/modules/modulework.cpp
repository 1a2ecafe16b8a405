// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/modules/modulework.h"

#include "base/clock.h"
#include "core/engine/dispatcher.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmbulkkind.h"
#include "syncs/crmbulk/crmbulklock.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLooksApart = 4; // of the wish's, whether a module is free
constexpr auto kCountedKey = "counted"_L1; // in the step: what this run has counted of the module's

Counts countsOf(const QJsonObject &json)
{
    return {.read = json.value(u"read").toInteger(),
        .written = json.value(u"written").toInteger(),
        .skipped = json.value(u"skipped").toInteger(),
        .rejected = json.value(u"rejected").toInteger(),
        .notAttempted = json.value(u"notAttempted").toInteger(),
        .pending = json.value(u"pending").toInteger()};
}

bool isComplete(const RunRow &run)
{
    return isEnded(run.state) && !isResumable(run.state);
}

} // namespace

ModuleWork::ModuleWork(StepContext &context, const CrmBulkServices &services, SyncJob job)
    : m_context(context)
    , m_services(services)
    , m_job(std::move(job))
{
}

// After a crash between the run and its note in the step.
Result<std::optional<RunRow>> ModuleWork::runMadeBefore()
{
    QString id = m_context.memo().value(kRunKey).toString();
    const QString creator
        = u"run #%1, %2"_s.arg(QString::number(m_context.run().number), m_context.step().title);
    auto looked = m_context.store().read([&id, &creator](Sql &sql) -> Result<void> {
        if (!id.isEmpty())
            return {};
        auto row = sql.run("SELECT id FROM run WHERE created_by=?", {creator});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            id = (*row)->value(0).toString();
        (*row)->finish();
        return {};
    });
    if (!looked)
        return fail(looked.error());
    if (id.isEmpty())
        return std::optional<RunRow>();
    auto part = m_services.ledger->run(id);
    if (!part)
        return fail(part.error());
    return std::optional<RunRow>(*part);
}

Result<RunRow> ModuleWork::madeRun()
{
    auto known = runMadeBefore();
    if (!known)
        return fail(known.error());
    if (!*known) {
        auto spec = CrmBulkKind(m_services).makeRun(m_job, m_job.isDryRun);
        if (!spec)
            return fail(spec.error());
        const RunRow &run = m_context.run();
        const QString organisation = run.params.value(kOrganisation).toString();
        if (auto locked = lockOrganisation(m_services, organisation, *spec); !locked)
            return fail(locked.error());
        spec->params.insert(u"ofRun"_s, run.id);
        spec->jobId = run.jobId;
        spec->jobName = run.jobName;
        spec->environment = run.environment;
        spec->createdBy = u"run #%1, %2"_s.arg(QString::number(run.number), m_context.step().title);
        auto made = m_services.ledger->create(*spec);
        if (!made)
            return made;
        *known = *made;
    }
    if (!m_context.memo().contains(kRunKey)) {
        if (auto kept = m_context.remember(kRunKey, (*known)->id); !kept)
            return fail(kept.error());
    }
    return **known;
}

Result<void> ModuleWork::begin(const RunRow &part)
{
    const bool isLeft = part.state == RunState::Queued || isEnded(part.state);
    if (!isLeft || isComplete(part) || m_services.dispatcher->isWorking(part.id))
        return {}; // somebody else is at work on it: it is watched
    return m_services.dispatcher->work(part.id, m_context.token());
}

Counts ModuleWork::uncounted(const RunRow &part) const
{
    const Counts known = countsOf(m_context.memo().value(kCountedKey).toObject());
    const Counts &now = part.counts;
    return {.read = now.read - known.read,
        .written = now.written - known.written,
        .skipped = now.skipped - known.skipped,
        .rejected = now.rejected - known.rejected,
        .notAttempted = now.notAttempted - known.notAttempted,
        .pending = now.pending - known.pending};
}

Result<void> ModuleWork::count(const RunRow &part)
{
    const Counts news = uncounted(part);
    if (news == Counts())
        return {};
    return m_context.remember(
        kCountedKey, part.counts.toJson(), [&news](StepTx &tx) { return tx.addCounts(news); });
}

void ModuleWork::passOn(const RunRow &part)
{
    const StopWish wish = m_context.token().wish();
    if (wish != StopWish::None && !m_isStopping) {
        m_isStopping = wish >= StopWish::Stop;
        m_services.dispatcher->stop(part.id, m_isStopping ? StopMode::Stop : StopMode::FinishChunk);
    }
    const auto own = m_services.ledger->wish(m_context.run().id);
    const bool isPaused = own && *own == "pause"_L1;
    if (isPaused != (part.wish == "pause"_L1) && (isPaused || part.wish == "pause"_L1)) {
        [[maybe_unused]] const auto passed
            = m_services.ledger->setWish(part.id, isPaused ? u"pause"_s : QString());
    }
}

// The run once it has ended; a look now and then, as others do.
Result<RunRow> ModuleWork::watch(const QString &id)
{
    for (;;) {
        auto part = m_services.ledger->run(id);
        if (!part)
            return part;
        if (auto counted = count(*part); !counted)
            return fail(counted.error());
        if (isEnded(part->state) && !m_services.dispatcher->isWorking(id))
            return part;
        passOn(*part);
        m_context.progress(part->counts.settled(), std::max(part->expected, part->counts.read),
            u"run #%1"_s.arg(part->number));
        CancelToken().waitFor(m_context.timings().wishPoll); // a stop is passed on, and waited for
    }
}

StepResult ModuleWork::notComplete(const RunRow &part) const
{
    if (m_context.token().wish() != StopWish::None)
        return StepResult::stopped();
    Error error{.kind = part.state == RunState::Failed ? ErrorKind::Config : ErrorKind::Data,
        .what = u"Run #%1 of %2 has not completed: %3"_s.arg(QString::number(part.number),
            m_job.parameters.value(u"module").toString(), runStateName(part.state)),
        .why = part.reason,
        .next = u"Resume this run: it goes on with that one, then with the modules behind it"_s,
        .code = u"MODULE_NOT_COMPLETE"_s};
    return StepResult::failed(std::move(error));
}

StepResult ModuleWork::run(const std::function<Result<void>(StepTx &)> &behind)
{
    auto made = madeRun();
    if (!made)
        return m_context.orElse(made.error());
    if (auto begun = begin(*made); !begun) {
        if (begun.error().kind != ErrorKind::Locked)
            return m_context.orElse(begun.error());
        return StepResult::waitUntil( // another run has the module
            m_context.clock().nowMs() + kLooksApart * m_context.timings().wishPoll.count(),
            begun.error().what);
    }
    auto part = watch(made->id);
    if (!part)
        return m_context.orElse(part.error());
    if (!isComplete(*part))
        return notComplete(*part);
    return m_context.finish(
        [&](StepTx &tx) -> Result<void> {
            auto sized = tx.sql().run(
                "UPDATE step SET n_records=? WHERE id=?", {part->counts.read, m_context.step().id});
            return sized ? behind(tx) : fail(sized.error());
        },
        u"run #%1, %2 records"_s.arg(
            QString::number(part->number), QString::number(part->counts.read)));
}

} // namespace sluice
