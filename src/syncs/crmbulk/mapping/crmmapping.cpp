// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/crmmapping.h"

#include "core/mapping/jsonlists.h"
#include "core/mapping/texttemplate.h"
#include "core/mapping/transforms/zoneclock.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestApiName = 255;
constexpr qsizetype kLongestConstant = 50'000; // of the longest text area (zoho-crm-bulk C2)

// In the order of the enums.
const QStringList &badValueWords()
{
    static const QStringList words{u"reject"_s, u"leaveOut"_s, u"send"_s};
    return words;
}

const QStringList &emptyValueWords()
{
    static const QStringList words{u"send"_s, u"leaveOut"_s, u"reject"_s, u"skip"_s};
    return words;
}

const QStringList &sensitiveWords()
{
    static const QStringList words{u"byMetadata"_s, u"mask"_s, u"send"_s, u"show"_s};
    return words;
}

template <class Choice>
Choice chosenOf(JsonObjectReader &reader, const QString &key, const QStringList &words)
{
    return static_cast<Choice>(words.indexOf(reader.choice(key, words, words.first())));
}

template <class Choice> QString wordOf(const QStringList &words, Choice choice)
{
    return words.at(static_cast<qsizetype>(choice));
}

void readOrigin(JsonObjectReader &reader, CrmFieldRule &rule)
{
    const int origins = int(reader.has(u"source"_s)) + int(reader.has(u"value"_s))
        + int(reader.has(u"template"_s));
    if (origins > 1)
        reader.problems().add(reader.path(), u"must have only one of source, value, template"_s);
    if (reader.has(u"source"_s))
        rule.source = reader.filledText(u"source"_s);
    if (reader.has(u"value"_s)) {
        rule.value = reader.text(u"value"_s);
        if (rule.value->size() > kLongestConstant)
            reader.problem(
                u"value"_s, u"must not be longer than %1 characters"_s.arg(kLongestConstant));
    }
    if (reader.has(u"template"_s)) {
        const qsizetype before = reader.problems().texts().size();
        rule.pattern = reader.filledText(u"template"_s);
        const TextTemplate text(rule.pattern);
        if (reader.problems().texts().size() == before && !text.problem().isEmpty())
            reader.problem(u"template"_s, text.problem());
    }
    if (origins == 0)
        rule.source = rule.target;
}

CrmFieldRule readFieldRule(JsonObjectReader reader)
{
    CrmFieldRule rule;
    rule.target = reader.filledText(u"target"_s);
    if (!rule.target.isEmpty() && !isCrmApiName(rule.target))
        reader.problem(u"target"_s, u"must be an API name: letters, digits and _"_s);
    readOrigin(reader, rule);
    rule.transforms = readTransforms(reader, u"transforms"_s);
    if (reader.has(u"findBy"_s)) {
        rule.findBy = reader.filledText(u"findBy"_s);
        if (!rule.findBy.isEmpty() && !isCrmApiName(rule.findBy))
            reader.problem(u"findBy"_s, u"must be an API name: letters, digits and _"_s);
    }
    rule.onEmpty = chosenOf<CrmEmptyValue>(reader, u"onEmpty"_s, emptyValueWords());
    if (reader.has(u"onBadValue"_s))
        rule.onBadValue = chosenOf<CrmBadValue>(reader, u"onBadValue"_s, badValueWords());
    rule.sensitive = chosenOf<CrmSensitive>(reader, u"sensitive"_s, sensitiveWords());
    reader.finish();
    return rule;
}

QList<CrmFieldRule> readFieldRules(JsonObjectReader &parent)
{
    QList<CrmFieldRule> rules;
    QStringList targets;
    const QString key = u"fields"_s;
    if (parent.whole().value(key).toArray().size() > CrmMapping::kMostFields)
        parent.problem(key, u"must not hold more than %1"_s.arg(CrmMapping::kMostFields));
    const auto take = [&rules, &targets](JsonObjectReader reader) {
        const CrmFieldRule rule = readFieldRule(reader);
        if (!rule.target.isEmpty() && targets.contains(rule.target))
            reader.problem(u"target"_s, u"is the target of another rule"_s);
        targets << rule.target;
        rules << rule;
    };
    readObjects(parent, key, take, CrmMapping::kMostFields);
    std::sort(rules.begin(), rules.end(), [](const CrmFieldRule &one, const CrmFieldRule &other) {
        return one.target < other.target;
    });
    return rules;
}

CrmMapping readCrmMapping(JsonObjectReader &reader)
{
    CrmMapping mapping;
    mapping.fields = readFieldRules(reader);
    mapping.onBadValue = chosenOf<CrmBadValue>(reader, u"onBadValue"_s, badValueWords());
    if (reader.has(u"timeZone"_s))
        mapping.timeZone = zoneIn(reader, u"timeZone"_s);
    const QString key = u"multiSelectSeparator"_s;
    if (reader.has(key)) {
        mapping.multiSelectSeparator = reader.text(key);
        if (mapping.multiSelectSeparator.size() != 1
            || !QStringView(u";,|").contains(mapping.multiSelectSeparator))
            reader.problem(key, u"must be one of ; , |"_s);
    }
    mapping.hashKeyVariable = readHashKey(reader, mapping.usesHash(), u"hashKey"_s);
    if (reader.has(u"ignored"_s))
        mapping.ignored = reader.texts(u"ignored"_s);
    return mapping;
}

QJsonObject fieldRuleToJson(const CrmFieldRule &rule)
{
    QJsonObject json{{u"target"_s, rule.target},
        {u"transforms"_s, transformsToJson(rule.transforms)},
        {u"onEmpty"_s, wordOf(emptyValueWords(), rule.onEmpty)},
        {u"sensitive"_s, wordOf(sensitiveWords(), rule.sensitive)}};
    if (rule.value)
        json.insert(u"value"_s, *rule.value);
    else if (!rule.pattern.isEmpty())
        json.insert(u"template"_s, rule.pattern);
    else
        json.insert(u"source"_s, rule.source);
    if (!rule.findBy.isEmpty())
        json.insert(u"findBy"_s, rule.findBy);
    if (rule.onBadValue)
        json.insert(u"onBadValue"_s, wordOf(badValueWords(), *rule.onBadValue));
    return json;
}

} // namespace

QStringList CrmFieldRule::sources() const
{
    if (value)
        return {};
    return pattern.isEmpty() ? QStringList{source} : TextTemplate(pattern).fields();
}

CrmMapping::CrmMapping()
    : multiSelectSeparator(u";"_s)
{
}

Result<CrmMapping> CrmMapping::fromJson(const QJsonObject &object, const QString &path)
{
    return mappingFromJson(object, path, kFormat, readCrmMapping);
}

Result<CrmMapping> CrmMapping::read(const QByteArray &document)
{
    return readMapping<CrmMapping>(document);
}

QJsonObject CrmMapping::toJson() const
{
    QList<CrmFieldRule> sorted = fields;
    std::sort(sorted.begin(), sorted.end(), [](const CrmFieldRule &one, const CrmFieldRule &other) {
        return one.target < other.target;
    });
    QJsonArray rules;
    for (const CrmFieldRule &rule : std::as_const(sorted))
        rules.append(fieldRuleToJson(rule));
    QJsonObject members{{u"fields"_s, rules},
        {u"onBadValue"_s, wordOf(badValueWords(), onBadValue)},
        {u"multiSelectSeparator"_s, multiSelectSeparator}};
    if (!timeZone.isEmpty())
        members.insert(u"timeZone"_s, timeZone);
    if (!hashKeyVariable.isEmpty())
        members.insert(u"hashKey"_s, QJsonObject{{u"env"_s, hashKeyVariable}});
    if (!ignored.isEmpty())
        members.insert(u"ignored"_s, QJsonArray::fromStringList(ignored));
    return mappingToJson(members, kFormat);
}

QByteArray CrmMapping::write() const
{
    return writeJsonDocument(toJson());
}

const CrmFieldRule *CrmMapping::ruleOf(const QString &target) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
        [&target](const CrmFieldRule &rule) { return rule.target == target; });
    return found == fields.cend() ? nullptr : &*found;
}

bool CrmMapping::usesHash() const
{
    return std::any_of(fields.cbegin(), fields.cend(),
        [](const CrmFieldRule &rule) { return hasHash(rule.transforms); });
}

bool isCrmApiName(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9_]+\\z"_s);
    return text.size() <= kLongestApiName && pattern.match(text).hasMatch();
}

} // namespace sluice
