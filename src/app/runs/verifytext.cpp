// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/verifytext.h"

#include "base/utctext.h"
#include "core/log/redact.h"
#include "core/store/store.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMsPerSecond = 1'000;

// What stands in a cell or a line can be anything that a service or a table has said.
QString markdownCell(const QString &text)
{
    QString out;
    for (const QChar letter : redactedText(text.simplified())) {
        if (u"\\`*_{}[]<>#|"_s.contains(letter))
            out += u'\\';
        out += letter;
    }
    return out;
}

class VerifyWriter
{
public:
    explicit VerifyWriter(const VerifiedRun &verified)
        : m_verified(verified)
    {
    }

    QByteArray text()
    {
        head();
        checks();
        doubles();
        rejected();
        requests();
        return m_text.toUtf8();
    }

private:
    void line(const QString &text = {}) { m_text += text + u'\n'; }
    void fact(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            line(u"- %1: %2"_s.arg(name, markdownCell(value)));
    }
    void row(const QStringList &cells)
    {
        QStringList safe;
        for (const QString &cell : cells)
            safe << markdownCell(cell);
        line(u"| "_s + safe.join(u" | "_s) + u" |"_s);
    }
    void titles(const QStringList &cells)
    {
        line(u"| "_s + cells.join(u" | "_s) + u" |"_s);
        line(u"|"_s + u" --- |"_s.repeated(cells.size()));
    }
    void firstOf(qsizetype shown, qint64 all)
    {
        if (shown < all)
            line(u"The first %1 of %2."_s.arg(shown).arg(all));
        line();
    }

    void head();
    void verdict();
    void checks();
    void doubles();
    void rejected();
    void requests();

    const VerifiedRun &m_verified;
    QString m_text;
};

void VerifyWriter::verdict()
{
    const QList<VerifyCheck> &checks = m_verified.report.checks;
    const auto good = std::count_if(
        checks.cbegin(), checks.cend(), [](const VerifyCheck &check) { return check.isGood; });
    line(m_verified.report.isGood()
            ? u"**Verdict: right.** All %1 checks came out as they should."_s.arg(checks.size())
            : u"**Verdict: not right.** %1 of %2 checks did not come out as they should."_s
                  .arg(checks.size() - good)
                  .arg(checks.size()));
    line();
}

void VerifyWriter::head()
{
    const RunRow &run = m_verified.run;
    const VerifyReport &report = m_verified.report;
    const Counts &counts = run.counts;
    line(u"# Verification of run #%1, %2"_s.arg(run.number).arg(markdownCell(run.jobName)));
    line();
    verdict();
    fact(u"Checked"_s, utcText(report.atMs));
    for (const auto &[name, value] : report.compared)
        fact(name, value);
    fact(u"Job"_s, u"%1 (%2)"_s.arg(run.jobName, run.kind));
    fact(u"Works on"_s, run.subject);
    fact(u"Environment"_s, run.environment);
    fact(u"Run"_s, u"%1, %2"_s.arg(run.id, runStateName(run.state)));
    fact(u"Started"_s, utcText(run.startedAtMs));
    fact(u"Ended"_s, utcText(run.finishedAtMs));
    fact(u"Records"_s,
        u"%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending"_s.arg(
            QString::number(counts.read), QString::number(counts.written),
            QString::number(counts.skipped), QString::number(counts.rejected),
            QString::number(counts.notAttempted), QString::number(counts.pending)));
    if (run.activeMs >= kMsPerSecond)
        fact(u"Records a second"_s, QString::number(counts.read * kMsPerSecond / run.activeMs));
    fact(u"Requests"_s, QString::number(run.requests));
    if (m_verified.units >= 0)
        fact(u"Units or credits spent"_s, QString::number(m_verified.units));
    if (report.same + report.different + report.missing > 0)
        fact(u"Records looked at again"_s,
            u"%1 as they were written, %2 different, %3 missing"_s.arg(QString::number(report.same),
                QString::number(report.different), QString::number(report.missing)));
    line();
}

void VerifyWriter::checks()
{
    const QList<VerifyCheck> &checks = m_verified.report.checks;
    const bool hasSides = std::any_of(checks.cbegin(), checks.cend(), [](const VerifyCheck &check) {
        return !check.source.isEmpty() || !check.target.isEmpty();
    });
    line(u"## Checks"_s);
    line();
    titles(hasSides ? QStringList{u"Verdict"_s, u"Check"_s, u"Source"_s, u"Target"_s, u"Result"_s}
                    : QStringList{u"Verdict"_s, u"Check"_s, u"Result"_s});
    for (const VerifyCheck &check : checks) {
        QStringList cells{check.isGood ? u"right"_s : u"not right"_s, check.title};
        if (hasSides)
            cells << check.source << check.target;
        row(cells << check.result);
    }
    line();
}

void VerifyWriter::doubles()
{
    const VerifyReport &report = m_verified.report;
    if (report.doubles.isEmpty())
        return;
    line(u"## Records that are there more than once"_s);
    line();
    titles({u"Record"_s, u"Times"_s});
    for (const VerifyReport::Double &one : report.doubles)
        row({one.key, QString::number(one.times)});
    firstOf(report.doubles.size(), report.doubleCount);
}

void VerifyWriter::rejected()
{
    if (m_verified.rejected.isEmpty())
        return;
    line(u"## Rejected records"_s);
    line();
    titles({u"Row"_s, u"Record"_s, u"Field"_s, u"Code"_s, u"What is wrong"_s});
    for (const RecordIssue &issue : m_verified.rejected)
        row({QString::number(issue.ordinal), issue.sourceKey, issue.field, issue.code,
            issue.message});
    firstOf(m_verified.rejected.size(), m_verified.run.counts.rejected);
}

void VerifyWriter::requests()
{
    if (m_verified.requests.isEmpty())
        return;
    line(u"## What the service was asked to do"_s);
    line();
    titles(
        {u"Step"_s, u"Request"_s, u"Job at the service"_s, u"Request id"_s, u"State"_s, u"Sent"_s});
    for (const VerifiedRequest &one : m_verified.requests)
        row({one.step, one.method + u' ' + one.path, one.remoteId, one.requestId, one.state,
            utcText(one.sentAtMs)});
    firstOf(m_verified.requests.size(), m_verified.requestCount);
}

} // namespace

Result<qint64> readVerifiedRequests(
    Store &store, const QString &runId, int most, QList<VerifiedRequest> &requests)
{
    qint64 count = 0;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        auto all = sql.run("SELECT COUNT(*) FROM attempt JOIN step ON step.id = attempt.step_id"
                           " WHERE step.run_id=?",
            {runId});
        if (!all)
            return fail(all.error());
        if ((*all)->next())
            count = (*all)->value(0).toLongLong();
        auto rows
            = sql.run("SELECT step.title, attempt.method, attempt.url_path, attempt.remote_id,"
                      " attempt.request_id, attempt.state, attempt.sent_at FROM attempt"
                      " JOIN step ON step.id = attempt.step_id WHERE step.run_id=?"
                      " ORDER BY attempt.id LIMIT ?",
                {runId, most});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const QSqlQuery &row = **rows;
            requests.append({.step = row.value(0).toString(),
                .method = row.value(1).toString(),
                .path = row.value(2).toString(),
                .remoteId = row.value(3).toString(),
                .requestId = row.value(4).toString(),
                .state = row.value(5).toString(),
                .sentAtMs = row.value(6).toLongLong()});
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return count;
}

QByteArray verifyText(const VerifiedRun &verified)
{
    return VerifyWriter(verified).text();
}

} // namespace sluice
