// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

#include "app/documents/jobs.h"
#include "core/engine/runfiles.h"
#include "core/engine/runledger.h"

#include <QJsonArray>
#include <QSet>

// What is left of runs that are over.

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Of all the ids that a retry is about only those that a person chose.
Result<void> chooseRejected(QJsonObject &selection, const QStringList &ids, qint64 number)
{
    if (ids.isEmpty())
        return {};
    QSet<QString> wanted(ids.begin(), ids.end());
    QJsonArray chosen;
    for (const QJsonValue &id : selection.value("ids"_L1).toArray()) {
        if (wanted.remove(id.toString()))
            chosen.append(id);
    }
    if (!wanted.isEmpty())
        return fail(ErrorKind::Config,
            u"Run #%1 rejected no record %2"_s.arg(QString::number(number), *wanted.begin()), {},
            u"Choose among the records that it rejected, or retry all of them"_s);
    selection.insert(u"ids"_s, chosen);
    return {};
}

} // namespace

bool Runs::canUndo(const RunRow &run) const
{
    const SyncKind *sync = kind(run.kind);
    return sync && sync->canUndo(run);
}

// What was of a run and is needed for `what`; an Error says since when it is not there any more.
Result<void> Runs::needsFiles(const RunRow &run, const QString &what)
{
    auto gone = goneFiles(m.ledger.store(), run.id);
    if (!gone)
        return fail(gone.error());
    if (!*gone)
        return {};
    return fail(Error{.kind = ErrorKind::Config,
        .what = u"Run #%1 %2"_s.arg(QString::number(run.number), what),
        .why = (*gone)->text,
        .code = u"FILES_GONE"_s});
}

Result<RunRow> Runs::retry(const QString &run, const RetryChoice &choice, const CancelToken &token)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    if (!isEnded(found->state))
        return fail(ErrorKind::Locked, u"Run #%1 has not ended"_s.arg(found->number), {},
            u"Wait for its end, or stop it"_s);
    auto job = jobOf(*found);
    if (!job)
        return fail(job.error());
    const SyncKind *sync = kind(job->kind);
    auto retry = sync->retryOf(m.ledger, *found);
    if (!retry)
        return fail(retry.error());
    if (auto chosen = chooseRejected(retry->selection, choice.ids, found->number); !chosen)
        return fail(chosen.error());
    if (choice.asItWas || retry->isOnlyAsItWas) {
        job->parameters = retry->parameters;
        job->mapping = retry->mapping.isEmpty() ? QJsonValue() : QJsonValue(retry->mapping);
    }
    return startJob(*job, false, token, retry->selection);
}

Result<ErasedRun> Runs::erase(const QString &run)
{
    auto erased = RunErasure(m.ledger).erase(run);
    if (erased)
        emit runChanged(erased->run.id);
    return erased;
}

} // namespace sluice
