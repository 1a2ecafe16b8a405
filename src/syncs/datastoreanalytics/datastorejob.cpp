// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastorejob.h"

#include "core/mapping/jsoncheck.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 255;

const QStringList &badRowWords()
{
    static const QStringList words{u"skiprow"_s, u"abort"_s, u"setcolumnempty"_s};
    return words;
}

const QStringList &newColumnWords()
{
    static const QStringList words{u"stop"_s, u"ignore"_s, u"add"_s};
    return words;
}

template <class T> T chosen(JsonObjectReader &reader, const QString &key, const QStringList &words)
{
    const QString word = reader.choice(key, words, words.first());
    return static_cast<T>(std::max<qsizetype>(0, words.indexOf(word)));
}

QString nameIn(JsonObjectReader &reader, const QString &key, JsonNeed need)
{
    const QString name
        = need == JsonNeed::Required ? reader.filledText(key) : reader.text(key, need);
    if (name.size() > kLongestName)
        reader.problem(key, u"must not be longer than %1 characters"_s.arg(kLongestName));
    return name;
}

DatastoreMode modeIn(JsonObjectReader &reader)
{
    return chosen<DatastoreMode>(
        reader, u"mode"_s, {u"full"_s, u"append"_s, u"incremental"_s, u"replace"_s});
}

// The table's name, typed, says that the original's lock of it may be broken.
bool readBrokenLock(JsonObjectReader &reader, const QString &table)
{
    const QString name = reader.text(u"breakLock"_s, JsonNeed::Optional);
    if (!name.isEmpty() && name != table)
        reader.problem(u"breakLock"_s, u"must be the name of the table"_s);
    return !name.isEmpty();
}

std::optional<SingleRow> rowIn(JsonObjectReader &reader)
{
    if (!reader.has(u"rowId"_s)) {
        if (reader.has(u"action"_s))
            reader.problem(u"action"_s, u"needs rowId, too"_s);
        return std::nullopt;
    }
    const QString id = reader.filledText(u"rowId"_s);
    if (!id.isEmpty() && !isRowId(id))
        reader.problem(u"rowId"_s, u"must be a ROWID: digits only"_s);
    const QString word = reader.choice(u"action"_s, rowActionNames());
    const qsizetype action = std::max<qsizetype>(0, rowActionNames().indexOf(word));
    return SingleRow{.id = id, .action = static_cast<RowAction>(action)};
}

QStringList idsIn(JsonObjectReader &reader, const QString &key)
{
    const QStringList ids = reader.texts(key, JsonNeed::Optional);
    if (ids.size() > DatastoreJob::kMostIds)
        reader.problem(key, u"must not name more than %1 rows"_s.arg(DatastoreJob::kMostIds));
    for (const QString &id : ids) {
        if (!isRowId(id)) {
            reader.problem(key, u"“%1” is no ROWID: digits only"_s.arg(id.left(40)));
            break;
        }
    }
    if (QSet<QString>(ids.cbegin(), ids.cend()).size() != ids.size())
        reader.problem(key, u"must name no row twice"_s);
    return ids;
}

void readIds(JsonObjectReader &reader, DatastoreJob &job)
{
    job.ids = idsIn(reader, u"ids"_s);
    job.goneIds = idsIn(reader, u"goneIds"_s);
    job.onlyChanged = reader.flag(u"onlyChanged"_s, false);
    if (!job.goneIds.isEmpty() && job.ids.isEmpty())
        reader.problem(u"goneIds"_s, u"needs ids, too"_s);
    if (!job.ids.isEmpty() && (job.row || !job.rows.isAll() || !job.pages.isAll()))
        reader.problem(u"ids"_s, u"and rowId, rows or pages cannot both be chosen"_s);
}

void readWatch(JsonObjectReader &reader, DatastoreJob &job)
{
    job.rowCalls = static_cast<int>(reader.integer(
        u"rowCalls"_s, 0, DatastoreJob::kMostRowCalls, JsonNeed::Optional, job.rowCalls));
    job.watchSeconds = static_cast<int>(
        reader.integer(u"watchSeconds"_s, 0, DatastoreJob::kLongestWatch, JsonNeed::Optional, 0));
    if (job.watchSeconds > 0 && job.watchSeconds < DatastoreJob::kLeastWatch)
        reader.problem(u"watchSeconds"_s,
            u"must be 0 or from %1 to %2"_s.arg(DatastoreJob::kLeastWatch)
                .arg(DatastoreJob::kLongestWatch));
    if (job.watchSeconds > 0 && job.mode != DatastoreMode::Incremental)
        reader.problem(u"watchSeconds"_s, u"goes with incremental only"_s);
}

} // namespace

QStringList rowActionNames()
{
    return {u"insert"_s, u"update"_s, u"delete"_s};
}

QString rowActionName(RowAction action)
{
    return rowActionNames().at(static_cast<qsizetype>(action));
}

bool isRowId(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[0-9]{1,19}\\z"_s);
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    return pattern.match(text).hasMatch() && isNumber && id > 0;
}

DatastoreJob DatastoreJob::read(JsonObjectReader &reader, bool ofRun)
{
    DatastoreJob job;
    job.table = nameIn(reader, u"table"_s, JsonNeed::Required);
    job.view = nameIn(reader, u"view"_s, JsonNeed::Optional);
    job.mode = modeIn(reader);
    job.changedRows = chosen<ChangedRows>(reader, u"changedRows"_s, {u"auto"_s, u"all"_s});
    job.deletes = reader.flag(u"deletes"_s, false);
    const bool isByRowId
        = job.mode == DatastoreMode::Full || job.mode == DatastoreMode::Incremental;
    if (job.deletes && !isByRowId)
        reader.problem(u"deletes"_s, u"goes with full and incremental only"_s);
    job.deleteLimitPercent = static_cast<int>(reader.integer(
        u"deleteLimitPercent"_s, 0, 100, JsonNeed::Optional, job.deleteLimitPercent));
    job.deleteLimitRows = reader.integer(
        u"deleteLimitRows"_s, 0, 1'000'000'000, JsonNeed::Optional, job.deleteLimitRows);
    job.onBadRow = chosen<OnBadRow>(reader, u"onError"_s, badRowWords());
    job.newColumns = chosen<NewColumns>(reader, u"newColumns"_s, newColumnWords());
    job.exports
        = static_cast<int>(reader.integer(u"exports"_s, 1, 8, JsonNeed::Optional, job.exports));
    job.pageRows = static_cast<int>(
        reader.integer(u"pageRows"_s, 1, kPageRows, JsonNeed::Optional, kPageRows));
    job.rejectionLimitPercent = static_cast<int>(reader.integer(
        u"rejectionLimitPercent"_s, 0, 100, JsonNeed::Optional, job.rejectionLimitPercent));
    job.withoutLock = reader.flag(u"withoutLock"_s, false);
    readWatch(reader, job);
    if (ofRun) {
        job.breaksLock = readBrokenLock(reader, job.table);
        job.rows = rangeIn(reader, u"rows"_s);
        job.pages = rangeIn(reader, u"pages"_s);
        if (!job.rows.isAll() && !job.pages.isAll())
            reader.problem(u"pages"_s, u"and rows cannot both be chosen"_s);
        job.row = rowIn(reader);
        if (job.row && !(job.rows.isAll() && job.pages.isAll()))
            reader.problem(u"rowId"_s, u"and a range of rows or pages cannot both be chosen"_s);
        readIds(reader, job);
        if (job.isOfPart() && !job.row && job.mode == DatastoreMode::Replace)
            reader.problem(u"mode"_s, u"replaces the whole view: a part of the table cannot"_s);
        job.viewId = reader.text(u"viewId"_s, JsonNeed::Optional);
    }
    return job;
}

bool DatastoreJob::isSentByRow(qint64 count) const
{
    const bool isByRowId = mode == DatastoreMode::Full || mode == DatastoreMode::Incremental;
    return isByRowId && count <= rowCalls && (mode == DatastoreMode::Incremental || !ids.isEmpty());
}

Result<DatastoreJob> DatastoreJob::fromJson(const QJsonObject &parameters, bool ofRun)
{
    JsonProblems problems;
    JsonObjectReader reader(parameters, u"parameters"_s, problems);
    const DatastoreJob job = read(reader, ofRun);
    reader.finish();
    if (!problems.isEmpty())
        return fail(problems.toError(u"The job's parameters are not right"_s, u"Change the job"_s));
    return job;
}

QString DatastoreJob::describe() const
{
    if (!ids.isEmpty())
        return u"%1, %2 chosen rows"_s.arg(table).arg(ids.size());
    if (row)
        return u"%1, row %2: %3"_s.arg(table, row->id, rowActionName(row->action));
    QString how = u"updated or added by ROWID"_s;
    if (mode == DatastoreMode::Append)
        how = u"rows are added"_s;
    else if (mode == DatastoreMode::Incremental)
        how = u"what has changed, by ROWID"_s;
    else if (mode == DatastoreMode::Replace)
        how = u"the view's rows are replaced"_s;
    return u"%1, %2%3"_s.arg(table, how, deletes ? u"; what has gone is deleted"_s : QString());
}

bool isRunOfRows(const QJsonObject &runParams)
{
    const QJsonObject parameters = runParams.value(u"job").toObject();
    return parameters.contains(u"rowId"_s) || parameters.contains(u"ids"_s);
}

QStringList chosenForARun()
{
    return {u"rows"_s, u"pages"_s, u"breakLock"_s, u"rowId"_s, u"action"_s, u"viewId"_s, u"ids"_s,
        u"goneIds"_s, u"onlyChanged"_s};
}

Result<QJsonObject> withDatastoreSelection(
    const QJsonObject &parameters, const QJsonObject &selection)
{
    QJsonObject chosen = parameters;
    for (auto it = selection.constBegin(); it != selection.constEnd(); ++it) {
        if (!chosenForARun().contains(it.key()) && it.key() != "withoutLock"_L1)
            return fail(ErrorKind::Config, u"This sync takes no “%1”"_s.arg(it.key()), {},
                u"Choose ids, rows or pages, or run the whole job"_s);
        chosen.insert(it.key(), it.value());
    }
    if (auto job = DatastoreJob::fromJson(chosen, true); !job)
        return fail(job.error());
    return chosen;
}

} // namespace sluice
