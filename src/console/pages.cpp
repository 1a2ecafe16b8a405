// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/pages.h"

#include "console/analytics/analyticspage.h"
#include "console/connections/connectionspage.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/klaviyo/klaviyopage.h"
#include "console/log/logpage.h"
#include "console/mappings/mappingspage.h"
#include "console/overview/overviewpage.h"
#include "console/runs/runspage.h"
#include "console/schedules/schedulespage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct PagesText
{
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

template <class PageType> Page *makeConsolePage(ConsoleContext &context, QWidget *parent)
{
    return new PageType(context, parent);
}

} // namespace

QList<PageEntry> consolePages()
{
    return {{u"overview"_s, PagesText::tr("Overview"), u"page-overview"_s, false,
                makeConsolePage<OverviewPage>},
        {u"crm"_s, PagesText::tr("CRM Bulk"), u"page-crm"_s, false, makeConsolePage<CrmBulkPage>},
        {u"analytics"_s, PagesText::tr("Analytics"), u"page-analytics"_s, false,
            makeConsolePage<AnalyticsSyncPage>, true},
        {u"klaviyo"_s, PagesText::tr("Klaviyo"), u"page-klaviyo"_s, false,
            makeConsolePage<KlaviyoSyncPage>},
        {u"runs"_s, PagesText::tr("Runs"), u"page-runs"_s, true, makeConsolePage<RunsPage>},
        {u"mappings"_s, PagesText::tr("Mappings"), u"page-mappings"_s, false,
            makeConsolePage<MappingsPage>},
        {u"schedules"_s, PagesText::tr("Schedules"), u"page-schedules"_s, false,
            makeConsolePage<SchedulesPage>},
        {u"connections"_s, PagesText::tr("Connections"), u"page-connections"_s, false,
            makeConsolePage<ConnectionsPage>},
        {u"log"_s, PagesText::tr("Log"), u"page-log"_s, true, makeConsolePage<ConsoleLogPage>}};
}

} // namespace sluice
