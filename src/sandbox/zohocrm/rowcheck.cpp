// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/rowcheck.h"

namespace sluice::sandbox {

namespace {

constexpr qsizetype kCellScratch = 256 * 1024;

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

RowCheck::RowCheck(const WriteRequest &request, int file, const CellRules &rules, CrmStore &store,
    RowWriter &writer, const QHash<QByteArray, qint64> &parents)
    : m_operation(request.operation)
    , m_file(request.files.at(file))
    , m_cellRules(rules)
    , m_module(store.spec(m_file.module))
    , m_writer(writer)
    , m_rules(m_file.module, store, writer)
    , m_parents(parents)
{
    m_scratch.reserve(kCellScratch);
}

Result<void> RowCheck::open()
{
    for (const WriteMapping &mapping : m_file.mappings) {
        if (mapping.field < 0 || m_module.fields.at(mapping.field).type != FieldType::Lookup)
            continue;
        const bool isByField = mapping.parentColumn < 0 && mapping.findBy != "id";
        if (auto opened = m_rules.openLookup(mapping.field, isByField); !opened)
            return opened;
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
    if (m_file.findBy.isEmpty())
        return true;
    const WriteMapping *key = nullptr;
    for (const WriteMapping &mapping : m_file.mappings) {
        if (mapping.name == m_file.findBy)
            key = &mapping;
    }
    const QByteArrayView cell = cellOf(*key, fields).trimmed();
    const bool mustExist = m_operation == WriteOperation::Update
        || (m_operation == WriteOperation::Upsert && key->field < 0);
    if (cell.isEmpty()) {
        if (m_operation != WriteOperation::Update)
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
    if (m_row.ordinal >= 0 && m_operation == WriteOperation::Insert) {
        m_duplicate.append(key->name);
        return false;
    }
    return true;
}

bool RowCheck::resolveLookup(
    const WriteMapping &mapping, QByteArrayView cell, QByteArrayView &value)
{
    if (mapping.findBy == "id") {
        value = cell;
        return m_rules.isRecord(mapping.field, cell);
    }
    const qint64 id = m_rules.recordBy(mapping.field, mapping.findBy, cell);
    if (id == 0)
        return false;
    value = idText(id);
    return true;
}

QByteArrayView RowCheck::idText(qint64 id)
{
    const qsizetype start = m_scratch.size();
    m_scratch.append(QByteArray::number(id));
    return QByteArrayView(m_scratch).sliced(start);
}

RowCheck::Verdict RowCheck::valueOf(
    const WriteMapping &mapping, std::span<const QByteArrayView> fields, QByteArrayView &value)
{
    const FieldSpec &field = m_module.fields.at(mapping.field);
    const QByteArrayView cell = cellOf(mapping, fields);
    const bool isInsert = m_row.ordinal < 0;
    if (cell.isEmpty()) {
        if (!isInsert && m_file.ignoresEmpty)
            return Verdict::Nothing;
        if (field.isMandatory)
            return Verdict::Missing;
        value = {};
        return isInsert ? Verdict::Nothing : Verdict::Value;
    }
    if (mapping.parentColumn >= 0) {
        const auto parent = m_parents.constFind(cell.trimmed().toByteArray());
        if (parent == m_parents.constEnd())
            return Verdict::NotFound;
        value = idText(*parent);
        return Verdict::Value;
    }
    bool isRight = false;
    if (field.type == FieldType::Lookup) {
        isRight = resolveLookup(mapping, cell.trimmed(), value);
    } else if (field.type == FieldType::Owner) {
        value = cell.trimmed();
        isRight = RowRules::isUser(value);
    } else {
        isRight = convertCell(field, cell, mapping.format, m_cellRules, m_scratch, value);
    }
    return isRight ? Verdict::Value : Verdict::Invalid;
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
        for (const WriteMapping &mapping : m_file.mappings) {
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
            case Verdict::NotFound:
                m_notFound.append(mapping.name);
                break;
            case Verdict::Value:
                if (m_rules.otherHolder(mapping.field, value, m_row.ordinal) >= 0)
                    m_duplicate.append(mapping.name);
                else
                    m_row.changes.push_back({mapping.field, value});
            }
        }
        if (m_row.ordinal < 0)
            m_rules.addServerFields(m_row.changes, m_scratch, nowMs);
    }
    joinErrors();
    return m_row;
}

} // namespace sluice::sandbox
