// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importverdict.h"

#include "base/csv/csvreader.h"
#include "base/files.h"

#include <QFile>
#include <QMap>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The hint's line counts the header; whether it counts line breaks inside quotes is not documented:
// the row that holds the value is meant.
bool isMeant(const ImportProblem &hint, std::span<const QByteArrayView> fields)
{
    if (hint.field < 1 || static_cast<size_t>(hint.field) > fields.size())
        return false;
    const QByteArrayView value = fields[static_cast<size_t>(hint.field) - 1];
    return QString::fromUtf8(value) == hint.value
        || QString::fromUtf8(value).simplified() == hint.value.simplified();
}

// The hints by the place that they may mean.
QMultiMap<qint64, const ImportProblem *> hintsByLine(const QList<ImportProblem> &problems)
{
    QMultiMap<qint64, const ImportProblem *> hints;
    for (const ImportProblem &problem : problems)
        hints.insert(problem.line, &problem);
    return hints;
}

} // namespace

Result<std::optional<QList<RowProblem>>> problemsByHint(
    const QString &csvPath, qint64 rows, const ImportJob &job)
{
    const qint64 refused = rows - job.successRows;
    if (job.problems.isEmpty() || refused < 0)
        return std::nullopt;
    const auto hints = hintsByLine(job.problems);
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read the import's file %1"_s.arg(csvPath), errno));
    CsvReader csv(file);
    auto header = csv.readHeader();
    if (!header)
        return fail(header.error());
    QList<RowProblem> found;
    qint64 refusedRows = 0;
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        bool isRefused = false;
        const auto take = [&](qint64 line) {
            for (auto it = hints.constFind(line); it != hints.cend() && it.key() == line; ++it) {
                const ImportProblem &hint = **it;
                if (!isMeant(hint, csv.fields()))
                    continue;
                isRefused = isRefused || !hint.isWarning;
                found.append({.index = csv.row() - 1,
                    .field = QString::fromUtf8(header->value(hint.field - 1)),
                    .message = hint.text,
                    .isWarning = hint.isWarning});
            }
        };
        take(csv.row() + 1); // a record a line
        if (csv.line() != csv.row() + 1)
            take(csv.line());
        refusedRows += isRefused ? 1 : 0;
    }
    if (refusedRows != refused)
        return std::nullopt;
    return found;
}

} // namespace sluice
