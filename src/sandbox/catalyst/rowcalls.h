// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalystlimits.h"
#include "sandbox/catalyst/tableedit.h"

namespace sluice::sandbox {

// The calls on single rows and pages of rows (datastore-analytics A.4), ZCQL beside them. Handlers
// on connection threads; owned by CatalystService.
class RowCalls
{
public:
    RowCalls(
        Environment &environment, CatalystStore &store, EventFeed &events, CatalystLimits &limits);

    HttpReply page(const HttpRequest &request, int table) const;
    HttpReply one(const HttpRequest &request, int table, const QByteArray &rowId) const;
    HttpReply insert(const HttpRequest &request, int table);
    HttpReply update(const HttpRequest &request, int table);
    HttpReply remove(const HttpRequest &request, int table, const QList<QByteArray> &rowIds);
    HttpReply truncate(int table);
    HttpReply query(const HttpRequest &request) const;

private:
    std::optional<CatalystProblem> checkRoom(
        const HttpRequest &request, int table, qint64 rows) const;
    HttpReply written(TableEdit &edit, const QList<qint64> &ordinals, bool isText);

    Environment &m_environment;
    CatalystStore &m_store;
    EventFeed &m_events;
    CatalystLimits &m_limits;
};

} // namespace sluice::sandbox
