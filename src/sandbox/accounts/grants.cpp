// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/grants.h"

#include <QList>

namespace sluice::sandbox {

bool coversScope(const QByteArray &granted, const QByteArray &wanted)
{
    QList<QByteArray> parts = wanted.toLower().split('.');
    if (parts.size() < 3)
        return false;
    const QByteArray operation = parts.takeLast();
    QList<QByteArray> accepted;
    for (qsizetype depth = parts.size(); depth >= 2; --depth) {
        const QByteArray stem = parts.first(depth).join('.');
        accepted << stem + '.' + operation << stem + ".all";
    }
    QByteArray list = granted.toLower();
    list.replace(' ', ',');
    const QList<QByteArray> given = list.split(',');
    for (const QByteArray &scope : given) {
        if (accepted.contains(scope.trimmed()))
            return true;
    }
    return false;
}

} // namespace sluice::sandbox
