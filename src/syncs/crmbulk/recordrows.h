// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmrecordclient.h"

#include <QHash>
#include <QJsonObject>

namespace sluice {

// Records asked for by their ids, or a unique field, as rows of a page would have them. Used by a
// step on its thread, with its session; keeps nothing but the count of its calls.
class RecordRows final
{
public:
    static constexpr qsizetype kIdsOfCall = 100; // zoho-crm-bulk C5

    RecordRows(CrmRecordClient client, QString module)
        : m_client(std::move(client))
        , m_module(std::move(module))
    {
    }

    // At most kIdsOfCall ids; by id, those that are not there left out. More fields than a call
    // takes are asked for by several.
    Result<QHash<QString, QJsonObject>> of(const QStringList &ids, const QStringList &fields);
    // By the values of a unique field, by COQL; the key of the answer is foldedKey() of the value.
    Result<QHash<QString, QJsonObject>> by(
        const QString &field, const QStringList &values, const QStringList &fields);
    static QString foldedKey(const QString &value); // the service tells no case apart
    qint64 calls() const { return m_calls; }

    // As bulk read writes it (B3): a lookup's id, several choices with a semicolon between them.
    static QString cellOf(const QJsonValue &value);

private:
    CrmRecordClient m_client;
    QString m_module;
    qint64 m_calls = 0;
};

} // namespace sluice
