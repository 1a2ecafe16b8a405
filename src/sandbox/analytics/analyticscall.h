// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accounts/tokenbook.h"
#include "sandbox/analytics/analyticserrors.h"
#include "sandbox/analytics/exportjobs.h"
#include "sandbox/analytics/importjobs.h"
#include "sandbox/server/multipart.h"

#include <QSet>

namespace sluice::sandbox {

// What the emulated Analytics consists of. Members are safe on any thread; owned by
// AnalyticsService.
struct AnalyticsParts
{
    explicit AnalyticsParts(Environment &of);

    Environment &environment;
    AnalyticsLimits limits;
    ViewCatalog catalog;
    ImportJobs imports;
    ExportJobs exports;
};

// One call behind its checks: who, where, CONFIG. On its connection's thread.
struct AnalyticsCall
{
    const HttpRequest &request;
    TokenBook::Holder holder;
    QString org;
    QString workspace; // "" where the path has none
    ViewCatalog::View view; // null where the path has none
    bool hasConfig = false;
    QJsonObject config;
    QList<MultipartSpan> parts; // of a multipart body on disk

    // The path's last id.
    QString lastId() const
    {
        return request.captures.isEmpty() ? QString() : request.captures.last();
    }
};

using AnalyticsHandler = HttpReply (*)(AnalyticsParts &, const AnalyticsCall &);

// Each of them answers one call of datastore-analytics B.
HttpReply listOrgs(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply listWorkspaces(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply listOwnedWorkspaces(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply listSharedWorkspaces(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply listViews(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply describeView(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply describeViewMetadata(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply describeLastImport(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply describeResources(AnalyticsParts &parts, const AnalyticsCall &call);

HttpReply createTable(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply addTableColumn(AnalyticsParts &parts, const AnalyticsCall &call);

HttpReply addRow(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply updateRows(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply deleteRows(AnalyticsParts &parts, const AnalyticsCall &call);

HttpReply importAtOnce(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply createImportJob(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply importBatch(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply describeImportJob(AnalyticsParts &parts, const AnalyticsCall &call);

HttpReply exportAtOnce(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply createViewExport(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply createSqlExport(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply describeExportJob(AnalyticsParts &parts, const AnalyticsCall &call);
HttpReply downloadExport(AnalyticsParts &parts, const AnalyticsCall &call);

// A key of CONFIG that is not among `known`: 8080.
std::optional<HttpReply> refuseUnknownKeys(const QJsonObject &config, const QStringList &known);
QString millisText(qint64 ms);

// The rows that criteria take, or all without: by the table's index where that helps.
struct RowSelection
{
    const ViewCriteria *criteria = nullptr; // null: all
};
void forEachSelected(TableWriter &writer, const QList<ViewColumn> &columns,
    const RowSelection &selection, const std::function<void(qint64)> &take);

} // namespace sluice::sandbox
