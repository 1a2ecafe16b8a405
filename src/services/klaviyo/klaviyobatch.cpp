// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyobatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A text as JSON, quotes included.
QByteArray klaviyoJsonText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray klaviyoBatchHead(const QByteArray &type, const QByteArray &elements)
{
    return "{\"data\":{\"type\":\"" + type + "\",\"attributes\":{\"" + elements + "\":{\"data\":[";
}

} // namespace

KlaviyoBatch::KlaviyoBatch(QByteArray head, QByteArray tail, int maxCount, qint64 maxElement)
    : m_head(std::move(head))
    , m_tail(std::move(tail))
    , m_body(m_head)
    , m_maxCount(maxCount)
    , m_maxElement(maxElement)
{
}

KlaviyoBatch KlaviyoBatch::profiles(const QString &listId)
{
    QByteArray tail = "]}}";
    if (!listId.isEmpty()) {
        tail += ",\"relationships\":{\"lists\":{\"data\":[{\"type\":\"list\",\"id\":"
            + klaviyoJsonText(listId) + "}]}}";
    }
    tail += "}}";
    return {klaviyoBatchHead("profile-bulk-import-job", "profiles"), tail, kMaxProfiles,
        kMaxProfileBytes};
}

KlaviyoBatch KlaviyoBatch::events()
{
    return {klaviyoBatchHead("event-bulk-create-job", "events-bulk-create"), "]}}}}", kMaxEvents,
        kMaxBytes};
}

KlaviyoBatch KlaviyoBatch::of(KlaviyoJobKind kind)
{
    if (kind == KlaviyoJobKind::ProfileImport)
        return profiles();
    KlaviyoBatch batch(
        klaviyoBatchHead(klaviyoJobType(kind).toLatin1(), klaviyoJobElements(kind).toLatin1()),
        "]}}}}", kMaxCatalog, kMaxBytes);
    batch.m_elementType = klaviyoElementType(kind).toLatin1();
    return batch;
}

KlaviyoBatch::Added KlaviyoBatch::add(QByteArrayView element, int weight)
{
    const qint64 alone = m_head.size() + element.size() + m_tail.size();
    if (element.size() > m_maxElement || alone > kMaxBytes || weight > m_maxCount)
        return Added::TooLarge;
    if (m_count + weight > m_maxCount || bytes() + 1 + element.size() > kMaxBytes)
        return Added::Full;
    if (m_count > 0)
        m_body += ',';
    m_body.append(element);
    m_count += weight;
    return Added::Yes;
}

KlaviyoBatch::Added KlaviyoBatch::addId(const QString &id)
{
    return add(
        QByteArray("{\"type\":\"" + m_elementType + "\",\"id\":" + klaviyoJsonText(id) + '}'));
}

QByteArray KlaviyoBatch::take()
{
    QByteArray body = std::exchange(m_body, m_head);
    body += m_tail;
    m_count = 0;
    return body;
}

} // namespace sluice
