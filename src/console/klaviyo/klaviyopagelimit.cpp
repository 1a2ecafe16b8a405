// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of the requests of the account that the job shown sends to.
#include "app/application.h"
#include "console/klaviyo/klaviyojobform.h"
#include "console/klaviyo/klaviyopage.h"

#include <chrono>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString KlaviyoSyncPage::callsKey() const
{
    const Job job = m_form->job();
    const auto target = m_targets.value(job.target);
    return target.facts
        ? target.facts->limits.account + u'/' + job.parameters.value("resource"_L1).toString()
        : QString();
}

std::optional<double> KlaviyoSyncPage::limitLeft() const
{
    return limitBudget() > 0 ? std::optional(m_callsLeft.left) : std::nullopt;
}

double KlaviyoSyncPage::limitBudget() const
{
    return !m_callsOf.isEmpty() && m_callsOf == callsKey() ? m_callsLeft.budget : 0;
}

void KlaviyoSyncPage::refreshLimit()
{
    const QString key = callsKey();
    if (key.isEmpty() || m_isReadingCalls)
        return;
    m_isReadingCalls = true;
    const Job job = m_form->job();
    inBackground(
        this,
        [application = &context().application,
            minutes = minutesOf(m_targets.value(job.target).facts->limits,
                job.parameters.value("resource"_L1).toString())] {
            return callsLeft(application->budgets(), minutes);
        },
        [this, key](const CallsLeft &calls) { takeCalls(key, calls); });
}

void KlaviyoSyncPage::takeCalls(const QString &key, const CallsLeft &calls)
{
    m_isReadingCalls = false;
    const bool isNew = std::exchange(m_callsOf, key) != key;
    if (isNew || !(m_callsLeft == calls)) {
        m_callsLeft = calls;
        refreshState();
        showAccount();
    }
    if (key != callsKey())
        refreshLimit(); // another job is shown by now
    else if (calls.left < calls.budget)
        m_callsTimer.start(5s);
}

} // namespace sluice
