// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/jsonschema.h"

#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == "string"_L1)
        return value.isString();
    if (type == "number"_L1)
        return value.isDouble();
    if (type == "integer"_L1)
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    if (type == "boolean"_L1)
        return value.isBool();
    if (type == "array"_L1)
        return value.isArray();
    return type == "object"_L1 && value.isObject();
}

bool hasFormat(const QString &text, const QString &format)
{
    if (format == "date-time"_L1) {
        return text.contains(u'T') && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
    }
    if (format == "date"_L1)
        return QDate::fromString(text, Qt::ISODate).isValid();
    return true;
}

QString shortText(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact))
        .left(120);
}

} // namespace

JsonSchema::JsonSchema(QJsonObject description)
    : m_description(std::move(description))
{
}

JsonSchema JsonSchema::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return JsonSchema({});
    return JsonSchema(QJsonDocument::fromJson(file.readAll()).object());
}

QJsonObject JsonSchema::operation(const QString &path, const QString &method) const
{
    return m_description.value("paths"_L1)
        .toObject()
        .value(path)
        .toObject()
        .value(method.toLower())
        .toObject();
}

QStringList JsonSchema::paths() const
{
    return m_description.value("paths"_L1).toObject().keys();
}

QJsonObject JsonSchema::resolved(const QJsonObject &schema) const
{
    QJsonObject found = schema;
    for (int depth = 0; depth < 20 && found.contains("$ref"_L1); ++depth) {
        QJsonValue place = m_description;
        for (const QString &part :
            found.value("$ref"_L1).toString().sliced(2).split(u'/', Qt::SkipEmptyParts))
            place = place.toObject().value(part);
        found = place.toObject();
    }
    return found;
}

QStringList JsonSchema::checkRequest(
    const QString &path, const QString &method, const QByteArray &body) const
{
    const QJsonObject request = operation(path, method).value("requestBody"_L1).toObject();
    const QJsonObject content = request.value("content"_L1).toObject();
    if (content.isEmpty())
        return {u"%1 %2 takes no body"_s.arg(method, path)};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return {u"no JSON: "_s + error.errorString()};
    return check(document.object(), content.begin()->toObject().value("schema"_L1).toObject());
}

QStringList JsonSchema::checkChoice(const QJsonValue &value, const QJsonObject &schema,
    const QString &at, const QString &word) const
{
    const QJsonArray choices = schema.value(word).toArray();
    int matches = 0;
    QStringList complaints;
    for (const QJsonValue &choice : choices) {
        const QStringList found = check(value, choice.toObject(), at);
        matches += found.isEmpty();
        complaints += found;
    }
    if (word == "allOf"_L1)
        return complaints;
    if (choices.isEmpty() || matches == 1 || (word == "anyOf"_L1 && matches > 1))
        return {};
    return QStringList{u"%1: %2 of %3 fit"_s.arg(at, QString::number(matches), word)} + complaints;
}

QStringList JsonSchema::checkObject(
    const QJsonObject &object, const QJsonObject &schema, const QString &at) const
{
    QStringList complaints;
    for (const QJsonValue &name : schema.value("required"_L1).toArray()) {
        if (!object.contains(name.toString()))
            complaints += u"%1: %2 is missing"_s.arg(at, name.toString());
    }
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString place = at + u'/' + it.key();
        if (properties.contains(it.key()))
            complaints += check(it.value(), properties.value(it.key()).toObject(), place);
        else if (!properties.isEmpty())
            complaints += u"%1: not in the schema"_s.arg(place);
    }
    return complaints;
}

QStringList JsonSchema::check(
    const QJsonValue &value, const QJsonObject &unresolved, const QString &at) const
{
    const QJsonObject schema = resolved(unresolved);
    if (value.isNull()) {
        return schema.value("nullable"_L1).toBool()
            ? QStringList()
            : QStringList{u"%1: null is not taken"_s.arg(at)};
    }
    QStringList complaints;
    const QString type = schema.value("type"_L1).toString();
    if (!type.isEmpty() && !hasType(value, type))
        return {u"%1: %2 is no %3"_s.arg(at, shortText(value), type)};
    const QJsonArray allowed = schema.value("enum"_L1).toArray();
    if (!allowed.isEmpty() && !allowed.contains(value))
        complaints += u"%1: %2 is not in the enum"_s.arg(at, shortText(value));
    if (value.isString() && !hasFormat(value.toString(), schema.value("format"_L1).toString()))
        complaints += u"%1: %2 has a wrong format"_s.arg(at, shortText(value));
    if (value.isObject())
        complaints += checkObject(value.toObject(), schema, at);
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            complaints += check(
                items.at(i), schema.value("items"_L1).toObject(), at + u'/' + QString::number(i));
    }
    for (const QString &word : {u"oneOf"_s, u"anyOf"_s, u"allOf"_s})
        complaints += checkChoice(value, schema, at, word);
    return complaints;
}

} // namespace sluice::testing
