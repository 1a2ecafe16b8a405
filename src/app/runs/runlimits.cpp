// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runlimits.h"

#include "app/documents/connections.h"
#include "app/documents/jobkinds.h"
#include "app/serviceaccounts.h"
#include "services/analytics/analyticslimits.h"
#include "services/catalyst/catalystlimits.h"
#include "services/klaviyo/klaviyosession.h"
#include "services/zoho/zohoerrors.h"
#include "syncs/crmbulk/crmbulklock.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString limitAccountOf(
    const Connection &connection, Connections &connections, const Timings &timings)
{
    if (connection.service == "catalyst"_L1) {
        const auto account = catalystAccountOf(connections, connection, timings);
        return account ? CatalystLimits::of(*account).group : QString();
    }
    if (connection.service == "zoho-analytics"_L1) {
        const auto account = analyticsAccountOf(connections, connection, timings);
        return account ? AnalyticsLimits::of(*account).group : QString();
    }
    if (connection.service == "commercetools"_L1) {
        const auto account = ctAccountOf(connections, connection);
        return account ? u"commercetools/"_s + account->projectKey : QString();
    }
    if (connection.service == "klaviyo"_L1) {
        const auto account = klaviyoAccountOf(connections, connection);
        return account ? u"klaviyo/"_s + klaviyoLimitsOf(*account).account : QString();
    }
    return {};
}

} // namespace

// The organisation is asked for before a run is made. Runs of earlier versions have it only in
// their lock: kind, host, organisation, module.
QString crmLimitAccountOf(const RunRow &run)
{
    if (servicesOfJobKind(run.kind).source != "zoho-crm"_L1)
        return {};
    QString organisation = run.params.value(kOrganisation).toString();
    if (organisation.isEmpty())
        organisation = run.targetLock.section(u'|', 2, 2);
    return isZohoId(organisation) ? u"zoho-crm/"_s + organisation : QString();
}

QStringList limitAccountsOf(const RunRow &run, Connections &connections, const Timings &timings)
{
    QStringList accounts;
    if (servicesOfJobKind(run.kind).source == "zoho-crm"_L1) {
        accounts.append(crmLimitAccountOf(run));
    } else {
        for (const QString &key : {u"source"_s, u"target"_s}) {
            const auto connection = connections.findById(run.params.value(key).toString());
            if (connection)
                accounts.append(limitAccountOf(*connection, connections, timings));
        }
    }
    accounts.removeAll(QString());
    accounts.removeDuplicates();
    return accounts;
}

} // namespace sluice
