// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/rowrules.h"

#include "sandbox/sandboxclock.h"
#include "sandbox/zohocrm/crmmodules.h"

namespace sluice::sandbox {

RowRules::RowRules(int module, CrmStore &store, RowWriter &writer)
    : m_number(module)
    , m_store(store)
    , m_module(store.spec(module))
    , m_writer(writer)
{
}

int RowRules::targetOf(int field) const
{
    return m_store.indexOfModule(m_module.fields.at(field).lookupModule);
}

Result<void> RowRules::openLookup(int field, bool byField)
{
    const int target = targetOf(field);
    if (target == m_number)
        return {};
    if (!byField) {
        if (!m_readers.contains(target)) {
            const RowStore &rows = m_store.rows(target);
            m_readers.insert(target, std::make_shared<RowReader>(rows, rows.snapshot()));
        }
        return {};
    }
    if (m_finders.contains(target))
        return {};
    auto finder = std::make_shared<RowWriter>(m_store.rows(target));
    if (auto opened = finder->open(); !opened)
        return opened;
    m_finders.insert(target, finder);
    return {};
}

bool RowRules::isRecord(int field, QByteArrayView id)
{
    const int target = targetOf(field);
    const qint64 ordinal = ordinalOf(m_store.spec(target), id);
    if (ordinal < 0)
        return false;
    if (target == m_number)
        return m_writer.readHead(ordinal);
    return m_readers.contains(target) && m_readers.value(target)->readHead(ordinal);
}

qint64 RowRules::recordBy(int field, const QByteArray &key, QByteArrayView value)
{
    const int target = targetOf(field);
    RowWriter &finder = target == m_number ? m_writer : *m_finders.value(target);
    const ModuleSpec &module = m_store.spec(target);
    const qint64 ordinal = finder.findBy(module.indexOf(key), value);
    return ordinal < 0 ? 0 : recordId(module, ordinal);
}

bool RowRules::isUser(QByteArrayView id)
{
    for (const CrmUser &user : crmUsers()) {
        if (user.id == id)
            return true;
    }
    return false;
}

qint64 RowRules::otherHolder(int field, QByteArrayView value, qint64 self)
{
    if (value.isEmpty() || !m_module.fields.at(field).isUnique)
        return -1;
    const qint64 other = m_writer.findBy(field, value);
    return other == self ? -1 : other;
}

void RowRules::addServerFields(
    std::vector<FieldChange> &changes, QByteArray &scratch, qint64 nowMs) const
{
    const int owner = m_module.indexOf("Owner");
    bool hasOwner = false;
    for (const FieldChange &change : changes)
        hasOwner = hasOwner || change.field == owner;
    for (int i = 0; i < m_module.fields.size(); ++i) {
        if (m_module.fields.at(i).recipe.kind == Recipe::Kind::Created) {
            const qsizetype start = scratch.size();
            appendIsoMoment(scratch, nowMs);
            changes.push_back({i, QByteArrayView(scratch).sliced(start)});
        } else if (i == owner && !hasOwner) {
            changes.push_back({i, crmUsers().first().id});
        }
    }
}

} // namespace sluice::sandbox
