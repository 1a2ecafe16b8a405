// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/ratewords.h"

#include "console/runs/runlimitscard.h"
#include "console/widgets/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kMostLimits = 6; // more nobody reads in a tool tip
constexpr double kLeastRate = 0.05; // below that it is shown as nothing

struct RateText
{
    Q_DECLARE_TR_FUNCTIONS(RunRate)
};

double shareLeft(const LimitLevel &level)
{
    return static_cast<double>(level.left) / static_cast<double>(level.capacity);
}

} // namespace

QString rateTip(const RunRates &rates, const QList<LimitLevel> &levels)
{
    QStringList lines;
    if (rates.requestsPerSecond >= kLeastRate)
        lines << RateText::tr("Requests: %1").arg(Format::rate(rates.requestsPerSecond));
    QList<LimitLevel> shown;
    std::copy_if(levels.cbegin(), levels.cend(), std::back_inserter(shown),
        [](const LimitLevel &level) { return level.capacity > 0; });
    std::stable_sort(shown.begin(), shown.end(),
        [](const LimitLevel &a, const LimitLevel &b) { return shareLeft(a) < shareLeft(b); });
    for (const LimitLevel &level : std::as_const(shown).first(std::min(shown.size(), kMostLimits)))
        lines << RateText::tr("%1: %2 left")
                     .arg(limitName(level.group), Format::ofTotal(level.left, level.capacity));
    return lines.join(u'\n');
}

} // namespace sluice
