// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/importconfig.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

using ConfigProblem = std::optional<AnalyticsProblem>;

constexpr int kMostMatching = 100;
constexpr int kMostSelected = 300;

const QStringList &importKeys()
{
    static const QStringList keys{u"tableName"_s, u"importType"_s, u"fileType"_s, u"autoIdentify"_s,
        u"onError"_s, u"matchingColumns"_s, u"selectedColumns"_s, u"skipTop"_s, u"delimiter"_s,
        u"quoted"_s, u"commentChar"_s, u"thousandSeparator"_s, u"decimalSeparator"_s,
        u"columnSeparators"_s, u"dateFormat"_s, u"columnDateFormat"_s, u"columnDataTypes"_s,
        u"matchNulls"_s, u"retainColumnNames"_s, u"callbackUrl"_s, u"batchKey"_s, u"isLastBatch"_s};
    return keys;
}

AnalyticsProblem missingKey(const QString &key)
{
    return {8504, u"The attribute %1 is missing"_s.arg(key)};
}

AnalyticsProblem badValue(const QString &key)
{
    return {8119, u"The value of the attribute %1 is not valid"_s.arg(key)};
}

QList<QByteArray> namesOf(const QJsonValue &value)
{
    QList<QByteArray> names;
    for (const QJsonValue &name : value.toArray())
        names.append(name.toString().toUtf8());
    return names;
}

// A number, or the same as text.
int configNumber(const QJsonValue &value, int absent)
{
    return value.isUndefined() ? absent : value.toVariant().toInt();
}

ConfigProblem checkKeys(const QJsonObject &config, ImportCall call)
{
    for (const QString &key : config.keys()) {
        const bool isOfBatch = key == "batchKey"_L1 || key == "isLastBatch"_L1;
        if (!importKeys().contains(key) || (isOfBatch && call != ImportCall::Batch)
            || (key == "fileType"_L1 && call == ImportCall::Batch)) {
            return AnalyticsProblem{8080, u"CONFIG has an unknown key %1"_s.arg(key)};
        }
    }
    if (!config.contains("autoIdentify"_L1))
        return missingKey(u"autoIdentify"_s);
    if (call != ImportCall::Batch && !config.contains("fileType"_L1))
        return missingKey(u"fileType"_s);
    if (configFlag(config.value("autoIdentify"_L1)))
        return std::nullopt;
    for (const auto &key : {u"delimiter"_s, u"quoted"_s, u"commentChar"_s}) {
        if (!config.contains(key))
            return AnalyticsProblem{8079, u"autoIdentify is false: %1 is needed"_s.arg(key)};
    }
    return std::nullopt;
}

ConfigProblem readTypes(const QJsonObject &config, bool isNewTable, ImportConfig &to)
{
    const QString onError = config.value("onError"_L1).toString(u"abort"_s).toLower();
    if (onError == "skiprow"_L1)
        to.onError = OnError::SkipRow;
    else if (onError == "setcolumnempty"_L1)
        to.onError = OnError::SetColumnEmpty;
    else if (onError != "abort"_L1)
        return badValue(u"onError"_s);
    if (isNewTable) {
        to.tableName = config.value("tableName"_L1).toString();
        return to.tableName.isEmpty() ? ConfigProblem(missingKey(u"tableName"_s)) : std::nullopt;
    }
    if (!config.contains("importType"_L1))
        return missingKey(u"importType"_s);
    const QString type = config.value("importType"_L1).toString().toLower();
    if (type == "truncateadd"_L1)
        to.type = ImportType::TruncateAdd;
    else if (type == "updateadd"_L1)
        to.type = ImportType::UpdateAdd;
    else if (type != "append"_L1)
        return badValue(u"importType"_s);
    to.matching = namesOf(config.value("matchingColumns"_L1));
    if (to.type == ImportType::UpdateAdd && to.matching.isEmpty())
        return missingKey(u"matchingColumns"_s);
    return to.matching.size() > kMostMatching ? ConfigProblem(badValue(u"matchingColumns"_s))
                                              : std::nullopt;
}

ConfigProblem readLayout(const QJsonObject &config, ImportConfig &to)
{
    to.layout.fileType = config.value("fileType"_L1).toString(u"csv"_s).toLower();
    if (to.layout.fileType != "csv"_L1 && to.layout.fileType != "json"_L1)
        return badValue(u"fileType"_s);
    to.layout.skipTop = configNumber(config.value("skipTop"_L1), 0);
    to.findsDelimiter
        = configFlag(config.value("autoIdentify"_L1)) && !config.contains("delimiter"_L1);
    const int delimiter = configNumber(config.value("delimiter"_L1), 0);
    const int quoted = configNumber(config.value("quoted"_L1), 2);
    if (delimiter < 0 || delimiter > 4)
        return badValue(u"delimiter"_s);
    if (quoted < 0 || quoted > 2)
        return badValue(u"quoted"_s);
    to.layout.delimiter = ",\t; |"[delimiter];
    constexpr char kQuotes[] = {0, '\'', '"'};
    to.layout.quote = kQuotes[quoted];
    const QByteArray comment = config.value("commentChar"_L1).toString().toUtf8();
    if (comment.size() > 1)
        return badValue(u"commentChar"_s);
    to.layout.comment = comment.isEmpty() ? '\0' : comment.at(0);
    return std::nullopt;
}

ConfigProblem readSeparators(const QJsonValue &thousand, const QJsonValue &decimal, ValueFormat &to)
{
    const int thousands = configNumber(thousand, 0);
    const int decimals = configNumber(decimal, 0);
    if (thousands < 0 || thousands > 4)
        return badValue(u"thousandSeparator"_s);
    if (decimals < 0 || decimals > 1)
        return badValue(u"decimalSeparator"_s);
    constexpr char kThousands[] = {',', '.', ' ', '\'', '\0'};
    to.thousand = kThousands[thousands];
    to.decimal = decimals == 0 ? '.' : ',';
    if (to.thousand != to.decimal)
        return std::nullopt;
    // Only one of the two was said: the other gives way.
    if (thousand.isUndefined())
        to.thousand = '\0';
    else
        return AnalyticsProblem{8148, {}};
    return std::nullopt;
}

ConfigProblem readDatePattern(const QJsonValue &value, ValueFormat &to)
{
    if (value.isUndefined())
        return std::nullopt;
    const auto pattern = DatePattern::make(value.toString().toUtf8());
    if (!pattern)
        return AnalyticsProblem{7512, {}};
    to.date = *pattern;
    return std::nullopt;
}

ConfigProblem readFormats(const QJsonObject &config, ImportConfig &to)
{
    if (auto bad = readSeparators(
            config.value("thousandSeparator"_L1), config.value("decimalSeparator"_L1), to.format))
        return bad;
    if (auto bad = readDatePattern(config.value("dateFormat"_L1), to.format))
        return bad;
    const auto formatOf = [&to](const QString &column) -> ValueFormat & {
        return to.columnFormats.try_emplace(column.toUtf8().toLower(), to.format).first->second;
    };
    const QJsonObject dates = config.value("columnDateFormat"_L1).toObject();
    for (auto it = dates.begin(); it != dates.end(); ++it) {
        if (auto bad = readDatePattern(it.value(), formatOf(it.key())))
            return bad;
    }
    const QJsonObject separators = config.value("columnSeparators"_L1).toObject();
    for (auto it = separators.begin(); it != separators.end(); ++it) {
        const QJsonArray pair = it.value().toArray();
        if (pair.size() != 2 || readSeparators(pair.at(0), pair.at(1), formatOf(it.key())))
            return AnalyticsProblem{8149, {}};
    }
    for (const QJsonValue &value : config.value("columnDataTypes"_L1).toArray()) {
        const QJsonObject column = value.toObject();
        const auto type = columnTypeOf(column.value("dataType"_L1).toString());
        if (!type)
            return AnalyticsProblem{7146, {}};
        to.columnTypes.insert_or_assign(
            column.value("columnName"_L1).toString().toUtf8().toLower(), *type);
    }
    return std::nullopt;
}

} // namespace

bool configFlag(const QJsonValue &value)
{
    return value.toBool() || value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0;
}

QString ImportConfig::typeWord() const
{
    constexpr QLatin1StringView kWords[] = {QLatin1StringView("APPEND"),
        QLatin1StringView("TRUNCATEADD"), QLatin1StringView("UPDATEADD")};
    return kWords[static_cast<int>(type)];
}

tl::expected<ImportConfig, AnalyticsProblem> readImportConfig(
    const QJsonObject &config, ImportCall call, bool isNewTable, const Settings &settings)
{
    ImportConfig to;
    to.source = config;
    to.format.cutsLongText = settings.text(u"analyticsLongText"_s) == "cut"_L1;
    if (auto bad = checkKeys(config, call))
        return tl::unexpected(*bad);
    if (auto bad = readTypes(config, isNewTable, to))
        return tl::unexpected(*bad);
    if (auto bad = readLayout(config, to))
        return tl::unexpected(*bad);
    if (auto bad = readFormats(config, to))
        return tl::unexpected(*bad);
    to.matchesNulls = configFlag(config.value("matchNulls"_L1));
    to.callbackUrl = config.value("callbackUrl"_L1).toString();
    to.selected = namesOf(config.value("selectedColumns"_L1));
    if (config.contains("selectedColumns"_L1)
        && (to.selected.isEmpty() || to.selected.size() > kMostSelected))
        return tl::unexpected(badValue(u"selectedColumns"_s));
    return to;
}

} // namespace sluice::sandbox
