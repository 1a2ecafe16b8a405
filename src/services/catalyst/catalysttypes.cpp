// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalysttypes.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

bool CatalystColumn::isSystem() const
{
    static const QStringList names{
        u"ROWID"_s, u"CREATORID"_s, u"CREATEDTIME"_s, u"MODIFIEDTIME"_s}; // A.3
    return category == 1 || names.contains(name);
}

bool CatalystRow::contains(QStringView name) const
{
    return std::ranges::any_of(m_cells, [name](const auto &cell) { return cell.first == name; });
}

QString CatalystRow::value(QStringView name) const
{
    const auto it
        = std::ranges::find_if(m_cells, [name](const auto &cell) { return cell.first == name; });
    return it == m_cells.end() ? QString() : it->second;
}

} // namespace sluice
