// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace sluice {

// What Zoho Analytics says and is told (datastore-analytics B), as plain values for any thread. Ids
// are text and never numbers.

struct AnalyticsOrg
{
    QString id = {};
    QString name = {};
    QString role = {};
    QString planName = {};
    bool isDefault = false;
};

struct AnalyticsWorkspace
{
    QString id = {};
    QString name = {};
    QString orgId = {};
    bool isShared = false;
};

struct AnalyticsView
{
    QString id = {};
    QString name = {};
    QString type = {}; // as sent: "Table", in some samples "TABLE"
    QString workspaceId = {};
    QString orgId = {}; // where it was asked for by its id

    bool isTable() const;
};

struct AnalyticsColumn
{
    QString id = {};
    QString name = {};
    QString dataType = {}; // PLAIN, NUMBER, DATE_AS_DATE, ...
    QString dataTypeName = {}; // as people read it
    int maxSize = 0; // 0: not told
    int index = 0;
    bool isNullable = true;
    bool isFormula = false;
    bool isHidden = false;
    QString dateFormat = {};

    bool isNumeric() const; // values stand unquoted in criteria
    bool isDate() const;
};

struct AnalyticsNewColumn
{
    QString name = {};
    QString type = {}; // PLAIN, MULTI_LINE, NUMBER, ... (B.3)
    bool isMandatory = false;
    bool isPii = false;
    QString description = {};
};

// The cells of a row by column, in order; a null text is sent as an empty one.
using AnalyticsValues = QList<std::pair<QString, QString>>;

// How dates are written in what is sent: Java patterns; those of columns win.
struct AnalyticsDates
{
    QString dateFormat = {};
    QMap<QString, QString> columnDateFormat = {};
};

enum class ImportType { Append, TruncateAdd, UpdateAdd };
enum class ImportOnError { Abort, SkipRow, SetColumnEmpty };

// A file of comma separated values, in double quotes, with a header (D.3).
struct ImportOrder
{
    ImportType importType = ImportType::Append;
    QStringList matchingColumns = {}; // of UpdateAdd
    QStringList selectedColumns = {}; // empty: all of the file
    ImportOnError onError = ImportOnError::Abort;
    QString dateFormat = {};
    QMap<QString, QString> columnDateFormat = {};
    bool matchNulls = false; // of UpdateAdd
    bool autoIdentify = false; // true: the service guesses the file's shape
    QString commentChar = QStringLiteral("#");
    int thousandSeparator = -1; // -1: not said
    int decimalSeparator = -1;
    qint64 rows = 0; // of the file: what it costs (B.8)
    QString callbackUrl = {}; // of a job: is told when it has ended (B.6); empty: nobody is
};

enum class ImportJobState { Waiting, Running, Failed, Completed, Gone };

struct ImportProblem
{
    qint64 line = 0; // of the file, counted from 1, the header included
    int field = 0;
    QString value = {}; // of a record: for outcome files, never for logs
    bool isWarning = false;
    QString text = {};
};

struct ImportJob
{
    QString id = {}; // empty: of an import without a job
    QString code = {}; // "1004"
    ImportJobState state = ImportJobState::Waiting;
    QString batchKey = {};
    qint64 totalRows = 0;
    qint64 successRows = 0;
    qint64 warnings = 0;
    QString importOperation = {}; // created, updated
    QString errorCode = {}; // when failed
    QString errorText = {}; // what the service says of rows or of the failure, without tags
    QList<ImportProblem> problems = {}; // best effort: hints, never the verdict

    bool isFinished() const { return state >= ImportJobState::Failed; }
};

// A failed job, or one that is gone, as an Error: without the values of records.
Error importJobError(const ImportJob &job, const QString &what);

struct BatchStart
{
    QString jobId = {};
    QString batchKey = {};
};

struct ImportDetails
{
    QString lastImportTime = {}; // milliseconds since 1970
    QString lastImportStatus = {};
    qint64 totalRows = 0;
    qint64 successRows = 0;
    qint64 warningRows = 0;
    qint64 failedRows = 0;
    QString errorText = {};
};

struct AddedRow
{
    QStringList added = {};
    QStringList invalid = {}; // columns that the table does not have, or that cannot be written
};

struct UpdatedRows
{
    qint64 updatedRows = 0;
    bool newRowAdded = false;
    QStringList invalid = {};
};

struct ExportJob
{
    QString id = {};
    QString code = {};
    ImportJobState state = ImportJobState::Waiting; // the same words
    QString downloadUrl = {};
    QString errorText = {};

    bool isFinished() const { return state >= ImportJobState::Failed; }
};

struct ResourceUsage
{
    double allocated = 0;
    double used = 0;
    double remaining = 0;
};

// Nothing where the sign-in may not ask, or the service does not say.
struct Resources
{
    std::optional<ResourceUsage> units = {}; // of the day
    std::optional<ResourceUsage> rows = {};
    QMap<QString, ResourceUsage> all = {}; // by the service's names
};

} // namespace sluice
