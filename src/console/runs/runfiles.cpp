// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfiles.h"

#include "app/application.h"
#include "app/runs/runlimits.h"
#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "console/runs/payloadlines.h"
#include "core/engine/rundata.h"
#include "core/store/budgets.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct RunFilesText
{
    Q_DECLARE_TR_FUNCTIONS(RunFiles)
};

constexpr int kIssuePage = 5'000;

Error issuesNotWritten(const QSaveFile &file)
{
    return Error{.kind = ErrorKind::Disk,
        .what = RunFilesText::tr("Could not write %1").arg(file.fileName()),
        .why = file.errorString(),
        .next = RunFilesText::tr("Choose another folder, or free some space")};
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

// The record's own columns. What was sent as JSON is taken apart; where nothing was sent, the value
// that was refused stands beside its field.
RecordValues valuesOfRow(const QList<QByteArray> &header, std::span<const QByteArrayView> fields)
{
    RecordValues values;
    QHash<QByteArray, QByteArrayView> own;
    for (size_t i = 0; i < fields.size() && i < static_cast<size_t>(header.size()); ++i) {
        const QByteArray &name = header.at(static_cast<qsizetype>(i));
        if (name.startsWith('_') || name == "payload")
            own.insert(name, fields[i]);
        else
            values.append({QString::fromUtf8(name), QString::fromUtf8(fields[i])});
    }
    const QString field = QString::fromUtf8(own.value("_field"));
    if (const QByteArrayView payload = own.value("payload"); !payload.isEmpty())
        values += payloadLines(payload, field);
    else if (const QByteArrayView value = own.value("_value"); !value.isEmpty())
        values.append({field, QString::fromUtf8(value)});
    return values;
}

// More than any service allows: it is only counted.
constexpr double kOnlyCounted = 1e12;
constexpr qint64 kShortWindowMs = 60'000;

bool isOfAccount(const QString &group, const QString &account)
{
    return group.startsWith(account)
        && (group.size() == account.size() || group.at(account.size()) == u'/');
}

LimitLevel shownLevel(const StoredBudgets::Level &level)
{
    return {.group = level.group,
        .used = qRound64(level.used),
        .capacity = qRound64(level.limit),
        .left = qRound64(level.left),
        .windowMs = level.windowMs};
}

} // namespace

Result<qint64> writeIssuesCsv(
    Store &store, const RunRow &run, const IssueFilter &filter, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(issuesNotWritten(file));
    file.write("row,record_id,field,code,what_is_wrong\n");
    IssueList list(store, run);
    qint64 from = 0;
    qint64 count = 0;
    while (true) {
        auto page = list.page(filter, from, kIssuePage);
        if (!page)
            return fail(page.error());
        if (page->isEmpty())
            break;
        const QByteArray rows = issueRows(*page);
        if (file.write(rows) != rows.size())
            return fail(issuesNotWritten(file));
        from = page->last().ordinal + 1;
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
        return fail(ErrorKind::Disk, RunFilesText::tr("Could not read %1").arg(file.fileName()),
            file.errorString());
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
        return valuesOfRow(*header, fields);
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

Result<QList<LimitLevel>> limitLevels(
    StoredBudgets &budgets, const QStringList &accounts, qint64 sinceMs)
{
    QList<LimitLevel> levels;
    for (const QString &account : accounts) {
        auto all = budgets.levels(account);
        if (!all)
            return fail(all.error());
        for (const StoredBudgets::Level &level : std::as_const(*all)) {
            const bool isShort = level.windowMs > 0 && level.windowMs <= kShortWindowMs;
            const bool isIdle = isShort && level.usedAtMs < sinceMs;
            if (isOfAccount(level.group, account) && level.limit < kOnlyCounted && !isIdle)
                levels.append(shownLevel(level));
        }
    }
    return levels;
}

Result<QList<LimitLevel>> limitLevelsOf(Application &application, const RunRow &run)
{
    const QStringList accounts
        = limitAccountsOf(run, application.connections(), application.timings());
    return limitLevels(application.budgets(), accounts, run.createdAtMs);
}

Result<QList<LimitLevel>> latestLimitLevels(StoredBudgets &budgets, const QString &service)
{
    auto all = budgets.levels(service + u'/');
    if (!all)
        return fail(all.error());
    const auto latest = std::max_element(all->cbegin(), all->cend(),
        [](const auto &a, const auto &b) { return a.usedAtMs < b.usedAtMs; });
    if (latest == all->cend())
        return QList<LimitLevel>();
    return limitLevels(budgets, {latest->group.section(u'/', 0, 1)}, 0);
}

} // namespace sluice
