// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace sluice {

// One place where two mapping documents differ.
struct MappingChange
{
    enum class Kind { Added, Changed, Removed };

    Kind kind = Kind::Changed;
    QString place; // "Company", "Company › source", "timeZone"
    QString before;
    QString after;

    friend bool operator==(const MappingChange &, const MappingChange &) = default;
};

// What an import would change, in the order of the places: rules of a list are told apart by what
// they are for (target, source, column, name), not by where they stand. Pure function.
QList<MappingChange> mappingDiff(const QJsonObject &before, const QJsonObject &after);

} // namespace sluice
