// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/requestlog.h"

#include <QJsonArray>
#include <QMutexLocker>

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr size_t kKeptRequests = 100'000;

QJsonObject recordJson(const RequestRecord &record)
{
    return {{u"number"_s, record.number}, {u"time"_s, record.timeMs},
        {u"service"_s, QString::fromUtf8(record.service)},
        {u"method"_s, QString::fromUtf8(record.method)},
        {u"path"_s, QString::fromUtf8(record.path)}, {u"query"_s, QString::fromUtf8(record.query)},
        {u"route"_s, QString::fromUtf8(record.label)},
        {u"bodySha256"_s, QString::fromLatin1(record.bodySha256)},
        {u"bodyBytes"_s, record.bodyBytes}, {u"status"_s, record.status},
        {u"durationMs"_s, record.durationMs}, {u"sideEffect"_s, record.hasEffect},
        {u"fault"_s, record.hasFault}};
}

} // namespace

QByteArray RequestLog::redacted(const QByteArray &rawQuery)
{
    static const QList<QByteArray> secrets{
        "client_secret", "refresh_token", "access_token", "code", "token", "code_verifier"};
    QList<QByteArray> pairs = rawQuery.split('&');
    for (QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && secrets.contains(pair.left(equals)))
            pair = pair.left(equals + 1) + "***";
    }
    return pairs.join('&');
}

QByteArray RequestLog::sha256(QByteArrayView body)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(body.data(), static_cast<size_t>(body.size()), digest, &size, EVP_sha256(), nullptr);
    return QByteArray(reinterpret_cast<const char *>(digest), size).toHex();
}

void RequestLog::add(RequestRecord record)
{
    const QMutexLocker lock(&m_mutex);
    record.number = ++m_count;
    Total &total = m_totals[{record.service, record.method + ' ' + record.label}];
    ++total.count;
    ++total.statuses[record.status];
    if (record.hasEffect)
        ++total.effects;
    m_records.push_back(std::move(record));
    if (m_records.size() > kKeptRequests)
        m_records.pop_front();
}

void RequestLog::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_records.clear();
    m_totals.clear();
    m_count = 0;
}

QJsonObject RequestLog::describe(const QByteArray &service, qint64 since, qint64 limit) const
{
    const QMutexLocker lock(&m_mutex);
    QJsonArray requests;
    for (const RequestRecord &record : m_records) {
        if (requests.size() >= limit)
            break;
        if (record.number > since && (service.isEmpty() || record.service == service))
            requests.append(recordJson(record));
    }
    QJsonArray totals;
    for (const auto &[key, total] : m_totals) {
        if (!service.isEmpty() && key.first != service)
            continue;
        QJsonObject statuses;
        for (const auto &[status, count] : total.statuses)
            statuses.insert(QString::number(status), count);
        const qsizetype blank = key.second.indexOf(' ');
        totals.append(QJsonObject{{u"service"_s, QString::fromUtf8(key.first)},
            {u"method"_s, QString::fromUtf8(key.second.left(blank))},
            {u"route"_s, QString::fromUtf8(key.second.mid(blank + 1))}, {u"count"_s, total.count},
            {u"sideEffects"_s, total.effects}, {u"statuses"_s, statuses}});
    }
    return {{u"count"_s, m_count}, {u"requests"_s, requests}, {u"totals"_s, totals}};
}

} // namespace sluice::sandbox
