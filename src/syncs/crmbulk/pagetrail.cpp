// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/pagetrail.h"

#include "core/engine/steptx.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostNumberedPages = 500; // B1

} // namespace

Result<PageTrail> PageTrail::ofRun(StepTx &tx, const QString &runId)
{
    auto rows = tx.sql().run("SELECT input FROM step WHERE run_id=? AND stage='read'", {runId});
    if (!rows)
        return fail(rows.error());
    PageTrail trail;
    while ((*rows)->next()) {
        const QByteArray input = (*rows)->value(0).toString().toUtf8();
        trail.m_tokens.insert(
            QJsonDocument::fromJson(input).object().value(u"pageToken").toString());
    }
    (*rows)->finish();
    return trail;
}

PageTrail::Lead PageTrail::lead(const ReadJob &job, int page) const
{
    if (!job.moreRecords)
        return Lead::Nowhere;
    const bool isKnown = job.nextPageToken.isEmpty() ? page >= kMostNumberedPages
                                                     : m_tokens.contains(job.nextPageToken);
    return isKnown || job.count == 0 ? Lead::InACircle : Lead::On;
}

void PageTrail::follow(const ReadJob &job)
{
    m_tokens.insert(job.nextPageToken);
}

Error PageTrail::endless(int page)
{
    return Error{.kind = ErrorKind::Protocol,
        .what = u"Zoho CRM does not end the list of pages"_s,
        .why
        = u"After page %1 it points to a page that was read already, or holds none"_s.arg(page),
        .next = u"Resume later; the records read so far are kept"_s,
        .code = u"ENDLESS_PAGES"_s};
}

Result<QString> PageTrail::begin(
    CrmClient &client, const ReadQuery &query, const QString &pageToken, const Begin &byNumber)
{
    if (pageToken.isEmpty())
        return byNumber(query);
    auto id = client.createNextReadJob(pageToken);
    // A refused request made nothing.
    const bool isRefused = !id && id.error().code == "INVALID_REQUEST"_L1
        && id.error().delivery == Delivery::Answered;
    return isRefused ? byNumber(query) : id;
}

bool PageTrail::isNumberRefused(const Error &error)
{
    return error.delivery == Delivery::Answered
        && (error.code == "PAGE_RANGE_EXCEEDED"_L1 || error.code == "PAGE_NOT_SUPPORTED"_L1);
}

} // namespace sluice
