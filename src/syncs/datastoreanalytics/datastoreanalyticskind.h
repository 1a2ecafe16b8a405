// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/synckind.h"

namespace sluice {

// The sync datastore-analytics for the application's list of kinds.
class DatastoreAnalyticsKind final : public SyncKind
{
public:
    explicit DatastoreAnalyticsKind(DatastoreServices services);
    QString id() const override;
    QString title() const override;
    QList<StageTitle> stages(bool isDryRun) const override;
    PipelineFactory pipeline() const override;
    Result<QJsonObject> withSelection(
        const QJsonObject &parameters, const QJsonObject &selection) const override;
    Result<RunSpec> makeRun(const SyncJob &job, bool isDryRun) const override;
    QString describe(const QJsonObject &parameters) const override;
    Result<void> preflight(const SyncJob &job, SyncTools tools, RunSpec &spec) const override;
    Result<Counts> exportRun(
        RunLedger &ledger, const RunRow &run, const QString &folder) const override;
    Result<VerifyReport> verify(
        RunLedger &ledger, const RunRow &run, SyncTools tools) const override;
    Result<RetryOf> retryOf(RunLedger &ledger, const RunRow &run) const override;
    Result<QJsonObject> cost(RunLedger &ledger, const RunRow &run) const override;
    Result<QJsonArray> sample(RunLedger &ledger, const RunRow &run) const override;

private:
    DatastoreServices m_services;
};

} // namespace sluice
