// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkverify.h"

#include "base/files.h"
#include "core/engine/runledger.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/filetarget.h"
#include "syncs/crmbulk/undo/undojob.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/targetfile.h"
#include "syncs/outcomecheck.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <iterator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct WrittenDigest
{
    size_t id;
    size_t values;
    friend bool operator<(const WrittenDigest &a, const WrittenDigest &b) { return a.id < b.id; }
};

size_t digestOf(QByteArrayView bytes, size_t seed = 0x51u)
{
    return qHashBits(bytes.data(), static_cast<size_t>(bytes.size()), seed);
}

class RunVerification
{
public:
    RunVerification(RunLedger &ledger, const RunRow &run, SyncTools &tools)
        : m_ledger(ledger)
        , m_run(run)
        , m_tools(tools)
    {
    }
    Result<VerifyReport> check(const CrmBulkServices &services);

private:
    void note(const QString &title, bool isGood, const QString &result)
    {
        m_report.checks.append({title, result, isGood});
    }
    Result<void> prepare(const CrmBulkServices &services);
    Result<void> checkFiles();
    Result<void> checkTargetFile();
    Result<void> readBack();
    Result<ReadJob> waitForJob(CrmClient &client, const QString &id);
    Result<void> comparePage(CrmClient &client, const CrmFacts &facts, const ReadJob &job);

    RunLedger &m_ledger;
    const RunRow &m_run;
    SyncTools &m_tools;
    VerifyReport m_report;
    std::vector<WrittenDigest> m_written;
    QStringList m_columns; // of written.csv behind id, but those whose values are hidden
    std::vector<size_t> m_places; // of these in a row
    std::optional<CrmBulkJob> m_job;
    std::optional<ZohoSession> m_session;
    std::optional<CrmFacts> m_facts;
    bool m_isPollFree = false;
};

// Of each written record its id and values, to be found again at the service.
Result<void> RunVerification::checkFiles()
{
    const OutcomeRows rows{.onHeader =
                               [this](const QList<QByteArray> &columns) {
                                   m_written.reserve(static_cast<size_t>(m_run.counts.written));
                                   for (qsizetype i = 3; i < columns.size(); ++i) {
                                       const QString name = QString::fromUtf8(columns.at(i));
                                       if (m_facts && m_facts->hiddenFields.contains(name))
                                           continue;
                                       if (m_job && m_job->undoOf && name == deletionField())
                                           continue; // writing changes it
                                       m_columns << name;
                                       m_places.push_back(static_cast<size_t>(i));
                                   }
                               },
        .onWritten =
            [this](std::span<const QByteArrayView> fields) {
                if (fields[1] == "deleted") // it is not to be found any more
                    return;
                size_t values = 0x51u;
                for (const size_t place : m_places)
                    values = digestOf(fields[place], values);
                m_written.push_back({digestOf(fields[2]), values});
            }};
    return checkOutcomeFiles(m_ledger, m_run, rows, m_report);
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

Result<void> RunVerification::comparePage(
    CrmClient &client, const CrmFacts &facts, const ReadJob &job)
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
    QList<qsizetype> columns;
    QList<std::optional<CrmDateKind>> kinds;
    for (const QString &name : std::as_const(m_columns)) {
        columns << (*page)->columns().indexOf(name);
        kinds << facts.dateKind(name);
    }
    if ((*page)->idColumn() < 0 || columns.contains(-1))
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s);
    CrmDateWriter dates = facts.dateWriter();
    QByteArray text;
    CsvReader &csv = (*page)->csv();
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        const size_t id = digestOf(fields[static_cast<size_t>((*page)->idColumn())]);
        const auto found
            = std::lower_bound(m_written.begin(), m_written.end(), WrittenDigest{id, 0});
        if (found == m_written.end() || found->id != id)
            continue;
        size_t values = 0x51u;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            QByteArrayView value = fields[static_cast<size_t>(columns.at(i))];
            text.resize(0);
            if (kinds.at(i) && dates.append(value, *kinds.at(i), text))
                value = text;
            values = digestOf(value, values);
        }
        ++(values == found->values ? m_report.same : m_report.different);
    }
    QFile::remove(path);
    return {};
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
    std::sort(m_written.begin(), m_written.end());

    const QString since = QDateTime::fromMSecsSinceEpoch(m_run.createdAtMs - 3'600'000, Qt::UTC)
                              .toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s);
    auto id = client.createReadJob({.module = m_job->module,
        .fields = m_columns,
        .criteria = {{u"field"_s, QJsonObject{{u"api_name"_s, u"Modified_Time"_s}}},
            {u"comparator"_s, u"greater_equal"_s}, {u"value"_s, since}},
        .cvid = {},
        .page = 1});
    for (;;) {
        if (!id)
            return fail(id.error());
        auto page = waitForJob(client, *id);
        if (!page)
            return fail(page.error());
        if (auto compared = comparePage(client, *m_facts, *page); !compared)
            return compared;
        if (!page->moreRecords || page->nextPageToken.isEmpty())
            break;
        id = client.createNextReadJob(page->nextPageToken);
    }
    m_report.missing = static_cast<qint64>(m_written.size()) - m_report.same - m_report.different;
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
            u"%1 %2"_s.arg(path,
                isSame    ? u"is as it was written"_s
                    : sum ? u"was changed since"_s
                          : u"is not there any more"_s));
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
    if (!m_written.empty() && m_facts) {
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
