// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/klaviyo/klaviyojob.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sluice {

// Collects the elements of one bulk request until it is full, by number and by bytes, and closes
// the body around them (commercetools-klaviyo C.4-C.6, D.2 3). The elements' JSON is taken as it
// is: it is copied once, and never parsed. A plain value, used on one thread.
class KlaviyoBatch final
{
public:
    static constexpr qint64 kMaxBytes = 4'500'000; // the service takes 5 MB
    static constexpr qint64 kMaxProfileBytes = 100'000;
    static constexpr int kMaxProfiles = 10'000;
    static constexpr int kMaxEvents = 1'000;
    static constexpr int kMaxCatalog = 100;

    enum class Added {
        Yes,
        Full, // send what is here first, then add it again
        TooLarge, // no request can hold it
    };

    // Elements: {"type":"profile","attributes":{..}}. With a list, the profiles join it.
    static KlaviyoBatch profiles(const QString &listId = {});
    // Elements: {"type":"event-bulk-create","attributes":{"profile":..,"events":{"data":[..]}}}.
    static KlaviyoBatch events();
    // Elements: {"type":"catalog-item",..} and so on; of update jobs with "id".
    static KlaviyoBatch of(KlaviyoJobKind kind);

    // `weight`: how many events are inside; each other element counts 1.
    Added add(QByteArrayView element, int weight = 1);
    Added addId(const QString &id); // for deletes: a catalog id

    int count() const { return m_count; }
    qint64 bytes() const { return m_body.size() + m_tail.size(); }
    bool isEmpty() const { return m_count == 0; }
    // The whole body; the batch is empty and can be filled again.
    QByteArray take();

private:
    KlaviyoBatch(QByteArray head, QByteArray tail, int maxCount, qint64 maxElement);

    QByteArray m_head;
    QByteArray m_tail;
    QByteArray m_elementType;
    QByteArray m_body;
    int m_maxCount;
    qint64 m_maxElement;
    int m_count = 0;
};

} // namespace sluice
