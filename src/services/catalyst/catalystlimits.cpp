// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystlimits.h"

#include <algorithm>
#include <map>

namespace sluice {

using namespace Qt::StringLiterals;

std::shared_ptr<CatalystPace> CatalystPace::of(const QString &group)
{
    static std::mutex mutex;
    static std::map<QString, std::shared_ptr<CatalystPace>> paces;
    const std::lock_guard lock(mutex);
    std::shared_ptr<CatalystPace> &pace = paces[group];
    if (!pace)
        pace = std::make_shared<CatalystPace>();
    return pace;
}

int CatalystPace::atOnce() const
{
    const std::lock_guard lock(m_mutex);
    return m_atOnce;
}

void CatalystPace::refused(int sentAtOnce)
{
    const std::lock_guard lock(m_mutex);
    m_atOnce = std::max(1, std::min(m_atOnce, sentAtOnce / 2));
    m_answers = 0;
}

void CatalystPace::answered()
{
    const std::lock_guard lock(m_mutex);
    if (m_atOnce == m_most || ++m_answers < kAnswersToRaise)
        return;
    ++m_atOnce;
    m_answers = 0;
}

CatalystLimits CatalystLimits::of(const CatalystAccount &account)
{
    CatalystLimits limits;
    limits.isOff = account.zoho.limitsOff;
    limits.group = u"catalyst/"_s + account.projectId;
    limits.pace = CatalystPace::of(limits.group);
    return limits;
}

QList<LimitUse> CatalystLimits::call() const
{
    if (isOff)
        return {};
    return {LimitUse{
        .group = group + u"/calls"_s, .concurrent = pace ? pace->atOnce() : CatalystPace::kStart}};
}

} // namespace sluice
