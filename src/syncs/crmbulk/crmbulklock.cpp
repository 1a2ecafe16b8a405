// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulklock.h"

#include "core/engine/runledger.h"
#include "core/engine/targetlocks.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/modules/moduleparts.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<bool> isHeld(RunLedger &ledger, const QString &name)
{
    bool isHolding = false;
    auto looked = ledger.store().read([&ledger, &name, &isHolding](Sql &sql) -> Result<void> {
        auto lock = targetLock(sql, name);
        if (!lock)
            return fail(lock.error());
        isHolding = *lock && (*lock)->isHolding(ledger.clock().nowMs());
        return {};
    });
    if (!looked)
        return fail(looked.error());
    return isHolding;
}

} // namespace

QString moduleLock(const ZohoAccount &account, const QString &holder, const QString &module)
{
    return QStringList{QString::fromLatin1(kCrmBulkKind), account.hosts.api.host(), holder, module}
        .join(u'|');
}

Result<void> lockOrganisation(const CrmBulkServices &services, const QString &zgid, RunSpec &spec)
{
    const QJsonObject job = spec.params.value(u"job").toObject();
    const QString connection = spec.params.value(u"connection").toString();
    if (!zgid.isEmpty())
        spec.params.insert(kOrganisation, zgid);
    if (isOfModules(job)) // the modules' own runs hold the modules
        return {};
    if (zgid.isEmpty() || spec.isDryRun || job.contains(u"targetFile"_s))
        return {};
    auto account = services.account(connection);
    if (!account)
        return fail(account.error());
    if (services.ledger != nullptr) {
        const auto held = isHeld(*services.ledger, spec.targetLock);
        if (!held)
            return fail(held.error());
        if (*held)
            return {};
    }
    spec.targetLock = moduleLock(*account, zgid, job.value(u"module").toString());
    return {};
}

} // namespace sluice
