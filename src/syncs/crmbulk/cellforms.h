// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmdates.h"
#include "services/zohocrm/crmvalues.h"

#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice {

struct CrmFacts;

// The two forms of a cell that bulk read and bulk write do not have in common (zoho-crm-bulk B3,
// D2): as an upload takes it, and, for comparing what was sent with what is there, one form for all
// spellings of the same value. Made for some columns, by what the metadata and the account's
// conventions say; used on one thread. What is no value of its field stays as it is.
class CellForms final
{
public:
    CellForms(const CrmFacts &facts, const QStringList &names);

    bool isSentAsItIs(size_t column) const;
    // Appends; false and nothing appended if a date is none.
    bool appendSent(size_t column, QByteArrayView cell, QByteArray &out);
    // Of either form, read or sent: dates, the order of choices and the spelling of numbers aside.
    QByteArray comparable(size_t column, QByteArrayView cell);

private:
    struct Column
    {
        CrmValueKind kind = CrmValueKind::Text;
        QSet<QByteArray> picks = {}; // values of a list, which may hold a separator
    };
    static std::optional<CrmDateKind> dateKind(CrmValueKind kind);
    QList<QByteArray> choicesOf(const Column &column, QByteArrayView cell) const;

    std::vector<Column> m_columns;
    CrmDateWriter m_dates;
    QByteArray m_separator; // that uploads take
    QByteArray m_readSeparator;
};

} // namespace sluice
