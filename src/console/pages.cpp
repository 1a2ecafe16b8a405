// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/pages.h"

#include "console/analytics/analyticspage.h"
#include "console/connections/connectionspage.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/klaviyo/klaviyopage.h"
#include "console/log/logpage.h"
#include "console/mappings/mappingspage.h"
#include "console/runs/runspage.h"
#include "console/schedules/schedulespage.h"

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

template <class PageType> Page *makeConsolePage(ConsoleContext &context, QWidget *parent)
{
    return new PageType(context, parent);
}

} // namespace

QList<PageEntry> consolePages()
{
    return {{u"page-crm"_s, false, makeConsolePage<CrmBulkPage>},
        {u"page-analytics"_s, false, makeConsolePage<AnalyticsSyncPage>},
        {u"page-klaviyo"_s, false, makeConsolePage<KlaviyoSyncPage>},
        {u"page-runs"_s, true, makeConsolePage<RunsPage>},
        {u"page-mappings"_s, false, makeConsolePage<MappingsPage>},
        {u"page-schedules"_s, false, makeConsolePage<SchedulesPage>},
        {u"page-connections"_s, false, makeConsolePage<ConnectionsPage>},
        {u"page-log"_s, true, makeConsolePage<ConsoleLogPage>}};
}

} // namespace sluice
