// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/changegate.h"

#include "core/engine/stepcontext.h"
#include "core/mapping/jsonlists.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/filetarget.h"
#include "syncs/crmbulk/firstrecords.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFindingsShown = 5;
const QString kNothingWritten
    = u"Nothing is written yet: %1. Look at the plan; resume the run if this is meant"_s;
const QString kNothingOfPage
    = u"Nothing of this page is written yet: %1. Look at the plan; resume the run if this is meant"_s;

// It goes to the log, to mail and to web hooks: fields and counts only, no example.
QString findingsText(const QList<ChangeFinding> &findings)
{
    QStringList texts;
    for (qsizetype i = 0; i < std::min<qsizetype>(findings.size(), kFindingsShown); ++i)
        texts.append(findings.at(i).text);
    if (findings.size() > kFindingsShown)
        texts.append(u"and %1 more"_s.arg(findings.size() - kFindingsShown));
    return texts.join(u"; "_s);
}

// What a run's finished pages change.
Result<void> addPagesOf(Sql &sql, const QString &runId, ChangeProfile &all)
{
    auto rows = sql.run(
        "SELECT memo FROM step WHERE run_id=? AND stage='process' AND state='done'", {runId});
    if (!rows)
        return fail(rows.error());
    while ((*rows)->next()) {
        const QByteArray memo = (*rows)->value(0).toString().toUtf8();
        const QJsonObject object = QJsonDocument::fromJson(memo).object();
        all.add(ChangeProfile::fromJson(object.value(u"changes").toObject()));
    }
    (*rows)->finish();
    return {};
}

Result<qint64> stepsWhere(StepTx &tx, const char *statement, const QVariantList &values)
{
    auto rows = tx.sql().run(statement, values);
    if (!rows)
        return fail(rows.error());
    const qint64 count = (*rows)->next() ? (*rows)->value(0).toLongLong() : 0;
    (*rows)->finish();
    return count;
}

// Of the page that was processed last, which saw the whole.
Result<QList<ChangeFinding>> lastFindings(StepTx &tx, const QString &runId)
{
    auto rows = tx.sql().run("SELECT memo FROM step WHERE run_id=? AND stage='process'"
                             " AND state='done' ORDER BY finished_at DESC, id DESC LIMIT 1",
        {runId});
    if (!rows)
        return fail(rows.error());
    const QByteArray memo = (*rows)->next() ? (*rows)->value(0).toString().toUtf8() : QByteArray();
    (*rows)->finish();
    QList<ChangeFinding> findings;
    const QJsonArray all = QJsonDocument::fromJson(memo).object().value(u"findings").toArray();
    for (const QJsonValue &finding : all)
        findings.append({.code = finding[u"code"].toString(),
            .field = finding[u"field"].toString(),
            .records = finding[u"records"].toInteger(),
            .text = finding[u"text"].toString()});
    return findings;
}

// What a person has said yes to once is not asked again: the code names what was found.
Result<void> ask(StepTx &tx, const QString &runId, const QList<ChangeFinding> &findings)
{
    QStringList codes;
    for (const ChangeFinding &finding : findings)
        codes << finding.code + u'.' + finding.field;
    auto begun = stepsWhere(tx,
        "SELECT COUNT(*) FROM step WHERE run_id=? AND stage='write' AND state<>'blocked'", {runId});
    if (!begun)
        return fail(begun.error());
    return tx.askForAttention(u"UNUSUAL_CHANGES "_s + codes.join(u' '),
        (*begun > 0 ? kNothingOfPage : kNothingWritten).arg(findingsText(findings)));
}

// `findings`: nothing: those of the page before.
Result<void> openGate(StepTx &tx, const StepContext &context, const CrmBulkJob &job,
    std::optional<QList<ChangeFinding>> findings)
{
    const QString &runId = context.run().id;
    auto open = job.judgesAllPages(context.run().environment)
        ? stepsWhere(tx,
            "SELECT COUNT(*) FROM step WHERE run_id=? AND id<>? AND stage IN('read','process')"
            " AND state NOT IN('done','cancelled')",
            {runId, context.step().id})
        : Result<qint64>(0);
    if (!open || *open > 0)
        return open ? Result<void>() : fail(open.error());
    if (!findings) {
        auto last = lastFindings(tx, runId);
        if (!last)
            return fail(last.error());
        findings = *last;
    }
    if (context.run().isDryRun) {
        for (const ChangeFinding &finding : std::as_const(*findings)) {
            if (auto told = tx.event(u"warning"_s, finding.code, finding.text); !told)
                return told;
        }
    } else if (!findings->isEmpty()) {
        if (auto asked = ask(tx, runId, *findings); !asked)
            return asked;
    }
    return releaseChunks(tx, runId);
}

} // namespace

ChangeGate::ChangeGate(StepContext &context, const CrmBulkJob &job, const Columns &columns,
    const QList<qsizetype> &written, const QSet<qsizetype> &hidden)
    : m_context(context)
    , m_job(job)
    , m_page(columns, written, hidden)
    , m_before(ChangeProfile::fromJson(context.memo().value(u"changes").toObject()))
{
}

void ChangeGate::keep()
{
    ChangeProfile all = m_before;
    all.add(m_page);
    m_context.row().memo.insert(u"changes"_s, all.toJson());
}

Result<ChangeProfile> ChangeGate::earlierPages() const
{
    ChangeProfile all;
    auto done = m_context.store().read([this, &all](Sql &sql) -> Result<void> {
        return addPagesOf(sql, m_context.run().id, all);
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<double> ChangeGate::changedByLastRun() const
{
    double share = -1;
    auto done = m_context.store().read([this, &share](Sql &sql) -> Result<void> {
        const RunRow &run = m_context.run();
        auto rows = sql.run("SELECT id, n_read, n_written FROM run WHERE job_def_id=? AND dry_run=0"
                            " AND subject=? AND number<? AND n_read>0"
                            " AND state IN('completed','completed_with_rejections')"
                            " ORDER BY number DESC LIMIT 1",
            {run.jobId, run.subject, run.number}); // a job may have several modules
        if (!rows)
            return fail(rows.error());
        const bool isThere = (*rows)->next();
        const QString last = isThere ? (*rows)->value(0).toString() : QString();
        const double read = isThere ? (*rows)->value(1).toDouble() : 1;
        const double written = isThere ? (*rows)->value(2).toDouble() : 0;
        (*rows)->finish();
        if (!isThere)
            return {};
        ChangeProfile all;
        auto added = addPagesOf(sql, last, all);
        share = std::max(0.0, written - static_cast<double>(all.newRecords())) / read;
        return added;
    });
    if (!done)
        return fail(done.error());
    return share;
}

Result<void> ChangeGate::judge()
{
    keep();
    auto all = earlierPages();
    if (!all)
        return fail(all.error());
    all->add(m_before);
    all->add(m_page);
    // Of records that were chosen one by one, as those that a run rejected, the share of all that
    // the last run changed says nothing.
    const bool isChosen = m_job.selection.idCount() > 0 || m_job.selection.rejected;
    auto last = isChosen ? Result<double>(-1.0) : changedByLastRun();
    if (!last)
        return fail(last.error());
    const auto lastChanged
        = *last < 0 ? qint64{-1} : static_cast<qint64>(*last * static_cast<double>(all->records()));
    m_findings = judgeChanges(*all, m_job.blastRadius.limits, lastChanged);
    m_findings.removeIf([this](const ChangeFinding &finding) {
        return std::ranges::any_of(m_job.selection.meant,
            [&finding](const CrmAgreedChange &agreed) { return agreed.covers(finding); });
    });
    m_context.row().memo.insert(u"findings"_s, jsonList(m_findings));
    return {};
}

Result<void> ChangeGate::open(StepTx &tx) const
{
    return openGate(tx, m_context, m_job, m_findings);
}

Result<void> openAfterEmptyPage(StepTx &tx, const StepContext &context, const CrmBulkJob &job)
{
    if (!job.targetFile && job.judgesAllPages(context.run().environment)
        && !context.run().isDryRun) {
        if (auto open = openGate(tx, context, job, std::nullopt); !open)
            return open;
    }
    return continueAfter(tx, context, job);
}

bool isGateReason(const QString &reason)
{
    const auto begins = [&reason](const QString &sentence) {
        return reason.startsWith(QStringView(sentence).first(sentence.indexOf(u'%')));
    };
    return begins(kNothingWritten) || begins(kNothingOfPage);
}

} // namespace sluice
