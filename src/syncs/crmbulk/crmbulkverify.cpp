// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkverify.h"

#include "base/files.h"
#include "core/engine/runledger.h"
#include "syncs/crmbulk/cellforms.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/filetarget.h"
#include "syncs/crmbulk/pagetrail.h"
#include "syncs/crmbulk/undo/undojob.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/rowspool.h"
#include "syncs/files/targetfile.h"
#include "syncs/outcomecheck.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

class RunVerification
{
public:
    RunVerification(RunLedger &ledger, const RunRow &run, SyncTools &tools)
        : m_ledger(ledger)
        , m_run(run)
        , m_tools(tools)
    {
    }
    ~RunVerification()
    {
        m_written.reset();
        RowSpool::remove(m_spoolPath);
    }
    RunVerification(const RunVerification &) = delete;
    RunVerification &operator=(const RunVerification &) = delete;
    Result<VerifyReport> check(const CrmBulkServices &services);

private:
    void note(const QString &title, bool isGood, const QString &result)
    {
        m_report.checks.append({title, result, isGood});
    }
    Result<void> prepare(const CrmBulkServices &services);
    Result<void> checkFiles();
    void bindColumns(const QList<QByteArray> &columns);
    void keepWritten(std::span<const QByteArrayView> fields);
    Result<void> checkTargetFile();
    Result<void> readBack();
    Result<ReadJob> waitForJob(CrmClient &client, const QString &id);
    Result<void> comparePage(CrmClient &client, const ReadJob &job);
    Result<void> compareRows(PageFile &page);

    RunLedger &m_ledger;
    const RunRow &m_run;
    SyncTools &m_tools;
    VerifyReport m_report;
    // The written records by their ids, on the disk: a run may have any number of them.
    const QString m_spoolPath = m_ledger.runDirectory(m_run.id) + u"/results/verify.rows"_s;
    std::optional<RowSpoolWriter> m_spool;
    Result<void> m_spooled;
    std::unique_ptr<RowSpool> m_written;
    qint64 m_writtenRows = 0;
    QStringList m_columns; // of written.csv behind id, but those whose values are hidden
    std::vector<size_t> m_places; // of these in a row
    std::optional<CellForms> m_forms; // of these
    std::optional<CrmBulkJob> m_job;
    std::optional<ZohoSession> m_session;
    std::optional<CrmFacts> m_facts;
    bool m_isPollFree = false;
};

void RunVerification::bindColumns(const QList<QByteArray> &columns)
{
    if (!m_facts) // nothing is read back
        return;
    for (qsizetype i = 3; i < columns.size(); ++i) {
        const QString name = QString::fromUtf8(columns.at(i));
        if (m_facts->hiddenFields.contains(name))
            continue;
        if (m_job->undoOf && name == deletionField())
            continue; // writing changes it
        m_columns << name;
        m_places.push_back(static_cast<size_t>(i));
    }
    m_forms.emplace(*m_facts, m_columns);
    RowSpool::remove(m_spoolPath); // of a check that was killed
    m_spool.emplace(m_spoolPath);
    m_spooled = m_spool->open();
}

void RunVerification::keepWritten(std::span<const QByteArrayView> fields)
{
    if (!m_spool || !m_spooled || fields[1] == "deleted") // it is not to be found any more
        return;
    std::vector<QByteArray> values;
    for (size_t i = 0; i < m_places.size(); ++i)
        values.push_back(m_forms->comparable(i, fields[m_places[i]]));
    const std::vector<QByteArrayView> views(values.begin(), values.end());
    m_spooled = m_spool->add(fields[2], views);
    ++m_writtenRows;
}

// Of each written record its id and values, to be found again at the service.
Result<void> RunVerification::checkFiles()
{
    const OutcomeRows rows{
        .onHeader = [this](const QList<QByteArray> &columns) { bindColumns(columns); },
        .onWritten = [this](std::span<const QByteArrayView> fields) { keepWritten(fields); }};
    if (auto checked = checkOutcomeFiles(m_ledger, m_run, rows, m_report); !checked)
        return checked;
    if (!m_spool || !m_spooled)
        return m_spooled;
    if (auto finished = m_spool->finish(); !finished)
        return fail(finished.error());
    auto written = RowSpool::open(m_spoolPath);
    if (!written)
        return fail(written.error());
    m_written = *std::move(written);
    return {};
}

Result<ReadJob> RunVerification::waitForJob(CrmClient &client, const QString &id)
{
    for (size_t polls = 0;; ++polls) {
        auto job = client.readJob(id);
        if (!job)
            return fail(job.error());
        if (job->state == CrmJobState::Completed)
            return job;
        if (job->state == CrmJobState::Failed)
            return fail(job->why.value_or(
                Error{.kind = ErrorKind::Service, .what = u"The read job failed at Zoho CRM"_s}));
        const auto &plan = m_isPollFree ? m_tools.timings.pollFree : m_tools.timings.poll;
        const auto pause = plan[std::min(polls, std::size(plan) - 1)];
        if (!m_tools.token.waitFor(pause))
            return fail(ErrorKind::Cancelled, u"The check was stopped"_s);
    }
}

Result<void> RunVerification::comparePage(CrmClient &client, const ReadJob &job)
{
    if (job.count == 0)
        return {};
    const QString path = m_ledger.runDirectory(m_run.id) + u"/results/verify.zip.part"_s;
    QFile::remove(path);
    auto bytes = client.downloadReadResult(job, path);
    if (!bytes)
        return fail(bytes.error());
    if (auto rows = countRows(path); !rows)
        return fail(rows.error());
    auto page = PageFile::open(path);
    if (!page)
        return fail(page.error());
    auto compared = compareRows(**page);
    QFile::remove(path);
    return compared;
}

Result<void> RunVerification::compareRows(PageFile &page)
{
    QList<qsizetype> columns;
    for (const QString &name : std::as_const(m_columns))
        columns << page.columns().indexOf(name);
    if (page.idColumn() < 0 || columns.contains(-1))
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s);
    CsvReader &csv = page.csv();
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return {};
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        auto written = m_written->find(fields[static_cast<size_t>(page.idColumn())]);
        if (!written)
            return fail(written.error());
        if (!*written)
            continue;
        bool isSame = true;
        for (size_t i = 0; i < m_places.size() && isSame; ++i) {
            const QByteArray &sent = (**written)[i];
            const bool isLeftAlone = m_job->ignoreEmpty && sent.isEmpty();
            const auto column = static_cast<size_t>(columns.at(static_cast<qsizetype>(i)));
            isSame = isLeftAlone || sent == m_forms->comparable(i, fields[column]);
        }
        ++(isSame ? m_report.same : m_report.different);
    }
}

// What the service says, first: which columns are hidden is part of it.
Result<void> RunVerification::prepare(const CrmBulkServices &services)
{
    auto job = crmBulkJobOf(m_run);
    if (!job)
        return fail(job.error());
    auto account = services.account(m_run.params.value(u"connection").toString());
    if (!account)
        return fail(account.error());
    m_isPollFree = account->limitsOff;
    m_session.emplace(*account, *services.tokens, m_tools.http, m_tools.token,
        m_tools.logger.withComponent("crm"), m_tools.timings);
    m_session->setLimitGate(services.gate);
    auto facts = CrmBulkRun::fetchFacts(*m_session, *job);
    if (!facts)
        return fail(facts.error());
    m_facts = std::move(*facts);
    m_job = std::move(*job);
    return {};
}

Result<void> RunVerification::readBack()
{
    CrmClient client(*m_session, m_facts->limits);
    constexpr qint64 kEarlierMs = 3'600'000;
    const qint64 sinceMs = m_facts->serviceMs(m_run.createdAtMs) - kEarlierMs;
    const QString since = QDateTime::fromMSecsSinceEpoch(sinceMs, Qt::UTC)
                              .toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s);
    ReadQuery query{.module = m_job->module,
        .fields = m_columns,
        .criteria = {{u"field"_s, QJsonObject{{u"api_name"_s, u"Modified_Time"_s}}},
            {u"comparator"_s, u"greater_equal"_s}, {u"value"_s, since}}};
    PageTrail trail;
    QString pageToken;
    for (;; ++query.page) {
        auto id = PageTrail::begin(client, query, pageToken,
            [&client](const ReadQuery &wanted) { return client.createReadJob(wanted); });
        if (!id)
            return fail(id.error());
        auto page = waitForJob(client, *id);
        if (!page)
            return fail(page.error());
        if (auto compared = comparePage(client, *page); !compared)
            return compared;
        const PageTrail::Lead lead = trail.lead(*page, query.page);
        if (lead == PageTrail::Lead::Nowhere)
            break;
        if (lead == PageTrail::Lead::InACircle)
            return fail(PageTrail::endless(query.page));
        trail.follow(*page);
        pageToken = page->nextPageToken;
    }
    m_report.missing = m_writtenRows - m_report.same - m_report.different;
    note(u"Written records at Zoho CRM"_s, m_report.different == 0 && m_report.missing == 0,
        u"%1 the same, %2 changed since, %3 missing"_s.arg(m_report.same)
            .arg(m_report.different)
            .arg(m_report.missing));
    return {};
}

// The file that the run wrote is as it was when it was whole.
Result<void> RunVerification::checkTargetFile()
{
    auto steps = m_ledger.steps(m_run.id);
    if (!steps)
        return fail(steps.error());
    for (const StepRow &step : std::as_const(*steps)) {
        if (!isFileTargetStep(step) || step.state != StepState::Done)
            continue;
        const QJsonObject whole = step.memo.value(u"file").toObject();
        const QString path = whole.value(u"path").toString();
        const auto sum = sumOfFile(path);
        const bool isSame = sum && sum->sha256 == whole.value(u"sha256").toString();
        note(u"The file"_s, isSame,
            (isSame       ? u"%1 is as it was written"_s
                    : sum ? u"%1 was changed since"_s
                          : u"%1 is not there any more"_s)
                .arg(path));
    }
    return {};
}

Result<VerifyReport> RunVerification::check(const CrmBulkServices &services)
{
    if (m_run.params.value(u"job").toObject().contains(u"targetFile"_s)) {
        if (auto files = checkFiles(); !files)
            return fail(files.error());
        if (auto file = checkTargetFile(); !file)
            return fail(file.error());
        return m_report;
    }
    if (m_run.counts.written > 0) {
        if (auto prepared = prepare(services); !prepared)
            return fail(prepared.error());
    }
    if (auto files = checkFiles(); !files)
        return fail(files.error());
    if (m_writtenRows > 0) {
        if (auto back = readBack(); !back)
            return fail(back.error());
    }
    return m_report;
}

} // namespace

Result<VerifyReport> verifyCrmBulkRun(
    RunLedger &ledger, const RunRow &run, const CrmBulkServices &services, SyncTools tools)
{
    return RunVerification(ledger, run, tools).check(services);
}

} // namespace sluice
