// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/catalyst/catalysttypes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

namespace sluice {

// Builds the request bodies of Catalyst and understands its answers (datastore-analytics A.3-A.8).
// Pure functions for any thread: no network, nothing kept. Ids are taken as text and as numbers;
// an unknown state word means that the job still works; unknown keys are ignored.

QByteArray catalystReadJobBody(const CatalystReadOrder &order);
QByteArray catalystQueryBody(const QString &zcql);
QByteArray catalystRowsBody(const QList<CatalystRow> &rows); // a bare array; cells are texts
QByteArray catalystCacheBody(const QString &key, const QString &value, int hours);

Result<QList<CatalystTable>> parseCatalystTables(QByteArrayView json);
Result<CatalystTable> parseCatalystTable(QByteArrayView json);
Result<QList<CatalystColumn>> parseCatalystColumns(QByteArrayView json);

// Rows as they are listed, or, with `isWrapped`, as ZCQL gives them: {"<Table>":{..}} each. The
// text may be an answer without data: no rows. `isChange`: of a call that changes rows.
Result<CatalystRowPage> parseCatalystRows(
    QByteArray json, bool isWrapped, const QString &what, bool isChange = false);

// The one number that a counting statement answers with.
Result<qint64> parseCatalystCount(QByteArrayView json);

// The job's id; Delivery::Unknown if it cannot be found, for the job may exist.
Result<QString> parseCatalystJobId(QByteArrayView json);
Result<CatalystReadJob> parseCatalystReadJob(QByteArrayView json);
std::optional<CatalystReadReport> parseCatalystReport(QByteArrayView json);

// Nothing: the key is not there.
Result<std::optional<QString>> parseCatalystCache(QByteArrayView json);
Result<QString> parseCatalystSegmentId(QByteArrayView json);

} // namespace sluice
