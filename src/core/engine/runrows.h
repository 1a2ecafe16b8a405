// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "core/store/store.h"

namespace sluice {

// Rows of the tables run and step as values, for the ledger's statements. A statement selects
// SLUICE_RUN_COLUMNS or SLUICE_STEP_COLUMNS, in this order. Any thread, as the Store; it changes
// nothing.
#define SLUICE_RUN_COLUMNS                                                                         \
    "id, number, job_def_id, job_name, kind, subject, environment, state, reason, wish, dry_run,"  \
    " as_of, params, target_lock, owner, owner_epoch, lease_until, created_by, created_at,"        \
    " started_at, finished_at, active_ms, n_requests, n_expected, n_read, n_written, n_skipped,"   \
    " n_rejected, n_not_attempted, n_pending"
#define SLUICE_STEP_COLUMNS                                                                        \
    "id, run_id, stage, step_key, title, state, attempt, not_before, wait_reason, lease_epoch,"    \
    " input, memo, error, n_records, n_done, note, started_at, finished_at"

// Those that may still go on. Its index has these very words: no statement of ended runs reads it.
#define SLUICE_OPEN_RUN "state NOT IN ('completed','completed_with_rejections','failed')"

// In the caller's transaction.
Result<QList<RunRow>> runRows(Sql &sql, const char *statement, const QVariantList &values = {});
Result<QList<StepRow>> stepRows(Sql &sql, const char *statement, const QVariantList &values = {});

// In a reading view of their own.
Result<QList<RunRow>> runRows(Store &store, const char *statement, const QVariantList &values = {});
Result<QList<StepRow>> stepRows(
    Store &store, const char *statement, const QVariantList &values = {});

// The Error of whoever lost the run: its epoch is another's now.
Error lostRun(const RunRow &run);

// Locked unless this process still owns the run: whoever lost it changes nothing of it.
Result<void> stillOwned(Sql &sql, const RunRow &run);

// Locked (LOCK_LOST) unless the run still holds its target: asked before anything is begun that may
// change the target (reliability-security C39). A run that only follows what is on its way needs
// none.
Result<void> holdsTarget(Sql &sql, const RunRow &run);

} // namespace sluice
