// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace sluice {

// The text of a COQL query (zoho-crm-bulk C4) as a value: conditions are joined in pairs by
// brackets, values quoted. Built on any thread; it never asks the service.
class CrmQuery final
{
public:
    static constexpr int kMostRows = 2'000; // of one call
    static constexpr int kMostConditions = 25;
    static constexpr int kMostListed = 50; // values of one `in`: as many as every version takes

    CrmQuery(const QString &module, const QStringList &columns);

    CrmQuery &where(const QString &condition); // all must hold
    CrmQuery &whereIn(const QString &field, const QStringList &values);
    CrmQuery &whereSince(const QString &field, const QDateTime &from); // from then on
    CrmQuery &orderBy(const QString &field);
    CrmQuery &limit(int offset, int count);

    QString text() const; // "id is not null" where there is no condition: one is mandatory
    double credits() const; // 1, 2 or 3 by the limit

    static QString quoted(const QString &value);

private:
    QString m_module;
    QStringList m_columns;
    QStringList m_conditions;
    QString m_order;
    int m_offset = 0;
    int m_count = 200;
};

} // namespace sluice
