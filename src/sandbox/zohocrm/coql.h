// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/zohocrm/bulkreadquery.h"
#include "sandbox/zohocrm/crmlimits.h"
#include "sandbox/zohocrm/recordlist.h"

#include <QHash>
#include <QMutex>

#include <limits>

namespace sluice::sandbox {

// From the least to the greatest, both within. A plain value.
struct CoqlRange
{
    qint64 low = 0;
    qint64 high = std::numeric_limits<qint64>::max();
};

// One SELECT of COQL (zoho-crm-bulk C4), its names looked up. A plain value.
struct CoqlQuery
{
    struct Order
    {
        int field = -1; // -1: the id
        bool isDescending = false;
    };
    int module = -1;
    QList<ReadColumn> columns;
    QString countKey; // not empty: COUNT(id)
    Criteria where;
    QList<Order> order;
    qint64 offset = 0;
    qint64 limit = 200;
    // What the conditions leave over: the hull of all that can match.
    CoqlRange ordinals;
    CoqlRange modifiedMs;
    QByteArray key; // the query without its limit
};

struct CoqlRules
{
    bool needsBrackets = true; // around every pair of conditions but the outermost
    QString countKey; // of the answer to COUNT(id); empty: as it is written
};

tl::expected<CoqlQuery, CrmProblem> parseCoql(
    const QByteArray &text, const CrmStore &store, const CoqlRules &rules);

// POST /crm/v8/coql. On connection threads; owned by CrmService. Remembers where the last pages of
// some queries ended, so that paging by offset does not begin at the first row each time.
class Coql
{
public:
    Coql(Environment &environment, const CrmStore &store);

    HttpReply run(
        const HttpRequest &request, const std::function<bool(const QByteArray &)> &coversModule);
    CrmCost cost(const HttpRequest &request) const; // 1, 2 or 3 credits, by its limit
    void reset();

private:
    struct Found
    {
        std::vector<qint64> ordinals; // in the order of the answer
        bool hasMore = false;
    };
    struct Resume
    {
        quint64 version = 0;
        qint64 offset = 0;
        RecordPlace place; // by id: the next row; by time: the last one that was looked at
    };
    CoqlRules rules() const;
    Found find(const CoqlQuery &query);
    Found inOrderOfIds(const CoqlQuery &query, bool isDescending);
    Found inOrderOfTime(const CoqlQuery &query);
    Found sorted(const CoqlQuery &query) const;
    std::optional<Resume> resumeFor(const CoqlQuery &query, quint64 version);
    void remember(const CoqlQuery &query, quint64 version, const RecordPlace &place);
    qint64 count(const CoqlQuery &query) const;

    Environment &m_environment;
    const CrmStore &m_store;
    RecordList m_list;
    QMutex m_mutex;
    QHash<QByteArray, Resume> m_resumes;
};

} // namespace sluice::sandbox
