// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/tablemapping.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestColumn = 255;
constexpr auto kKeptRowId = "ROWID"_L1;

// In the order of PersonalData.
const QStringList &personalWords()
{
    static const QStringList words{u"no"_s, u"flagged"_s, u"hashed"_s, u"out"_s};
    return words;
}

void checkName(JsonObjectReader &reader, const QString &key, const QString &name)
{
    if (name.size() > kLongestColumn)
        reader.problem(key, u"must not be longer than %1 characters"_s.arg(kLongestColumn));
}

ColumnRule readRule(JsonObjectReader reader)
{
    ColumnRule rule;
    if (reader.has(u"to"_s)) {
        rule.to = reader.filledText(u"to"_s);
        checkName(reader, u"to"_s, rule.to);
        if (isSameColumn(rule.to, kKeptRowId))
            reader.problem(u"to"_s, u"is the name of the column of ids"_s);
    }
    if (reader.has(u"type"_s))
        rule.type = reader.choice(u"type"_s, analyticsTypes());
    rule.transform = readTransforms(reader, u"transform"_s);
    rule.pii = static_cast<PersonalData>(
        personalWords().indexOf(reader.choice(u"pii"_s, personalWords(), personalWords().first())));
    if (rule.pii == PersonalData::Hashed && hasHash(rule.transform))
        reader.problem(
            u"pii"_s, u"hashes the column; a hash among its transforms is one too many"_s);
    reader.finish();
    return rule;
}

// Rules by column, no two for one and no two into one.
QMap<QString, ColumnRule> readRules(JsonObjectReader &parent)
{
    QMap<QString, ColumnRule> rules;
    const QString key = u"columns"_s;
    const QJsonObject columns = parent.object(key, JsonNeed::Optional);
    QStringList names;
    QStringList targets;
    for (auto it = columns.constBegin(); it != columns.constEnd(); ++it) {
        const QString path = parent.pathOf(key) + u'.' + it.key();
        if (isSameColumn(it.key(), kKeptRowId))
            parent.problems().add(path, u"always goes as it is; see rowIdType"_s);
        else if (it.key().trimmed().isEmpty())
            parent.problems().add(path, u"must be the name of a column"_s);
        else if (hasColumn(names, it.key()))
            parent.problems().add(path, u"has two rules; case does not count"_s);
        names.append(it.key());
        const ColumnRule rule = readRule(JsonObjectReader(
            jsonObjectAt(it.value(), path, parent.problems()), path, parent.problems()));
        if (!rule.to.isEmpty() && hasColumn(targets, rule.to))
            parent.problems().add(path + u".to"_s, u"is the target of another column"_s);
        targets.append(rule.to);
        rules.insert(it.key(), rule);
    }
    return rules;
}

QStringList readNames(JsonObjectReader &reader, const QString &key)
{
    QStringList names = reader.texts(key, JsonNeed::Optional);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(key, QString::number(i));
        if (names.at(i).trimmed().isEmpty())
            reader.problem(path, u"must not be empty"_s);
        else if (hasColumn(names.first(i), names.at(i)))
            reader.problem(path, u"stands in the list twice"_s);
    }
    names.sort();
    return names;
}

// What the lists and the rules say must be of one mind: a typing error must not let a column out.
void checkChoice(JsonObjectReader &reader, const TableMapping &mapping)
{
    if (!mapping.only.isEmpty() && !mapping.without.isEmpty())
        reader.problem(u"without"_s, u"and only cannot both be there"_s);
    if (hasColumn(mapping.without, kKeptRowId))
        reader.problem(u"without"_s, u"must not name ROWID, which tells the rows apart"_s);
    for (auto it = mapping.columns.constBegin(); it != mapping.columns.constEnd(); ++it) {
        const QString key = u"columns."_s + it.key();
        if (hasColumn(mapping.without, it.key()))
            reader.problem(key, u"is left out by without"_s);
        else if (!mapping.only.isEmpty() && !hasColumn(mapping.only, it.key())
            && it->pii != PersonalData::Out)
            reader.problem(key, u"is not among only"_s);
        else if (hasColumn(mapping.only, it.key()) && it->pii == PersonalData::Out)
            reader.problem(key, u"is among only, and its pii is out"_s);
    }
}

TableMapping readTableMapping(JsonObjectReader &reader)
{
    TableMapping mapping;
    mapping.columns = readRules(reader);
    mapping.only = readNames(reader, u"only"_s);
    mapping.without = readNames(reader, u"without"_s);
    checkChoice(reader, mapping);
    mapping.where = readConditions(reader, u"where"_s);
    if (reader.has(u"timeZone"_s))
        mapping.timeZone = ZonePair::read(JsonObjectReader(
            reader.object(u"timeZone"_s), reader.pathOf(u"timeZone"_s), reader.problems()));
    mapping.rowIdType = reader.choice(u"rowIdType"_s, {u"NUMBER"_s, u"PLAIN"_s}, mapping.rowIdType);
    mapping.check = reader.flag(u"check"_s, false);
    mapping.hashKeyVariable = readHashKey(reader, mapping.hasHash(), u"hashKey"_s);
    return mapping;
}

QJsonObject ruleToJson(const ColumnRule &rule)
{
    QJsonObject json{{u"pii"_s, personalWords().at(static_cast<qsizetype>(rule.pii))},
        {u"transform"_s, transformsToJson(rule.transform)}};
    if (!rule.to.isEmpty())
        json.insert(u"to"_s, rule.to);
    if (!rule.type.isEmpty())
        json.insert(u"type"_s, rule.type);
    return json;
}

} // namespace

TableMapping::TableMapping()
    : rowIdType(u"NUMBER"_s)
{
}

Result<TableMapping> TableMapping::fromJson(const QJsonObject &object, const QString &path)
{
    return mappingFromJson(object, path, kFormat, readTableMapping);
}

Result<TableMapping> TableMapping::read(const QByteArray &document)
{
    return readMapping<TableMapping>(document);
}

QJsonObject TableMapping::toJson() const
{
    QJsonObject rules;
    for (auto it = columns.constBegin(); it != columns.constEnd(); ++it)
        rules.insert(it.key(), ruleToJson(it.value()));
    QJsonObject members{{u"columns"_s, rules}, {u"where"_s, conditionsToJson(where)},
        {u"rowIdType"_s, rowIdType}, {u"check"_s, check}};
    if (!only.isEmpty())
        members.insert(u"only"_s, QJsonArray::fromStringList(only));
    if (!without.isEmpty())
        members.insert(u"without"_s, QJsonArray::fromStringList(without));
    if (timeZone.isSet())
        members.insert(u"timeZone"_s, timeZone.toJson());
    if (!hashKeyVariable.isEmpty())
        members.insert(u"hashKey"_s, QJsonObject{{u"env"_s, hashKeyVariable}});
    return mappingToJson(members, kFormat);
}

QByteArray TableMapping::write() const
{
    return writeJsonDocument(toJson());
}

const ColumnRule *TableMapping::ruleOf(const QString &source) const
{
    for (auto it = columns.constBegin(); it != columns.constEnd(); ++it) {
        if (isSameColumn(it.key(), source))
            return &it.value();
    }
    return nullptr;
}

bool TableMapping::hasHash() const
{
    return std::any_of(columns.begin(), columns.end(), [](const ColumnRule &rule) {
        return rule.pii == PersonalData::Hashed || sluice::hasHash(rule.transform);
    });
}

bool isSameColumn(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

bool hasColumn(const QStringList &names, const QString &name)
{
    return names.contains(name, Qt::CaseInsensitive);
}

const QStringList &analyticsTypes()
{
    static const QStringList types{u"PLAIN"_s, u"MULTI_LINE"_s, u"NUMBER"_s, u"POSITIVE_NUMBER"_s,
        u"DECIMAL_NUMBER"_s, u"CURRENCY"_s, u"PERCENT"_s, u"AUTO_NUMBER"_s, u"BOOLEAN"_s, u"DATE"_s,
        u"DATE_AS_DATE"_s, u"TIME"_s, u"DURATION"_s, u"EMAIL"_s, u"URL"_s, u"GEO"_s, u"GEO_NUM"_s};
    return types;
}

} // namespace sluice
