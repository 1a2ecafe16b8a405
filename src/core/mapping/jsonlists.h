// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <QList>

#include <algorithm>
#include <limits>

namespace sluice {

// Lists of objects in documents. Plain functions, any thread.

// Calls `read(JsonObjectReader)` for each object of the optional list `key`, of the first `most` of
// them; what is no object is noted as a problem.
template <class Read>
void readObjects(JsonObjectReader &parent, const QString &key, Read read,
    qsizetype most = std::numeric_limits<qsizetype>::max())
{
    const QJsonArray items = parent.array(key, JsonNeed::Optional);
    for (qsizetype i = 0; i < std::min(items.size(), most); ++i) {
        const QString path = QStringLiteral("%1[%2]").arg(parent.pathOf(key), QString::number(i));
        const QJsonObject item = jsonObjectAt(items.at(i), path, parent.problems());
        if (items.at(i).isObject())
            read(JsonObjectReader(item, path, parent.problems()));
    }
}

// Of values that have toJson().
template <class Value> QJsonArray jsonList(const QList<Value> &values)
{
    QJsonArray list;
    for (const Value &value : values)
        list.append(value.toJson());
    return list;
}

} // namespace sluice
