// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"
#include "core/engine/runfiles.h"
#include "core/engine/runledger.h"

// What is left of runs that are over.

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

} // namespace sluice
