// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::testing {

using namespace Qt::StringLiterals;

// Queries of read jobs that several tests of the sandbox send.
inline QJsonObject leadsQuery(const QJsonObject &more = {})
{
    QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        query.insert(it.key(), it.value());
    return query;
}

} // namespace sluice::testing
