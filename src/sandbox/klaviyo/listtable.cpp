// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/listtable.h"

namespace sluice::sandbox {

namespace {

constexpr char kListRecord = 'L';
constexpr char kMemberRecord = 'm';
constexpr char kConsentRecord = 'U';
const QByteArray kListIdStart = "L";
constexpr int kListIdDigits = 5;

} // namespace

QByteArray ListTable::idOf(qint64 list)
{
    return kListIdStart
        + QByteArray::number(list + 1, 36).toUpper().rightJustified(kListIdDigits, '0');
}

qint64 ListTable::byId(QByteArrayView id) const
{
    for (qint64 list = 0; list < count(); ++list) {
        if (!this->list(list).isDeleted && idOf(list) == id)
            return list;
    }
    return -1;
}

void ListTable::put(qint64 list)
{
    const List &entry = this->list(list);
    m_log.add(kListRecord,
        HeadWriter()
            .number(list)
            .text(entry.name)
            .text(entry.optIn)
            .number(entry.createdMs)
            .number(entry.updatedMs)
            .number(entry.isDeleted ? 1 : 0));
}

qint64 ListTable::add(const QByteArray &name, const QByteArray &optIn, qint64 nowMs)
{
    m_lists.push_back({.name = name, .optIn = optIn, .createdMs = nowMs, .updatedMs = nowMs});
    put(count() - 1);
    return count() - 1;
}

void ListTable::rename(qint64 list, const QByteArray &name, qint64 nowMs)
{
    List &entry = m_lists.at(static_cast<size_t>(list));
    entry.name = name;
    entry.updatedMs = nowMs;
    put(list);
}

void ListTable::remove(qint64 list)
{
    List &entry = m_lists.at(static_cast<size_t>(list));
    entry.isDeleted = true;
    entry.members.clear();
    put(list);
}

void ListTable::join(qint64 list, quint32 profile, qint64 nowMs, bool isHistorical)
{
    if (!m_lists.at(static_cast<size_t>(list)).members.emplace(profile, nowMs).second)
        return;
    m_flows += isHistorical ? 0 : 1;
    m_log.add(
        kMemberRecord, HeadWriter().number(list).number(profile).number(nowMs).number(m_flows));
}

void ListTable::leave(qint64 list, quint32 profile)
{
    if (m_lists.at(static_cast<size_t>(list)).members.erase(profile) > 0)
        m_log.add(
            kMemberRecord, HeadWriter().number(list).number(profile).number(0).number(m_flows));
}

void ListTable::consent(quint32 profile, const Consents &consents)
{
    m_consents.insert(profile, consents);
    HeadWriter head;
    head.number(profile);
    for (const Consent &consent : {consents.email, consents.sms})
        head.text(consent.state).number(consent.timeMs).number(consent.isHistorical ? 1 : 0);
    m_log.add(kConsentRecord, head);
}

bool ListTable::replay(char type, HeadReader &head)
{
    if (type == kConsentRecord) {
        const auto profile = static_cast<quint32>(head.number());
        Consents consents;
        for (Consent *consent : {&consents.email, &consents.sms}) {
            consent->state = head.text();
            consent->timeMs = head.number();
            consent->isHistorical = head.number() != 0;
        }
        m_consents.insert(profile, consents);
        return true;
    }
    if (type != kListRecord && type != kMemberRecord)
        return false;
    const auto number = static_cast<size_t>(head.number());
    if (m_lists.size() <= number)
        m_lists.resize(number + 1);
    List &list = m_lists.at(number);
    if (type == kMemberRecord) {
        const auto profile = static_cast<quint32>(head.number());
        const qint64 joined = head.number();
        m_flows = head.number();
        if (joined == 0)
            list.members.erase(profile);
        else
            list.members.emplace(profile, joined);
        return true;
    }
    list.name = head.text();
    list.optIn = head.text();
    list.createdMs = head.number();
    list.updatedMs = head.number();
    list.isDeleted = head.number() != 0;
    if (list.isDeleted)
        list.members.clear();
    return true;
}

void ListTable::clear()
{
    m_lists.clear();
    m_consents.clear();
    m_flows = 0;
}

} // namespace sluice::sandbox
