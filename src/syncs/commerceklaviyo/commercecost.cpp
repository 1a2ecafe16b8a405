// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercecost.h"

#include "services/klaviyo/klaviyobatch.h"
#include "syncs/commerceklaviyo/outgoing.h"

#include <algorithm>
#include <array>
#include <map>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPlanSampleShown = 50;
constexpr int kSmallPerMinute = 150; // C.2: profile and event jobs

struct CostOfKind
{
    OutKind kind;
    const char16_t *title;
    int perRequest;
    bool isLarge; // 75 a second in place of 10
};
constexpr std::array<CostOfKind, 13> kCosts{{
    {OutKind::Profile, u"Profile imports", KlaviyoBatch::kMaxProfiles, false},
    {OutKind::ProfileClear, u"Profiles with cleared attributes", 1, true},
    {OutKind::Consent, u"Subscriptions", 100, true},
    {OutKind::Events, u"Event imports", KlaviyoBatch::kMaxEvents, false},
    {OutKind::CategoryCreate, u"Jobs that create categories", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::CategoryUpdate, u"Jobs that update categories", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::CategoryDelete, u"Jobs that delete categories", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::ItemCreate, u"Jobs that create items", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::ItemUpdate, u"Jobs that update items", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::ItemDelete, u"Jobs that delete items", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::VariantCreate, u"Jobs that create variants", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::VariantUpdate, u"Jobs that update variants", KlaviyoBatch::kMaxCatalog, true},
    {OutKind::VariantDelete, u"Jobs that delete variants", KlaviyoBatch::kMaxCatalog, true},
}};

} // namespace

Result<QJsonObject> commerceCost(RunLedger &ledger, const RunRow &run, int largePerMinute)
{
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    std::map<int, qint64> parts;
    for (const StepRow &step : std::as_const(*steps)) {
        const QJsonObject counted = step.memo.value(u"at")[u"parts"].toObject();
        for (auto it = counted.begin(); it != counted.end(); ++it)
            parts[it.key().toInt()] += it.value().toInteger();
    }
    QJsonArray lines;
    qint64 requests = 0;
    double minutes = 0;
    for (const CostOfKind &cost : kCosts) {
        const qint64 count = parts[int(cost.kind)];
        if (count == 0)
            continue;
        const qint64 calls = (count + cost.perRequest - 1) / cost.perRequest;
        requests += calls;
        const int perMinute = cost.isLarge ? largePerMinute : kSmallPerMinute;
        minutes = std::max(minutes, double(std::max<qint64>(0, calls - perMinute)) / perMinute);
        lines.append(QJsonObject{{u"title"_s, QString::fromUtf16(cost.title)},
            {u"records"_s, count}, {u"calls"_s, calls}, {u"perMinute"_s, perMinute}});
    }
    return QJsonObject{
        {u"requests"_s, requests}, {u"lines"_s, lines}, {u"minutesAtLimits"_s, minutes}};
}

Result<QJsonArray> commerceSample(RunLedger &ledger, const RunRow &run)
{
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    QJsonArray sample;
    for (const StepRow &step : std::as_const(*steps)) {
        for (const QJsonValue &record : step.memo.value(u"at")[u"sample"].toArray()) {
            if (sample.size() < kPlanSampleShown)
                sample.append(record);
        }
    }
    return sample;
}

} // namespace sluice
