// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/customobjects.h"

#include "base/files.h"
#include "sandbox/commercetools/commerceerrors.h"
#include "sandbox/commercetools/jsonout.h"
#include "sandbox/commercetools/shopedit.h"
#include "sandbox/commercetools/utcmoment.h"
#include "sandbox/statefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

bool isObjectName(const QString &text)
{
    static const QRegularExpression kName(u"^[-_~.a-zA-Z0-9]{1,256}$"_s);
    return kName.match(text).hasMatch();
}

// In the service's order of members, with those that every record begins with in front.
QByteArray objectText(const QJsonObject &object)
{
    QByteArray out;
    JsonOut json(out);
    json.beginObject();
    json.text("id", object.value("id"_L1).toString().toUtf8());
    json.number("version", object.value("version"_L1).toInteger());
    for (const QString &name : {u"createdAt"_s, u"lastModifiedAt"_s, u"container"_s, u"key"_s})
        json.text(name.toLatin1(), object.value(name).toString().toUtf8());
    const QByteArray value = QJsonDocument(QJsonObject{{u"v"_s, object.value("value"_L1)}})
                                 .toJson(QJsonDocument::Compact);
    json.raw("value", value.mid(5, value.size() - 6));
    json.endObject();
    return out;
}

HttpReply objectReply(int status, const QJsonObject &object)
{
    HttpReply reply;
    reply.status = status;
    reply.body = objectText(object);
    return reply;
}

QString readableName(const QString &container, const QString &key)
{
    return container + u'/' + key;
}

std::optional<HttpReply> objectProblem(const QJsonObject &body)
{
    for (const QString &name : {u"container"_s, u"key"_s, u"value"_s}) {
        if (body.value(name).isNull() || body.value(name).isUndefined()) {
            return commerceError(400, u"RequiredField"_s,
                u"Request body does not contain valid JSON. %1: Missing required value"_s.arg(name),
                {{u"field"_s, name}});
        }
    }
    for (const QString &name : {u"container"_s, u"key"_s}) {
        if (!isObjectName(body.value(name).toString())) {
            return commerceError(400, u"InvalidField"_s,
                u"The value of %1 must match [-_~.a-zA-Z0-9]+ and have 1 to 256 characters."_s.arg(
                    name),
                {{u"field"_s, name}, {u"invalidValue"_s, body.value(name)}});
        }
    }
    const QJsonValue version = body.value("version"_L1);
    if (!version.isUndefined() && !version.isDouble())
        return commerceError(400, u"InvalidJsonInput"_s,
            u"Request body does not contain valid JSON. version: A number is expected"_s);
    return std::nullopt;
}

} // namespace

CustomObjects::CustomObjects(Environment &environment)
    : m_environment(environment)
{
}

QString CustomObjects::pathOf(const Name &name) const
{
    const QByteArray text = readableName(name.first, name.second).toUtf8();
    return m_folder + u'/'
        + QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex())
        + u".json"_s;
}

Result<void> CustomObjects::open(const QString &folder)
{
    m_folder = folder;
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    const QDir directory(folder);
    const QStringList names = directory.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        m_objects[{object.value("container"_L1).toString(), object.value("key"_L1).toString()}]
            = object;
    }
    return {};
}

void CustomObjects::reset()
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[name, object] : m_objects)
        QFile::remove(pathOf(name));
    m_objects.clear();
}

HttpReply CustomObjects::get(const QString &container, const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_objects.find({container, key});
    if (found == m_objects.end())
        return commerceNotFound(readableName(container, key));
    return objectReply(200, found->second);
}

qint64 CustomObjects::versionOf(const Name &name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_objects.find(name);
    return found == m_objects.end() ? 0 : found->second.value("version"_L1).toInteger();
}

// `seen` is the version that stood there when the request came in.
HttpReply CustomObjects::put(const Name &name, const QJsonObject &body, qint64 seen)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_objects.find(name);
    const bool isNew = found == m_objects.end();
    const qint64 actual = isNew ? 0 : found->second.value("version"_L1).toInteger();
    const bool isTold = body.contains("version"_L1);
    const qint64 told = body.value("version"_L1).toInteger(-1);
    const bool isPassedOver
        = told == 0 && !m_environment.settings.flag(u"commerceChecksVersionZero"_s);
    if (isNew && isTold && told != 0)
        return commerceError(400, u"InvalidOperation"_s, u"version on create must be 0"_s);
    if (!isNew && isTold && !isPassedOver && told != actual)
        return commerceConflict(readableName(name.first, name.second), told, actual);
    if (actual != seen)
        return commerceConflict(readableName(name.first, name.second), seen, actual);
    const QString now = QString::fromLatin1(utcMoment(m_environment.clock.nowMs()));
    QJsonObject object = isNew
        ? QJsonObject{{u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
            {u"createdAt"_s, now}, {u"container"_s, name.first}, {u"key"_s, name.second}}
        : found->second;
    object.insert(u"version"_s, actual + 1);
    object.insert(u"lastModifiedAt"_s, now);
    object.insert(u"value"_s, withoutNulls(body.value("value"_L1)));
    if (auto done = writeStateFile(pathOf(name), QJsonDocument(object).toJson()); !done)
        return commerceError(500, u"General"_s, done.error().text());
    m_objects[name] = object;
    HttpReply reply = objectReply(isNew ? 201 : 200, object);
    reply.hasEffect = true;
    return reply;
}

HttpReply CustomObjects::post(const HttpRequest &request)
{
    const auto body = request.jsonObject();
    if (!body)
        return commerceError(
            400, u"InvalidJsonInput"_s, u"Request body does not contain valid JSON."_s);
    if (auto problem = objectProblem(*body))
        return *std::move(problem);
    const Name name{body->value("container"_L1).toString(), body->value("key"_L1).toString()};
    const qint64 seen = versionOf(name);
    const qint64 window = m_environment.settings.number(u"commerceObjectWindowMs"_s);
    if (window > 0)
        static_cast<void>(m_environment.stop.waitFor(std::chrono::milliseconds(window)));
    return put(name, *body, seen);
}

HttpReply CustomObjects::remove(
    const HttpRequest &request, const QString &container, const QString &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_objects.find({container, key});
    if (found == m_objects.end())
        return commerceNotFound(readableName(container, key));
    const qint64 actual = found->second.value("version"_L1).toInteger();
    if (request.params.contains("version")) {
        bool isNumber = false;
        const qint64 told = request.param("version").toLongLong(&isNumber);
        if (!isNumber)
            return commerceError(400, u"InvalidInput"_s, u"Malformed parameter: version"_s);
        if (told != actual)
            return commerceConflict(readableName(container, key), told, actual);
    }
    HttpReply reply = objectReply(200, found->second);
    reply.hasEffect = true;
    QFile::remove(pathOf(found->first));
    m_objects.erase(found);
    return reply;
}

QList<QByteArray> CustomObjects::texts(const QString &container) const
{
    const std::lock_guard lock(m_mutex);
    QList<QByteArray> all;
    for (const auto &[name, object] : m_objects) {
        if (container.isEmpty() || name.first == container)
            all.append(objectText(object));
    }
    return all;
}

} // namespace sluice::sandbox
