// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/leadpreset.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The rules in their order; "${..}" stands for a field name or for what a rule set gives below.
constexpr const char *kLeadRules = R"json([
    {"type": "country", "field": "${Country}", "spellings": "${spellings}"},
    {"type": "phone", "field": "${Mobile}", "country": "${Country}", "dialCodes": "${dialCodes}",
     "stripInternationalPrefix": "${strip00}", "stripTrunk": "${stripTrunk}"},
    {"type": "score", "into": "${Lead_Score_Value}", "conditions": [
        {"field": "${Designation}", "words": ["ceo", "cto", "director", "vp"],
         "match": "${match}", "points": 25},
        {"field": "${No_of_Employees}", "atLeast": 200, "points": 20},
        {"field": "${Last_Activity_Days}", "atMost": 7, "points": 15},
        {"field": "${Web_Engagement_Score}", "atLeast": 70, "points": 10}]},
    {"type": "bands", "field": "${Lead_Score_Value}", "into": "${Lead_Segment}",
     "bands": [{"atLeast": 70, "label": "Hot"}, {"atLeast": 40, "label": "Warm"}],
     "otherwise": "Cold"},
    {"type": "mapValues", "field": "${Lead_Segment}", "into": "${Sales_Priority}",
     "values": {"Hot": "High", "Warm": "Medium", "Cold": "Low"}},
    {"type": "quality", "into": "${Data_Quality_Status}",
     "checks": [
        {"field": "${Mobile}", "country": "${Country}", "dialCodes": "${dialCodes}"},
        {"field": "${Country}", "oneOf": ["IN", "US", "${uk}"]}],
     "all": "Clean", "some": "Needs Review", "none": "Critical"}
])json";

constexpr const char *kLeadSets = R"json({
    "all": {
        "dialCodes": {
            "IN": {"dial": "91", "digits": 10, "trunk": "0"},
            "US": {"dial": "1", "digits": 10},
            "${uk}": {"dial": "44", "digits": 10, "trunk": "0"}}},
    "A": {
        "strip00": false, "stripTrunk": false, "match": "substring",
        "spellings": {
            "IN": ["india", "ind", "in", "+91"],
            "US": ["usa", "us", "united states", "+1"],
            "${uk}": ["uk", "u.k", "united kingdom", "+44"]}},
    "B": {
        "strip00": true, "stripTrunk": false, "match": "substring",
        "spellings": {
            "IN": ["india", "ind", "in", "+91"],
            "US": ["usa", "us", "united states", "+1"],
            "${uk}": ["uk", "u.k", "united kingdom", "+44"]}},
    "C": {
        "strip00": true, "stripTrunk": true, "match": "word",
        "spellings": {
            "IN": ["india", "ind", "in", "+91", "91"],
            "US": ["usa", "us", "united states", "+1", "1", "u.s.", "u.s.a", "u.s.a.",
                   "united states of america"],
            "${uk}": ["uk", "u.k", "united kingdom", "+44", "44", "u.k.", "gb",
                      "great britain"]}}
})json";

const QStringList &leadFields()
{
    static const QStringList names{u"Mobile"_s, u"Country"_s, u"Designation"_s,
        u"No_of_Employees"_s, u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s,
        u"Lead_Score_Value"_s, u"Lead_Segment"_s, u"Sales_Priority"_s, u"Data_Quality_Status"_s};
    return names;
}

QString variableName(const QString &text)
{
    return text.startsWith(u"${"_s) && text.endsWith(u'}') ? text.sliced(2, text.size() - 3)
                                                           : QString();
}

// `value` with each "${name}" replaced, in keys too, by what `variables` has for it.
QJsonValue filledIn(const QJsonValue &value, const QJsonObject &variables)
{
    if (value.isString()) {
        const QString name = variableName(value.toString());
        return name.isEmpty() ? value : filledIn(variables.value(name), variables);
    }
    if (value.isArray()) {
        QJsonArray filled;
        for (const QJsonValue &item : value.toArray()) {
            filled.append(filledIn(item, variables));
        }
        return filled;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject filled;
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const QString name = variableName(it.key());
            filled.insert(name.isEmpty() ? it.key() : variables.value(name).toString(),
                filledIn(it.value(), variables));
        }
        return filled;
    }
    return value;
}

// The field names by their default names, those of the job put in.
QJsonObject leadNames(JsonObjectReader &reader)
{
    QJsonObject names;
    JsonObjectReader given(reader.object(u"names"_s, JsonNeed::Optional), reader.pathOf(u"names"_s),
        reader.problems());
    QStringList used;
    for (const QString &standard : leadFields()) {
        const QString name = given.has(standard) ? given.filledText(standard) : standard;
        if (used.contains(name)) {
            given.problem(standard, u"another field has this name already"_s);
        }
        if (name.startsWith(u"${"_s)) {
            given.problem(standard, u"is not a field name"_s);
        }
        used.append(name);
        names.insert(standard, name);
    }
    given.finish();
    return names;
}

} // namespace

QJsonArray leadCleanUpRules(JsonObjectReader &reader)
{
    const qsizetype before = reader.problems().texts().size();
    reader.choice(u"preset"_s, {u"lead-clean-up"_s});
    const QString set = reader.choice(u"ruleSet"_s, {u"A"_s, u"B"_s, u"C"_s}, u"C"_s);
    QJsonObject variables = leadNames(reader);
    variables.insert(u"uk"_s, reader.choice(u"ukCode"_s, {u"UK"_s, u"GB"_s}, u"UK"_s));
    if (reader.problems().texts().size() != before) {
        return {};
    }
    const QJsonObject sets = QJsonDocument::fromJson(kLeadSets).object();
    for (const QString &part : {u"all"_s, set}) {
        const QJsonObject given = sets.value(part).toObject();
        for (auto it = given.constBegin(); it != given.constEnd(); ++it) {
            variables.insert(it.key(), it.value());
        }
    }
    return filledIn(QJsonDocument::fromJson(kLeadRules).array(), variables).toArray();
}

} // namespace sluice
