// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/ruleform.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using PartKind = RulePart::Kind;
using ColumnKind = RuleColumn::Kind;

struct RuleText
{
    Q_DECLARE_TR_FUNCTIONS(RuleForm)
};

RulePart fieldPart()
{
    return {.key = u"field"_s, .label = RuleText::tr("&Field")};
}

RulePart intoPart()
{
    return {.key = u"into"_s,
        .label = RuleText::tr("Int&o"),
        .kind = PartKind::OptionalField,
        .otherwise = RuleText::tr("The same field")};
}

RulePart targetPart()
{
    return {.key = u"into"_s, .label = RuleText::tr("Int&o")};
}

RulePart textPart(const QString &key, const QString &label)
{
    return {.key = key, .label = label, .kind = PartKind::Text};
}

RulePart flagPart(const QString &key, const QString &label, bool isSet = false)
{
    return {.key = key, .label = label, .kind = PartKind::Flag, .isSet = isSet};
}

RulePart matchCasePart(bool isSet)
{
    return flagPart(u"matchCase"_s, RuleText::tr("&Match case"), isSet);
}

RulePart onlyIfEmptyPart()
{
    return flagPart(u"onlyIfEmpty"_s, RuleText::tr("Only if it is &empty"));
}

RuleForm textForm(const QString &type)
{
    if (type == "trim"_L1)
        return {.parts = {fieldPart(), intoPart()}};
    if (type == "case"_L1) {
        return {.parts = {fieldPart(), intoPart(),
                    {.key = u"to"_s,
                        .label = RuleText::tr("&Letters"),
                        .kind = PartKind::Choice,
                        .choices = {{RuleText::tr("Upper case"), u"upper"_s},
                            {RuleText::tr("Lower case"), u"lower"_s},
                            {RuleText::tr("First letters upper case"), u"capitalize"_s}}}}};
    }
    if (type == "replace"_L1)
        return {.parts = {fieldPart(), intoPart(), textPart(u"find"_s, RuleText::tr("F&ind")),
                    textPart(u"with"_s, RuleText::tr("&Becomes")), matchCasePart(true),
                    flagPart(u"regularExpression"_s, RuleText::tr("Regular e&xpression"))}};
    if (type == "constant"_L1)
        return {.parts
            = {fieldPart(), textPart(u"value"_s, RuleText::tr("&Value")), onlyIfEmptyPart()}};
    if (type == "copy"_L1)
        return {.parts = {fieldPart(), targetPart(), onlyIfEmptyPart()}};
    return {.parts = {fieldPart(), {.key = u"with"_s, .label = RuleText::tr("&With the field")},
                targetPart(), textPart(u"same"_s, RuleText::tr("If they are the &same")),
                textPart(u"different"_s, RuleText::tr("If they &differ")), matchCasePart(true)}};
}

RuleForm tableForm(const QString &type)
{
    if (type == "mapValues"_L1) {
        return {.parts = {fieldPart(), intoPart(),
                    {.key = u"otherwise"_s,
                        .label = RuleText::tr("A&ll others"),
                        .kind = PartKind::OptionalText,
                        .otherwise = RuleText::tr("Stay as they are")},
                    matchCasePart(false)},
            .linesKey = u"values"_s,
            .linesTitle = RuleText::tr("Values"),
            .isKeyed = true,
            .columns = {{.title = RuleText::tr("Value"),
                            .kind = ColumnKind::Key,
                            .sample = u"Existing customer"_s},
                {.title = RuleText::tr("Becomes"), .kind = ColumnKind::Value}}};
    }
    if (type == "phone"_L1) {
        return {
            .parts = {fieldPart(), intoPart(),
                {.key = u"country"_s, .label = RuleText::tr("&Country from")},
                flagPart(u"stripInternationalPrefix"_s, RuleText::tr("Without a leading &00")),
                flagPart(u"stripTrunk"_s, RuleText::tr("Without the &prefix of calls at home"))},
            .linesKey = u"dialCodes"_s,
            .linesTitle = RuleText::tr("Dial codes"),
            .isKeyed = true,
            .columns
            = {{.title = RuleText::tr("Country"), .kind = ColumnKind::Key, .sample = u"Country"_s},
                {.title = RuleText::tr("Dial Code"), .key = u"dial"_s, .sample = u"1234"_s},
                {.title = RuleText::tr("Digits"),
                    .kind = ColumnKind::Whole,
                    .key = u"digits"_s,
                    .sample = u"10"_s},
                {.title = RuleText::tr("Prefix at Home"), .key = u"trunk"_s}}};
    }
    return {.parts = {fieldPart(), intoPart()},
        .linesKey = u"spellings"_s,
        .linesTitle = RuleText::tr("Spellings"),
        .isKeyed = true,
        .columns
        = {{.title = RuleText::tr("Country"), .kind = ColumnKind::Key, .sample = u"Country"_s},
            {.title = RuleText::tr("Spellings"), .kind = ColumnKind::Words}}};
}

RuleForm scoreForm(const QString &type)
{
    const QString fieldSample = u"Last_Activity_Days"_s;
    const QString fieldTitle = RuleText::tr("Field");
    if (type == "score"_L1) {
        return {.parts = {targetPart()},
            .linesKey = u"conditions"_s,
            .linesTitle = RuleText::tr("Conditions"),
            .columns = {{.title = fieldTitle,
                            .kind = ColumnKind::Field,
                            .key = u"field"_s,
                            .sample = fieldSample},
                {.title = RuleText::tr("Comparison"),
                    .kind = ColumnKind::Test,
                    .sample = RuleText::tr("has one of the words")},
                {.title = RuleText::tr("Value"),
                    .kind = ColumnKind::Operand,
                    .sample = u"ceo, cto, director"_s},
                {.title = RuleText::tr("Points"), .kind = ColumnKind::Whole, .key = u"points"_s}}};
    }
    if (type == "bands"_L1) {
        return {.parts
            = {fieldPart(), targetPart(), textPart(u"otherwise"_s, RuleText::tr("A&ll others"))},
            .linesKey = u"bands"_s,
            .linesTitle = RuleText::tr("Bands, the highest first"),
            .columns = {{.title = RuleText::tr("At Least"),
                            .kind = ColumnKind::Whole,
                            .key = u"atLeast"_s,
                            .sample = u"1000000"_s},
                {.title = RuleText::tr("Becomes"), .key = u"label"_s}}};
    }
    return {.parts = {targetPart(), textPart(u"all"_s, RuleText::tr("If a&ll hold")),
                textPart(u"some"_s, RuleText::tr("If &some hold")),
                textPart(u"none"_s, RuleText::tr("If &none holds"))},
        .linesKey = u"checks"_s,
        .linesTitle = RuleText::tr("Checks"),
        .columns = {{.title = fieldTitle,
                        .kind = ColumnKind::Field,
                        .key = u"field"_s,
                        .sample = fieldSample},
            {.title = RuleText::tr("Comparison"),
                .kind = ColumnKind::Test,
                .sample = RuleText::tr("is a telephone number of")},
            {.title = RuleText::tr("Value"), .kind = ColumnKind::Operand}}};
}

QJsonValue::Type jsonTypeOf(PartKind kind)
{
    return kind == PartKind::Flag ? QJsonValue::Bool : QJsonValue::String;
}

bool canShowLines(const RuleForm &form, const QJsonValue &lines)
{
    if (lines.isUndefined() || form.linesKey.isEmpty())
        return true;
    if (form.isKeyed)
        return lines.isObject();
    const QJsonArray list = lines.toArray();
    return lines.isArray() && std::all_of(list.cbegin(), list.cend(), [](const auto &line) {
        return line.isObject();
    });
}

} // namespace

QStringList ruleTypes()
{
    return {u"trim"_s, u"case"_s, u"replace"_s, u"mapValues"_s, u"constant"_s, u"copy"_s,
        u"compare"_s, u"score"_s, u"bands"_s, u"quality"_s, u"phone"_s, u"country"_s};
}

QString ruleWord(const QString &type)
{
    static const QHash<QString, const char *> words{
        {u"trim"_s, QT_TRANSLATE_NOOP("RuleForm", "Trim")},
        {u"case"_s, QT_TRANSLATE_NOOP("RuleForm", "Letter Case")},
        {u"replace"_s, QT_TRANSLATE_NOOP("RuleForm", "Replace")},
        {u"mapValues"_s, QT_TRANSLATE_NOOP("RuleForm", "Map Values")},
        {u"constant"_s, QT_TRANSLATE_NOOP("RuleForm", "Set a Value")},
        {u"copy"_s, QT_TRANSLATE_NOOP("RuleForm", "Copy")},
        {u"compare"_s, QT_TRANSLATE_NOOP("RuleForm", "Compare Two Fields")},
        {u"score"_s, QT_TRANSLATE_NOOP("RuleForm", "Score by Conditions")},
        {u"bands"_s, QT_TRANSLATE_NOOP("RuleForm", "Bands")},
        {u"quality"_s, QT_TRANSLATE_NOOP("RuleForm", "Data Quality")},
        {u"phone"_s, QT_TRANSLATE_NOOP("RuleForm", "Telephone Number")},
        {u"country"_s, QT_TRANSLATE_NOOP("RuleForm", "Country Code")}};
    const char *word = words.value(type);
    return word ? RuleText::tr(word) : type;
}

RuleForm ruleForm(const QString &type)
{
    static const QStringList texts{
        u"trim"_s, u"case"_s, u"replace"_s, u"constant"_s, u"copy"_s, u"compare"_s};
    static const QStringList tables{u"mapValues"_s, u"phone"_s, u"country"_s};
    return texts.contains(type) ? textForm(type)
        : tables.contains(type) ? tableForm(type)
                                : scoreForm(type);
}

QJsonObject newRule(const QString &type)
{
    QJsonObject rule{{u"type"_s, type}};
    const RuleForm form = ruleForm(type);
    for (const RulePart &part : form.parts) {
        if (part.kind == PartKind::Field || part.kind == PartKind::Text)
            rule.insert(part.key, QString());
        else if (part.kind == PartKind::Choice)
            rule.insert(part.key, part.choices.constFirst().second);
    }
    if (!form.linesKey.isEmpty())
        rule.insert(
            form.linesKey, form.isKeyed ? QJsonValue(QJsonObject()) : QJsonValue(QJsonArray()));
    return rule;
}

bool canShowRule(const QJsonValue &rule)
{
    const QJsonObject object = rule.toObject();
    const QString type = object.value("type"_L1).toString();
    if (!ruleTypes().contains(type))
        return false;
    const RuleForm form = ruleForm(type);
    QStringList known{u"type"_s, form.linesKey};
    for (const RulePart &part : form.parts) {
        const QJsonValue value = object.value(part.key);
        if (!value.isUndefined() && value.type() != jsonTypeOf(part.kind))
            return false;
        known << part.key;
    }
    const QStringList keys = object.keys();
    return canShowLines(form, object.value(form.linesKey))
        && std::all_of(keys.cbegin(), keys.cend(),
            [&known](const QString &key) { return known.contains(key); });
}

QString describeRule(const QJsonValue &rule)
{
    const QString type = rule["type"_L1].toString();
    QStringList ends{rule["field"_L1].toString(), rule["into"_L1].toString()};
    ends.removeAll(QString());
    ends.removeDuplicates();
    const QString what = ends.join(u" → "_s);
    const QString word = type.isEmpty() ? RuleText::tr("Rule") : ruleWord(type);
    return what.isEmpty() ? word : RuleText::tr("%1: %2").arg(word, what);
}

} // namespace sluice
