// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/check/crmfindings.h"

#include "services/zohocrm/check/crmaccountcheck.h"

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct CrmQuestion
{
    const char *id;
    const char *title;
    const char *setting;
    double credits;
    bool needsScratch;
};

// What only a record that is written tells comes last.
constexpr CrmQuestion kCrmQuestions[] = {
    {crmfinding::kAccount, "Organisation and API host", "", 1, false},
    {crmfinding::kModule, "Fields of the module", "", 2, false},
    {crmfinding::kUploadHost, "Host of uploads", "uploadUrl", 3, false},
    {crmfinding::kPaging, "Next page of records", "", 1, false},
    {crmfinding::kPageLimit, "Records beyond the first 2,000 by page number", "", 1, false},
    {crmfinding::kQueries, "Count by a query", "", 1, false},
    {crmfinding::kMissingJob, "Answer about a job that is not there", "", 1, false},
    {crmfinding::kReadJob, "Bulk read of one record", "", 60, false},
    {crmfinding::kReadCredits, "Credits of a read job", "readJobCredits", 0, false},
    {crmfinding::kReadDates, "Dates in bulk read results", "", 0, false},
    {crmfinding::kReadChoices, "Multi-select values in bulk read results", "readChoiceSeparator", 0,
        false},
    {crmfinding::kScratch, "Scratch record by the record API", "", 4, true},
    {crmfinding::kUpload, "Upload of a file", "uploadUrl", 4, true},
    {crmfinding::kWriteJob, "Bulk write of the scratch record", "", 530, true},
    {crmfinding::kWriteDates, "Dates in uploads", "writeDates", 0, true},
    {crmfinding::kWriteZone, "Time zone of date-times in uploads", "writeTimeZone", 0, true},
    {crmfinding::kWriteChoices, "Multi-select values in uploads", "choiceSeparator", 0, true},
    {crmfinding::kWritePicks, "Pick list values in uploads", "", 0, true},
    {crmfinding::kScratchGone, "Scratch record deleted", "", 3, true},
};

struct CrmOpenPoint
{
    const char *id;
    const char *title;
    const char *why;
};

// What cannot be asked for, and why.
constexpr CrmOpenPoint kCrmOpenPoints[] = {
    {"limitAnswer", "Answer when a limit is reached (429)",
        "a limit is never provoked; the next such answer is noted here by itself"},
    {"bulkPaging", "Bulk read beyond 200,000 records",
        "it takes a module with more than one page; page tokens and page numbers are both "
        "followed"},
    {"tokenLimit", "How many access tokens live at once",
        "asking would end the sign-ins of others; one token is shared here"},
    {"uploadLife", "How long an uploaded file can be used",
        "it would take days; a job is made at once"},
    {"jobsAtOnce", "How many bulk jobs may wait or run",
        "asking would take many jobs; one read job and two write jobs are used"},
    {"callbacks", "Shape and repetition of callbacks",
        "it takes an address that Zoho reaches; both shapes are understood, and jobs are polled"},
    {"bulkAutomations", "Automations after bulk write",
        "asking would start them; write by the record API with automations off to be sure"},
};

AccountFinding findingOf(const CrmQuestion &question)
{
    return {.id = QString::fromLatin1(question.id),
        .title = QString::fromLatin1(question.title),
        .setting = QString::fromLatin1(question.setting),
        .credits = question.credits,
        .needsScratch = question.needsScratch};
}

} // namespace

QList<AccountFinding> crmAccountFindings(bool hasScratch)
{
    QList<AccountFinding> findings;
    for (const CrmQuestion &question : kCrmQuestions) {
        AccountFinding finding = findingOf(question);
        if (finding.needsScratch && !hasScratch) {
            finding.credits = 0;
            finding.state = AccountFinding::State::Unknown;
            finding.why = u"it takes a scratch record"_s;
        }
        findings.append(finding);
    }
    for (const CrmOpenPoint &point : kCrmOpenPoints)
        findings.append({.id = QString::fromLatin1(point.id),
            .title = QString::fromLatin1(point.title),
            .state = AccountFinding::State::Unknown,
            .why = QString::fromLatin1(point.why)});
    return findings;
}

CrmFindings::CrmFindings(bool hasScratch, OnFinding onFinding)
    : m_findings(crmAccountFindings(hasScratch))
    , m_onFinding(std::move(onFinding))
{
}

AccountFinding *CrmFindings::find(const char *id)
{
    const auto it = std::find_if(m_findings.begin(), m_findings.end(),
        [id](const AccountFinding &finding) { return finding.id == QLatin1StringView(id); });
    return it == m_findings.end() ? nullptr : &*it;
}

void CrmFindings::report(const AccountFinding &finding) const
{
    if (m_onFinding)
        m_onFinding(static_cast<int>(&finding - m_findings.constData()), finding);
}

void CrmFindings::begin(const char *id)
{
    AccountFinding &finding = *find(id);
    finding.state = AccountFinding::State::Running;
    report(finding);
}

void CrmFindings::tell(const char *id, const QString &value, bool isExpected)
{
    AccountFinding &finding = *find(id);
    finding.state = AccountFinding::State::Told;
    finding.value = value;
    finding.isExpected = isExpected;
    report(finding);
}

void CrmFindings::want(const char *id, const QJsonValue &wanted, const QString &value)
{
    find(id)->wanted = wanted;
    tell(id, value);
}

void CrmFindings::cannotTell(const char *id, const QString &why)
{
    AccountFinding &finding = *find(id);
    finding.state = AccountFinding::State::Unknown;
    finding.why = why;
    report(finding);
}

void CrmFindings::fails(const char *id, const Error &error)
{
    AccountFinding &finding = *find(id);
    finding.state = AccountFinding::State::Failed;
    finding.why = error.why.isEmpty() ? error.what : error.why;
    finding.error = error;
    report(finding);
}

void CrmFindings::endOpen(const QString &why, bool isOfScratch)
{
    for (AccountFinding &finding : m_findings) {
        const bool isOpen = finding.state == AccountFinding::State::Waiting
            || finding.state == AccountFinding::State::Running;
        if (!isOpen || (isOfScratch && !finding.needsScratch))
            continue;
        finding.state = AccountFinding::State::Unknown;
        finding.why = why;
        report(finding);
    }
}

} // namespace sluice
