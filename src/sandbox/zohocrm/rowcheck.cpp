// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/rowcheck.h"

#include "sandbox/sandboxclock.h"
#include "sandbox/zohocrm/bulkcell.h"
#include "sandbox/zohocrm/crmmodules.h"

namespace sluice::sandbox {

namespace {

constexpr qsizetype kCellScratch = 256 * 1024;

bool isKnownUser(QByteArrayView id)
{
    for (const CrmUser &user : crmUsers()) {
        if (user.id == id)
            return true;
    }
    return false;
}

void appendErrors(QByteArray &out, const char *code, const QList<QByteArray> &columns)
{
    if (columns.isEmpty())
        return;
    if (!out.isEmpty())
        out.append(':');
    out.append(code);
    out.append('-');
    out.append(columns.join(','));
}

} // namespace

RowCheck::RowCheck(const WriteRequest &request, CrmStore &store, RowWriter &writer)
    : m_request(request)
    , m_store(store)
    , m_module(store.spec(request.module))
    , m_writer(writer)
{
    m_scratch.reserve(kCellScratch);
}

Result<void> RowCheck::open()
{
    for (const WriteMapping &mapping : m_request.mappings) {
        if (mapping.field < 0 || m_module.fields.at(mapping.field).type != FieldType::Lookup)
            continue;
        const int target = m_store.indexOfModule(m_module.fields.at(mapping.field).lookupModule);
        if (target == m_request.module || m_finders.contains(target))
            continue;
        auto finder = std::make_shared<RowWriter>(m_store.rows(target));
        if (auto opened = finder->open(); !opened)
            return opened;
        m_finders.insert(target, finder);
    }
    return {};
}

QByteArrayView RowCheck::cellOf(const WriteMapping &mapping, std::span<const QByteArrayView> fields)
{
    QByteArrayView cell;
    if (mapping.index >= 0 && static_cast<size_t>(mapping.index) < fields.size())
        cell = fields[static_cast<size_t>(mapping.index)];
    if (cell.trimmed().isEmpty())
        cell = mapping.hasDefault ? QByteArrayView(mapping.defaultValue) : QByteArrayView();
    return cell;
}

// False: the row ends here, with an error noted.
bool RowCheck::findRow(std::span<const QByteArrayView> fields)
{
    m_row.ordinal = -1;
    if (m_request.findBy.isEmpty())
        return true;
    const WriteMapping *key = nullptr;
    for (const WriteMapping &mapping : m_request.mappings) {
        if (mapping.name == m_request.findBy)
            key = &mapping;
    }
    const QByteArrayView cell = cellOf(*key, fields).trimmed();
    const bool mustExist = m_request.operation == WriteOperation::Update
        || (m_request.operation == WriteOperation::Upsert && key->field < 0);
    if (cell.isEmpty()) {
        if (m_request.operation != WriteOperation::Update)
            return true;
        m_missing.append(key->name);
        return false;
    }
    if (key->field < 0) {
        const qint64 ordinal = ordinalOf(m_module, cell);
        m_row.ordinal = ordinal >= 0 && m_writer.readHead(ordinal) ? ordinal : -1;
    } else {
        m_row.ordinal = m_writer.findBy(key->field, cell);
    }
    if (m_row.ordinal < 0 && mustExist) {
        m_notFound.append(key->name);
        return false;
    }
    if (m_row.ordinal >= 0 && m_request.operation == WriteOperation::Insert) {
        m_duplicate.append(key->name);
        return false;
    }
    return true;
}

bool RowCheck::resolveLookup(
    const WriteMapping &mapping, QByteArrayView cell, QByteArrayView &value)
{
    const int target = m_store.indexOfModule(m_module.fields.at(mapping.field).lookupModule);
    RowWriter &finder = target == m_request.module ? m_writer : *m_finders.value(target);
    const ModuleSpec &module = m_store.spec(target);
    if (mapping.findBy == "id") {
        value = cell;
        const qint64 ordinal = ordinalOf(module, cell);
        return ordinal >= 0 && finder.readHead(ordinal);
    }
    const qint64 ordinal = finder.findBy(module.indexOf(mapping.findBy), cell);
    if (ordinal < 0)
        return false;
    const qsizetype start = m_scratch.size();
    m_scratch.append(QByteArray::number(recordId(module, ordinal)));
    value = QByteArrayView(m_scratch).sliced(start);
    return true;
}

RowCheck::Verdict RowCheck::valueOf(
    const WriteMapping &mapping, std::span<const QByteArrayView> fields, QByteArrayView &value)
{
    const FieldSpec &field = m_module.fields.at(mapping.field);
    const QByteArrayView cell = cellOf(mapping, fields);
    const bool isInsert = m_row.ordinal < 0;
    if (cell.isEmpty()) {
        if (!isInsert && m_request.ignoresEmpty)
            return Verdict::Nothing;
        if (field.isMandatory)
            return Verdict::Missing;
        value = {};
        return isInsert ? Verdict::Nothing : Verdict::Value;
    }
    bool isRight = false;
    if (field.type == FieldType::Lookup) {
        isRight = resolveLookup(mapping, cell.trimmed(), value);
    } else if (field.type == FieldType::Owner) {
        value = cell.trimmed();
        isRight = isKnownUser(value);
    } else {
        isRight = convertCell(field, cell, mapping.format, m_scratch, value);
    }
    return isRight ? Verdict::Value : Verdict::Invalid;
}

bool RowCheck::isTaken(const WriteMapping &mapping, QByteArrayView value)
{
    if (value.isEmpty() || !m_module.fields.at(mapping.field).isUnique)
        return false;
    const qint64 other = m_writer.findBy(mapping.field, value);
    return other >= 0 && other != m_row.ordinal;
}

void RowCheck::addServerFields(qint64 nowMs)
{
    bool hasOwner = false;
    for (const FieldChange &change : m_row.changes)
        hasOwner = hasOwner || m_module.fields.at(change.field).type == FieldType::Owner;
    for (int i = 0; i < m_module.fields.size(); ++i) {
        const FieldSpec &field = m_module.fields.at(i);
        if (field.recipe.kind == Recipe::Kind::Created) {
            const qsizetype start = m_scratch.size();
            appendIsoMoment(m_scratch, nowMs);
            m_row.changes.push_back({i, QByteArrayView(m_scratch).sliced(start)});
        } else if (field.type == FieldType::Owner && !hasOwner) {
            m_row.changes.push_back({i, crmUsers().first().id});
        }
    }
}

void RowCheck::joinErrors()
{
    appendErrors(m_row.errors, "MANDATORY_NOT_FOUND", m_missing);
    appendErrors(m_row.errors, "INVALID_DATA", m_invalid);
    appendErrors(m_row.errors, "DUPLICATE_DATA", m_duplicate);
    appendErrors(m_row.errors, "RESOURCE_NOT_FOUND", m_notFound);
}

const CheckedRow &RowCheck::check(std::span<const QByteArrayView> fields, qint64 nowMs)
{
    m_row.changes.clear();
    m_row.errors.resize(0);
    m_scratch.resize(0);
    for (QList<QByteArray> *list : {&m_missing, &m_invalid, &m_duplicate, &m_notFound})
        list->clear();
    if (findRow(fields)) {
        for (const WriteMapping &mapping : m_request.mappings) {
            if (mapping.field < 0)
                continue;
            QByteArrayView value;
            switch (valueOf(mapping, fields, value)) {
            case Verdict::Nothing:
                break;
            case Verdict::Missing:
                m_missing.append(mapping.name);
                break;
            case Verdict::Invalid:
                m_invalid.append(mapping.name);
                break;
            case Verdict::Value:
                if (isTaken(mapping, value))
                    m_duplicate.append(mapping.name);
                else
                    m_row.changes.push_back({mapping.field, value});
            }
        }
        if (m_row.ordinal < 0)
            addServerFields(nowMs);
    }
    joinErrors();
    return m_row;
}

} // namespace sluice::sandbox
