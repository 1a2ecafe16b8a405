// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/modules/moduleorder.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using ModuleParents = QHash<QString, QSet<QString>>;

QStringList openParents(
    const QString &module, const QStringList &left, const ModuleParents &parents)
{
    QStringList open;
    for (const QString &parent : left) {
        if (parent != module && parents.value(module).contains(parent))
            open << parent;
    }
    return open;
}

// Whether one comes back to it on the way from parent to parent.
bool isInCircle(const QString &module, const QStringList &left, const ModuleParents &parents)
{
    QStringList seen = openParents(module, left, parents);
    for (qsizetype i = 0; i < seen.size(); ++i) {
        for (const QString &parent : openParents(seen.at(i), left, parents)) {
            if (parent == module)
                return true;
            if (!seen.contains(parent))
                seen << parent;
        }
    }
    return false;
}

} // namespace

ModuleOrder ModuleOrder::of(const QStringList &listed, const QHash<QString, QSet<QString>> &parents)
{
    ModuleOrder order;
    QStringList left = listed;
    while (!left.isEmpty()) {
        auto next = std::ranges::find_if(left, [&left, &parents](const QString &module) {
            return openParents(module, left, parents).isEmpty();
        });
        if (next == left.end())
            next = std::ranges::find_if(left, [&left, &parents](const QString &module) {
                return isInCircle(module, left, parents);
            });
        const QString module = *next; // without a free one there is a circle
        for (const QString &parent : openParents(module, left, parents))
            order.broken << u"%1 goes before %2, which it looks up"_s.arg(module, parent);
        order.modules << module;
        left.removeOne(module);
    }
    return order;
}

} // namespace sluice
