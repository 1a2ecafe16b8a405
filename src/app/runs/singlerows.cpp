// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/singlerows.h"

#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "syncs/datastoreanalytics/datastorejob.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkOrder(const Job &job, const RowOrder &order)
{
    if (job.kind != kDatastoreAnalyticsKind)
        return fail(ErrorKind::Config, u"The job “%1” sends no single rows"_s.arg(job.name),
            u"It is of the kind %1"_s.arg(job.kind),
            u"Name one of the kind %1"_s.arg(kDatastoreAnalyticsKind));
    if (!isRowId(order.rowId))
        return fail(ErrorKind::Config, u"“%1” is no ROWID"_s.arg(order.rowId.left(40)), {},
            u"Give the number that stands in the table's column ROWID"_s);
    if (!rowActionNames().contains(order.action))
        return fail(ErrorKind::Config, u"“%1” is no action"_s.arg(order.action.left(40)), {},
            u"Use insert, update or delete"_s);
    return {};
}

} // namespace

SingleRows::SingleRows(Runs &runs, Jobs &jobs, const Timings &timings)
    : m_runs(runs)
    , m_jobs(jobs)
    , m_timings(timings)
{
}

Result<RunRow> SingleRows::begin(const RowOrder &order, const CancelToken &token,
    const std::function<void(const QString &)> &onWaiting) const
{
    auto job = m_jobs.find(order.job);
    if (!job)
        return fail(job.error());
    if (auto checked = checkOrder(*job, order); !checked)
        return fail(checked.error());
    QJsonObject selection{{u"rowId"_s, order.rowId}, {u"action"_s, order.action}};
    if (!order.viewId.isEmpty())
        selection.insert(u"viewId"_s, order.viewId);
    const qint64 until = monotonicMs() + m_timings.rowWait.count();
    bool isTold = false;
    for (;;) {
        auto run = m_runs.start(order.job, false, token, selection);
        if (run || run.error().kind != ErrorKind::Locked)
            return run;
        if (monotonicMs() >= until) {
            Error error = run.error();
            error.next = u"Send the row again when the import has ended"_s;
            return fail(std::move(error));
        }
        if (onWaiting && !isTold)
            onWaiting(run.error().text());
        isTold = true;
        if (!token.waitFor(m_timings.rowAgain))
            return fail(ErrorKind::Cancelled, u"Stopped before the row was sent"_s);
    }
}

Result<RowVerdict> SingleRows::send(const RowOrder &order, const CancelToken &token,
    const std::function<void(const QString &)> &onWaiting) const
{
    auto run = begin(order, token, onWaiting);
    if (!run)
        return fail(run.error());
    for (;;) {
        auto end = verdict(run->id);
        if (!end)
            return fail(end.error());
        if (*end)
            return **end;
        if (!token.waitFor(m_timings.wishPoll))
            return fail(ErrorKind::Cancelled, u"The row is still on its way"_s, {},
                u"See run %1 on the page Runs"_s.arg(run->number));
    }
}

Result<RowOrder> SingleRows::again(const QString &run, const QString &rowId) const
{
    auto found = m_runs.find(run);
    if (!found)
        return fail(found.error());
    RowOrder order{.job = found->jobName, .rowId = rowId, .action = u"update"_s};
    const QJsonObject parameters = found->params.value(u"job").toObject();
    if (parameters.contains(u"rowId"_s)) // a run of one row: the same again
        order.action = parameters.value(u"action").toString();
    auto job = m_jobs.find(order.job);
    if (!job)
        return fail(job.error());
    if (auto checked = checkOrder(*job, order); !checked)
        return fail(checked.error());
    return order;
}

Result<std::optional<RowVerdict>> SingleRows::verdict(const QString &run) const
{
    auto found = m_runs.find(run);
    if (!found)
        return fail(found.error());
    if (!isEnded(found->state))
        return std::optional<RowVerdict>();
    RowVerdict verdict{.run = *found, .code = {}, .text = found->reason};
    auto events = m_runs.events(run);
    if (!events)
        return fail(events.error());
    for (const RunEvent &event : std::as_const(*events)) {
        if (event.level != "error"_L1)
            continue;
        verdict.code = event.code;
        verdict.text = event.text;
    }
    auto rejected = m_runs.rejected(run, 1);
    if (!rejected)
        return fail(rejected.error());
    if (!rejected->isEmpty()) {
        verdict.code = rejected->first().code;
        verdict.text = rejected->first().message;
        return verdict;
    }
    auto snapshot = m_runs.snapshot(run);
    if (!snapshot)
        return fail(snapshot.error());
    // How the row ended stands as the note of the last step that did.
    for (const StageView &stage : std::as_const(snapshot->stages)) {
        for (const StepView &step : stage.steps) {
            if (verdict.code.isEmpty() && !step.note.isEmpty())
                verdict.text = step.note;
        }
    }
    return verdict;
}

} // namespace sluice
