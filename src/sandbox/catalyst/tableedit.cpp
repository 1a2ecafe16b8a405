// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/tableedit.h"

#include "sandbox/catalyst/catalysttime.h"
#include "sandbox/catalyst/datacells.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

CatalystProblem writeProblem(const Error &error)
{
    return {500, u"INTERNAL_SERVER_ERROR"_s, error.text()};
}

QString nameOf(const DataColumn &column)
{
    return QString::fromUtf8(column.name);
}

} // namespace

TableEdit::TableEdit(CatalystStore &store, EventFeed &events, int table, bool isApplied)
    : m_store(store)
    , m_events(events)
    , m_table(table)
    , m_spec(store.spec(table))
    , m_isApplied(isApplied)
    , m_writer(store.rows(table))
    , m_nowMs(store.rowTimeMs())
{
}

Result<void> TableEdit::open()
{
    return m_writer.open();
}

qint64 TableEdit::ordinalOfRow(const QJsonValue &rowId)
{
    const QByteArray id = rowId.toVariant().toString().toUtf8();
    const qint64 ordinal = ordinalOf(m_spec.module, id);
    return ordinal >= 0 && m_writer.readHead(ordinal) ? ordinal : -1;
}

// `ordinal` is the row that is changed; -1: a new one.
tl::expected<TableEdit::Cells, CatalystProblem> TableEdit::cellsFor(
    const QJsonObject &values, qint64 ordinal)
{
    Cells cells;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const int index = m_spec.indexOf(it.key().toUtf8());
        if (index < 0)
            return tl::unexpected(invalidInput(u"Invalid column name %1"_s.arg(it.key())));
        const DataColumn &column = m_spec.columns.at(index);
        if (column.isSystem) {
            if (index == kRowIdColumn && ordinal >= 0)
                continue;
            return tl::unexpected(invalidInput(u"%1 cannot be written"_s.arg(it.key())));
        }
        auto cell = cellFor(column, it.value());
        if (!cell)
            return tl::unexpected(cell.error());
        if (cell->isEmpty() && column.isMandatory)
            return tl::unexpected(invalidInput(u"%1 is mandatory"_s.arg(it.key())));
        cells.insert(index, *cell);
    }
    for (int i = 0; ordinal < 0 && i < m_spec.columns.size(); ++i) {
        const DataColumn &column = m_spec.columns.at(i);
        if (column.isMandatory && !column.isSystem && !cells.contains(i))
            return tl::unexpected(invalidInput(u"%1 is mandatory"_s.arg(nameOf(column))));
    }
    if (const auto problem = checkKeys(cells, ordinal))
        return tl::unexpected(*problem);
    return cells;
}

std::optional<CatalystProblem> TableEdit::checkKeys(const Cells &cells, qint64 ordinal)
{
    for (auto it = cells.begin(); it != cells.end(); ++it) {
        const DataColumn &column = m_spec.columns.at(it.key());
        if (it->isEmpty())
            continue;
        if (column.isUnique) {
            const qint64 holder = m_writer.findBy(column.field, *it);
            if (holder >= 0 && holder != ordinal) {
                return CatalystProblem{
                    409, u"DUPLICATE_VALUE"_s, u"Duplicate value for %1"_s.arg(nameOf(column))};
            }
        }
        if (column.type != DataType::ForeignKey)
            continue;
        const int parent = m_store.indexOfTable(QString::fromUtf8(column.parentTable));
        const RowStore &rows = m_store.rows(parent);
        RowReader reader(rows, rows.snapshot());
        if (!reader.readHead(ordinalOf(rows.module(), *it)))
            return invalidInput(u"Foreign key mismatch in %1"_s.arg(nameOf(column)));
    }
    return std::nullopt;
}

void TableEdit::note(EventFeed::Action action, qint64 ordinal)
{
    if (!m_events.isOn())
        return;
    m_writer.read(ordinal, RowReader::kAllFields);
    m_changes.append({action, rowJson(m_spec, m_writer, ordinal, {}, true)});
}

TableEdit::Outcome TableEdit::put(const Cells &cells)
{
    const QByteArray creator = QByteArray::number(kCatalystUserId);
    const QByteArray created = catalystStamp(m_nowMs);
    std::vector<FieldChange> changes{
        {m_spec.creatorField(), creator}, {m_spec.createdField(), created}};
    for (auto it = cells.begin(); it != cells.end(); ++it)
        changes.push_back({m_spec.columns.at(it.key()).field, *it});
    auto ordinal = m_writer.insert(changes, m_nowMs, 0, m_isApplied);
    if (!ordinal)
        return tl::unexpected(writeProblem(ordinal.error()));
    note(EventFeed::Action::Insert, *ordinal);
    return *ordinal;
}

TableEdit::Outcome TableEdit::insert(const QJsonObject &values)
{
    auto cells = cellsFor(values, -1);
    if (!cells)
        return tl::unexpected(cells.error());
    return put(*cells);
}

TableEdit::Outcome TableEdit::insertGenerated(const QJsonObject &values)
{
    const RowGenerator &generator = m_store.rows(m_table).generator();
    const qint64 ordinal = m_writer.snapshot().rows;
    Cells cells;
    for (int i = 0; i < m_spec.columns.size(); ++i) {
        const DataColumn &column = m_spec.columns.at(i);
        QByteArray scratch;
        if (!column.isSystem) {
            const QByteArrayView cell = generator.value(column.field, ordinal, scratch);
            cells.insert(i, cell.isNull() ? QByteArray() : QByteArray(cell.data(), cell.size()));
        }
    }
    // Checked as a change, so that mandatory columns may come from the seed.
    auto given = cellsFor(values, ordinal);
    if (!given)
        return tl::unexpected(given.error());
    cells.insert(*given);
    return put(cells);
}

TableEdit::Outcome TableEdit::update(qint64 ordinal, const QJsonObject &values)
{
    auto cells = cellsFor(values, ordinal);
    if (!cells)
        return tl::unexpected(cells.error());
    std::vector<FieldChange> changes;
    for (auto it = cells->begin(); it != cells->end(); ++it)
        changes.push_back({m_spec.columns.at(it.key()).field, *it});
    if (auto done = m_writer.update(ordinal, changes, m_nowMs, 0, m_isApplied); !done)
        return tl::unexpected(writeProblem(done.error()));
    note(EventFeed::Action::Update, ordinal);
    return ordinal;
}

TableEdit::Outcome TableEdit::remove(qint64 ordinal)
{
    note(EventFeed::Action::Delete, ordinal);
    if (auto done = m_writer.remove(ordinal, m_nowMs); !done)
        return tl::unexpected(writeProblem(done.error()));
    return ordinal;
}

Result<void> TableEdit::commit()
{
    if (auto done = m_writer.commit(); !done)
        return done;
    m_events.tell(m_spec, m_changes);
    m_changes.clear();
    return {};
}

} // namespace sluice::sandbox
