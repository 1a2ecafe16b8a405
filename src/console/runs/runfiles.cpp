// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfiles.h"

#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "core/engine/rundata.h"
#include "core/store/store.h"

#include <QFileInfo>
#include <QSaveFile>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kIssuePage = 5'000;

Error issuesNotWritten(const QSaveFile &file)
{
    return Error{.kind = ErrorKind::Disk,
        .what = u"Could not write %1"_s.arg(file.fileName()),
        .why = file.errorString(),
        .next = u"Choose another folder, or free some space"_s};
}

QByteArray issueRows(const QList<RecordIssue> &issues)
{
    QByteArray rows;
    CsvWriter writer(rows);
    for (const RecordIssue &issue : issues) {
        writer.field(QByteArray::number(issue.ordinal));
        for (const QString &text : {issue.sourceKey, issue.field, issue.code, issue.message})
            writer.field(guardedForPeople(text.toUtf8()));
        writer.endRow();
    }
    return rows;
}

// Which limits belong to a kind, by the first part of their group.
QString limitService(const QString &kind)
{
    return kind == "crm-bulk"_L1 ? u"zoho-crm/"_s : QString();
}

} // namespace

Result<qint64> writeIssuesCsv(
    Store &store, const RunRow &run, const QString &outcome, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(issuesNotWritten(file));
    file.write("row,record_id,field,code,what_is_wrong\n");
    RunData data(store, run);
    qint64 after = -1;
    qint64 count = 0;
    while (true) {
        auto page = data.issues(outcome, after, kIssuePage);
        if (!page)
            return fail(page.error());
        if (page->isEmpty())
            break;
        const QByteArray rows = issueRows(*page);
        if (file.write(rows) != rows.size())
            return fail(issuesNotWritten(file));
        after = page->last().ordinal;
        count += page->size();
    }
    if (!file.commit())
        return fail(issuesNotWritten(file));
    return count;
}

Result<RecordValues> rejectedValues(const QString &runFolder, qint64 ordinal)
{
    QFile file(runFolder + u"/outcome/rejected.csv"_s);
    if (!file.exists())
        return RecordValues();
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::Disk, u"Could not read %1"_s.arg(file.fileName()), file.errorString());
    CsvReader reader(file);
    auto header = reader.readHeader();
    if (!header)
        return fail(header.error());
    const QByteArray wanted = QByteArray::number(ordinal);
    while (true) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return RecordValues();
        const auto fields = reader.fields();
        if (*kind != CsvReader::Kind::Row || fields.empty() || fields[0] != wanted)
            continue;
        RecordValues values;
        for (size_t i = 0; i < fields.size() && i < static_cast<size_t>(header->size()); ++i) {
            const QByteArray &name = header->at(static_cast<qsizetype>(i));
            if (!name.startsWith('_'))
                values.append({QString::fromUtf8(name), QString::fromUtf8(fields[i])});
        }
        return values;
    }
}

Result<QList<RunFile>> filesOfRun(Store &store, const RunRow &run, const QString &runFolder)
{
    RunData data(store, run);
    auto artifacts = data.artifacts();
    if (!artifacts)
        return fail(artifacts.error());
    QList<RunFile> files;
    files.reserve(artifacts->size());
    for (const Artifact &artifact : std::as_const(*artifacts)) {
        const QFileInfo info(runFolder + u'/' + artifact.relPath);
        files.append({.path = artifact.relPath,
            .kind = artifact.kind,
            .records = artifact.records,
            .bytes = artifact.bytes,
            .createdAtMs = info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0});
    }
    return files;
}

Result<QList<LimitLevel>> limitLevels(Store &store, const QString &kind, qint64 nowMs)
{
    const QString service = limitService(kind);
    QList<LimitLevel> levels;
    if (service.isEmpty())
        return levels;
    QString account;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT limit_group, tokens, capacity, refill_per_s, updated_at"
                            " FROM rate_budget WHERE capacity > 0 AND limit_group LIKE ?"
                            " ORDER BY updated_at DESC",
            {QString(service + u'%')});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const QString group = (*rows)->value(0).toString();
            const QString its = group.section(u'/', 0, 1);
            if (account.isEmpty())
                account = its;
            if (its != account)
                continue;
            const double capacity = (*rows)->value(2).toDouble();
            const double seconds
                = static_cast<double>(std::max<qint64>(0, nowMs - (*rows)->value(4).toLongLong()))
                / 1000;
            const double left = std::min(
                capacity, (*rows)->value(1).toDouble() + seconds * (*rows)->value(3).toDouble());
            levels.append({group, static_cast<qint64>(std::llround(capacity - left)),
                static_cast<qint64>(std::llround(capacity))});
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    std::sort(levels.begin(), levels.end(),
        [](const LimitLevel &a, const LimitLevel &b) { return a.group < b.group; });
    return levels;
}

} // namespace sluice
