// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmclient.h"

#include <QSet>

namespace sluice {

class StepTx;

// Where the pages of a read lead (zoho-crm-bulk B1): by the token that a page's job tells, and
// where it tells none although there are more records, by the next number. A page that leads back,
// or holds nothing and leads on, has no end (reliability-security C46). A plain value; whoever
// reads page after page keeps one, or makes it of the steps of the run that did.
class PageTrail final
{
public:
    static Result<PageTrail> ofRun(StepTx &tx, const QString &runId);

    enum class Lead { Nowhere, On, InACircle };
    Lead lead(const ReadJob &job, int page) const;
    void follow(const ReadJob &job); // its token

    static Error endless(int page);

    using Begin = std::function<Result<QString>(const ReadQuery &query)>;
    // The read job of a page, which the query has the number of; without a token that is all.
    // Tokens live as long as the result that they came with (B3).
    static Result<QString> begin(
        CrmClient &client, const ReadQuery &query, const QString &pageToken, const Begin &byNumber);
    static bool isNumberRefused(const Error &error); // only tokens lead on

private:
    QSet<QString> m_tokens;
};

} // namespace sluice
