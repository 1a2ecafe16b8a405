// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/celltransform.h"

#include "base/secret.h"
#include "core/mapping/dialcodes.h"
#include "core/mapping/jsonlists.h"
#include "core/mapping/transforms/datepattern.h"
#include "core/mapping/transforms/patternreplacer.h"
#include "core/mapping/transforms/zoneclock.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestCell = 10'000; // of the Data Store's text (datastore-analytics A.3)
constexpr qsizetype kLeastHashKey = 16;
constexpr qint64 kMostDecimals = 9;
constexpr qint64 kMostParts = 1'000;

// In the order of TransformKind.
const QStringList &transformWords()
{
    static const QStringList words{u"trim"_s, u"upper"_s, u"lower"_s, u"cut"_s, u"replace"_s,
        u"default"_s, u"words"_s, u"decimalPoint"_s, u"date"_s, u"hash"_s, u"mask"_s, u"blank"_s,
        u"collapse"_s, u"title"_s, u"substring"_s, u"pad"_s, u"replacePattern"_s, u"part"_s,
        u"list"_s, u"map"_s, u"number"_s, u"dateText"_s, u"phone"_s, u"country"_s};
    return words;
}

// Required, and at least one character, which may be a blank.
QString readCharacters(JsonObjectReader &reader, const QString &key)
{
    const QString text = reader.text(key);
    if (reader.has(key) && text.isEmpty())
        reader.problem(key, u"must not be empty"_s);
    return text;
}

void readWords(JsonObjectReader &reader, CellTransform &transform)
{
    transform.trueWords = reader.texts(u"true"_s);
    transform.falseWords = reader.texts(u"false"_s);
    for (qsizetype i = 0; i < transform.falseWords.size(); ++i) {
        if (transform.trueWords.contains(transform.falseWords.at(i), Qt::CaseInsensitive))
            reader.problem(u"false[%1]"_s.arg(i), u"stands among true, too"_s);
    }
}

void readDatePattern(JsonObjectReader &reader, CellTransform &transform)
{
    const qsizetype before = reader.problems().texts().size();
    transform.text = reader.filledText(u"pattern"_s);
    const DatePattern pattern(transform.text);
    if (reader.problems().texts().size() == before && !pattern.problem().isEmpty())
        reader.problem(u"pattern"_s, pattern.problem());
    if (reader.has(u"zone"_s))
        transform.zone = zoneIn(reader, u"zone"_s);
}

void readReplacePattern(JsonObjectReader &reader, CellTransform &transform)
{
    transform.text = readCharacters(reader, u"pattern"_s);
    transform.with = reader.text(u"with"_s);
    transform.flag = reader.flag(u"matchCase"_s, true);
    if (const QString problem
        = PatternReplacer(transform.text, transform.with, transform.flag).problem();
        !problem.isEmpty())
        reader.problem(u"pattern"_s, problem);
}

void readMap(JsonObjectReader &reader, CellTransform &transform)
{
    const QJsonObject values = reader.object(u"values"_s);
    if (reader.has(u"values"_s) && values.isEmpty())
        reader.problem(u"values"_s, u"needs at least one entry"_s);
    JsonObjectReader entries(values, reader.pathOf(u"values"_s), reader.problems());
    transform.flag = reader.flag(u"matchCase"_s, false);
    QSet<QString> known;
    for (const QString &key : values.keys()) {
        transform.values.insert(key, entries.text(key));
        const QString trimmed = key.trimmed();
        const QString folded = transform.flag ? trimmed : trimmed.toLower();
        if (known.contains(folded))
            entries.problem(
                key, u"stands in the table twice (case and outer spaces do not count)"_s);
        known.insert(folded);
    }
    if (reader.has(u"otherwise"_s))
        transform.otherwise = reader.text(u"otherwise"_s);
}

void readNumber(JsonObjectReader &reader, CellTransform &transform)
{
    transform.length = reader.integer(u"decimals"_s, 0, kMostDecimals);
    transform.with = reader.choice(u"point"_s, {u"."_s, u","_s}, u"."_s);
    transform.group
        = reader.choice(u"group"_s, {u"none"_s, u","_s, u"."_s, u" "_s, u"'"_s}, u"none"_s);
    if (transform.group == transform.with)
        reader.problem(u"group"_s, u"must not be the point, too"_s);
    if (transform.group == "none"_L1)
        transform.group.clear();
}

void readPhone(JsonObjectReader &reader, CellTransform &transform)
{
    transform.text = reader.filledText(u"country"_s);
    if (!transform.text.isEmpty() && dialCodeOf(transform.text.toStdString()) == nullptr)
        reader.problem(u"country"_s, u"must be the code of a country, such as IN"_s);
}

void readSubstring(JsonObjectReader &reader, CellTransform &transform)
{
    transform.number = reader.integer(u"from"_s, 1, kLongestCell);
    if (reader.has(u"length"_s))
        transform.length = reader.integer(u"length"_s, 1, kLongestCell);
}

void readPad(JsonObjectReader &reader, CellTransform &transform)
{
    transform.length = reader.integer(u"length"_s, 1, kLongestCell);
    transform.with = readCharacters(reader, u"with"_s);
    if (transform.with.toUcs4().size() > 1)
        reader.problem(u"with"_s, u"must be one character"_s);
    transform.flag = reader.choice(u"at"_s, {u"start"_s, u"end"_s}, u"start"_s) == "start"_L1;
}

void readPart(JsonObjectReader &reader, CellTransform &transform)
{
    transform.text = readCharacters(reader, u"by"_s);
    transform.number = reader.integer(u"number"_s, -kMostParts, kMostParts);
    if (reader.has(u"number"_s) && transform.number == 0)
        reader.problem(u"number"_s, u"must be 1 or more, or -1 or less from the end"_s);
}

void readParts(JsonObjectReader &reader, CellTransform &transform)
{
    switch (transform.kind) {
    case TransformKind::Cut:
        transform.length = reader.integer(u"length"_s, 1, kLongestCell);
        break;
    case TransformKind::Replace:
        transform.text = readCharacters(reader, u"find"_s);
        transform.with = reader.text(u"with"_s);
        break;
    case TransformKind::Default:
        transform.text = reader.filledText(u"value"_s);
        break;
    case TransformKind::Words:
        return readWords(reader, transform);
    case TransformKind::Date:
    case TransformKind::DateText:
        return readDatePattern(reader, transform);
    case TransformKind::Mask:
        transform.length = reader.integer(u"keep"_s, 0, kLongestCell, JsonNeed::Optional, 0);
        break;
    case TransformKind::Substring:
        return readSubstring(reader, transform);
    case TransformKind::Pad:
        return readPad(reader, transform);
    case TransformKind::ReplacePattern:
        return readReplacePattern(reader, transform);
    case TransformKind::Part:
        return readPart(reader, transform);
    case TransformKind::List:
        transform.text = readCharacters(reader, u"by"_s);
        transform.with = reader.text(u"with"_s);
        break;
    case TransformKind::Map:
        return readMap(reader, transform);
    case TransformKind::Number:
        return readNumber(reader, transform);
    case TransformKind::Phone:
        return readPhone(reader, transform);
    case TransformKind::Country:
        transform.flag = reader.choice(u"as"_s, {u"code"_s, u"name"_s}, u"code"_s) == "name"_L1;
        break;
    default:
        break;
    }
}

QJsonObject mapParts(const CellTransform &transform)
{
    QJsonObject values;
    for (auto it = transform.values.cbegin(); it != transform.values.cend(); ++it)
        values.insert(it.key(), it.value());
    QJsonObject json{{u"values"_s, values}, {u"matchCase"_s, transform.flag}};
    if (transform.otherwise)
        json.insert(u"otherwise"_s, *transform.otherwise);
    return json;
}

// What is written besides "do".
QJsonObject partsToJson(const CellTransform &transform)
{
    QJsonObject json;
    switch (transform.kind) {
    case TransformKind::Cut:
        return {{u"length"_s, transform.length}};
    case TransformKind::Replace:
        return {{u"find"_s, transform.text}, {u"with"_s, transform.with}};
    case TransformKind::Default:
        return {{u"value"_s, transform.text}};
    case TransformKind::Words:
        return {{u"true"_s, QJsonArray::fromStringList(transform.trueWords)},
            {u"false"_s, QJsonArray::fromStringList(transform.falseWords)}};
    case TransformKind::Date:
    case TransformKind::DateText:
        json.insert(u"pattern"_s, transform.text);
        if (!transform.zone.isEmpty())
            json.insert(u"zone"_s, transform.zone);
        return json;
    case TransformKind::Mask:
        return {{u"keep"_s, transform.length}};
    case TransformKind::Substring:
        json.insert(u"from"_s, transform.number);
        if (transform.length > 0)
            json.insert(u"length"_s, transform.length);
        return json;
    case TransformKind::Pad:
        return {{u"length"_s, transform.length}, {u"with"_s, transform.with},
            {u"at"_s, transform.flag ? u"start"_s : u"end"_s}};
    case TransformKind::ReplacePattern:
        return {{u"pattern"_s, transform.text}, {u"with"_s, transform.with},
            {u"matchCase"_s, transform.flag}};
    case TransformKind::Part:
        return {{u"by"_s, transform.text}, {u"number"_s, transform.number}};
    case TransformKind::List:
        return {{u"by"_s, transform.text}, {u"with"_s, transform.with}};
    case TransformKind::Map:
        return mapParts(transform);
    case TransformKind::Number:
        return {{u"decimals"_s, transform.length}, {u"point"_s, transform.with},
            {u"group"_s, transform.group.isEmpty() ? u"none"_s : transform.group}};
    case TransformKind::Phone:
        return {{u"country"_s, transform.text}};
    case TransformKind::Country:
        return {{u"as"_s, transform.flag ? u"name"_s : u"code"_s}};
    default:
        return json;
    }
}

} // namespace

CellTransform CellTransform::read(JsonObjectReader &reader)
{
    CellTransform transform;
    const qsizetype before = reader.problems().texts().size();
    const qsizetype kind = transformWords().indexOf(reader.choice(u"do"_s, transformWords()));
    if (reader.problems().texts().size() > before)
        return transform;
    transform.kind = static_cast<TransformKind>(kind);
    readParts(reader, transform);
    reader.finish();
    return transform;
}

QJsonObject CellTransform::toJson() const
{
    QJsonObject json = partsToJson(*this);
    json.insert(u"do"_s, transformWords().at(static_cast<qsizetype>(kind)));
    return json;
}

QList<CellTransform> readTransforms(JsonObjectReader &parent, const QString &key)
{
    QList<CellTransform> list;
    readObjects(parent, key,
        [&list](JsonObjectReader reader) { list.append(CellTransform::read(reader)); });
    return list;
}

QList<CellTransform> transformsOf(const QJsonArray &list)
{
    JsonProblems none;
    QList<CellTransform> transforms;
    for (const QJsonValue &item : list) {
        JsonObjectReader reader(item.toObject(), {}, none);
        transforms.append(CellTransform::read(reader));
    }
    return transforms;
}

QJsonArray transformsToJson(const QList<CellTransform> &transforms)
{
    return jsonList(transforms);
}

bool hasHash(const QList<CellTransform> &transforms)
{
    return std::any_of(transforms.begin(), transforms.end(),
        [](const CellTransform &transform) { return transform.kind == TransformKind::Hash; });
}

QString readHashKey(JsonObjectReader &parent, bool isNeeded, const QString &key)
{
    if (!parent.has(key)) {
        if (isNeeded)
            parent.problem(key, u"must name the key of the hashes, as {\"env\":\"NAME\"}"_s);
        return {};
    }
    JsonObjectReader reader(parent.object(key), parent.pathOf(key), parent.problems());
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    const qsizetype before = reader.problems().texts().size();
    const QString name = reader.text(u"env"_s);
    if (reader.problems().texts().size() == before && !variable.match(name).hasMatch())
        reader.problem(u"env"_s, u"must be the name of an environment variable"_s);
    reader.finish();
    return name;
}

Result<Secret> hashKeyOfVariable(const QString &variable)
{
    const Secret key(qgetenv(variable.toUtf8().constData()));
    if (key.reveal().size() < kLeastHashKey)
        return fail(ErrorKind::Config, u"The key of the mapping's hashes is missing"_s,
            u"The environment variable %1 holds less than %2 bytes"_s.arg(
                variable, QString::number(kLeastHashKey)),
            u"Set it for the programs that run the job, to the same value at each run"_s);
    return key;
}

} // namespace sluice
