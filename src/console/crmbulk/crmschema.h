// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "core/mapping/processors/processortrial.h"
#include "services/zohocrm/crmtypes.h"
#include "services/zohocrm/crmviews.h"

#include <QList>
#include <QString>

namespace sluice {

class Application;

// What the form of a CRM job offers: the organisation behind a connection, its modules, a module's
// fields. The functions block for the network: worker threads only. They read and never write.
struct CrmSchema
{
    CrmOrg org;
    QList<CrmModule> modules; // those that can be read in bulk, by name
    QString creditGroup; // of the store's budgets
    std::optional<double> creditsLeft; // as far as this data directory knows
    double creditBudget = 0;
};

Result<CrmSchema> loadCrmSchema(
    Application &application, const QString &connection, const CancelToken &token);
// What the store says now; asks nothing of the service.
std::optional<double> crmCreditsLeft(Application &application, const QString &creditGroup);
Result<QList<CrmField>> loadCrmFields(Application &application, const QString &connection,
    const QString &module,
    const CancelToken &token); // readable ones, by label; kept for when nobody answers
// The module's custom views, by name.
Result<QList<CrmView>> loadCrmViews(Application &application, const QString &connection,
    const QString &module, const CancelToken &token);
// The first records of a module, a column "id" before the fields; at most 50 of these.
constexpr int kSampleRecords = 50;
Result<SampleRows> loadCrmRecords(Application &application, const QString &connection,
    const QString &module, const QStringList &fields, const CancelToken &token);

} // namespace sluice
