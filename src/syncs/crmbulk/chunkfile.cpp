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
    m_isColumnChanged.fill(false, m_columns.size());
    CsvWriter writer(m_csv);
    writer.field("id");
    for (const QString &column : std::as_const(m_columns))
        writer.field(column.toUtf8());
    writer.endRow();
}

void ChunkBuilder::add(qint64 ordinal, QByteArrayView id, std::span<const QByteArrayView> values,
    const QList<bool> &changed)
{
    CsvWriter writer(m_csv);
    writer.field(id);
    for (size_t i = 0; i < values.size(); ++i) {
        writer.field(values[i]);
        if (changed.at(static_cast<qsizetype>(i)))
            m_isColumnChanged[static_cast<qsizetype>(i)] = true;
    }
    writer.endRow();
    m_ordinals.append(ordinal);
}

QStringList ChunkBuilder::changedColumns() const
{
    QStringList changed;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_isColumnChanged.at(i))
            changed << m_columns.at(i);
    }
    return changed;
}

Result<QStringList> forEachChunkRow(const QString &csvPath, const QList<qint64> &ordinals,
    const std::function<Result<void>(const ChunkRow &row)> &visit)
{
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read the chunk's file %1"_s.arg(csvPath), errno));
    CsvReader csv(file);
    auto header = csv.readHeader();
    if (!header)
        return fail(header.error());
    const auto damaged = [&csvPath](const QString &why) {
        return fail(ErrorKind::Data, u"The chunk's file %1 is not what it was"_s.arg(csvPath), why);
    };
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow)
            return damaged(csv.problem().message);
        if (csv.row() > ordinals.size())
            return damaged(u"It has more rows than its chunk"_s);
        const auto fields = csv.fields();
        if (auto done = visit({ordinals.at(csv.row() - 1), fields[0], fields.subspan(1)}); !done)
            return fail(done.error());
    }
    if (csv.row() != ordinals.size())
        return damaged(u"It has %1 rows, its chunk %2"_s.arg(csv.row()).arg(ordinals.size()));
    QStringList columns;
    for (const QByteArray &name : header->mid(1))
        columns << QString::fromUtf8(name);
    return columns;
}

Result<void> packChunk(
    const QString &csvPath, const QString &zipPath, const QStringList &sentColumns)
{
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read the chunk's file %1"_s.arg(csvPath), errno));
    QByteArray csv = file.readAll(); // at most ChunkBuilder::kMaxBytes
    const qsizetype headerEnd = csv.indexOf('\n');
    const QStringList columns
        = QString::fromUtf8(csv.left(headerEnd)).split(u',').mid(1);
    if (columns != sentColumns) {
        file.seek(0);
        QByteArray slim;
        slim.reserve(csv.size());
        QList<size_t> kept;
        for (const QString &column : sentColumns)
            kept << static_cast<size_t>(columns.indexOf(column)) + 1;
        CsvReader reader(file);
        CsvWriter writer(slim);
        writer.field("id");
        for (const QString &column : sentColumns)
            writer.field(column.toUtf8());
        writer.endRow();
        if (auto header = reader.readHeader(); !header)
            return fail(header.error());
        for (;;) {
            auto kind = reader.next();
            if (!kind)
                return fail(kind.error());
            if (*kind == CsvReader::Kind::End)
                break;
            if (*kind == CsvReader::Kind::BadRow)
                return fail(ErrorKind::Data, u"The chunk's file is damaged"_s,
                    reader.problem().message);
            const auto fields = reader.fields();
            writer.field(fields[0]);
            for (const size_t index : std::as_const(kept))
                writer.field(fields[index]);
            writer.endRow();
        }
        csv = slim;
    }
    const QString part = zipPath + u".part"_s;
    if (auto written = writeZipFile(part, "data.csv", csv); !written)
        return written;
    return renameDurably(part, zipPath);
}

} // namespace sluice
