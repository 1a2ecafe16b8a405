// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/jsoncheck.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString typeProblem(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Bool:
        return u"must be true or false"_s;
    case QJsonValue::Double:
        return u"must be a number"_s;
    case QJsonValue::String:
        return u"must be text"_s;
    case QJsonValue::Array:
        return u"must be a list"_s;
    case QJsonValue::Object:
        return u"must be an object"_s;
    default:
        return u"must be a value"_s;
    }
}

} // namespace

void JsonProblems::add(const QString &path, const QString &problem)
{
    m_texts.append(path.isEmpty() ? problem : path + u": "_s + problem);
}

Error JsonProblems::toError(const QString &what, const QString &next) const
{
    return Error{
        .kind = ErrorKind::Config, .what = what, .why = m_texts.join(u"; "_s), .next = next};
}

JsonObjectReader::JsonObjectReader(
    const QJsonObject &object, const QString &path, JsonProblems &problems)
    : m_object(object)
    , m_path(path)
    , m_problems(problems)
{
}

QString JsonObjectReader::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

QJsonValue JsonObjectReader::typed(const QString &key, QJsonValue::Type type, JsonNeed need)
{
    m_asked.insert(key);
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined()) {
        if (need == JsonNeed::Required) {
            problem(key, u"is missing"_s);
        }
        return QJsonValue(QJsonValue::Undefined);
    }
    if (value.type() != type) {
        problem(key, typeProblem(type));
        return QJsonValue(QJsonValue::Undefined);
    }
    return value;
}

QString JsonObjectReader::text(const QString &key, JsonNeed need, const QString &otherwise)
{
    return typed(key, QJsonValue::String, need).toString(otherwise);
}

QString JsonObjectReader::filledText(const QString &key)
{
    const QJsonValue value = typed(key, QJsonValue::String, JsonNeed::Required);
    if (value.isString() && value.toString().trimmed().isEmpty()) {
        problem(key, u"must not be empty"_s);
    }
    return value.toString();
}

QString JsonObjectReader::choice(
    const QString &key, const QStringList &allowed, const QString &otherwise)
{
    const QJsonValue value = typed(
        key, QJsonValue::String, otherwise.isEmpty() ? JsonNeed::Required : JsonNeed::Optional);
    if (value.isUndefined()) {
        return otherwise;
    }
    if (!allowed.contains(value.toString())) {
        problem(key, u"must be one of %1"_s.arg(allowed.join(u", "_s)));
        return otherwise;
    }
    return value.toString();
}

qint64 JsonObjectReader::integer(
    const QString &key, qint64 least, qint64 most, JsonNeed need, qint64 otherwise)
{
    const QJsonValue value = typed(key, QJsonValue::Double, need);
    if (value.isUndefined()) {
        return otherwise;
    }
    const double number = value.toDouble();
    const bool isWhole = std::floor(number) == number && std::fabs(number) < 9.0e15;
    const qint64 whole = isWhole ? value.toInteger() : 0;
    if (!isWhole || whole < least || whole > most) {
        problem(key, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
        return otherwise;
    }
    return whole;
}

bool JsonObjectReader::flag(const QString &key, bool otherwise)
{
    return typed(key, QJsonValue::Bool, JsonNeed::Optional).toBool(otherwise);
}

QStringList JsonObjectReader::texts(const QString &key, JsonNeed need)
{
    QStringList list;
    const QJsonArray items = array(key, need);
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (items.at(i).isString()) {
            list.append(items.at(i).toString());
        } else {
            m_problems.add(u"%1[%2]"_s.arg(pathOf(key)).arg(i), u"must be text"_s);
        }
    }
    return list;
}

QJsonObject JsonObjectReader::object(const QString &key, JsonNeed need)
{
    return typed(key, QJsonValue::Object, need).toObject();
}

QJsonArray JsonObjectReader::array(const QString &key, JsonNeed need)
{
    return typed(key, QJsonValue::Array, need).toArray();
}

QJsonValue JsonObjectReader::value(const QString &key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

void JsonObjectReader::finish()
{
    for (const QString &key : m_object.keys()) {
        if (!m_asked.contains(key)) {
            problem(key, u"is not a known key"_s);
        }
    }
}

QJsonObject jsonObjectAt(const QJsonValue &value, const QString &path, JsonProblems &problems)
{
    if (!value.isObject()) {
        problems.add(path, u"must be an object"_s);
    }
    return value.toObject();
}

Result<QJsonObject> readJsonDocument(
    const QByteArray &text, const QString &what, qsizetype mostBytes)
{
    const QString whatFailed = u"%1 cannot be read"_s.arg(what);
    if (text.size() > mostBytes) {
        return fail(ErrorKind::Config, whatFailed,
            u"it has %1 bytes, at most %2 are accepted"_s.arg(text.size()).arg(mostBytes),
            u"Check that it is the right file"_s);
    }
    if (text.trimmed().isEmpty()) {
        return fail(
            ErrorKind::Config, whatFailed, u"it is empty"_s, u"Check that it is the right file"_s);
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        const QByteArrayView before
            = QByteArrayView(text).first(std::clamp<qsizetype>(parseError.offset, 0, text.size()));
        const qsizetype line = std::count(before.begin(), before.end(), '\n') + 1;
        return fail(ErrorKind::Config, whatFailed,
            u"line %1, byte %2: %3"_s.arg(line)
                .arg(parseError.offset)
                .arg(parseError.errorString()),
            u"Correct the file, or export it again"_s);
    }
    if (!document.isObject()) {
        return fail(ErrorKind::Config, whatFailed, u"it must hold one JSON object"_s,
            u"Check that it is the right file"_s);
    }
    return document.object();
}

QByteArray writeJsonDocument(const QJsonObject &object)
{
    QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Indented);
    if (!text.endsWith('\n')) {
        text.append('\n');
    }
    return text;
}

} // namespace sluice
