// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmvalues.h"

#include <QList>
#include <QStringList>

#include <span>

namespace sluice {

// A field as the record API gets it in each row.
struct CrmRecordColumn
{
    QByteArray apiName;
    CrmValueKind kind = CrmValueKind::Text;
};

// The body of an insert, update or upsert by the record API (zoho-crm-bulk C5), written directly:
// {"data":[..],"duplicate_check_fields":[..],"trigger":[]}. Ids go as text. Filled with at most
// kMostRows rows and taken; used on one thread.
class CrmRecordBody final
{
public:
    static constexpr int kMostRows = 100; // of one call
    struct Options
    {
        QStringList duplicateCheckFields = {}; // upsert
        bool runsAutomations = true; // false: "trigger":[] (C5)
    };

    // `ignoreEmpty`: an empty cell leaves its field alone instead of emptying it.
    CrmRecordBody(QList<CrmRecordColumn> columns, const QTimeZone &zone, bool ignoreEmpty);

    bool isFull() const { return m_rows >= kMostRows; }
    int rows() const { return m_rows; }
    // One value for each column; an empty id is left out.
    void add(QByteArrayView id, std::span<const QByteArrayView> values);
    QByteArray take(const Options &options); // and begins anew

private:
    QList<CrmRecordColumn> m_columns;
    QTimeZone m_zone;
    bool m_ignoreEmpty;
    QByteArray m_json;
    int m_rows = 0;
};

} // namespace sluice
