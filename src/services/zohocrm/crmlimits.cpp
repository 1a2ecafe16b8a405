// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmlimits.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr double kCreditWindowSeconds = 24 * 3600;
constexpr int kDownloadsAtOnce = 2;

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

QList<LimitUse> CrmLimits::call(double credits) const
{
    if (isOff)
        return {};
    return {LimitUse{.group = group + u"/calls"_s, .concurrent = concurrentCalls},
        LimitUse{.group = group + u"/credits"_s,
            .capacity = creditBudget,
            .perSecond = creditBudget / kCreditWindowSeconds,
            .cost = credits}};
}

QList<LimitUse> CrmLimits::download() const
{
    QList<LimitUse> uses = call();
    if (!isOff) {
        // A full bucket and a minute's flow together are what one minute may see.
        uses.append(LimitUse{.group = group + u"/downloads"_s,
            .capacity = kDownloadsAtOnce,
            .perSecond = (kDownloadsPerMinute - kDownloadsAtOnce) / 60.0});
    }
    return uses;
}

} // namespace sluice
