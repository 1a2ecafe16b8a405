// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/analyticserrors.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct AnalyticsErrorRow
{
    int code;
    int status;
    const char *symbol;
    const char *message;
};

constexpr AnalyticsErrorRow kAnalyticsErrors[] = {
    {6043, 400, "API_LIMIT_EXCEEDED", "The API units of the plan are used up for today"},
    {6044, 400, "API_LIMIT_EXCEEDED", "The API units of the plan are used up for today"},
    {6045, 400, "FREQUENCY_EXCEEDED", "The number of requests allowed in a minute is exceeded"},
    {7005, 500, "COMMON_INTERNAL_SERVER_ERROR",
        "Sorry, an unexpected error occurred when performing this operation"},
    {7092, 400, "DDL_LOCK_SINCE_IMPORT_IN_PROGRESS",
        "Another import into this table is in progress"},
    {7103, 404, "META_OBJECT_NOT_PRESENT",
        "Workspace not found! Please check whether the workspace exists."},
    {7104, 404, "META_OBJECT_NOT_PRESENT", "View not found! Please check whether the view exists."},
    {7107, 400, "COLUMN_NOT_PRESENT", "The column is not present in the table"},
    {7111, 400, "META_DBOBJECT_NAME_DUPLICATED", "A view with this name exists already"},
    {7126, 400, "COLUMN_NAME_EMPTY", "A column has no name"},
    {7128, 400, "COLUMN_NAME_DUPLICATED", "A column is there twice"},
    {7137, 400, "NOT_A_TABLE", "This is possible for tables only"},
    {7144, 404, "FOLDER_NOT_PRESENT", "The folder is not present"},
    {7146, 400, "INVALID_DATATYPE", "The data type is not valid"},
    {7203, 400, "IMPORT_FILE_EMPTY", "The file is empty"},
    {7208, 400, "IMPORT_MORE_FIELDS", "A row has more fields than the header"},
    {7232, 400, "IMPORT_ABORTED", "The import was aborted"},
    {7248, 400, "INVALID_FILE_CONTENT", "The content of the file is not valid"},
    {7301, 403, "SECURITY_NOT_PERMITTED", "You are not permitted to do this"},
    {7319, 400, "OBJID_NOT_BELONGS_TO_DB", "The view is not in this workspace"},
    {7327, 400, "CRITERIA_NOT_CONVERTIBLE", "A value of the criteria has another type"},
    {7330, 400, "CRITERIA_COLUMN_UNKNOWN", "The criteria names a column that is not there"},
    {7331, 400, "CRITERIA_PARSE_ERROR", "The criteria cannot be understood"},
    {7333, 400, "CRITERIA_AGGREGATE", "Aggregates are not allowed in criteria"},
    {7336, 400, "BATCH_LIMIT_EXCEEDED", "More than 100 batches"},
    {7337, 400, "BATCH_ALREADY_COMPLETED", "The last batch was there already"},
    {7338, 400, "INVALID_BATCH_KEY", "The batch key is not valid"},
    {7340, 400, "BATCH_KEY_MISMATCH", "The batch key is of another table"},
    {7397, 400, "NOT_A_TABLE", "This is possible for tables only"},
    {7413, 400, "TABLENAME_MISSING", "TABLENAME is needed"},
    {7478, 400, "MORE_THAN_MAX_COLUMN", "Too many columns"},
    {7512, 400, "INVALID_DATE_FORMAT", "The date does not follow the format"},
    {8016, 400, "API_NO_COLUMN_PRESENT", "None of the columns is present in the table"},
    {8046, 400, "INVALID_COLUMNS_SELECTED", "A selected column is not in the file"},
    {8062, 400, "ADD_ROW_REQUEST_STILL_IN_PROGRESS", "Another row call is in progress"},
    {8079, 400, "ATTRIBUTE_MISSING", "An attribute is missing"},
    {8080, 400, "INVALID_JSON_CONFIG", "CONFIG is not valid"},
    {8083, 400, "ORGID_NOT_PRESENT", "The header ZANALYTICS-ORGID is needed"},
    {8119, 400, "INVALID_VALUE_FOR_ATTRIBUTE", "An attribute has a value that is not valid"},
    {8120, 400, "EXPORT_JOB_NOT_FOUND", "There is no such export job"},
    {8121, 400, "EXPORT_JOB_NOT_INITIATED", "The export has not begun yet"},
    {8122, 400, "EXPORT_JOB_IN_PROGRESS", "The export is in progress"},
    {8125, 400, "CALLBACKURL_NOT_VALID", "The callback URL is malformed"},
    {8126, 400, "CALLBACKURL_CONNECTION_ERROR", "The callback URL cannot be reached"},
    {8127, 400, "CALLBACKURL_RESTRICTED", "The callback URL is private or internal"},
    {8130, 400, "UPDATE_CRITERIA_CONFIG", "Exactly one of criteria and updateAllRows is needed"},
    {8131, 400, "DELETE_CRITERIA_CONFIG", "Exactly one of criteria and deleteAllRows is needed"},
    {8132, 400, "ASYNC_EXPORT_LIMIT_EXCEEDED", "Too many export jobs are in progress"},
    {8133, 400, "SYNC_EXPORT_LIMIT_EXCEEDED", "The table has too many rows; use an export job"},
    {8134, 400, "ASYNC_IMPORT_LIMIT_EXCEEDED", "Too many import jobs are in progress"},
    {8137, 400, "IMPORT_JOB_NOT_FOUND", "There is no such import job"},
    {8138, 403, "IMPORT_JOB_ACCESS_DENIED", "The import job was made by somebody else"},
    {8139, 400, "DATA_TOO_LONG", "DATA is longer than 10,000,000 characters"},
    {8148, 400, "SAME_SEPARATORS", "Thousand and decimal separator are the same"},
    {8149, 400, "INVALID_COLUMN_SEPARATORS", "columnSeparators is not valid"},
    {8504, 400, "LESS_THAN_MIN_OCCURANCE",
        "The parameter CONFIG is not proper(Has not been sent or is less than required count)"},
    {8507, 400, "MORE_THAN_MAX_LENGTH", "The parameter CONFIG is too long"},
    {8516, 400, "UNABLE_TO_PARSE_DATA_TYPE", "A value cannot be parsed"},
    {8523, 404, "URL_RULE_NOT_CONFIGURED", "There is no such address"},
    {8535, 401, "INVALID_OAUTHTOKEN", "Invalid Oauthtoken"},
    {8540, 401, "INVALID_OAUTHSCOPE", "The token's scope does not cover this call"},
};

const AnalyticsErrorRow &analyticsErrorRow(int code)
{
    const auto *row = std::find_if(std::begin(kAnalyticsErrors), std::end(kAnalyticsErrors),
        [code](const AnalyticsErrorRow &one) { return one.code == code; });
    Q_ASSERT(row != std::end(kAnalyticsErrors));
    return *row;
}

} // namespace

QString analyticsMessage(int code)
{
    return QString::fromLatin1(analyticsErrorRow(code).message);
}

HttpReply analyticsFailure(int code, const QString &message)
{
    const AnalyticsErrorRow &row = analyticsErrorRow(code);
    return HttpReply::json(row.status,
        {{u"status"_s, u"failure"_s}, {u"summary"_s, QString::fromLatin1(row.symbol)},
            {u"data"_s,
                QJsonObject{{u"errorCode"_s, code},
                    {u"errorMessage"_s, message.isEmpty() ? analyticsMessage(code) : message}}}});
}

HttpReply analyticsFailure(const AnalyticsProblem &problem)
{
    return analyticsFailure(problem.code, problem.message);
}

HttpReply analyticsSuccess(const QString &summary, const QJsonObject &data, bool hasEffect)
{
    HttpReply reply = HttpReply::json(
        200, {{u"status"_s, u"success"_s}, {u"summary"_s, summary}, {u"data"_s, data}});
    reply.hasEffect = hasEffect;
    return reply;
}

} // namespace sluice::sandbox
