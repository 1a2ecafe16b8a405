// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/synckind.h"

namespace sluice {

// The sync commerce-klaviyo for the application's list of kinds.
class CommerceKlaviyoKind final : public SyncKind
{
public:
    explicit CommerceKlaviyoKind(CommerceServices services);
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
    Result<QJsonObject> cost(RunLedger &ledger, const RunRow &run) const override;
    Result<QJsonArray> sample(RunLedger &ledger, const RunRow &run) const override;
    Result<RetryOf> retryOf(RunLedger &ledger, const RunRow &run) const override;
    Result<QList<ConfirmedId>> confirmed(RunLedger &ledger, const RunRow &run) const override;

private:
    CommerceServices m_services;
};

} // namespace sluice
