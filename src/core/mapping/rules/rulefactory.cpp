// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/rulefactory.h"

#include "core/mapping/rules/countryrule.h"
#include "core/mapping/rules/phonerule.h"
#include "core/mapping/rules/scorerules.h"
#include "core/mapping/rules/tablerules.h"
#include "core/mapping/rules/textrules.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using RulePtr = std::unique_ptr<Rule>;
constexpr qint64 kMostNumber = 1'000'000'000'000;

bool isDigitsOnly(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// "field" and, for another target, "into".
std::pair<QString, QString> fieldAndInto(JsonObjectReader &reader)
{
    const QString field = reader.filledText(u"field"_s);
    return {field, reader.has(u"into"_s) ? reader.filledText(u"into"_s) : field};
}

RulePtr makeTrim(JsonObjectReader &reader)
{
    const auto [field, into] = fieldAndInto(reader);
    return std::make_unique<TrimRule>(field, into);
}

RulePtr makeCase(JsonObjectReader &reader)
{
    const auto [field, into] = fieldAndInto(reader);
    const QString to = reader.choice(u"to"_s, {u"upper"_s, u"lower"_s, u"capitalize"_s});
    return std::make_unique<CaseRule>(field, into,
        to == u"upper"_s       ? LetterCase::Upper
            : to == u"lower"_s ? LetterCase::Lower
                               : LetterCase::Capitalize);
}

RulePtr makeReplace(JsonObjectReader &reader)
{
    const auto [field, into] = fieldAndInto(reader);
    const QString find = reader.text(u"find"_s);
    const QString with = reader.text(u"with"_s);
    const bool matchCase = reader.flag(u"matchCase"_s, true);
    const bool isPattern = reader.flag(u"regularExpression"_s, false);
    if (reader.has(u"find"_s) && find.isEmpty()) {
        reader.problem(u"find"_s, u"must not be empty"_s);
    }
    if (!isPattern) {
        return std::make_unique<ReplaceTextRule>(
            field, into, find, with, matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
    }
    const PatternReplacer replacer(find, with, matchCase);
    if (const QString problem = replacer.problem(); !problem.isEmpty()) {
        reader.problem(u"find"_s, problem);
    }
    return std::make_unique<ReplacePatternRule>(field, into, replacer);
}

RulePtr makeMapValues(JsonObjectReader &reader)
{
    const auto [field, into] = fieldAndInto(reader);
    ValueTable table(reader.flag(u"matchCase"_s, false));
    const QJsonObject values = reader.object(u"values"_s);
    JsonObjectReader entries(values, reader.pathOf(u"values"_s), reader.problems());
    for (const QString &key : values.keys()) {
        if (!table.add(key, entries.text(key))) {
            entries.problem(
                key, u"stands in the table twice (case and outer spaces do not count)"_s);
        }
    }
    std::optional<QString> otherwise;
    if (reader.has(u"otherwise"_s)) {
        otherwise = reader.text(u"otherwise"_s);
    }
    return std::make_unique<MapValuesRule>(field, into, std::move(table), otherwise);
}

RulePtr makeConstant(JsonObjectReader &reader)
{
    const QString field = reader.filledText(u"field"_s);
    const QString value = reader.text(u"value"_s);
    return std::make_unique<ConstantRule>(field, value, reader.flag(u"onlyIfEmpty"_s, false));
}

RulePtr makeCopy(JsonObjectReader &reader)
{
    const QString field = reader.filledText(u"field"_s);
    const QString into = reader.filledText(u"into"_s);
    return std::make_unique<CopyRule>(field, into, reader.flag(u"onlyIfEmpty"_s, false));
}

DialPlans readDialPlans(JsonObjectReader &reader)
{
    DialPlans plans;
    const QJsonObject codes = reader.object(u"dialCodes"_s);
    if (reader.has(u"dialCodes"_s) && codes.isEmpty()) {
        reader.problem(u"dialCodes"_s, u"needs at least one country"_s);
    }
    for (auto it = codes.constBegin(); it != codes.constEnd(); ++it) {
        const QString path = reader.pathOf(u"dialCodes"_s) + u'.' + it.key();
        JsonObjectReader plan(
            jsonObjectAt(it.value(), path, reader.problems()), path, reader.problems());
        const QString dial = plan.filledText(u"dial"_s);
        if (!isDigitsOnly(dial) || dial.startsWith(u'0') || dial.size() > 4) {
            plan.problem(u"dial"_s, u"must be one to four digits, not beginning with 0"_s);
        }
        const QString trunk = plan.text(u"trunk"_s, JsonNeed::Optional);
        if (!isDigitsOnly(trunk) || trunk.size() > 2) {
            plan.problem(u"trunk"_s, u"must be at most two digits"_s);
        }
        const qint64 digits = plan.integer(u"digits"_s, 4, 15);
        plan.finish();
        plans.add({it.key().trimmed().toUtf8(), dial.toLatin1(), digits, trunk.toLatin1()});
    }
    return plans;
}

RulePtr makePhone(JsonObjectReader &reader)
{
    const auto [field, into] = fieldAndInto(reader);
    const QString country = reader.filledText(u"country"_s);
    PhoneRule::Options options;
    options.stripInternationalPrefix = reader.flag(u"stripInternationalPrefix"_s, false);
    options.stripTrunk = reader.flag(u"stripTrunk"_s, false);
    return std::make_unique<PhoneRule>(field, into, country, readDialPlans(reader), options);
}

RulePtr makeCountry(JsonObjectReader &reader)
{
    const auto [field, into] = fieldAndInto(reader);
    ValueTable table(false);
    const QJsonObject values = reader.object(u"spellings"_s);
    JsonObjectReader entries(values, reader.pathOf(u"spellings"_s), reader.problems());
    const QStringList codes = values.keys();
    for (const QString &code : codes) {
        for (const QString &spelling : entries.texts(code)) {
            if (!table.add(spelling, code)) {
                entries.problem(code, u"has a spelling that stands in the table twice"_s);
            }
        }
    }
    for (const QString &code : codes) {
        const QByteArray *meaning = table.find(code.toUtf8());
        if (meaning != nullptr && *meaning != code.toUtf8()) {
            entries.problem(code, u"is a spelling of another country"_s);
        }
    }
    return std::make_unique<CountryRule>(field, into, std::move(table), codes);
}

ScoreRule::Condition readCondition(JsonObjectReader &reader)
{
    ScoreRule::Condition condition;
    condition.field = reader.filledText(u"field"_s);
    condition.points = reader.integer(u"points"_s, -kMostNumber, kMostNumber);
    const int tests = int(reader.has(u"words"_s)) + int(reader.has(u"atLeast"_s))
        + int(reader.has(u"atMost"_s));
    if (tests != 1) {
        reader.problems().add(reader.path(), u"needs one of words, atLeast, atMost"_s);
    }
    if (reader.has(u"words"_s)) {
        const QString match = reader.choice(u"match"_s, {u"word"_s, u"substring"_s}, u"word"_s);
        condition.test = match == u"word"_s ? ScoreRule::Test::Words : ScoreRule::Test::Substrings;
        for (const QString &word : reader.texts(u"words"_s)) {
            if (word.trimmed().isEmpty()) {
                reader.problem(u"words"_s, u"must not hold an empty word"_s);
            } else {
                condition.texts.push_back(word.trimmed().toLower().toUtf8());
            }
        }
    }
    if (reader.has(u"atLeast"_s)) {
        condition.test = ScoreRule::Test::AtLeast;
        condition.limit = reader.integer(u"atLeast"_s, -kMostNumber, kMostNumber);
    }
    if (reader.has(u"atMost"_s)) {
        condition.test = ScoreRule::Test::AtMost;
        condition.limit = reader.integer(u"atMost"_s, -kMostNumber, kMostNumber);
    }
    return condition;
}

// Reads each object of the list `key` with `read`.
template <class T, class Read>
std::vector<T> readRuleItems(JsonObjectReader &reader, const QString &key, Read &&read)
{
    std::vector<T> items;
    const QJsonArray array = reader.array(key);
    if (reader.has(key) && array.isEmpty()) {
        reader.problem(key, u"needs at least one entry"_s);
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(reader.pathOf(key), QString::number(i));
        JsonObjectReader item(
            jsonObjectAt(array.at(i), path, reader.problems()), path, reader.problems());
        items.push_back(read(item));
        item.finish();
    }
    return items;
}

RulePtr makeScore(JsonObjectReader &reader)
{
    const QString into = reader.filledText(u"into"_s);
    return std::make_unique<ScoreRule>(
        into, readRuleItems<ScoreRule::Condition>(reader, u"conditions"_s, readCondition));
}

BandsRule::Band readBand(JsonObjectReader &reader)
{
    return {
        reader.integer(u"atLeast"_s, -kMostNumber, kMostNumber), reader.text(u"label"_s).toUtf8()};
}

RulePtr makeBands(JsonObjectReader &reader)
{
    const QString field = reader.filledText(u"field"_s);
    const QString into = reader.filledText(u"into"_s);
    auto bands = readRuleItems<BandsRule::Band>(reader, u"bands"_s, readBand);
    const auto isNotBelow
        = [](const BandsRule::Band &a, const BandsRule::Band &b) { return a.atLeast <= b.atLeast; };
    if (std::adjacent_find(bands.begin(), bands.end(), isNotBelow) != bands.end()) {
        reader.problem(u"bands"_s, u"must go from the highest to the lowest"_s);
    }
    return std::make_unique<BandsRule>(field, into, std::move(bands), reader.text(u"otherwise"_s));
}

QualityRule::Check readCheck(JsonObjectReader &reader)
{
    QualityRule::Check check;
    check.field = reader.filledText(u"field"_s);
    if (reader.has(u"oneOf"_s) == reader.has(u"dialCodes"_s)) {
        reader.problems().add(reader.path(), u"needs either oneOf, or country and dialCodes"_s);
    }
    if (reader.has(u"oneOf"_s)) {
        for (const QString &value : reader.texts(u"oneOf"_s)) {
            check.oneOf.push_back(value.toUtf8());
        }
    }
    if (reader.has(u"dialCodes"_s)) {
        check.country = reader.filledText(u"country"_s);
        check.plans = readDialPlans(reader);
    }
    return check;
}

RulePtr makeQuality(JsonObjectReader &reader)
{
    const QString into = reader.filledText(u"into"_s);
    auto checks = readRuleItems<QualityRule::Check>(reader, u"checks"_s, readCheck);
    const QString all = reader.text(u"all"_s);
    const QString some = reader.text(u"some"_s);
    return std::make_unique<QualityRule>(
        into, std::move(checks), all, some, reader.text(u"none"_s));
}

RulePtr makeCompare(JsonObjectReader &reader)
{
    const QString field = reader.filledText(u"field"_s);
    const QString with = reader.filledText(u"with"_s);
    const QString into = reader.filledText(u"into"_s);
    const QString same = reader.text(u"same"_s);
    const QString different = reader.text(u"different"_s);
    return std::make_unique<CompareRule>(
        field, with, into, same, different, reader.flag(u"matchCase"_s, true));
}

struct RuleMaker
{
    QLatin1StringView type;
    RulePtr (*make)(JsonObjectReader &);
};

constexpr RuleMaker kRuleMakers[] = {
    {"trim"_L1, makeTrim},
    {"case"_L1, makeCase},
    {"replace"_L1, makeReplace},
    {"mapValues"_L1, makeMapValues},
    {"constant"_L1, makeConstant},
    {"copy"_L1, makeCopy},
    {"phone"_L1, makePhone},
    {"country"_L1, makeCountry},
    {"score"_L1, makeScore},
    {"bands"_L1, makeBands},
    {"quality"_L1, makeQuality},
    {"compare"_L1, makeCompare},
};

} // namespace

std::vector<RulePtr> rulesFromJson(
    const QJsonArray &rules, const QString &path, JsonProblems &problems)
{
    QStringList types;
    for (const RuleMaker &maker : kRuleMakers) {
        types.append(maker.type);
    }
    std::vector<RulePtr> made;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QString rulePath = u"%1[%2]"_s.arg(path, QString::number(i));
        JsonObjectReader reader(jsonObjectAt(rules.at(i), rulePath, problems), rulePath, problems);
        const QString type = rules.at(i).isObject() ? reader.choice(u"type"_s, types) : QString();
        const auto maker = std::find_if(std::begin(kRuleMakers), std::end(kRuleMakers),
            [&type](const RuleMaker &candidate) { return candidate.type == type; });
        if (maker != std::end(kRuleMakers)) {
            made.push_back(maker->make(reader));
            reader.finish();
        }
    }
    return made;
}

} // namespace sluice
