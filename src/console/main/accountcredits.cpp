// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/accountcredits.h"

#include "app/application.h"
#include "console/runs/runfiles.h"

#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

std::optional<LimitLevel> creditsOf(const Result<QList<LimitLevel>> &levels)
{
    for (const LimitLevel &level : levels ? *levels : QList<LimitLevel>()) {
        if (level.group.endsWith("/credits"_L1) && level.capacity > 0)
            return level;
    }
    return std::nullopt;
}

} // namespace

QMap<QString, LimitLevel> creditsLeft(Application &application,
    const QList<Connection> &connections, const QHash<QString, RunRow> &runs)
{
    QMap<QString, QStringList> accounts; // ids of connections
    int count = 0;
    for (const Connection &connection : connections) {
        if (connection.service != "zoho-crm"_L1)
            continue;
        accounts[connection.environment] << connection.id;
        ++count;
    }
    QMap<QString, LimitLevel> left;
    for (auto it = accounts.cbegin(); it != accounts.cend(); ++it) {
        if (it->size() != 1)
            continue;
        std::optional<LimitLevel> level;
        if (const auto run = runs.constFind(it->first()); run != runs.cend())
            level = creditsOf(limitLevelsOf(application, *run));
        else if (count == 1) // whose else could they be
            level = creditsOf(latestLimitLevels(application.budgets(), u"zoho-crm"_s));
        if (level)
            left.insert(it.key(), *level);
    }
    return left;
}

} // namespace sluice
