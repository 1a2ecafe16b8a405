// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include <QCryptographicHash>

namespace sluice {

namespace {

// Integer keys where there are many rows (chunk, record_issue), text ids elsewhere. The counters'
// sum is a constraint: no transaction can break it.
Migration firstSchema()
{
    return {1, "first schema",
        {
            "CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL)",

            "CREATE TABLE connection("
            " id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, service TEXT NOT NULL,"
            " environment TEXT NOT NULL, settings TEXT NOT NULL, secrets TEXT NOT NULL,"
            " colour TEXT NOT NULL, updated_at BIGINT NOT NULL)",

            "CREATE TABLE job_def("
            " id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
            " source_conn TEXT, target_conn TEXT, params TEXT NOT NULL, mapping TEXT NOT NULL,"
            " schedule TEXT NOT NULL, revision BIGINT NOT NULL,"
            " enabled INTEGER NOT NULL DEFAULT 1, updated_at BIGINT NOT NULL)",

            "CREATE TABLE snapshot(sha256 TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT "
            "NULL)",

            "CREATE TABLE schedule_fire("
            " job_def_id TEXT NOT NULL REFERENCES job_def(id), fire_at BIGINT NOT NULL,"
            " run_id TEXT, outcome TEXT NOT NULL, PRIMARY KEY(job_def_id, fire_at))",

            "CREATE TABLE run("
            " id TEXT PRIMARY KEY, number BIGINT NOT NULL UNIQUE, job_def_id TEXT,"
            " job_name TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,"
            " environment TEXT NOT NULL,"
            " state TEXT NOT NULL CHECK(state IN ('queued','running','stopping','paused',"
            "'interrupted','stopped','needs_attention','completed','completed_with_rejections',"
            "'failed')),"
            " reason TEXT NOT NULL DEFAULT '', wish TEXT NOT NULL DEFAULT '',"
            " dry_run INTEGER NOT NULL DEFAULT 0, as_of BIGINT, params TEXT NOT NULL,"
            " target_lock TEXT NOT NULL, owner TEXT, owner_epoch BIGINT NOT NULL DEFAULT 0,"
            " lease_until BIGINT NOT NULL DEFAULT 0,"
            " created_by TEXT NOT NULL, created_at BIGINT NOT NULL, started_at BIGINT,"
            " finished_at BIGINT, active_ms BIGINT NOT NULL DEFAULT 0,"
            " n_requests BIGINT NOT NULL DEFAULT 0, n_expected BIGINT NOT NULL DEFAULT -1,"
            " n_read BIGINT NOT NULL DEFAULT 0, n_written BIGINT NOT NULL DEFAULT 0,"
            " n_skipped BIGINT NOT NULL DEFAULT 0, n_rejected BIGINT NOT NULL DEFAULT 0,"
            " n_not_attempted BIGINT NOT NULL DEFAULT 0, n_pending BIGINT NOT NULL DEFAULT 0,"
            " CHECK(n_read = n_written + n_skipped + n_rejected + n_not_attempted + n_pending))",

            "CREATE TABLE step("
            " id BIGINT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES run(id), stage TEXT NOT NULL,"
            " step_key TEXT NOT NULL, title TEXT NOT NULL,"
            " state TEXT NOT NULL CHECK(state IN ('blocked','ready','running','waiting_remote',"
            "'ambiguous','done','failed','cancelled','dead')),"
            " attempt INTEGER NOT NULL DEFAULT 0, not_before BIGINT NOT NULL DEFAULT 0,"
            " wait_reason TEXT NOT NULL DEFAULT '', lease_epoch BIGINT NOT NULL DEFAULT 0,"
            " input TEXT NOT NULL, memo TEXT NOT NULL DEFAULT '{}', error TEXT NOT NULL DEFAULT '',"
            " n_records BIGINT NOT NULL DEFAULT 0, n_done BIGINT NOT NULL DEFAULT 0,"
            " note TEXT NOT NULL DEFAULT '',"
            " created_at BIGINT NOT NULL, started_at BIGINT, finished_at BIGINT,"
            " UNIQUE(run_id, step_key))",
            "CREATE INDEX step_claim ON step(run_id, stage, state, not_before)",

            "CREATE TABLE attempt("
            " id BIGINT PRIMARY KEY, step_id BIGINT NOT NULL REFERENCES step(id),"
            " lease_epoch BIGINT NOT NULL, idem_key TEXT NOT NULL, method TEXT NOT NULL,"
            " url_path TEXT NOT NULL, body_sha256 TEXT,"
            " state TEXT NOT NULL CHECK(state IN ('sending','acked','refused','ambiguous',"
            "'resolved_applied','resolved_not_applied')),"
            " http_status INTEGER, remote_id TEXT, request_id TEXT, sent_at BIGINT NOT NULL,"
            " done_at BIGINT, detail TEXT)",
            "CREATE INDEX attempt_step ON attempt(step_id, idem_key)",

            "CREATE TABLE artifact("
            " id BIGINT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES run(id), step_id BIGINT,"
            " kind TEXT NOT NULL, rel_path TEXT NOT NULL,"
            " state TEXT NOT NULL CHECK(state IN ('building','committed','deleted')),"
            " bytes BIGINT NOT NULL DEFAULT 0, sha256 TEXT NOT NULL DEFAULT '',"
            " n_records BIGINT NOT NULL DEFAULT 0, UNIQUE(run_id, rel_path))",

            // members: the input ordinals that the chunk's file holds, as delta varints.
            "CREATE TABLE chunk("
            " id BIGINT PRIMARY KEY, run_number BIGINT NOT NULL REFERENCES run(number),"
            " stream INTEGER NOT NULL DEFAULT 0, artifact_id BIGINT,"
            " first_ordinal BIGINT NOT NULL, last_ordinal BIGINT NOT NULL,"
            " state TEXT NOT NULL CHECK(state IN ('prepared','sent','settled')),"
            " members BYTEA, n_members BIGINT NOT NULL DEFAULT 0,"
            " n_written BIGINT NOT NULL DEFAULT 0, n_skipped BIGINT NOT NULL DEFAULT 0,"
            " n_rejected BIGINT NOT NULL DEFAULT 0, n_not_attempted BIGINT NOT NULL DEFAULT 0,"
            " n_pending BIGINT NOT NULL DEFAULT 0, UNIQUE(run_number, stream, first_ordinal),"
            " CHECK(last_ordinal - first_ordinal + 1 ="
            " n_written + n_skipped + n_rejected + n_not_attempted + n_pending))",

            "CREATE TABLE record_issue("
            " run_number BIGINT NOT NULL REFERENCES run(number), stream INTEGER NOT NULL DEFAULT 0,"
            " ordinal BIGINT NOT NULL,"
            " outcome TEXT NOT NULL CHECK(outcome IN ('rejected','not_attempted','pending',"
            "'written_with_warning')),"
            " source_key TEXT, code TEXT NOT NULL, field TEXT, message TEXT, chunk_id BIGINT,"
            " payload_artifact BIGINT, payload_offset BIGINT,"
            " PRIMARY KEY(run_number, stream, ordinal))",

            "CREATE TABLE cursor_state("
            " job_def_id TEXT NOT NULL REFERENCES job_def(id), stream TEXT NOT NULL,"
            " cursor TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES run(id),"
            " updated_at BIGINT NOT NULL, PRIMARY KEY(job_def_id, stream))",

            "CREATE TABLE callback_inbox("
            " provider TEXT NOT NULL, remote_id TEXT NOT NULL, remote_state TEXT NOT NULL,"
            " body_sha256 TEXT NOT NULL, body TEXT NOT NULL, received_at BIGINT NOT NULL,"
            " consumed_at BIGINT, PRIMARY KEY(provider, remote_id, remote_state, body_sha256))",

            "CREATE TABLE named_lock("
            " name TEXT PRIMARY KEY, run_id TEXT NOT NULL, owner TEXT NOT NULL,"
            " epoch BIGINT NOT NULL, lease_until BIGINT NOT NULL, taken_at BIGINT NOT NULL,"
            " info TEXT NOT NULL DEFAULT '')",

            "CREATE TABLE rate_budget("
            " limit_group TEXT PRIMARY KEY, tokens DOUBLE PRECISION NOT NULL,"
            " capacity DOUBLE PRECISION NOT NULL, refill_per_s DOUBLE PRECISION NOT NULL,"
            " updated_at BIGINT NOT NULL, blocked_until BIGINT NOT NULL DEFAULT 0)",

            "CREATE TABLE token_cache("
            " conn_id TEXT PRIMARY KEY, sealed_access_token TEXT, api_domain TEXT,"
            " expires_at BIGINT, refreshing_by TEXT, refreshing_until BIGINT,"
            " minted_times TEXT NOT NULL DEFAULT '[]', state TEXT NOT NULL DEFAULT 'ok')",

            "CREATE TABLE run_event("
            " run_id TEXT NOT NULL REFERENCES run(id), seq BIGINT NOT NULL, at BIGINT NOT NULL,"
            " level TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,"
            " PRIMARY KEY(run_id, seq))",
        }};
}

// Limits over time are kept as what was granted and when; what the buckets had given out before
// counts as of then. `spent` is ever; told_*: the service's own word of what is left.
Migration limitWindows()
{
    return {2, "limits by window",
        {
            "CREATE TABLE rate_slot("
            " id BIGINT PRIMARY KEY, limit_group TEXT NOT NULL, at BIGINT NOT NULL,"
            " cost DOUBLE PRECISION NOT NULL)",
            "CREATE INDEX rate_slot_group ON rate_slot(limit_group, at)",
            "INSERT INTO rate_slot(id, limit_group, at, cost)"
            " SELECT row_number() OVER (ORDER BY limit_group), limit_group, updated_at,"
            " capacity-tokens FROM rate_budget WHERE capacity>tokens AND refill_per_s>0",
            "ALTER TABLE rate_budget ADD COLUMN spent DOUBLE PRECISION NOT NULL DEFAULT 0",
            "ALTER TABLE rate_budget ADD COLUMN told_left DOUBLE PRECISION NOT NULL DEFAULT -1",
            "ALTER TABLE rate_budget ADD COLUMN told_spent DOUBLE PRECISION NOT NULL DEFAULT 0",
            "ALTER TABLE rate_budget ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0",
        }};
}

// What targets are known to hold: see SentRecords.
Migration sentRecords()
{
    return {3, "what was sent",
        {
            "CREATE TABLE sent_place("
            " id BIGINT PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL,"
            " UNIQUE(source, target))",
            "CREATE TABLE sent_record("
            " place BIGINT NOT NULL REFERENCES sent_place(id), stream INTEGER NOT NULL,"
            " id TEXT NOT NULL, hash BYTEA, detail BYTEA, run_number BIGINT NOT NULL,"
            " PRIMARY KEY(place, stream, id))",
        }};
}

// Rules of alerts, the endings of runs that were judged by them, and the messages that came of it,
// each recorded before it is sent. What ended before there were rules is told to nobody.
Migration alerts()
{
    return {4, "alerts",
        {
            "CREATE TABLE alert_rule("
            " id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, body TEXT NOT NULL,"
            " updated_at BIGINT NOT NULL)",
            "CREATE TABLE alert_seen("
            " run_id TEXT NOT NULL REFERENCES run(id), mark BIGINT NOT NULL,"
            " PRIMARY KEY(run_id, mark))",
            "INSERT INTO alert_seen(run_id, mark)"
            " SELECT id, COALESCE(finished_at, -owner_epoch) FROM run"
            " WHERE state NOT IN ('queued','running','stopping','paused')",
            "CREATE TABLE alert_message("
            " id TEXT PRIMARY KEY, rule_id TEXT NOT NULL, rule_name TEXT NOT NULL,"
            " event TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL,"
            " digest TEXT NOT NULL,"
            " state TEXT NOT NULL CHECK(state IN ('waiting','sending','sent','given_up')),"
            " attempts INTEGER NOT NULL DEFAULT 0, not_before BIGINT NOT NULL DEFAULT 0,"
            " owner TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '',"
            " created_at BIGINT NOT NULL, sent_at BIGINT,"
            " UNIQUE(rule_id, event, channel, recipient))",
            "CREATE INDEX alert_message_due ON alert_message(state, not_before)",
        }};
}

// Tables that are kept in step, and the single rows that wait to be sent: see WatchLedger and
// RowOutbox.
Migration keptInStep()
{
    return {5, "tables kept in step",
        {
            "CREATE TABLE table_watch("
            " job_def_id TEXT PRIMARY KEY, next_look_at BIGINT NOT NULL DEFAULT 0,"
            " looked_at BIGINT NOT NULL DEFAULT 0, changed_at BIGINT NOT NULL DEFAULT 0,"
            " behind_since BIGINT NOT NULL DEFAULT 0, mark TEXT NOT NULL DEFAULT '',"
            " synced_mark TEXT NOT NULL DEFAULT '', run_id TEXT NOT NULL DEFAULT '',"
            " run_mark TEXT NOT NULL DEFAULT '', run_looked_at BIGINT NOT NULL DEFAULT 0,"
            " failures INTEGER NOT NULL DEFAULT 0, not_before BIGINT NOT NULL DEFAULT 0,"
            " problem TEXT NOT NULL DEFAULT '')",
            "CREATE TABLE row_outbox("
            " job_def_id TEXT NOT NULL, row_id TEXT NOT NULL,"
            " action TEXT NOT NULL CHECK(action IN ('update','delete')),"
            " version BIGINT NOT NULL,"
            " state TEXT NOT NULL CHECK(state IN ('waiting','sending','dead')),"
            " run_id TEXT NOT NULL DEFAULT '', sent_version BIGINT NOT NULL DEFAULT 0,"
            " attempts INTEGER NOT NULL DEFAULT 0, not_before BIGINT NOT NULL DEFAULT 0,"
            " noted_at BIGINT NOT NULL, error TEXT NOT NULL DEFAULT '',"
            " PRIMARY KEY(job_def_id, row_id))",
            "CREATE INDEX row_outbox_due ON row_outbox(job_def_id, state, not_before)",
        }};
}

// Due times of schedules. schedule_seen: what was due until then is settled. outcome: claimed (by
// `owner`, or by nobody while it waits), started, resumed, ended, missed, skipped, failed. n_due:
// for how many due times in a row it stands. cause: the run that it follows in a chain. What was
// due before there were schedules is told to nobody.
Migration schedules()
{
    return {6, "schedules",
        {
            "ALTER TABLE job_def ADD COLUMN schedule_seen BIGINT NOT NULL DEFAULT 0",
            "UPDATE job_def SET schedule_seen=updated_at",
            "ALTER TABLE schedule_fire ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE schedule_fire ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE schedule_fire ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE schedule_fire ADD COLUMN n_due BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE schedule_fire ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE schedule_fire ADD COLUMN noted_at BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX schedule_fire_open ON schedule_fire(outcome, not_before)",
        }};
}

// What is looked for all the time is found among any number of runs: those that can still go on,
// those that are not over or wait for somebody, and each job's last one.
Migration runIndexes()
{
    return {7, "indexes of runs",
        {
            "CREATE INDEX run_open ON run(state)"
            " WHERE state NOT IN ('completed','completed_with_rejections','failed')",
            "CREATE INDEX run_current ON run(number) WHERE state IN ('queued','running','stopping',"
            "'paused','interrupted','needs_attention')",
            "CREATE INDEX run_of_job ON run(job_def_id, dry_run, number)",
        }};
}

// When a person removed a run from the history: it is not listed, and all else knows it.
Migration removedRuns()
{
    return {8, "removed runs", {"ALTER TABLE run ADD COLUMN removed_at BIGINT"}};
}

} // namespace

QByteArray Migration::checksum() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &statement : statements) {
        hash.addData(statement);
        hash.addData(QByteArrayView("\n"));
    }
    return hash.result().toHex();
}

const QList<Migration> &migrations()
{
    static const QList<Migration> all{firstSchema(), limitWindows(), sentRecords(), alerts(),
        keptInStep(), schedules(), runIndexes(), removedRuns()};
    return all;
}

} // namespace sluice
