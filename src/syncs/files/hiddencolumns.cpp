// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/hiddencolumns.h"

#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "core/mapping/shownvalue.h"

#include <QBuffer>

#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

Result<QByteArray> withHiddenColumns(
    const QByteArray &header, const QByteArray &rows, const QSet<QString> &hidden)
{
    if (hidden.isEmpty() || rows.isEmpty())
        return rows;
    const QByteArray file = header + rows;
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    auto columns = reader.readHeader();
    if (!columns)
        return fail(columns.error());
    QByteArray shown;
    shown.reserve(rows.size());
    CsvWriter writer(shown);
    std::vector<QByteArrayView> row(static_cast<size_t>(columns->size()));
    for (;;) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return shown;
        const auto fields = reader.fields();
        if (*kind == CsvReader::Kind::BadRow || fields.size() != row.size())
            return fail(ErrorKind::Data, u"An outcome row does not fit its header"_s);
        for (size_t i = 0; i < row.size(); ++i)
            row[i] = shownValue(fields[i],
                hidden.contains(QString::fromUtf8(columns->at(static_cast<qsizetype>(i)))));
        writer.row(row);
    }
}

} // namespace sluice
