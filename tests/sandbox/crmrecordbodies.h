// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxclient.h"

namespace sluice::testing {

using namespace Qt::StringLiterals;

// What tests of the record API send, and the entries that they get back. Plain functions.

inline const QString kLead1 = u"5725767100001000001"_s;
inline const QString kLead2 = u"5725767100001000002"_s;
inline const QString kUnknownLead = u"5725767100009000001"_s;

inline QJsonObject dataOf(const QJsonArray &rows, const QJsonObject &more = {})
{
    QJsonObject body{{u"data"_s, rows}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return body;
}

inline QJsonObject rowOf(const QString &id, const QString &field, const QJsonValue &value)
{
    return {{u"id"_s, id}, {field, value}};
}

inline QJsonObject entryOf(const Answer &answer, int index = 0)
{
    return answer.json()["data"_L1][index].toObject();
}

inline QJsonArray leadsToInsert(int count)
{
    QJsonArray rows;
    for (int i = 0; i < count; ++i)
        rows.append(QJsonObject{{u"Last_Name"_s, u"New %1"_s.arg(i)}, {u"Company"_s, u"Co"_s}});
    return rows;
}

} // namespace sluice::testing
