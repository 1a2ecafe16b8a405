// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohosession.h"
#include "services/zohocrm/crmlayouts.h"
#include "services/zohocrm/crmlimits.h"
#include "services/zohocrm/crmquery.h"
#include "services/zohocrm/crmrecordanswer.h"
#include "services/zohocrm/crmviews.h"

#include <QUrlQuery>

namespace sluice {

// The CRM's record API, queries, counts, layouts and views (zoho-crm-bulk C2, C4, C5, I; API v8),
// one function for each call, on the session's thread, beside CrmClient for the bulk calls. Each
// sends once, at most one more time after a refused token. It keeps no state and repeats nothing.
//
// A write's Error says by `delivery` what may have happened: Unknown (5xx, a lost answer, one that
// does not tell of each row) means that rows may have been written. Rows that the service refuses
// are no Error: they stand in the answer with their code.
class CrmRecordClient final
{
public:
    static constexpr int kMostFields = 50; // of one reading call
    static constexpr int kMostPerPage = 200;

    CrmRecordClient(ZohoSession &session, CrmLimits limits);

    struct Rows
    {
        QString module;
        QByteArray body; // see CrmRecordBody
        qsizetype count = 0;
        QStringList ids = {}; // of an update, in the order of the rows
    };
    Result<QList<CrmRowAnswer>> insert(const Rows &rows);
    Result<QList<CrmRowAnswer>> update(const Rows &rows);
    Result<QList<CrmRowAnswer>> upsert(const Rows &rows);
    Result<QList<CrmRowAnswer>> remove(
        const QString &module, const QStringList &ids, bool runsAutomations = true);

    // Those that are not there are left out.
    Result<CrmRecordPage> records(
        const QString &module, const QStringList &ids, const QStringList &fields);
    // Beyond the first 2,000 records only with a token.
    Result<CrmRecordPage> list(const QString &module, const QStringList &fields,
        const QString &pageToken = {}, int page = 1, int perPage = kMostPerPage);

    Result<CrmRecordPage> query(const CrmQuery &query);
    Result<qint64> queryCount(const QString &module, const QStringList &conditions = {});
    Result<qint64> count(const QString &module); // some minutes behind (C4)
    Result<QList<CrmLayout>> layouts(const QString &module);
    Result<CrmViewPage> views(const QString &module, int page = 1);

private:
    struct Change
    {
        QByteArray method;
        QString path;
        QUrlQuery query = {};
        QByteArray body = {};
        QList<LimitUse> limits = {};
        QStringList ids = {};
        qsizetype rows = 0;
        QString what;
    };
    Result<HttpRequest> request(
        const QByteArray &method, const QString &path, const QUrlQuery &query = {});
    Result<QList<CrmRowAnswer>> change(const Change &change);
    Result<QList<CrmRowAnswer>> write(
        const QByteArray &method, const QString &path, const Rows &rows, const QString &verb);
    Result<QByteArray> get(const QString &path, const QUrlQuery &query, const QString &what);
    Result<QByteArray> ask(const CrmQuery &query, const QString &what);

    ZohoSession &m_session;
    CrmLimits m_limits;
};

} // namespace sluice
