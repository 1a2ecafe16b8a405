// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/failedrows.h"

#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "core/engine/outcomefiles.h"

#include <QFile>

namespace sluice {

using namespace Qt::StringLiterals;

Result<FailedRows> failedRowsOf(const QString &runDirectory, qsizetype mostBytes)
{
    FailedRows found;
    QFile file(runDirectory + u'/' + OutcomeFiles::relPath(u"rejected"_s));
    if (!file.exists())
        return found;
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, u"The failed rows could not be read"_s, file.errorString());
    CsvReader reader(file);
    CsvWriter writer(found.csv);
    bool isHeader = true;
    while (true) {
        const auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return found;
        if (*kind != CsvReader::Kind::Row)
            continue;
        const qsizetype before = found.csv.size();
        for (const QByteArrayView field : reader.fields())
            writer.field(guardedForPeople(field));
        writer.endRow();
        if (found.csv.size() > mostBytes) {
            found.csv.truncate(before);
            found.isCut = true;
            return found;
        }
        found.rows += isHeader ? 0 : 1;
        isHeader = false;
    }
}

} // namespace sluice
