// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmquery.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

CrmQuery::CrmQuery(const QString &module, const QStringList &columns)
    : m_module(module)
    , m_columns(columns)
{
}

QString CrmQuery::quoted(const QString &value)
{
    QString text = value;
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

CrmQuery &CrmQuery::where(const QString &condition)
{
    m_conditions.append(condition);
    return *this;
}

CrmQuery &CrmQuery::whereIn(const QString &field, const QStringList &values)
{
    QStringList list;
    for (const QString &value : values)
        list.append(quoted(value));
    return where(u"%1 in (%2)"_s.arg(field, list.join(u", "_s)));
}

CrmQuery &CrmQuery::whereSince(const QString &field, const QDateTime &from)
{
    return where(
        u"%1 >= '%2'"_s.arg(field, from.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s)));
}

CrmQuery &CrmQuery::orderBy(const QString &field)
{
    m_order = field;
    return *this;
}

CrmQuery &CrmQuery::limit(int offset, int count)
{
    m_offset = std::max(0, offset);
    m_count = std::clamp(count, 1, kMostRows);
    return *this;
}

QString CrmQuery::text() const
{
    QString where = m_conditions.isEmpty() ? u"id is not null"_s : m_conditions.first();
    for (qsizetype i = 1; i < m_conditions.size(); ++i)
        where = u"(%1 and %2)"_s.arg(where, m_conditions.at(i));
    QString text = u"select %1 from %2 where %3"_s.arg(m_columns.join(u", "_s), m_module, where);
    if (!m_order.isEmpty())
        text += u" order by %1 asc"_s.arg(m_order);
    return text + u" limit %1, %2"_s.arg(m_offset).arg(m_count);
}

double CrmQuery::credits() const
{
    return m_count <= 200 ? 1 : m_count <= 1'000 ? 2 : 3;
}

} // namespace sluice
