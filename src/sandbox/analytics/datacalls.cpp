// SPDX-License-Identifier: GPL-3.0-or-later
// Imports and exports as they come in (datastore-analytics B.4, B.7).
#include "sandbox/analytics/analyticscall.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMostDataText = 10'000'000;
constexpr int kRowsToGuessBy = 100;

// The part that holds the rows; a size below 0: there is none.
ImportSource fileOf(const AnalyticsCall &call, const QByteArray &name)
{
    for (const MultipartSpan &part : call.parts) {
        if (part.head.name == name)
            return {call.request.bodyFile, part.offset, part.size};
    }
    return {{}, 0, -1};
}

// The type that all of the first rows could have.
ColumnType guessedType(const QList<QByteArray> &values)
{
    for (const ColumnType type : {ColumnType::Number, ColumnType::DecimalNumber,
             ColumnType::DateAsDate, ColumnType::Date, ColumnType::Boolean}) {
        ViewColumn column;
        column.type = type;
        QByteArray scratch;
        QByteArrayView stored;
        bool hasValue = false;
        const bool isAll = std::all_of(values.begin(), values.end(), [&](const QByteArray &text) {
            hasValue = hasValue || !text.isEmpty();
            const bool isGood = storedValue(column, {}, text, scratch, stored);
            return isGood && (type != ColumnType::DateAsDate || text.size() <= 10);
        });
        if (isAll && hasValue)
            return type;
    }
    return ColumnType::Plain;
}

tl::expected<QList<ViewColumn>, AnalyticsProblem> columnsOfFile(
    const ImportConfig &config, const ImportSource &source, const Settings &settings)
{
    if (source.size == 0)
        return tl::unexpected(AnalyticsProblem{7203, {}});
    FileSpan file(source.path, source.offset, source.size);
    const auto rows = openImportRows(file, config.layout);
    const auto header = rows->header();
    if (!header)
        return tl::unexpected(AnalyticsProblem{7248, {}});
    QList<QList<QByteArray>> samples(header->size());
    for (int row = 0; row < kRowsToGuessBy && rows->next() == ImportRows::Kind::Row; ++row) {
        const auto fields = rows->fields();
        for (size_t i = 0; i < fields.size() && i < static_cast<size_t>(samples.size()); ++i)
            samples[static_cast<qsizetype>(i)].append(fields[i].toByteArray());
    }
    QList<ViewColumn> columns;
    for (qsizetype i = 0; i < header->size(); ++i) {
        ViewColumn column;
        column.name = header->at(i);
        if (!config.selected.isEmpty() && !config.selected.contains(column.name))
            continue;
        const auto told = config.columnTypes.find(column.name.toLower());
        column.type = told != config.columnTypes.end() ? told->second : guessedType(samples.at(i));
        if (column.type == ColumnType::Plain)
            column.maxSize = static_cast<int>(settings.number(u"analyticsPlainSize"_s));
        columns.append(column);
    }
    return columns;
}

// Everything about an import that can be refused at once; the table is made if it is to be new.
tl::expected<ImportJobs::Wish, AnalyticsProblem> importWish(
    AnalyticsParts &parts, const AnalyticsCall &call, ImportCall kind, const ImportSource &file)
{
    const Settings &settings = parts.environment.settings;
    ImportJobs::Wish wish{.org = call.org,
        .user = QString::fromUtf8(call.holder.user),
        .view = call.view,
        .isBatch = kind == ImportCall::Batch,
        .makesTable = !call.view};
    if (call.view && !call.view->isTable())
        return tl::unexpected(AnalyticsProblem{7137, {}});
    auto config = readImportConfig(call.config, kind, wish.makesTable, settings);
    if (!config)
        return tl::unexpected(config.error());
    wish.config = *std::move(config);
    wish.file = file;
    const qint64 most = settings.number(
        kind == ImportCall::Sync ? u"analyticsSyncImportBytes"_s : u"analyticsImportBytes"_s);
    if (file.size < 0)
        return tl::unexpected(AnalyticsProblem{8504, u"The part FILE is missing"_s});
    if (file.size > most)
        return tl::unexpected(AnalyticsProblem{7248, u"The file is too large"_s});
    if (wish.makesTable) {
        if (parts.catalog.viewNamed(call.workspace, wish.config.tableName))
            return tl::unexpected(AnalyticsProblem{7111, {}});
        if (kind != ImportCall::Sync && !parts.imports.hasSlot())
            return tl::unexpected(AnalyticsProblem{8134, {}});
        const auto columns = columnsOfFile(wish.config, file, settings);
        if (!columns)
            return tl::unexpected(columns.error());
        wish.view = parts.catalog.addTable(call.workspace, wish.config.tableName, {}, *columns);
        if (!wish.view)
            return tl::unexpected(AnalyticsProblem{7111, {}});
    }
    const QList<ViewColumn> columns = wish.view->columns();
    for (const QByteArray &name : wish.config.matching) {
        if (columnIndex(columns, name) < 0)
            return tl::unexpected(AnalyticsProblem{7107, {}});
    }
    ImportApply apply(wish.config, columns, file);
    if (const auto problem = apply.checkHeader())
        return tl::unexpected(*problem);
    return wish;
}

tl::expected<ExportLayout, AnalyticsProblem> exportLayout(const QJsonObject &config)
{
    ExportLayout layout;
    const QString format = config.value("responseFormat"_L1).toString(u"csv"_s).toLower();
    if (format != "csv"_L1 && format != "json"_L1)
        return tl::unexpected(AnalyticsProblem{8119, {}});
    layout.isJson = format == "json"_L1;
    const int delimiter = config.value("delimiter"_L1).toVariant().toInt();
    const int rowEnd = config.value("recordDelimiter"_L1).toVariant().toInt();
    if (delimiter < 0 || delimiter > 4 || rowEnd < 0 || rowEnd > 2)
        return tl::unexpected(AnalyticsProblem{8119, {}});
    layout.delimiter = ",\t; |"[delimiter];
    const QByteArray rowEnds[] = {"\r\n", "\n", "\r"};
    layout.rowEnd = rowEnds[rowEnd];
    if (config.contains("quoted"_L1))
        layout.quote = config.value("quoted"_L1).toVariant().toInt() == 1 ? '"' : '\'';
    if (config.contains("includeHeader"_L1))
        layout.hasHeader = configFlag(config.value("includeHeader"_L1));
    return layout;
}

const QStringList &exportKeys()
{
    static const QStringList keys{u"responseFormat"_s, u"delimiter"_s, u"recordDelimiter"_s,
        u"quoted"_s, u"includeHeader"_s, u"callbackUrl"_s};
    return keys;
}

tl::expected<ExportWish, AnalyticsProblem> viewExportWish(
    AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (!call.view->isTable())
        return tl::unexpected(AnalyticsProblem{7137, {}});
    if (!call.config.contains("responseFormat"_L1))
        return tl::unexpected(AnalyticsProblem{8504, u"The attribute responseFormat is missing"_s});
    const auto layout = exportLayout(call.config);
    if (!layout)
        return tl::unexpected(layout.error());
    const QList<ViewColumn> columns = call.view->columns();
    QList<int> wanted;
    for (const QJsonValue &name : call.config.value("selectedColumns"_L1).toArray()) {
        wanted.append(columnIndex(columns, name.toString().toUtf8()));
        if (wanted.last() < 0)
            return tl::unexpected(AnalyticsProblem{7107, {}});
    }
    for (int i = 0; wanted.size() < columns.size() && i < columns.size()
         && !call.config.contains("selectedColumns"_L1);
         ++i)
        wanted.append(i);
    ExportWish wish{.workspace = call.workspace,
        .user = QString::fromUtf8(call.holder.user),
        .view = call.view,
        .query = queryOfColumns(columns, wanted),
        .layout = *layout,
        .callbackUrl = call.config.value("callbackUrl"_L1).toString()};
    const QString criteria = call.config.value("criteria"_L1).toString();
    if (criteria.isEmpty())
        return wish;
    auto where = ViewCriteria::parse(criteria.toUtf8(), call.view->name, columns,
        parts.environment.settings.flag(u"analyticsUnquotedColumns"_s));
    if (!where)
        return tl::unexpected(where.error());
    wish.query.where = *std::move(where);
    return wish;
}

} // namespace

HttpReply importAtOnce(AnalyticsParts &parts, const AnalyticsCall &call)
{
    ImportSource file = fileOf(call, "FILE");
    if (file.size < 0) {
        file = fileOf(call, "DATA");
        if (file.size > kMostDataText)
            return analyticsFailure(8139);
    }
    const auto wish = importWish(parts, call, ImportCall::Sync, file);
    return wish ? parts.imports.importNow(*wish) : analyticsFailure(wish.error());
}

HttpReply createImportJob(AnalyticsParts &parts, const AnalyticsCall &call)
{
    const auto wish = importWish(parts, call, ImportCall::Job, fileOf(call, "FILE"));
    return wish ? parts.imports.create(*wish) : analyticsFailure(wish.error());
}

HttpReply importBatch(AnalyticsParts &parts, const AnalyticsCall &call)
{
    const QString key = call.config.value("batchKey"_L1).toString();
    if (key.isEmpty())
        return analyticsFailure(8504, u"The attribute batchKey is missing"_s);
    const bool isLast = configFlag(call.config.value("isLastBatch"_L1));
    const ImportSource file = fileOf(call, "FILE");
    if (key != "start"_L1) {
        if (file.size < 0)
            return analyticsFailure(8504, u"The part FILE is missing"_s);
        if (file.size > parts.environment.settings.number(u"analyticsImportBytes"_s))
            return analyticsFailure(7248, u"The file is too large"_s);
        return parts.imports.addBatch(key, isLast, {.view = call.view, .file = file});
    }
    auto wish = importWish(parts, call, ImportCall::Batch, file);
    if (!wish)
        return analyticsFailure(wish.error());
    wish->isLast = isLast;
    return parts.imports.create(*wish);
}

HttpReply describeImportJob(AnalyticsParts &parts, const AnalyticsCall &call)
{
    return parts.imports.status(call.lastId(), QString::fromUtf8(call.holder.user));
}

HttpReply exportAtOnce(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused = refuseUnknownKeys(
            call.config, exportKeys() + QStringList{u"selectedColumns"_s, u"criteria"_s}))
        return *std::move(refused);
    const auto wish = viewExportWish(parts, call);
    return wish ? parts.exports.exportNow(*wish) : analyticsFailure(wish.error());
}

HttpReply createViewExport(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused = refuseUnknownKeys(
            call.config, exportKeys() + QStringList{u"selectedColumns"_s, u"criteria"_s}))
        return *std::move(refused);
    const auto wish = viewExportWish(parts, call);
    return wish ? parts.exports.create(*wish) : analyticsFailure(wish.error());
}

HttpReply createSqlExport(AnalyticsParts &parts, const AnalyticsCall &call)
{
    if (auto refused = refuseUnknownKeys(call.config, exportKeys() + QStringList{u"sqlQuery"_s}))
        return *std::move(refused);
    const QByteArray sql = call.config.value("sqlQuery"_L1).toString().toUtf8();
    if (sql.isEmpty())
        return analyticsFailure(8504, u"The attribute sqlQuery is missing"_s);
    const auto layout = exportLayout(call.config);
    if (!layout)
        return analyticsFailure(layout.error());
    const auto view = parts.catalog.viewNamed(call.workspace, tableOfQuery(sql));
    if (!view || !view->isTable())
        return analyticsFailure(7104);
    const auto query = parseViewQuery(sql, view->name, view->columns());
    if (!query)
        return analyticsFailure(query.error());
    return parts.exports.create({.workspace = call.workspace,
        .user = QString::fromUtf8(call.holder.user),
        .view = view,
        .query = *query,
        .layout = *layout,
        .callbackUrl = call.config.value("callbackUrl"_L1).toString(),
        .isSql = true});
}

HttpReply describeExportJob(AnalyticsParts &parts, const AnalyticsCall &call)
{
    return parts.exports.status(call.workspace, call.lastId());
}

HttpReply downloadExport(AnalyticsParts &parts, const AnalyticsCall &call)
{
    return parts.exports.file(call.lastId());
}

} // namespace sluice::sandbox
