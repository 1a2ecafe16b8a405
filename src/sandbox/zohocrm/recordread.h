// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkreadquery.h"
#include "sandbox/zohocrm/recordlist.h"

#include <QJsonArray>

#include <span>

namespace sluice::sandbox {

// The reading calls of the record API: GET /crm/v8/{module} and /{module}/{id} (checklist I.5).
// On connection threads; owned by CrmService.
class RecordRead
{
public:
    RecordRead(Environment &environment, const CrmStore &store);

    HttpReply list(const HttpRequest &request, int module, const QByteArray &user);
    HttpReply one(const HttpRequest &request, int module, const QByteArray &id);
    void reset() { m_list.clear(); }

private:
    struct Page
    {
        RecordToken token;
        int rows = 200;
        bool isByToken = false;
        qint64 since = -1; // If-Modified-Since
    };
    tl::expected<Page, CrmProblem> pageOf(
        const HttpRequest &request, int module, quint16 user) const;
    tl::expected<QList<ReadColumn>, CrmProblem> columnsOf(
        const HttpRequest &request, int module, bool isNeeded) const;
    std::vector<RecordPlace> placesOf(const Page &page, int module);
    HttpReply byIds(const QList<ReadColumn> &columns, int module, const QList<QByteArray> &ids);
    QJsonArray objects(
        const QList<ReadColumn> &columns, int module, std::span<const RecordPlace> places) const;

    Environment &m_environment;
    const CrmStore &m_store;
    RecordList m_list;
};

HttpReply noContent();

} // namespace sluice::sandbox
