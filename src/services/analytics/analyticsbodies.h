// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/analytics/analyticstypes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

namespace sluice {

// Builds the CONFIG of the calls to Zoho Analytics and understands its answers (datastore-analytics
// B.2-B.7). Pure functions for any thread: no network, nothing kept. Ids and counts are taken as
// text and as numbers; an unknown job code means that the job still works; unknown keys are
// ignored.

QByteArray analyticsConfigText(const QJsonObject &config); // empty for an empty one
QJsonObject createTableConfig(
    const QString &name, const QString &description, const QList<AnalyticsNewColumn> &columns);
QJsonObject addColumnConfig(const AnalyticsNewColumn &column);
QJsonObject importConfig(const ImportOrder &order);
QJsonObject batchStartConfig(const ImportOrder &order, bool isLast);
QJsonObject nextBatchConfig(const QString &batchKey, bool isLast);
QJsonObject rowConfig(const AnalyticsValues &values, const AnalyticsDates &dates);
QJsonObject exportConfig(const QStringList &columns, const QString &criteria);
QJsonObject sqlExportConfig(const QString &sql);

Result<QList<AnalyticsOrg>> parseAnalyticsOrgs(QByteArrayView json);
Result<QList<AnalyticsWorkspace>> parseAnalyticsWorkspaces(QByteArrayView json);
Result<QList<AnalyticsView>> parseAnalyticsViews(QByteArrayView json);
Result<AnalyticsView> parseAnalyticsView(QByteArrayView json);
Result<QList<AnalyticsColumn>> parseAnalyticsColumns(QByteArrayView json);
Result<ImportDetails> parseImportDetails(QByteArrayView json);
Result<Resources> parseResources(QByteArrayView json);

// Of calls that make or change something: Delivery::Unknown where they cannot be understood.
Result<QString> parseAnalyticsId(QByteArrayView json, QLatin1StringView key, const QString &what);
Result<BatchStart> parseBatchStart(QByteArrayView json, const QString &what);
Result<ImportJob> parseImportNow(QByteArrayView json, const QString &what);
Result<AddedRow> parseAddedRow(QByteArrayView json, const QString &what);
Result<UpdatedRows> parseUpdatedRows(QByteArrayView json, const QString &what);
Result<qint64> parseDeletedRows(QByteArrayView json, const QString &what);

Result<ImportJob> parseImportJob(QByteArrayView json);
Result<ExportJob> parseExportJob(QByteArrayView json);

// "[Line: 2 Field: 1] (West) -ERROR: .." in a text of the service, with its tags.
QList<ImportProblem> importProblems(const QString &html);
QString withoutTags(const QString &html);

} // namespace sluice
