// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace sluice::testing {

// Checks JSON against the schemas of an OpenAPI description: as much of the language as those of
// the emulated services use ($ref, type, nullable, required, properties, items, enum, format,
// oneOf, anyOf, allOf). Members that the schema does not name are complaints, unless it names none
// at all: a service ignores them, and they are mostly mistakes. Used by contract tests, on their
// thread.
class JsonSchema
{
public:
    explicit JsonSchema(QJsonObject description);

    // Empty if the file cannot be read.
    static JsonSchema read(const QString &path);
    bool isEmpty() const { return m_description.isEmpty(); }

    QJsonObject operation(const QString &path, const QString &method) const;
    QStringList paths() const;

    // One line for each thing that is wrong, beginning with its JSON pointer. The body of a request
    // to an operation; or a value against a schema.
    QStringList checkRequest(
        const QString &path, const QString &method, const QByteArray &body) const;
    QStringList check(
        const QJsonValue &value, const QJsonObject &schema, const QString &at = {}) const;

private:
    QJsonObject resolved(const QJsonObject &schema) const;
    QStringList checkObject(
        const QJsonObject &object, const QJsonObject &schema, const QString &at) const;
    QStringList checkChoice(const QJsonValue &value, const QJsonObject &schema, const QString &at,
        const QString &word) const;

    QJsonObject m_description;
};

} // namespace sluice::testing
