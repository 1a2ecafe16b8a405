// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <initializer_list>

namespace sluice {

// What is wrong with a JSON document, all of it at once, each problem with the JSON path of its
// place ("connections[0].settings.apiUrl"). A plain value of whoever reads the document; any
// thread. It quotes keys, never values, because a value may be a secret.
class JsonProblems
{
public:
    void add(const QString &path, const QString &problem);
    bool isEmpty() const { return m_texts.isEmpty(); }
    const QStringList &texts() const { return m_texts; }

    // Kind Config; `what` is the sentence before the list.
    Error toError(const QString &what, const QString &next) const;

private:
    QStringList m_texts;
};

enum class JsonNeed { Required, Optional };

// Takes an object apart key by key and notes what is missing, of the wrong type or out of range.
// finish() notes every key that nobody asked for. Lives as long as one object is read.
class JsonObjectReader
{
public:
    JsonObjectReader(const QJsonObject &object, const QString &path, JsonProblems &problems);

    bool has(const QString &key) const { return m_object.contains(key); }
    QString pathOf(const QString &key) const;
    const QString &path() const { return m_path; }
    const QJsonObject &whole() const { return m_object; }
    JsonProblems &problems() { return m_problems; }
    void problem(const QString &key, const QString &text) { m_problems.add(pathOf(key), text); }

    QString text(
        const QString &key, JsonNeed need = JsonNeed::Required, const QString &otherwise = {});
    QString filledText(const QString &key); // required and not empty
    QString choice(const QString &key, const QStringList &allowed, const QString &otherwise = {});
    qint64 integer(const QString &key, qint64 least, qint64 most,
        JsonNeed need = JsonNeed::Required, qint64 otherwise = 0);
    bool flag(const QString &key, bool otherwise);
    QStringList texts(const QString &key, JsonNeed need = JsonNeed::Required);
    QJsonObject object(const QString &key, JsonNeed need = JsonNeed::Required);
    QJsonArray array(const QString &key, JsonNeed need = JsonNeed::Required);
    QJsonValue value(const QString &key); // any type; Undefined if it is not there

    void finish(); // unknown keys

private:
    // The value if it is there and of that type, else Undefined with the problem noted.
    QJsonValue typed(const QString &key, QJsonValue::Type type, JsonNeed need);

    QJsonObject m_object;
    QString m_path;
    JsonProblems &m_problems;
    QSet<QString> m_asked;
};

// The object at `path`, or an empty one with the problem noted.
QJsonObject jsonObjectAt(const QJsonValue &value, const QString &path, JsonProblems &problems);

// The single object of a document of at most `mostBytes`; `what` names the document in errors.
Result<QJsonObject> readJsonDocument(
    const QByteArray &text, const QString &what, qsizetype mostBytes = 4 * 1024 * 1024);

// The same text for the same value on every machine: keys sorted, indented, a newline at the end.
QByteArray writeJsonDocument(const QJsonObject &object);

} // namespace sluice
