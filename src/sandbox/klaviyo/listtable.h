// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/recordlog.h"

#include <QHash>

#include <map>
#include <vector>

namespace sluice::sandbox {

// Lists of profiles and what each profile consented to. Under the store's lock; owned by
// KlaviyoStore.
class ListTable
{
public:
    explicit ListTable(RecordLog &log)
        : m_log(log)
    {
    }

    struct List
    {
        QByteArray name;
        QByteArray optIn; // single_opt_in or double_opt_in
        qint64 createdMs = 0;
        qint64 updatedMs = 0;
        bool isDeleted = false;
        std::map<quint32, qint64> members; // profile -> joined
    };
    // Of one channel; an empty state: never asked.
    struct Consent
    {
        QByteArray state; // SUBSCRIBED or UNSUBSCRIBED
        qint64 timeMs = 0;
        bool isHistorical = false;
    };
    struct Consents
    {
        Consent email;
        Consent sms;
    };

    qint64 add(const QByteArray &name, const QByteArray &optIn, qint64 nowMs);
    void rename(qint64 list, const QByteArray &name, qint64 nowMs);
    void remove(qint64 list);
    void join(qint64 list, quint32 profile, qint64 nowMs, bool isHistorical);
    void leave(qint64 list, quint32 profile);
    void consent(quint32 profile, const Consents &consents);

    qint64 count() const { return static_cast<qint64>(m_lists.size()); }
    const List &list(qint64 list) const { return m_lists.at(static_cast<size_t>(list)); }
    static QByteArray idOf(qint64 list);
    qint64 byId(QByteArrayView id) const; // -1: there is none
    Consents consentsOf(qint64 profile) const
    {
        return m_consents.value(static_cast<quint32>(profile));
    }
    // Joins that would have started "added to list" flows.
    qint64 flows() const { return m_flows; }

    bool replay(char type, HeadReader &head);
    void clear();

private:
    void put(qint64 list);

    RecordLog &m_log;
    std::vector<List> m_lists;
    QHash<quint32, Consents> m_consents;
    qint64 m_flows = 0;
};

} // namespace sluice::sandbox
