// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/crmfacts.h"
#include "syncs/synckind.h"

namespace sluice {

// The sync crm-bulk for the application's list of kinds.
class CrmBulkKind final : public SyncKind
{
public:
    explicit CrmBulkKind(CrmBulkServices services);
    QString id() const override;
    QString title() const override;
    QList<StageTitle> stages(bool isDryRun) const override;
    QList<StageTitle> stagesOf(const RunRow &run) const override;
    PipelineFactory pipeline() const override;
    Result<QJsonObject> withSelection(
        const QJsonObject &parameters, const QJsonObject &selection) const override;
    Result<RunSpec> makeRun(const SyncJob &job, bool isDryRun) const override;
    QString describe(const QJsonObject &parameters) const override;
    Result<void> preflight(const SyncJob &job, SyncTools tools, RunSpec &spec) const override;
    Result<QJsonObject> suggestMapping(const SyncJob &job, SyncTools tools) const override;
    Result<Counts> exportRun(
        RunLedger &ledger, const RunRow &run, const QString &folder) const override;
    Result<VerifyReport> verify(
        RunLedger &ledger, const RunRow &run, SyncTools tools) const override;
    bool canUndo(const RunRow &run) const override;
    Result<QJsonObject> undoOf(
        RunLedger &ledger, const RunRow &run, const UndoChoice &choice) const override;
    Result<RetryOf> retryOf(RunLedger &ledger, const RunRow &run) const override;
    Result<QJsonObject> cost(RunLedger &ledger, const RunRow &run) const override;
    Result<QJsonArray> sample(RunLedger &ledger, const RunRow &run) const override;

private:
    CrmBulkServices m_services;
};

} // namespace sluice
