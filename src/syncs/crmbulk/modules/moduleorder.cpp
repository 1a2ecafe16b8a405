// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/modules/moduleorder.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

ModuleOrder ModuleOrder::of(
    const QStringList &listed, const QHash<QString, QSet<QString>> &parents)
{
    ModuleOrder order;
    QStringList left = listed;
    const auto openParents = [&left, &parents](const QString &module) {
        QStringList open;
        for (const QString &parent : std::as_const(left)) {
            if (parent != module && parents.value(module).contains(parent))
                open << parent;
        }
        return open;
    };
    while (!left.isEmpty()) {
        const auto free = std::find_if(left.cbegin(), left.cend(),
            [&openParents](const QString &module) { return openParents(module).isEmpty(); });
        const QString next = free == left.cend() ? left.first() : *free;
        for (const QString &parent : openParents(next))
            order.broken << u"%1 goes before %2, which it looks up"_s.arg(next, parent);
        order.modules << next;
        left.removeOne(next);
    }
    return order;
}

} // namespace sluice
