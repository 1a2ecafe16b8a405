// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/analyticserrors.h"
#include "sandbox/analytics/columntypes.h"
#include "sandbox/analytics/importrows.h"
#include "sandbox/settings.h"

#include <QStringList>

#include <map>
#include <tl/expected.hpp>

namespace sluice::sandbox {

enum class ImportType { Append, TruncateAdd, UpdateAdd };
enum class OnError { Abort, SkipRow, SetColumnEmpty };
enum class ImportCall { Sync, Job, Batch };

// The CONFIG of an import, checked (datastore-analytics B.4). A plain value; kept with its job.
struct ImportConfig
{
    QJsonObject source; // as it came
    QString tableName;
    ImportType type = ImportType::Append;
    OnError onError = OnError::Abort;
    RowsLayout layout;
    bool findsDelimiter = false;
    bool matchesNulls = false;
    QList<QByteArray> matching;
    QList<QByteArray> selected; // empty: all
    ValueFormat format;
    std::map<QByteArray, ValueFormat> columnFormats; // by name in lower case
    std::map<QByteArray, ColumnType> columnTypes; // of a new table, by name in lower case
    QString callbackUrl;

    QString typeWord() const; // APPEND
};

tl::expected<ImportConfig, AnalyticsProblem> readImportConfig(
    const QJsonObject &config, ImportCall call, bool isNewTable, const Settings &settings);

// A flag as either of the two ways that the description shows.
bool configFlag(const QJsonValue &value);

} // namespace sluice::sandbox
