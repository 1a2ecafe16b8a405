// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/celltransform.h"

#include "core/mapping/jsoncheck.h"
#include "syncs/datastoreanalytics/mapping/datepattern.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestCell = 10'000; // of the Data Store's text (datastore-analytics A.3)

// In the order of TransformKind.
const QStringList &transformWords()
{
    static const QStringList words{u"trim"_s, u"upper"_s, u"lower"_s, u"cut"_s, u"replace"_s,
        u"default"_s, u"words"_s, u"decimalPoint"_s, u"date"_s, u"hash"_s, u"mask"_s, u"blank"_s};
    return words;
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

void readPattern(JsonObjectReader &reader, CellTransform &transform)
{
    const qsizetype before = reader.problems().texts().size();
    transform.text = reader.filledText(u"pattern"_s);
    const DatePattern pattern(transform.text);
    if (reader.problems().texts().size() == before && !pattern.problem().isEmpty())
        reader.problem(u"pattern"_s, pattern.problem());
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
    switch (transform.kind) {
    case TransformKind::Cut:
        transform.length = reader.integer(u"length"_s, 1, kLongestCell);
        break;
    case TransformKind::Replace:
        transform.text = reader.text(u"find"_s);
        if (reader.has(u"find"_s) && transform.text.isEmpty())
            reader.problem(u"find"_s, u"must not be empty"_s);
        transform.with = reader.text(u"with"_s);
        break;
    case TransformKind::Default:
        transform.text = reader.filledText(u"value"_s);
        break;
    case TransformKind::Words:
        readWords(reader, transform);
        break;
    case TransformKind::Date:
        readPattern(reader, transform);
        break;
    case TransformKind::Mask:
        transform.length = reader.integer(u"keep"_s, 0, kLongestCell, JsonNeed::Optional, 0);
        break;
    case TransformKind::Trim:
    case TransformKind::Upper:
    case TransformKind::Lower:
    case TransformKind::DecimalPoint:
    case TransformKind::Hash:
    case TransformKind::Blank:
        break;
    }
    reader.finish();
    return transform;
}

QJsonObject CellTransform::toJson() const
{
    QJsonObject json{{u"do"_s, transformWords().at(static_cast<qsizetype>(kind))}};
    switch (kind) {
    case TransformKind::Cut:
        json.insert(u"length"_s, length);
        break;
    case TransformKind::Replace:
        json.insert(u"find"_s, text);
        json.insert(u"with"_s, with);
        break;
    case TransformKind::Default:
        json.insert(u"value"_s, text);
        break;
    case TransformKind::Words:
        json.insert(u"true"_s, QJsonArray::fromStringList(trueWords));
        json.insert(u"false"_s, QJsonArray::fromStringList(falseWords));
        break;
    case TransformKind::Date:
        json.insert(u"pattern"_s, text);
        break;
    case TransformKind::Mask:
        json.insert(u"keep"_s, length);
        break;
    case TransformKind::Trim:
    case TransformKind::Upper:
    case TransformKind::Lower:
    case TransformKind::DecimalPoint:
    case TransformKind::Hash:
    case TransformKind::Blank:
        break;
    }
    return json;
}

QList<CellTransform> readTransforms(JsonObjectReader &parent, const QString &key)
{
    QList<CellTransform> list;
    const QJsonArray items = parent.array(key, JsonNeed::Optional);
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(parent.pathOf(key), QString::number(i));
        const QJsonObject item = jsonObjectAt(items.at(i), path, parent.problems());
        if (!items.at(i).isObject())
            continue;
        JsonObjectReader reader(item, path, parent.problems());
        list.append(CellTransform::read(reader));
    }
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
    QJsonArray list;
    for (const CellTransform &transform : transforms)
        list.append(transform.toJson());
    return list;
}

} // namespace sluice
