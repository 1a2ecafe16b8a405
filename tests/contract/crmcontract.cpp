// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmcontract.h"

#include "base/csv/csvreader.h"
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr auto kPollPause = std::chrono::milliseconds(20);
constexpr int kPolls = 1'000;

// Asks until the job is over; state Failed, with the reason, if it cannot be asked or takes too
// long.
template <class Job, class Ask> Job finishedJob(const CancelToken &token, const Ask &ask)
{
    Job failed;
    failed.state = CrmJobState::Failed;
    for (int i = 0; i < kPolls; ++i) {
        const Result<Job> job = ask();
        if (!job) {
            failed.why = job.error();
            return failed;
        }
        if (job->state >= CrmJobState::Completed)
            return *job;
        token.waitFor(kPollPause);
    }
    return failed;
}

} // namespace

SandboxProcess &sharedSandbox()
{
    static SandboxProcess sandbox;
    if (sandbox.ready().isEmpty()) {
        const QString problem = sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
            {u"--limits"_s, u"off"_s, u"--scale"_s, u"450"_s, u"--seed"_s, u"7"_s});
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }
    return sandbox;
}

CrmContract::CrmContract(const QString &dataCentre)
    : m_secrets(std::make_shared<std::map<QString, Secret>>())
{
    SandboxProcess &box = sharedSandbox();
    if (!box.reset())
        qFatal("the sandbox cannot be reset");
    for (const QString &name : {u"clientId"_s, u"clientSecret"_s, u"refreshToken"_s})
        setSecret(name, box.credential(name).toLatin1());
    auto store = Store::open(m_folder.path(), m_timings);
    if (!store)
        qFatal("%s", qPrintable(store.error().text()));
    m_store = *std::move(store);
    m_tokens
        = std::make_unique<TokenManager>(*m_store, nullptr, Clock::system(), m_timings, nullptr);
    m_http = std::make_unique<HttpClient>(m_timings, nullptr, nullptr);
    m_account.connectionId = u"c1"_s;
    m_account.name = u"Sandbox CRM"_s;
    m_account.isSandbox = true;
    m_account.limitsOff = true;
    m_account.secret = [secrets = m_secrets](
                           const QString &which) -> Result<Secret> { return secrets->at(which); };
    const auto hosts = zohoHosts(dataCentre,
        {{u"accountsUrl"_s, box.url(u"accounts"_s).toString()},
            {u"apiUrl"_s, box.url(u"crm"_s).toString()},
            {u"uploadUrl"_s, box.url(u"crmUpload"_s).toString()}});
    if (!hosts)
        qFatal("%s", qPrintable(hosts.error().text()));
    setHosts(*hosts);
}

void CrmContract::setHosts(const ZohoHosts &hosts)
{
    m_account.hosts = hosts;
    m_account.network = zohoNetwork(hosts);
    m_session = std::make_unique<ZohoSession>(
        m_account, *m_tokens, *m_http, m_cancel.token(), Logger(), m_timings);
    m_crm = std::make_unique<CrmClient>(*m_session, CrmLimits());
}

void CrmContract::setSecret(const QString &which, const QByteArray &value)
{
    (*m_secrets)[which] = Secret(value);
}

void CrmContract::signInWith(const QString &scopes)
{
    const QJsonObject made = sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s},
            {u"newCode"_s, QJsonObject{{u"scopes"_s, scopes}}}});
    const QString code
        = made.value("results"_L1).toArray().first().toObject().value("code"_L1).toString();
    const auto grant
        = exchangeGrantCode(m_account, Secret(code.toLatin1()), *m_http, m_cancel.token());
    if (!grant)
        qFatal("%s", qPrintable(grant.error().text()));
    setSecret(u"refreshToken"_s, grant->refreshToken->reveal());
}

ReadJob CrmContract::finishedRead(const QString &id)
{
    return finishedJob<ReadJob>(token(), [this, &id] { return crm().readJob(id); });
}

WriteJob CrmContract::finishedWrite(const QString &id)
{
    return finishedJob<WriteJob>(token(), [this, &id] { return crm().writeJob(id); });
}

QString CrmContract::writeZip(const QByteArray &csv)
{
    const QString file = path(u"data.zip"_s);
    if (const auto written = writeZipFile(file, "data.csv", csv); !written)
        qFatal("%s", qPrintable(written.error().text()));
    return file;
}

WriteOrder CrmContract::order(const QString &fileId, const QStringList &columns) const
{
    WriteOrder order;
    order.operation = u"update"_s;
    order.module = u"Leads"_s;
    order.fileId = fileId;
    order.fileName = u"data.csv"_s;
    order.findBy = u"id"_s;
    for (int i = 0; i < columns.size(); ++i)
        order.mappings.append(WriteMapping{.apiName = columns.at(i), .index = i});
    return order;
}

QList<QByteArrayList> CrmContract::rowsOf(const QString &zipPath)
{
    QList<QByteArrayList> rows;
    const auto zip = ZipReader::open(zipPath);
    if (!zip) {
        qWarning("%s", qPrintable(zip.error().text()));
        return rows;
    }
    const auto entry = singleCsvEntry(**zip);
    if (!entry) {
        qWarning("%s", qPrintable(entry.error().text()));
        return rows;
    }
    const auto device = (*zip)->openEntry(entry->index);
    if (!device)
        return rows;
    CsvReader csv(**device);
    for (auto kind = csv.next(); kind && *kind != CsvReader::Kind::End; kind = csv.next()) {
        QByteArrayList row;
        for (const QByteArrayView field : csv.fields())
            row.append(field.toByteArray());
        rows.append(row);
    }
    return (*device)->atVerifiedEnd() ? rows : QList<QByteArrayList>();
}

} // namespace sluice::testing
