// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/cachesegments.h"

#include "base/files.h"
#include "sandbox/catalyst/catalysttime.h"
#include "sandbox/statefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostKeyLength = 50;
constexpr int kMostValueLength = 16'000;
constexpr int kMostHours = 48;
constexpr qint64 kCacheHourMs = 3'600'000;

const QStringList &segmentNames()
{
    static const QStringList names{u"Default"_s, u"ZohoAnalyticsDatastoreSync"_s};
    return names;
}

qint64 segmentId(int segment)
{
    return kCatalystFirstSegmentId + segment * 2;
}

int indexOfSegment(const QString &idOrName)
{
    if (idOrName.isEmpty())
        return 0;
    for (int i = 0; i < segmentNames().size(); ++i) {
        if (segmentNames().at(i) == idOrName || QString::number(segmentId(i)) == idOrName)
            return i;
    }
    return -1;
}

QJsonObject segmentJson(int segment, bool isText)
{
    return {{u"id"_s, idValue(segmentId(segment), isText)},
        {u"segment_name"_s, segmentNames().at(segment)}};
}

QJsonObject fullSegmentJson(int segment, bool isText)
{
    QJsonObject all = segmentJson(segment, isText);
    all.insert(u"project_details"_s, projectReference(isText));
    all.insert(u"modified_by"_s, projectUser(isText));
    return all;
}

} // namespace

CacheSegments::CacheSegments(Environment &environment)
    : m_environment(environment)
{
}

Result<void> CacheSegments::open()
{
    QFile file(path());
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    const QMutexLocker lock(&m_mutex);
    for (const QJsonValue &value : entries) {
        const QJsonObject from = value.toObject();
        m_entries.insert({from.value("segment"_L1).toInt(), from.value("key"_L1).toString()},
            {from.value("value"_L1).toString(), from.value("hours"_L1).toInt(),
                from.value("dies"_L1).toInteger()});
    }
    return {};
}

void CacheSegments::save() const
{
    QJsonArray entries;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        entries.append(QJsonObject{{u"segment"_s, it.key().first}, {u"key"_s, it.key().second},
            {u"value"_s, it->value}, {u"hours"_s, it->hours}, {u"dies"_s, it->diesMs}});
    }
    const auto saved
        = writeStateFile(path(), QJsonDocument(entries).toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

void CacheSegments::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_entries.clear();
    save();
}

Result<void> CacheSegments::set(
    const QString &segment, const QString &name, const QString &value)
{
    const int index = indexOfSegment(segment);
    if (index < 0)
        return fail(ErrorKind::Data, u"There is no segment %1"_s.arg(segment));
    const QMutexLocker lock(&m_mutex);
    const qint64 dies = m_environment.clock.nowMs() + kMostHours * kCacheHourMs;
    m_entries.insert({index, name}, {value, kMostHours, dies});
    save();
    return {};
}

QJsonObject CacheSegments::entryJson(const Key &key, bool isText) const
{
    QJsonObject json{{u"cache_name"_s, key.second}, {u"cache_value"_s, QJsonValue::Null},
        {u"project_details"_s, projectReference(isText)},
        {u"segment_details"_s, segmentJson(key.first, isText)}};
    const auto entry = m_entries.constFind(key);
    const qint64 now = m_environment.clock.nowMs();
    if (entry == m_entries.constEnd() || entry->diesMs <= now)
        return json;
    json.insert(u"cache_value"_s, entry->value);
    json.insert(u"expires_in"_s, catalystDisplayTime(entry->diesMs));
    json.insert(u"expiry_in_hours"_s, idValue(entry->hours, isText));
    json.insert(u"ttl_in_milliseconds"_s, idValue(entry->diesMs - now, isText));
    return json;
}

HttpReply CacheSegments::list(const HttpRequest &request) const
{
    QJsonArray all;
    for (int i = 0; i < segmentNames().size(); ++i)
        all.append(fullSegmentJson(i, wantsTextIds(request)));
    return catalystSuccess(all);
}

HttpReply CacheSegments::describe(const HttpRequest &request, const QString &segment) const
{
    const int index = indexOfSegment(segment);
    if (index < 0)
        return unknownId(u"Segment"_s).reply();
    return catalystSuccess(fullSegmentJson(index, wantsTextIds(request)));
}

HttpReply CacheSegments::get(const HttpRequest &request, const QString &segment)
{
    const int index = indexOfSegment(segment);
    const QString name = QString::fromUtf8(request.param("cacheKey"));
    if (index < 0)
        return unknownId(u"Segment"_s).reply();
    if (name.isEmpty())
        return invalidInput(u"cacheKey is mandatory"_s).reply();
    const QMutexLocker lock(&m_mutex);
    return catalystSuccess(entryJson({index, name}, wantsTextIds(request)));
}

HttpReply CacheSegments::put(const HttpRequest &request, const QString &segment)
{
    const int index = indexOfSegment(segment);
    const auto body = request.jsonObject();
    if (index < 0)
        return unknownId(u"Segment"_s).reply();
    if (!body)
        return invalidInput(u"The input value is not readable. Please check your input"_s).reply();
    const QString name = body->value("cache_name"_L1).toString();
    const QJsonValue value = body->value("cache_value"_L1);
    const QJsonValue expiry = body->value("expiry_in_hours"_L1);
    const bool hasExpiry = !expiry.isUndefined() && !expiry.isNull();
    const int hours = hasExpiry ? expiry.toVariant().toInt() : kMostHours;
    if (name.isEmpty() || name.size() > kMostKeyLength)
        return invalidInput(u"cache_name has 1 to 50 characters"_s).reply();
    if (!value.isString() || value.toString().size() > kMostValueLength)
        return invalidInput(u"cache_value has up to 16000 characters"_s).reply();
    if (hours < 1 || hours > kMostHours)
        return invalidInput(u"expiry_in_hours is 1 to 48"_s).reply();
    const QMutexLocker lock(&m_mutex);
    const qint64 dies = m_environment.clock.nowMs() + hours * kCacheHourMs;
    m_entries.insert({index, name}, {value.toString(), hours, dies});
    save();
    HttpReply reply = catalystSuccess(entryJson({index, name}, wantsTextIds(request)));
    reply.hasEffect = true;
    return reply;
}

HttpReply CacheSegments::remove(const HttpRequest &request, const QString &segment)
{
    const int index = indexOfSegment(segment);
    const QString name = QString::fromUtf8(request.param("cacheKey"));
    if (index < 0)
        return unknownId(u"Segment"_s).reply();
    if (name.isEmpty())
        return invalidInput(u"cacheKey is mandatory"_s).reply();
    const QMutexLocker lock(&m_mutex);
    m_entries.remove({index, name});
    save();
    HttpReply reply = catalystSuccess(entryJson({index, name}, wantsTextIds(request)));
    reply.hasEffect = true;
    return reply;
}

} // namespace sluice::sandbox
