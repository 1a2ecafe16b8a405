// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/chunkfile.h"

#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "base/files.h"
#include "base/zip/zipwriter.h"

#include <QFile>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

ChunkBuilder::ChunkBuilder(const QStringList &writeColumns, int maxRows)
    : m_columns(writeColumns)
    , m_maxRows(maxRows)
{
    clear();
}

void ChunkBuilder::clear()
{
    m_csv.resize(0);
    m_ordinals.clear();
    m_ordinals.reserve(m_maxRows);
    m_isColumnChanged.assign(static_cast<size_t>(m_columns.size()), 0);
    m_row.resize(static_cast<size_t>(m_columns.size()) + 1);
    CsvWriter writer(m_csv);
    writer.field("id");
    for (const QString &column : std::as_const(m_columns))
        writer.field(column.toUtf8());
    writer.endRow();
}

void ChunkBuilder::add(qint64 ordinal, QByteArrayView id, std::span<const QByteArrayView> values,
    std::span<const bool> changed)
{
    Q_ASSERT(values.size() + 1 == m_row.size() && changed.size() == values.size());
    m_row.front() = id;
    for (size_t i = 0; i < values.size(); ++i) {
        m_row[i + 1] = values[i];
        m_isColumnChanged[i] |= changed[i] ? 1 : 0;
    }
    CsvWriter(m_csv).row(m_row);
    m_ordinals.append(ordinal);
}

QStringList ChunkBuilder::changedColumns() const
{
    QStringList changed;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_isColumnChanged[static_cast<size_t>(i)] != 0)
            changed << m_columns.at(i);
    }
    return changed;
}

namespace {

// The columns that go out, of the rows that do.
Result<QByteArray> slimCsv(QFile &file, const QStringList &columns, const QStringList &sentColumns,
    bool withId, const QSet<qint64> &leftOut)
{
    QByteArray slim;
    slim.reserve(file.size());
    std::vector<size_t> kept;
    CsvWriter writer(slim);
    if (withId) {
        kept.push_back(0);
        writer.field("id");
    }
    for (const QString &column : sentColumns) {
        kept.push_back(static_cast<size_t>(columns.indexOf(column)) + 1);
        writer.field(column.toUtf8());
    }
    writer.endRow();
    std::vector<QByteArrayView> row(kept.size());
    CsvReader reader(file);
    if (auto header = reader.readHeader(); !header)
        return fail(header.error());
    for (;;) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return slim;
        if (*kind == CsvReader::Kind::BadRow)
            return fail(
                ErrorKind::Data, u"The chunk's file is damaged"_s, reader.problem().message);
        if (leftOut.contains(reader.row() - 1))
            continue;
        const auto fields = reader.fields();
        for (size_t i = 0; i < kept.size(); ++i)
            row[i] = fields[kept[i]];
        writer.row(row);
    }
}

} // namespace

Result<void> packChunk(const QString &csvPath, const QString &zipPath,
    const QStringList &sentColumns, bool withId, const QSet<qint64> &leftOut)
{
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read the chunk's file %1"_s.arg(csvPath), errno));
    QByteArray csv = file.readAll(); // at most ChunkBuilder::kMaxBytes
    const qsizetype headerEnd = csv.indexOf('\n');
    const QStringList columns = QString::fromUtf8(csv.left(headerEnd)).split(u',').mid(1);
    if (columns != sentColumns || !withId || !leftOut.isEmpty()) {
        file.seek(0);
        auto slim = slimCsv(file, columns, sentColumns, withId, leftOut);
        if (!slim)
            return fail(slim.error());
        csv = *std::move(slim);
    }
    const QString part = zipPath + u".part"_s;
    if (auto written = writeZipFile(part, "data.csv", csv); !written)
        return written;
    return renameDurably(part, zipPath);
}

} // namespace sluice
