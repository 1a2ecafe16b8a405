// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Klaviyo checks of both connections, the lock and the mapping before a run.
#include "console/errors/errorwords.h"
#include "console/klaviyo/klaviyojobform.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/klaviyo/klaviyopage.h"

#include <QHostInfo>

namespace sluice {

using namespace Qt::StringLiterals;

void KlaviyoSyncPage::addConnectionCheck(QList<StepList::Step> &steps, const QString &name) const
{
    if (!connection(name)) {
        steps << StepList::Step{.name = tr("Connection"),
            .state = StepList::State::Failed,
            .problem = tr("The connection “%1” is not there").arg(name),
            .advice = tr("Choose another one, or add it on the page Connections."),
            .actions = {{u"connections"_s, tr("Open Connections"), {}, true}}};
        return;
    }
    const bool isShop = connection(name)->service == "commercetools"_L1;
    const auto shop = m_shops.value(name);
    const auto target = m_targets.value(name);
    const std::optional<Error> error = isShop ? shop.problem() : target.problem();
    if (error) {
        steps << StepList::Step{.name = tr("Connection"),
            .state = StepList::State::Failed,
            .problem = sentenceInWords(error->what),
            .advice = remedyText(*error),
            .actions = mendActions(*connection(name), *error)};
        return;
    }
    const bool isKnown = isShop ? shop.isKnown() : target.isKnown();
    steps << (isKnown
            ? StepList::Step{.name = tr("%1 is ready").arg(name), .state = StepList::State::Done}
            : StepList::Step{
                .name = tr("Checking %1…").arg(name), .state = StepList::State::Running});
}

void KlaviyoSyncPage::addLockChecks(QList<StepList::Step> &steps) const
{
    const Job job = m_form->job();
    const auto shop = m_shops.value(job.source);
    if (!shop.facts)
        return;
    if (!shop.facts->canLock) {
        const bool isAgreed = job.parameters.value("withoutLock"_L1).toBool();
        steps << StepList::Step{.name = isAgreed ? tr("Runs without a lock") : tr("Lock"),
            .state = isAgreed ? StepList::State::Warning : StepList::State::Failed,
            .problem = isAgreed ? QString() : tr("The client may not hold a lock"),
            .advice = isAgreed ? QString()
                               : tr("Give it manage_key_value_documents, or agree in How It Runs "
                                    "to run without a lock.")};
        return;
    }
    for (const QString &resource : resourcesOf(job)) {
        const ShopLock *lock = shop.facts->lock(resource);
        if (!lock || lock->isFree())
            continue;
        const bool isPlugins = lock->holder == ShopLock::Holder::Plugin;
        if (!isPlugins && activeRun() && lock->host == QHostInfo::localHostName()) {
            steps << StepList::Step{
                .name = tr("The run at work holds the lock"), .state = StepList::State::Done};
            return;
        }
        if (isPlugins && m_breakLock == resource) {
            steps << StepList::Step{.name = tr("The plugin’s lock is broken when the run starts"),
                .state = StepList::State::Warning};
            continue;
        }
        steps << StepList::Step{.name = tr("Lock"),
            .state = StepList::State::Failed,
            .problem = tr("%1: %2").arg(resourceWord(resource), lockText(*lock)),
            .advice = isPlugins
                ? tr("Wait for the plugin’s import. Its lock never runs out: if nothing imports, "
                     "break it.")
                : tr("Wait for that run, or stop it there."),
            .actions = isPlugins
                ? QList<StepList::Action>{{QString(u"break/"_s + resource), tr("Break Lock…"),
                                              u"lock"_s},
                    {u"locks"_s, tr("Look Again"), {}, true}}
                : QList<StepList::Action>{{u"locks"_s, tr("Look Again"), {}, true}}};
        return;
    }
    if (m_breakLock.isEmpty())
        steps << StepList::Step{.name = tr("The lock is free"), .state = StepList::State::Done};
}

void KlaviyoSyncPage::addMappingCheck(QList<StepList::Step> &steps) const
{
    auto mapping = m_form->mapping();
    if (mapping) // as it would be read back
        mapping = commercemap::MappingSettings::fromJson(mapping->toJson());
    if (mapping)
        steps << StepList::Step{
            .name = tr("The mapping is complete"), .state = StepList::State::Done};
    else
        steps << StepList::Step{.name = tr("Mapping"),
            .state = StepList::State::Failed,
            .problem = sentenceInWords(mapping.error().what),
            .advice = sentenceInWords(mapping.error().why)};
}

QList<StepList::Step> KlaviyoSyncPage::sourceChecks() const
{
    QList<StepList::Step> steps;
    const Job job = m_form->job();
    addConnectionCheck(steps, job.source);
    addConnectionCheck(steps, job.target);
    addLockChecks(steps);
    addMappingCheck(steps);
    return steps;
}

} // namespace sluice
