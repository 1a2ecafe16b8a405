// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"
#include "core/engine/runfiles.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"

// What is left of runs that are over, and what all of them share.

namespace sluice {

using namespace Qt::StringLiterals;

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

Result<ErasedRun> Runs::erase(const QString &run)
{
    auto erased = RunErasure(m.ledger).erase(run);
    if (erased)
        emit runChanged(erased->run.id);
    return erased;
}

Result<void> Runs::giveUp(const QString &run)
{
    auto found = m.ledger.run(run);
    if (!found)
        return fail(found.error());
    if (found->state != RunState::Interrupted)
        return fail(ErrorKind::Config, u"Run #%1 is not interrupted"_s.arg(found->number),
            u"Its state is %1"_s.arg(runStateName(found->state)));
    return m.ledger.release(*found);
}

Result<qint64> Runs::version()
{
    return m.ledger.store().dataVersion();
}

Result<QList<TargetLock>> Runs::locks()
{
    return targetLocks(m.ledger.store());
}

Result<void> Runs::releaseLock(const QString &name)
{
    return releaseTargetLock(m.ledger.store(), m.ledger.clock(), name);
}

} // namespace sluice
