// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/check/crmaccountcheck.h"

#include "core/auth/tokenmanager.h"
#include "core/http/outboundhosts.h"
#include "services/zohocrm/check/crmcheckwork.h"
#include "services/zohocrm/check/crmreadprobe.h"
#include "services/zohocrm/check/crmscratchprobe.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A job that cannot exist: asking for it changes nothing.
constexpr auto kJobOfNobody = "1"_L1;
constexpr int kPageBeyond = 11; // of 200 records each: from the 2,001st on
constexpr auto kUploadPath = "/crm/v8/upload"_L1;

QUrl hostWith(QUrl url, const QString &host)
{
    url.setHost(host);
    return url;
}

// The part of a check that only reads.
class CrmReadCheck final
{
public:
    explicit CrmReadCheck(CrmCheckWork &work)
        : m_work(work)
        , m_findings(work.findings)
    {
    }

    bool account();
    bool module();
    void uploadHost();
    void paging();
    void pageLimit();
    void queries();
    void missingJob();

private:
    Result<QString> chooseModule();
    bool takesUploads(const QUrl &host, bool &isClear);

    CrmCheckWork &m_work;
    CrmFindings &m_findings;
};

bool CrmReadCheck::account()
{
    m_findings.begin(crmfinding::kAccount);
    auto org = m_work.crm.org();
    if (!org) {
        m_findings.fails(crmfinding::kAccount, org.error());
        return false;
    }
    m_work.org = *org;
    m_work.records.emplace(m_work.session, m_work.crm.limits());
    const auto api = m_work.session.apiUrl();
    const QString host = api ? api->host() : QString();
    const ZohoHosts &hosts = m_work.context.account.hosts;
    m_findings.tell(crmfinding::kAccount,
        u"API at %1; organisation %2, %3, time zone %4"_s.arg(host, org->zgid,
            org->type.isEmpty() ? u"type not told"_s : org->type,
            org->timeZone.isEmpty() ? u"not told"_s : org->timeZone),
        hosts.isLoopback() || host == hosts.api.host());
    return true;
}

Result<QString> CrmReadCheck::chooseModule()
{
    auto modules = m_work.crm.modules();
    if (!modules)
        return fail(modules.error());
    const QString wanted = m_work.context.module.isEmpty() ? u"Leads"_s : m_work.context.module;
    const auto named = std::ranges::find_if(
        *modules, [&wanted](const CrmModule &module) { return module.apiName == wanted; });
    const auto first = std::ranges::find_if(*modules, &CrmModule::isBulkWritable);
    if (named != modules->end() && named->isBulkReadable())
        return named->apiName;
    if (m_work.context.module.isEmpty() && first != modules->end())
        return first->apiName;
    return fail(ErrorKind::Config, u"The module “%1” cannot be read in bulk"_s.arg(wanted), {},
        u"Name another one"_s);
}

bool CrmReadCheck::module()
{
    m_findings.begin(crmfinding::kModule);
    auto module = chooseModule();
    auto fields
        = module ? m_work.crm.fields(*module) : Result<QList<CrmField>>(fail(module.error()));
    if (!fields) {
        m_findings.fails(crmfinding::kModule, fields.error());
        return false;
    }
    m_work.module = *module;
    m_work.fields = *fields;
    m_findings.tell(crmfinding::kModule, u"%1 has %2 fields"_s.arg(*module).arg(fields->size()));
    return true;
}

// A question that no upload is in: a host that knows the path says that the method is wrong.
bool CrmReadCheck::takesUploads(const QUrl &host, bool &isClear)
{
    HttpRequest request;
    request.url = host;
    request.url.setPath(host.path() + kUploadPath);
    request.component = "crm";
    request.headers = {HttpHeader{"Accept", "application/json"}};
    request.limits = m_work.crm.limits().call();
    const auto answer
        = m_work.session.send(std::move(request), [](const HttpResponse &) { return true; });
    const int status = answer ? answer->status : 0;
    isClear = status == 403 || status == 405
        || (status == 404 && answer->body.contains("INVALID_URL_PATTERN"))
        || (status == 400 && answer->body.contains("INVALID_REQUEST_METHOD"));
    return isClear && status != 404 && status != 403;
}

void CrmReadCheck::uploadHost()
{
    m_findings.begin(crmfinding::kUploadHost);
    QList<QUrl> taking;
    const QList<QUrl> hosts = m_work.uploadHosts();
    for (const QUrl &host : hosts) {
        bool isClear = false;
        const bool takes = takesUploads(host, isClear);
        if (!isClear) {
            m_findings.cannotTell(crmfinding::kUploadHost,
                u"%1 does not answer without a file; a scratch record tells"_s.arg(
                    hostEntry(host)));
            return;
        }
        if (takes)
            taking.append(host);
    }
    if (taking.isEmpty())
        m_findings.cannotTell(
            crmfinding::kUploadHost, u"no host answers without a file; a scratch record tells"_s);
    else if (taking.front() == hosts.front())
        m_findings.tell(
            crmfinding::kUploadHost, u"%1 takes uploads"_s.arg(hostEntry(hosts.front())));
    else
        m_findings.want(crmfinding::kUploadHost, taking.front().toString(),
            u"%1 takes uploads, %2 does not"_s.arg(
                hostEntry(taking.front()), hostEntry(hosts.front())));
}

void CrmReadCheck::paging()
{
    m_findings.begin(crmfinding::kPaging);
    const auto page
        = m_work.records->list(m_work.module, {u"Modified_Time"_s, u"Created_Time"_s}, {}, 1, 1);
    if (!page)
        return m_findings.fails(crmfinding::kPaging, page.error());
    if (!page->rows.isEmpty())
        m_work.sample = page->rows.first();
    if (!page->hasMore)
        m_findings.cannotTell(crmfinding::kPaging, u"%1 has no second record"_s.arg(m_work.module));
    else if (page->nextPageToken.isEmpty())
        m_findings.tell(crmfinding::kPaging, u"page numbers only"_s, false);
    else
        m_findings.tell(crmfinding::kPaging, u"a page token comes with each page"_s);
}

void CrmReadCheck::pageLimit()
{
    m_findings.begin(crmfinding::kPageLimit);
    const auto page = m_work.records->list(m_work.module, {u"Modified_Time"_s}, {}, kPageBeyond);
    if (page)
        m_findings.tell(
            crmfinding::kPageLimit, u"answered, with %1 records"_s.arg(page->rows.size()), false);
    else if (page.error().delivery == Delivery::Answered && page.error().httpStatus == 400)
        m_findings.tell(crmfinding::kPageLimit, u"refused as %1"_s.arg(page.error().code));
    else
        m_findings.fails(crmfinding::kPageLimit, page.error());
}

void CrmReadCheck::queries()
{
    m_findings.begin(crmfinding::kQueries);
    const auto count = m_work.records->queryCount(m_work.module);
    if (!count)
        return m_findings.fails(crmfinding::kQueries, count.error());
    m_findings.tell(
        crmfinding::kQueries, u"%1 records of %2"_s.arg(QString::number(*count), m_work.module));
}

void CrmReadCheck::missingJob()
{
    m_findings.begin(crmfinding::kMissingJob);
    const auto job = m_work.crm.readJob(kJobOfNobody);
    if (job || job.error().delivery != Delivery::Answered)
        return m_findings.cannotTell(crmfinding::kMissingJob,
            job ? u"the service says that there is one"_s : job.error().text());
    m_findings.tell(crmfinding::kMissingJob,
        u"%1 with status %2"_s.arg(job.error().code, QString::number(job.error().httpStatus)),
        job.error().httpStatus == 404);
}

} // namespace

CrmCheckWork::CrmCheckWork(const CrmCheckContext &context, CrmFindings &findings)
    : context(context)
    , findings(findings)
    , session(context.account, context.tokens, context.http, context.token, context.logger,
          context.timings)
    , crm(session, CrmLimits::beforeOrg(context.account))
{
    session.setLimitGate(context.gate);
}

std::optional<CrmField> CrmCheckWork::fieldOfType(const QString &type, bool isWritable) const
{
    const auto it = std::ranges::find_if(fields, [&](const CrmField &field) {
        const bool isServers
            = field.apiName == "Created_Time"_L1 || field.apiName == "Modified_Time"_L1;
        return field.dataType == type && !isServers
            && (isWritable ? field.isWritable() : field.isBulkReadable());
    });
    return it == fields.end() ? std::nullopt : std::optional(*it);
}

ZohoSession CrmCheckWork::otherSession(const ZohoAccount &account, const CancelToken &token) const
{
    ZohoSession other(
        account, context.tokens, context.http, token, context.logger, context.timings);
    other.setLimitGate(context.gate);
    return other;
}

QList<QUrl> CrmCheckWork::uploadHosts() const
{
    const ZohoHosts &hosts = context.account.hosts;
    QList<QUrl> found{hosts.upload};
    const auto add = [&found, &hosts](const QUrl &url) {
        if (mayReceiveToken(hosts, url) && !found.contains(url))
            found.append(url);
    };
    if (hosts.isLoopback()) { // the sandbox has a port for downloads beside its own
        QUrl next = hosts.api;
        next.setPort(hosts.api.port() + 1);
        add(hosts.api);
        add(next);
        return found;
    }
    if (const auto table = zohoHosts(hosts.dataCentre); table)
        add(table->upload);
    const QString accounts = hosts.accounts.host();
    add(hostWith(hosts.upload, u"upload."_s + accounts.section(u'.', 1)));
    return found;
}

CrmCheckReport checkCrmAccount(const CrmCheckContext &context,
    const std::function<void(int index, const AccountFinding &)> &onFinding)
{
    CrmFindings findings(context.hasScratch, onFinding);
    CrmCheckWork work(context, findings);
    CrmReadCheck check(work);
    CrmCheckReport report;
    if (check.account() && !work.isStopped() && check.module()) {
        for (const auto step : {&CrmReadCheck::uploadHost, &CrmReadCheck::paging,
                 &CrmReadCheck::pageLimit, &CrmReadCheck::queries, &CrmReadCheck::missingJob}) {
            if (!work.isStopped())
                (check.*step)();
        }
        if (!work.isStopped())
            CrmReadProbe(work).run();
        if (context.hasScratch && !work.isStopped())
            report.scratch = CrmScratchProbe(work).run();
    }
    findings.endOpen(
        work.isStopped() ? u"the check was stopped"_s : u"what it needs could not be told"_s);
    report.module = work.module;
    report.findings = findings.all();
    return report;
}

} // namespace sluice
