// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace sluice {

// In which order modules are worked so that what a record looks up is there before it: parents
// first, otherwise as they are listed. Where modules look up one another in a circle, the one that
// is listed first goes first, and `broken` says which of its parents come behind it. Pure, any
// thread.
struct ModuleOrder
{
    QStringList modules;
    QStringList broken; // "Contacts goes before Accounts, which it looks up"

    // `parents`: of each module those that its fields look up; others than the listed do not count.
    static ModuleOrder of(const QStringList &listed, const QHash<QString, QSet<QString>> &parents);
};

} // namespace sluice
