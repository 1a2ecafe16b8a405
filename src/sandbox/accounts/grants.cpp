// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/grants.h"

#include <algorithm>

namespace sluice::sandbox {

const QList<ZohoClient> &zohoClients()
{
    static const QList<ZohoClient> clients{
        {kClientId, kClientSecret, kRefreshToken, kAllScopes},
        {kCatalystClientId, kCatalystClientSecret, kCatalystRefreshToken, kCatalystScopes},
    };
    return clients;
}

const ZohoClient *zohoClient(const QByteArray &id)
{
    const QList<ZohoClient> &all = zohoClients();
    const auto found = std::find_if(
        all.begin(), all.end(), [&id](const ZohoClient &client) { return client.id == id; });
    return found == all.end() ? nullptr : &*found;
}

const ZohoClient *ownerOfRefreshToken(const QByteArray &token)
{
    const QList<ZohoClient> &all = zohoClients();
    const auto found = std::find_if(all.begin(), all.end(),
        [&token](const ZohoClient &client) { return client.refreshToken == token; });
    return found == all.end() ? nullptr : &*found;
}

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
