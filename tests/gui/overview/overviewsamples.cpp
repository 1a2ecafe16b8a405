// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/fakeoverviewaccess.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sluice::testing {

void fillOverview(FakeOverviewAccess &access)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString crm = u"crm-bulk"_s;
    const QString analytics = u"datastore-analytics"_s;
    const QString klaviyo = u"commerce-klaviyo"_s;
    access.facts.connections = {overviewConnection(u"c1"_s, u"Harbour Demo"_s, u"zoho-crm"_s),
        overviewConnection(u"c2"_s, u"Leads store"_s, u"catalyst"_s),
        overviewConnection(u"c3"_s, u"Sales board"_s, u"zoho-analytics"_s),
        overviewConnection(u"c4"_s, u"shop-demo"_s, u"commercetools"_s),
        overviewConnection(u"c5"_s, u"Klaviyo shop"_s, u"klaviyo"_s, u"sign_in_refused"_s)};
    ListedSchedule leads
        = overviewJob(u"j1"_s, u"Clean up leads"_s, crm, u"Harbour Demo"_s, u"Harbour Demo"_s);
    leads.job.parameters.insert(u"processors"_s, QJsonArray{QJsonObject{{u"type"_s, u"rules"_s}}});
    ListedSchedule orders = overviewJob(
        u"j2"_s, u"orders_eu to Sales board"_s, analytics, u"Leads store"_s, u"Sales board"_s);
    orders.nextMs = now + 1'800'000;
    ListedSchedule products = overviewJob(
        u"j3"_s, u"Products to Klaviyo"_s, klaviyo, u"shop-demo"_s, u"Klaviyo shop"_s);
    ListedSchedule shopOrders
        = overviewJob(u"j4"_s, u"Orders to Klaviyo"_s, klaviyo, u"shop-demo"_s, u"Klaviyo shop"_s);
    ListedSchedule deals
        = overviewJob(u"j5"_s, u"Deals from file"_s, crm, u"Harbour Demo"_s, u"Harbour Demo"_s);
    ListedSchedule nightly
        = overviewJob(u"j6"_s, u"Contacts nightly"_s, crm, u"Harbour Demo"_s, u"Harbour Demo"_s);
    nightly.lastFire = ScheduleFire{.jobId = u"j6"_s,
        .jobName = nightly.job.name,
        .dueMs = now - 3'600'000,
        .state = ScheduleFire::State::Missed,
        .runId = {},
        .reason = u"Sluice was not open"_s,
        .cause = {},
        .notedMs = now};
    access.facts.jobs = {leads, orders, products, shopOrders, deals, nightly};
    access.facts.leftLocks = {{.name = u"crm-bulk/host/account/Accounts"_s,
        .runId = u"gone"_s,
        .owner = {},
        .runNumber = 88,
        .jobName = u"Accounts"_s,
        .subject = u"Accounts"_s,
        .environment = u"sandbox"_s,
        .takenAtMs = now - 7'200'000}};
    RunRow live = overviewRun(
        128, leads, RunState::Running, {400'000, 74'963, 139'280, 37, 160'720, 25'000});
    live.expected = 412'338;
    access.runs = {live,
        overviewRun(127, orders, RunState::Completed, {48'211, 48'211, 0, 0, 0, 0}),
        overviewRun(126, products, RunState::Failed, {}, u"key refused"_s),
        overviewRun(
            125, leads, RunState::CompletedWithRejections, {412'338, 236'874, 175'427, 37, 0, 0}),
        overviewRun(124, shopOrders, RunState::Interrupted, {40'000, 30'500, 0, 2, 9'498, 0}),
        overviewRun(123, deals, RunState::NeedsAttention, {60'000, 30'000, 0, 112, 4'888, 25'000}),
        overviewRun(122, orders, RunState::Failed, {}, u"an old trouble"_s)};
}

} // namespace sluice::testing
