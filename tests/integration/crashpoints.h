// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace sluice::testing {

// The points at which a process is killed, and in which of its commands it comes by them. One list;
// the test holds it against the sources, so that no point is left out.
enum class CrashScene {
    FirstOpening, // of an empty data directory
    Run,
    LostAnswer, // a run with a write job whose answer is lost
    Stopping, // the wish of another process
    AfterACrash, // the first command after a run's process was killed
    Alert, // a run's end that somebody is told of; see the tests of alerts
    Schedule, // a due time that is about to begin a run; see the tests of schedules
    Erasure, // what is deleted or erased of old runs; see tst_erasure
};

struct CrashPoint
{
    const char *name;
    CrashScene scene;
};

inline constexpr CrashPoint kCrashPoints[] = {
    {"migration.begin", CrashScene::FirstOpening},
    {"migration.statement", CrashScene::FirstOpening},
    {"migration.before_commit", CrashScene::FirstOpening},
    {"migration.after_commit", CrashScene::FirstOpening},
    {"S1.folders_made", CrashScene::Run},
    {"S1.before_commit", CrashScene::Run},
    {"S1.after_commit", CrashScene::Run},
    {"adopt.before_commit", CrashScene::Run},
    {"adopt.after_commit", CrashScene::Run},
    {"S2.before_commit", CrashScene::Run},
    {"S2.after_commit", CrashScene::Run},
    {"auth.after_mint", CrashScene::Run},
    {"S3.before_commit", CrashScene::Run},
    {"S3.in_transaction", CrashScene::Run},
    {"S3.after_commit", CrashScene::Run},
    {"S4.before_sync", CrashScene::Run},
    {"S4.before_rename", CrashScene::Run},
    {"S4.after_rename", CrashScene::Run},
    {"S4.after_folder_sync", CrashScene::Run},
    {"S5.before_commit", CrashScene::Run},
    {"S5.after_commit", CrashScene::Run},
    {"S6.reply_received", CrashScene::Run},
    {"S6.in_transaction", CrashScene::Run},
    {"S6.after_commit", CrashScene::Run},
    {"remote_job.end_seen", CrashScene::Run},
    {"step_end.before_commit", CrashScene::LostAnswer},
    {"S7.result_fetched", CrashScene::Run},
    {"S7.begin", CrashScene::Run},
    {"S7.outcome_appended", CrashScene::Run},
    {"S7.middle", CrashScene::Run},
    {"S7.before_commit", CrashScene::Run},
    {"S7.after_commit", CrashScene::Run},
    {"S8.before_commit", CrashScene::Stopping},
    {"S8.after_commit", CrashScene::Stopping},
    {"S9.sealed", CrashScene::Run},
    {"S9.before_commit", CrashScene::Run},
    {"S9.after_commit", CrashScene::Run},
    {"S10.before_copy", CrashScene::Run},
    {"S10.after_copy", CrashScene::Run},
    {"S10.before_prune", CrashScene::Run},
    {"S10.after_prune", CrashScene::Run},
    {"resolve.before_look", CrashScene::LostAnswer},
    {"resolve.after_look", CrashScene::LostAnswer},
    {"interrupted.before_commit", CrashScene::AfterACrash},
    {"alerts.recorded", CrashScene::Alert},
    {"alerts.taken", CrashScene::Alert},
    {"schedules.claimed", CrashScene::Schedule},
    {"schedules.taken", CrashScene::Schedule},
    {"files.marked", CrashScene::Erasure},
    {"files.part_deleted", CrashScene::Erasure},
    {"erase.files_gone", CrashScene::Erasure},
    {"erase.log_segment", CrashScene::Erasure},
    {"person.begun", CrashScene::Erasure},
    {"person.file", CrashScene::Erasure},
    {"person.rows", CrashScene::Erasure},
    {"scrub.vacuumed", CrashScene::Erasure},
    {"scrub.emptied", CrashScene::Erasure},
    {"scrub.copies_deleted", CrashScene::Erasure},
};

} // namespace sluice::testing
