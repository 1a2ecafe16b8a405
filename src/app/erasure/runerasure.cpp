// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/runerasure.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/ids.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runfiles.h"
#include "core/engine/runledger.h"
#include "core/engine/runrows.h"
#include "core/engine/steptx.h"
#include "core/log/logerasure.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Error stillNeeded(const RunRow &run, const QString &why, const QString &next)
{
    return Error{.kind = ErrorKind::Locked,
        .what = u"The data of run #%1 cannot be erased"_s.arg(run.number),
        .why = why,
        .next = next};
}

Result<qint64> changedBy(Sql &sql, const char *statement, const QVariant &key)
{
    auto done = sql.run(statement, {key});
    if (!done)
        return fail(done.error());
    return sql.changed();
}

// “Orders, row 17000000001” names a record.
QString withoutIds(QString subject)
{
    static const QRegularExpression longNumber(u"[0-9]{6,}"_s);
    return subject.replace(longNumber, u"(erased)"_s);
}

} // namespace

Result<void> RunErasure::mayGo(Sql &sql, const RunRow &run) const
{
    const bool isHeld = !run.owner.isEmpty() && run.leaseUntilMs > m_ledger.clock().nowMs()
        && ProcessIdentity::fromText(run.owner).isAlive();
    if (!isEnded(run.state) || isHeld)
        return fail(
            stillNeeded(run, u"A process works on it"_s, u"Stop it, or wait for its end"_s));
    auto undo = unfinishedWorkOn(sql, run.id);
    if (!undo)
        return fail(undo.error());
    if (*undo > 0)
        return fail(stillNeeded(run, u"Run #%1 takes it back and is not complete"_s.arg(*undo),
            u"Let that one come to its end, or erase it first"_s));
    return {};
}

// The reason that a message about the run gives may name a record.
Result<void> RunErasure::eraseAlerts(Sql &sql, const RunRow &run) const
{
    auto rows = sql.run("SELECT id, digest FROM alert_message WHERE instr(digest, ?)>0", {run.id});
    if (!rows)
        return fail(rows.error());
    QList<std::pair<QString, QJsonObject>> digests;
    while ((*rows)->next())
        digests.append({(*rows)->value(0).toString(),
            QJsonDocument::fromJson((*rows)->value(1).toByteArray()).object()});
    (*rows)->finish();
    for (auto &[id, digest] : digests) {
        digest.insert(u"reason"_s, QString());
        digest.insert(u"subject"_s, withoutIds(digest.value(u"subject"_s).toString()));
        auto put = sql.run("UPDATE alert_message SET digest=? WHERE id=?",
            {QString::fromUtf8(QJsonDocument(digest).toJson(QJsonDocument::Compact)), id});
        if (!put)
            return fail(put.error());
    }
    return {};
}

Result<void> RunErasure::eraseRows(Sql &sql, const RunRow &run, ErasedRun &erased) const
{
    auto rows = runRows(sql, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {run.id});
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorKind::Config, u"The run is gone"_s);
    if (auto free = mayGo(sql, rows->first()); !free)
        return free;
    auto issues
        = changedBy(sql, "DELETE FROM record_issue WHERE run_number=?", QVariant(run.number));
    auto files = changedBy(
        sql, "UPDATE artifact SET state='deleted', sha256='' WHERE run_id=?", QVariant(run.id));
    if (!issues || !files)
        return fail((issues ? files : issues).error());
    erased.issues = *issues;
    erased.artifacts = *files;
    for (const char *statement :
        {"UPDATE step SET input='{}', memo='{}', error='', note='', wait_reason='',"
         " state=CASE WHEN state='done' THEN state ELSE 'cancelled' END WHERE run_id=?",
            "UPDATE attempt SET url_path='', detail=NULL, remote_id=NULL WHERE step_id IN"
            " (SELECT id FROM step WHERE run_id=?)",
            "DELETE FROM named_lock WHERE run_id=?",
            "DELETE FROM run_event WHERE code<>'RUN_ERASED' AND run_id=?",
            "UPDATE run SET params='{}', reason='its data was erased', wish='', owner=NULL,"
            " state=CASE WHEN state IN ('completed','completed_with_rejections','failed')"
            " THEN state ELSE 'stopped' END WHERE id=?"}) {
        if (auto done = sql.run(statement, {run.id}); !done)
            return fail(done.error());
    }
    auto named = sql.run(
        "UPDATE run SET subject=? WHERE id=?", {withoutIds(rows->first().subject), run.id});
    if (!named)
        return fail(named.error());
    if (auto told = eraseAlerts(sql, run); !told)
        return told;
    auto before = sql.run("SELECT 1 FROM run_event WHERE run_id=?", {run.id});
    if (!before)
        return fail(before.error());
    const bool wasErased = (*before)->next();
    (*before)->finish();
    if (wasErased)
        return {};
    OutcomeFiles outcomes(m_ledger.runDirectory(run.id), run.id);
    return StepTx(sql, run, 0, outcomes, m_ledger.clock())
        .event(u"info"_s, kRunErased, u"Its data was erased; the counts are what is left of it"_s);
}

Result<ErasedRun> RunErasure::erase(const QString &run)
{
    auto found = m_ledger.run(run);
    if (!found)
        return fail(found.error());
    ErasedRun erased;
    auto gone
        = RunFiles(m_ledger).remove(*found, [this, &found, &erased](Sql &sql) -> Result<void> {
              return eraseRows(sql, *found, erased);
          });
    if (!gone)
        return fail(gone.error());
    SLUICE_CRASH_POINT("erase.files_gone");
    auto lines = eraseLogLines(m_ledger.store().directory(),
        [&found](const LogRecord &record, QByteArrayView) { return record.runId == found->id; });
    if (!lines)
        return fail(lines.error());
    erased.logLines = *lines;
    if (auto scrubbed = m_ledger.store().scrub(); !scrubbed)
        return fail(scrubbed.error());
    auto now = m_ledger.run(found->id);
    if (!now)
        return fail(now.error());
    erased.run = *now;
    return erased;
}

} // namespace sluice
