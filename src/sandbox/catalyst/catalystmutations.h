// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/tableedit.h"

namespace sluice::sandbox {

// Changes rows as somebody else would, behind the API's back, with the sandbox's clock as their
// MODIFIEDTIME. Not counted as applied. Made for one call, any thread.
class CatalystMutations
{
public:
    CatalystMutations(CatalystStore &store, EventFeed &events);

    static QJsonObject keys();
    Result<QJsonObject> apply(const QJsonObject &mutation);

private:
    using Ordinals = QList<qint64>;
    Result<Ordinals> named(TableEdit &edit, const QJsonObject &mutation);
    Result<Ordinals> inserted(TableEdit &edit, qint64 rows, const QJsonObject &values);
    // So many live rows, spread evenly over the table.
    static Ordinals spread(TableEdit &edit, qint64 rows);
    static Result<Ordinals> change(
        TableEdit &edit, const Ordinals &ordinals, const QJsonObject &values, bool isDelete);
    static QJsonObject ownChange(const DataTableSpec &spec, qint64 nowMs);

    CatalystStore &m_store;
    EventFeed &m_events;
};

} // namespace sluice::sandbox
