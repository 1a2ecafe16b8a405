// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/importapply.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kRowsPerLook = 20'000; // whether to stop
constexpr qint64 kRowsPerCommit = 100'000;
constexpr qint64 kMostErrorTexts = 100;
constexpr int kMarkerRowBits = 32;
constexpr int kMarkerBatchBits = 8;

} // namespace

QString ImportOutcome::text() const
{
    return errors.isEmpty() ? analyticsMessage(code) : errors;
}

ImportApply::ImportApply(
    const ImportConfig &config, const QList<ViewColumn> &columns, ImportSource source)
    : m_config(config)
    , m_columns(columns)
    , m_source(std::move(source))
    , m_layout(config.layout)
{
}

bool ImportApply::openRows()
{
    m_file = std::make_unique<FileSpan>(m_source.path, m_source.offset, m_source.size);
    if (m_config.findsDelimiter) {
        QByteArray first;
        for (qint64 at = 0; at < 4096 && m_file->byteAt(at) != '\n' && at < m_source.size; ++at)
            first.append(m_file->byteAt(at));
        qsizetype most = first.count(m_layout.delimiter);
        for (const char candidate : {'\t', ';', '|'}) {
            if (first.count(candidate) > most) {
                most = first.count(candidate);
                m_layout.delimiter = candidate;
            }
        }
    }
    m_rows = openImportRows(*m_file, m_layout);
    const auto header = m_rows->header();
    if (!header)
        return false;
    m_header = *header;
    return true;
}

tl::expected<QList<QByteArray>, AnalyticsProblem> ImportApply::readHeader()
{
    if (m_source.size == 0)
        return tl::unexpected(AnalyticsProblem{7203, {}});
    if (!openRows())
        return tl::unexpected(AnalyticsProblem{7248, {}});
    return m_header;
}

void ImportApply::mapColumns()
{
    m_targets.clear();
    m_keys.clear();
    for (const QByteArray &name : m_header) {
        const int column = columnIndex(m_columns, name);
        const bool isSelected = m_config.selected.isEmpty() || m_config.selected.contains(name);
        const bool isTaken = column >= 0 && isSelected && m_columns.at(column).isWritable();
        m_targets.append(isTaken ? column : -1);
    }
    for (const QByteArray &name : m_config.matching)
        m_keys.append(columnIndex(m_columns, name));
    const auto count = static_cast<size_t>(m_columns.size());
    m_formats.assign(count, m_config.format);
    for (size_t i = 0; i < count; ++i) {
        const auto own
            = m_config.columnFormats.find(m_columns.at(static_cast<qsizetype>(i)).name.toLower());
        if (own != m_config.columnFormats.end())
            m_formats[i] = own->second;
    }
    m_scratch.resize(count);
    m_values.assign(count, {});
    m_merged.assign(count, {});
}

std::optional<AnalyticsProblem> ImportApply::checkHeader()
{
    if (const auto header = readHeader(); !header)
        return header.error();
    for (const QByteArray &name : m_config.selected) {
        if (!m_header.contains(name))
            return AnalyticsProblem{8046, {}};
    }
    mapColumns();
    if (std::all_of(m_targets.begin(), m_targets.end(), [](int target) { return target < 0; }))
        return AnalyticsProblem{8016, {}};
    for (const int key : std::as_const(m_keys)) {
        if (!m_targets.contains(key))
            return AnalyticsProblem{
                8046, u"A matching column is not in the file or not selected"_s};
    }
    return std::nullopt;
}

void ImportApply::note(
    int column, QByteArrayView value, const QString &why, ImportOutcome &outcome) const
{
    if (++outcome.errorCount > kMostErrorTexts)
        return;
    outcome.errors += u"<nobr>[Line: %1 Field:  %2] (%3) -%4</NOBR><br>"_s.arg(
        QString::number(m_rows->line()), QString::number(column + 1),
        QString::fromUtf8(value.first(qMin<qsizetype>(value.size(), 100))).toHtmlEscaped(), why);
}

RowVerdict ImportApply::refuse(int column, QByteArrayView value, ImportOutcome &outcome)
{
    const int target = m_targets.at(column);
    const bool isKept = m_config.onError == OnError::SetColumnEmpty && !m_keys.contains(target)
        && !m_columns.at(target).isMandatory;
    const QString word = columnTypeWord(m_columns.at(target).type);
    note(column, value,
        (isKept ? u"WARNING: Invalid %1 value"_s : u"ERROR: Invalid %1 value"_s).arg(word),
        outcome);
    m_values[static_cast<size_t>(target)] = {};
    return isKept ? RowVerdict::Warned : RowVerdict::Bad;
}

RowVerdict ImportApply::readRow(
    ImportRows::Kind kind, bool isForced, ImportOutcome &outcome)
{
    const auto fields = m_rows->fields();
    if (kind == ImportRows::Kind::BadRow || fields.size() > static_cast<size_t>(m_header.size())) {
        note(static_cast<int>(m_header.size()) - 1, {},
            u"ERROR: The row does not go with the header"_s, outcome);
        return RowVerdict::Bad;
    }
    RowVerdict verdict = RowVerdict::Good;
    const auto count = static_cast<int>(m_targets.size());
    bool isToFail = isForced;
    for (int i = 0; i < count; ++i) {
        const int target = m_targets.at(i);
        if (target < 0)
            continue;
        const auto at = static_cast<size_t>(target);
        const QByteArrayView text = static_cast<size_t>(i) < fields.size()
            ? fields[static_cast<size_t>(i)]
            : QByteArrayView();
        const ViewColumn &column = m_columns.at(target);
        const bool isGood = !isToFail
            && storedValue(column, m_formats[at], text, m_scratch[at], m_values[at])
            && (!column.isMandatory || !m_values[at].isEmpty());
        isToFail = false;
        if (isGood)
            continue;
        const RowVerdict one = refuse(i, text, outcome);
        verdict = qMax(verdict, one);
        if (one == RowVerdict::Bad)
            return one;
    }
    return verdict;
}

bool ImportApply::checkRows(ImportOutcome &outcome, const CancelToken &stop)
{
    if (!openRows())
        return false;
    mapColumns();
    bool isGood = true;
    for (auto kind = m_rows->next(); kind != ImportRows::Kind::End; kind = m_rows->next()) {
        ++outcome.total;
        if (readRow(kind, false, outcome) == RowVerdict::Bad)
            isGood = false;
        if (outcome.total % kRowsPerLook == 0 && stop.isStopped())
            break;
    }
    return isGood;
}

Result<void> ImportApply::insertRow(TableWriter &writer, quint64 marker)
{
    m_merged = m_row;
    QByteArray serial;
    for (size_t i = 0; i < m_merged.size(); ++i) {
        const ViewColumn &column = m_columns.at(static_cast<qsizetype>(i));
        if (column.type == ColumnType::AutoNumber) {
            serial = QByteArray::number(writer.rows() + 1);
            m_merged[i] = serial;
        } else if (m_merged[i].isEmpty() && !column.defaultValue.isEmpty()
            && !m_targets.contains(static_cast<int>(i))) {
            m_merged[i] = column.defaultValue;
        }
    }
    return writer.insert(m_merged, marker, true);
}

Result<void> ImportApply::updateMatches(TableWriter &writer, quint64 marker, bool &isMatched)
{
    bool hasNull = false;
    for (const int key : std::as_const(m_keys))
        hasNull = hasNull || m_row[static_cast<size_t>(key)].isEmpty();
    if (hasNull && !m_config.matchesNulls)
        return {};
    m_key.resize(0);
    TableWriter::appendKey(m_key, m_row, m_keys);
    Result<void> result;
    writer.findKey(m_key, [&](qint64 ordinal) {
        isMatched = true;
        // Written by this very row, or one behind it, before the process died.
        const quint64 before = writer.head().marker;
        if (before >> kMarkerRowBits == marker >> kMarkerRowBits && before >= marker)
            return;
        const size_t had = writer.cells().size();
        m_merged.assign(writer.cells().begin(), writer.cells().end());
        m_merged.resize(qMax(had, m_row.size()));
        for (const int target : std::as_const(m_targets)) {
            if (target >= 0)
                m_merged[static_cast<size_t>(target)] = m_row[static_cast<size_t>(target)];
        }
        auto updated = writer.update(ordinal, m_merged, marker, true);
        if (!updated)
            result = fail(updated.error());
    });
    return result;
}

Result<void> ImportApply::writeRow(TableWriter &writer, quint64 marker)
{
    if (m_config.type == ImportType::UpdateAdd) {
        bool isMatched = false;
        if (auto done = updateMatches(writer, marker, isMatched); !done || isMatched)
            return done;
    }
    return insertRow(writer, marker);
}

// On a thread of its own: reading and checking takes as long as writing does.
void ImportApply::readBlocks(
    ImportBlocks &blocks, qint64 done, qint64 failEvery, ImportOutcome &outcome)
{
    qint64 row = 0;
    std::unique_ptr<ImportBlock> block = blocks.emptyBlock();
    for (auto kind = m_rows->next(); block && kind != ImportRows::Kind::End;
         kind = m_rows->next()) {
        if (++row <= done)
            continue;
        const bool isForced = failEvery > 0 && row % failEvery == 0;
        const RowVerdict verdict = readRow(kind, isForced, outcome);
        block->add(verdict, m_values);
        if (!block->isFull())
            continue;
        blocks.put(std::move(block));
        block = blocks.emptyBlock();
    }
    if (block)
        blocks.put(std::move(block));
    blocks.end();
}

Result<bool> ImportApply::writeBlocks(ImportBlocks &blocks, TableWriter &writer, quint64 stem,
    const CancelToken &stop, TableProgress &progress)
{
    while (std::unique_ptr<ImportBlock> block = blocks.take()) {
        for (size_t i = 0; i < block->size(); ++i) {
            const qint64 row = progress.rows + 1;
            const RowVerdict verdict = block->verdict(i);
            block->takeValues(i, m_row);
            if (verdict != RowVerdict::Bad) {
                if (auto written = writeRow(writer, stem | static_cast<quint64>(row)); !written)
                    return fail(written.error());
                ++progress.success;
            }
            progress.warnings += verdict == RowVerdict::Warned ? 1 : 0;
            progress.rows = row;
            if (row % kRowsPerLook != 0)
                continue;
            const bool isStopped = stop.isStopped();
            if (row % kRowsPerCommit != 0 && !isStopped)
                continue;
            if (auto committed = writer.commit(progress); !committed)
                return fail(committed.error());
            if (isStopped)
                return false;
        }
        blocks.giveBack(std::move(block));
    }
    return true;
}

Result<bool> ImportApply::apply(TableFile &table, const Run &run, ImportOutcome &outcome)
{
    if (!openRows())
        return fail(ErrorKind::Data, analyticsMessage(7248));
    mapColumns();
    TableWriter writer(table);
    if (auto opened = writer.open(); !opened)
        return fail(opened.error());
    // With no keys the index that is there is only kept up to date.
    if (auto indexed = writer.useIndex(m_columns, m_keys); !indexed)
        return fail(indexed.error());
    TableProgress progress{.job = run.job, .batch = run.batch};
    const TableProgress before = table.state().progress;
    if (before.job == run.job && before.batch == run.batch)
        progress = before;
    const quint64 stem = (run.job << kMarkerBatchBits | (static_cast<quint64>(run.batch) & 0xFF))
        << kMarkerRowBits;
    ImportBlocks blocks(m_values.size());
    std::thread reader([this, &blocks, &run, &outcome, done = progress.rows] {
        readBlocks(blocks, done, run.failEvery, outcome);
    });
    auto written = writeBlocks(blocks, writer, stem, run.stop, progress);
    blocks.cancel();
    reader.join();
    if (!written || !*written)
        return written;
    const qint64 row = progress.rows;
    if (auto committed = writer.commit(progress); !committed)
        return fail(committed.error());
    outcome.total += row;
    outcome.success += progress.success;
    outcome.warnings += progress.warnings;
    outcome.fileColumns = static_cast<int>(m_header.size());
    outcome.usedColumns = static_cast<int>(m_targets.size() - m_targets.count(-1));
    return true;
}

} // namespace sluice::sandbox
