// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/server/exchange.h"

#include <map>
#include <mutex>

namespace sluice::sandbox {

// Custom objects with versions (commercetools-klaviyo B.4): what locks and checkpoints are made of.
// A file each in the state folder, all of them in memory too. Writes are atomic: of many at once
// for one version exactly one is taken. Any thread; owned by CommerceService.
class CustomObjects
{
public:
    explicit CustomObjects(Environment &environment);

    Result<void> open(const QString &folder);
    void reset();

    HttpReply get(const QString &container, const QString &key) const;
    HttpReply post(const HttpRequest &request);
    HttpReply remove(const HttpRequest &request, const QString &container, const QString &key);

    // The texts of a container's objects, or of all; for queries and the ledger.
    QList<QByteArray> texts(const QString &container = {}) const;

private:
    using Name = std::pair<QString, QString>;
    QString pathOf(const Name &name) const;
    qint64 versionOf(const Name &name) const; // 0: there is none
    HttpReply put(const Name &name, const QJsonObject &body, qint64 seen);

    Environment &m_environment;
    QString m_folder;
    mutable std::mutex m_mutex;
    std::map<Name, QJsonObject> m_objects;
};

} // namespace sluice::sandbox
