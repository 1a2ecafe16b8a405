// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmlimits.h"

#include "core/engine/snapshots.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr double kUncappedRun = 1e15;
constexpr double kNothingUsable = 0.5; // less than any call costs

// zoho-crm-bulk G1. Names are matched by their beginning: paid_type has variants.
struct CrmEdition
{
    QLatin1String name;
    double base;
    double perUser;
    double most; // 0: no bound
    int concurrent;
};

constexpr CrmEdition kCrmEditions[] = {
    {"free"_L1, 5'000, 0, 5'000, 5},
    {"standard"_L1, 50'000, 250, 100'000, 10},
    {"starter"_L1, 50'000, 250, 100'000, 10},
    {"professional"_L1, 50'000, 500, 3'000'000, 15},
    {"enterprise"_L1, 50'000, 1'000, 5'000'000, 20},
    {"zohoone"_L1, 50'000, 1'000, 5'000'000, 20},
    {"ultimate"_L1, 50'000, 2'000, 0, 25},
    {"crmplus"_L1, 50'000, 2'000, 0, 25},
};

// An edition that no document names: what every paid one has, and the fewest concurrent calls.
constexpr CrmEdition kOtherCrmEdition{""_L1, 50'000, 0, 50'000, 5};

const CrmEdition &findCrmEdition(const QString &name)
{
    QString key;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            key += c.toLower();
    }
    const auto *it = std::ranges::find_if(
        kCrmEditions, [&key](const CrmEdition &e) { return key.startsWith(e.name); });
    return it == std::end(kCrmEditions) ? kOtherCrmEdition : *it;
}

} // namespace

CrmLimits CrmLimits::of(const CrmOrg &org, bool isOff, double creditBudget)
{
    CrmLimits limits;
    limits.isOff = isOff;
    limits.group = u"zoho-crm/"_s + org.zgid;
    const CrmEdition &edition = findCrmEdition(org.edition);
    const double told = edition.base + edition.perUser * std::max(0, org.users);
    limits.creditBudget = creditBudget > 0 ? creditBudget
        : edition.most > 0                 ? std::min(told, edition.most)
                                           : told;
    limits.concurrentCalls = edition.concurrent;
    return limits;
}

CrmLimits CrmLimits::of(const CrmOrg &org, const ZohoAccount &account, const QString &runId)
{
    CrmLimits limits = of(org, account.limitsOff);
    limits.budget = account.budget;
    limits.readJobCredits = account.conventions.readJobCredits;
    limits.runId = runId;
    return limits;
}

CrmLimits CrmLimits::beforeOrg(const ZohoAccount &account, const QString &runId)
{
    CrmLimits limits;
    limits.isOff = account.limitsOff;
    limits.group = u"zoho-crm/@"_s + account.connectionId;
    limits.runId = runId;
    return limits;
}

QString CrmLimits::runGroup(const QString &runId)
{
    return runCreditsGroup(runId);
}

double CrmLimits::usableCredits() const
{
    const double shared = creditBudget - budget.leaveCredits;
    return budget.maxCreditsPerDay > 0 ? std::min(shared, budget.maxCreditsPerDay) : shared;
}

QList<LimitUse> CrmLimits::call(double credits) const
{
    if (isOff)
        return {};
    if (isBeforeOrg())
        return {LimitUse{.group = group + u"/first"_s, .concurrent = 1}};
    const auto seconds = std::chrono::duration<double>(budget.creditWindow).count();
    const double usable = std::max(kNothingUsable, usableCredits());
    QList<LimitUse> uses{
        LimitUse{.group = group + u"/calls"_s, .concurrent = std::max(1, concurrentCalls - 1)},
        LimitUse{.group = group + u"/credits"_s,
            .capacity = usable,
            .perSecond = usable / seconds,
            .cost = credits,
            .reserve = budget.leaveCredits,
            .leftHeader = "X-API-CREDITS-REMAINING"}};
    if (!runId.isEmpty()) {
        uses.append(LimitUse{.group = runGroup(runId),
            .capacity = budget.maxCreditsPerRun > 0 ? budget.maxCreditsPerRun : kUncappedRun,
            .cost = credits});
    }
    return uses;
}

QList<LimitUse> CrmLimits::query(double credits) const
{
    QList<LimitUse> uses = call(credits);
    if (!isOff && creditBudget > 0)
        uses.append(LimitUse{.group = group + u"/sub"_s, .concurrent = kSubConcurrent - 1});
    return uses;
}

QList<LimitUse> CrmLimits::writeRecords(qint64 rows) const
{
    const auto credits = static_cast<double>(recordCredits(rows));
    return rows > kRowsPerCredit ? query(credits) : call(credits);
}

QList<LimitUse> CrmLimits::download() const
{
    QList<LimitUse> uses = call();
    if (!isOff && creditBudget > 0) {
        const auto seconds = std::chrono::duration<double>(budget.downloadWindow).count();
        uses.append(LimitUse{.group = group + u"/downloads"_s,
            .capacity = kDownloadsPerMinute,
            .perSecond = kDownloadsPerMinute / seconds});
    }
    return uses;
}

} // namespace sluice
