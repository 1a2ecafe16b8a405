// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/chunkrows.h"

#include "base/csv/csvreader.h"
#include "base/files.h"

#include <QFile>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

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

} // namespace sluice
