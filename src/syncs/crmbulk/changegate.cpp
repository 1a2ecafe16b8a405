// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/changegate.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/firstrecords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFindingsShown = 5;

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

} // namespace

ChangeGate::ChangeGate(StepContext &context, const CrmBulkJob &job, const Columns &columns,
    const QList<qsizetype> &written)
    : m_context(context)
    , m_job(job)
    , m_page(columns, written)
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
    auto last = changedByLastRun();
    if (!last)
        return fail(last.error());
    const auto lastChanged
        = *last < 0 ? qint64{-1} : static_cast<qint64>(*last * static_cast<double>(all->records()));
    m_findings = judgeChanges(*all, m_job.blastRadius.limits, lastChanged);
    m_findings.removeIf([this](const ChangeFinding &finding) {
        return m_job.selection.meant.contains(finding.text);
    });
    QJsonArray findings;
    for (const ChangeFinding &finding : std::as_const(m_findings))
        findings.append(finding.toJson());
    m_context.row().memo.insert(u"findings"_s, findings);
    return {};
}

Result<void> ChangeGate::open(StepTx &tx) const
{
    const bool isDryRun = m_context.run().isDryRun;
    QString codes;
    for (const ChangeFinding &finding : m_findings) {
        codes += finding.code + u'.' + finding.field + u' ';
        if (!isDryRun)
            continue;
        if (auto told = tx.event(u"warning"_s, finding.code, finding.text); !told)
            return told;
    }
    if (!isDryRun && !m_findings.isEmpty()) {
        // What a person has said yes to once is not asked again: the code names what was found.
        auto asked = tx.askForAttention(u"UNUSUAL_CHANGES "_s + codes.trimmed(),
            u"Nothing is written yet: %1. Look at the plan; resume the run if this is meant"_s.arg(
                findingsText(m_findings)));
        if (!asked)
            return asked;
    }
    return releaseChunks(tx, m_context.run().id);
}

} // namespace sluice
