// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalystproject.h"
#include "sandbox/environment.h"

#include <QMap>
#include <QMutex>

namespace sluice::sandbox {

// The cache (datastore-analytics A.8): a default segment and the one of the original solution, keys
// with a value and an end. Kept in one file of the state. Any thread; owned by CatalystService.
class CacheSegments
{
public:
    explicit CacheSegments(Environment &environment);

    Result<void> open();
    void reset();

    // A value that another program put there.
    Result<void> set(const QString &segment, const QString &name, const QString &value);

    HttpReply list(const HttpRequest &request) const;
    HttpReply describe(const HttpRequest &request, const QString &segment) const;
    // An empty segment is the default one.
    HttpReply get(const HttpRequest &request, const QString &segment);
    HttpReply put(const HttpRequest &request, const QString &segment); // POST and PUT
    HttpReply remove(const HttpRequest &request, const QString &segment);

private:
    struct Entry
    {
        QString value;
        int hours = 0;
        qint64 diesMs = 0;
    };
    using Key = std::pair<int, QString>; // segment, name
    QJsonObject entryJson(const Key &key, bool isText) const;
    void save() const;
    QString path() const
    {
        return m_environment.stateFolder + QStringLiteral("/catalyst/cache.json");
    }

    Environment &m_environment;
    mutable QMutex m_mutex;
    QMap<Key, Entry> m_entries;
};

} // namespace sluice::sandbox
