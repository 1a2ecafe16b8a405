// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkwriterequest.h"
#include "sandbox/zohocrm/crmlimits.h"

namespace sluice::sandbox {

// The writing calls of the record API (zoho-crm-bulk C5): insert, update, upsert, delete, at most
// 100 rows each; they change the same rows as bulk write. Stateless but for the store; on
// connection threads, one writer of a module at a time.
class RecordWrite
{
public:
    RecordWrite(Environment &environment, CrmStore &store);

    // `id`: of PUT /{module}/{id}; empty: the rows tell.
    HttpReply write(const HttpRequest &request, int module, WriteOperation operation,
        const QByteArray &id = {});
    HttpReply remove(const HttpRequest &request, int module, const QList<QByteArray> &ids);

private:
    HttpReply apply(
        const QJsonObject &body, int module, WriteOperation operation, const QByteArray &id);
    HttpReply summed(const QJsonArray &entries, qsizetype right, int allRight) const;

    Environment &m_environment;
    CrmStore &m_store;
};

// One credit for ten rows; more than ten rows need one of the places for heavy calls (G1).
CrmCost recordWriteCost(const HttpRequest &request);
CrmCost recordDeleteCost(const HttpRequest &request);

QList<QByteArray> idsOf(const QByteArray &list); // separated by commas

} // namespace sluice::sandbox
