// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/callsleft.h"

#include "core/store/budgets.h"
#include "services/klaviyo/klaviyoendpoints.h"
#include "services/klaviyo/klaviyojob.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QStringList sendingPaths(const QString &resource)
{
    const bool isAll = resource == "all"_L1;
    QStringList paths;
    if (isAll || resource == "customers"_L1)
        paths << klaviyoJobPath(KlaviyoJobKind::ProfileImport);
    if (isAll || resource == "orders"_L1)
        paths << kKlaviyoEventsPath;
    if (isAll || resource == "categories"_L1)
        paths << klaviyoJobPath(KlaviyoJobKind::CategoryCreate)
              << klaviyoJobPath(KlaviyoJobKind::CategoryUpdate);
    if (isAll || resource == "products"_L1)
        paths << klaviyoJobPath(KlaviyoJobKind::ItemCreate)
              << klaviyoJobPath(KlaviyoJobKind::ItemUpdate)
              << klaviyoJobPath(KlaviyoJobKind::VariantCreate)
              << klaviyoJobPath(KlaviyoJobKind::VariantUpdate);
    return paths;
}

} // namespace

QList<LimitUse> minutesOf(const KlaviyoLimits &limits, const QString &resource)
{
    QList<LimitUse> minutes;
    for (const QString &path : sendingPaths(resource)) {
        for (const LimitUse &use : limits.of("POST", path)) {
            if (use.group.endsWith("/minute"_L1))
                minutes << use;
        }
    }
    return minutes;
}

CallsLeft callsLeft(StoredBudgets &budgets, const QList<LimitUse> &minutes)
{
    CallsLeft least;
    for (const LimitUse &use : minutes) {
        const auto level = budgets.level(use.group);
        // One that was never used is whole.
        const double left = level && *level ? (*level)->left : use.capacity;
        if (least.budget <= 0 || left / use.capacity < least.left / least.budget)
            least = {.left = left, .budget = use.capacity};
    }
    return least;
}

} // namespace sluice
