// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

#include <QMutex>

#include <deque>
#include <map>

namespace sluice::sandbox {

// One request as GET /__sandbox/requests shows it. Secrets in the query are already redacted.
struct RequestRecord
{
    qint64 number = 0;
    qint64 timeMs = 0;
    QByteArray service;
    QByteArray method;
    QByteArray path;
    QByteArray query;
    QByteArray label; // the route's
    QByteArray bodySha256;
    qint64 bodyBytes = 0;
    int status = 0; // 0: no reply was sent
    qint64 durationMs = 0;
    bool hasEffect = false;
    bool hasFault = false;
};

// Every request that was made, the last 100,000 kept, with totals over all. Any thread; owned by
// the environment. It never holds a body or a header.
class RequestLog
{
public:
    void add(RequestRecord record);
    void clear();
    // NDJSON of the kept requests from `since` on, or a JSON object with "requests" and "totals".
    QJsonObject describe(const QByteArray &service, qint64 since, qint64 limit) const;

    static QByteArray redacted(const QByteArray &rawQuery);
    static QByteArray sha256(QByteArrayView body);

private:
    struct Total
    {
        qint64 count = 0;
        qint64 effects = 0;
        std::map<int, qint64> statuses;
    };
    mutable QMutex m_mutex;
    std::deque<RequestRecord> m_records;
    std::map<std::pair<QByteArray, QByteArray>, Total> m_totals; // service, "METHOD label"
    qint64 m_count = 0;
};

} // namespace sluice::sandbox
