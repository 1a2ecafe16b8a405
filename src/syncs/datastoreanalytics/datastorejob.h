// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/files/partrange.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

class JsonObjectReader;

// The kind of these jobs, as files and the store name it.
inline constexpr QLatin1StringView kDatastoreAnalyticsKind{"datastore-analytics"};

// How rows get into the view. Full: all of them, by `updateadd` on ROWID, a repeat changes nothing.
// Append: rows are added whatever is there, and a repeat doubles them. Incremental: like Full, but
// only those that were changed since the job ran last; all of them the first time. Replace: all of
// them in place of whatever the view holds, at one stroke.
enum class DatastoreMode { Full, Append, Incremental, Replace };

// How an increment finds what was changed. Auto: the service is asked for it, if it turns out to
// understand the question, which is not documented (datastore-analytics A.6). All: every row is
// read and compared with what was sent.
enum class ChangedRows { Auto, All };

// What the service does with a row that it cannot take (datastore-analytics B.4, `onError`).
enum class OnBadRow { Skip, Abort, SetEmpty };

// What happens when the table has columns that the view lacks.
enum class NewColumns { Stop, Ignore, Add };

// What a run of one row does in the view.
enum class RowAction { Insert, Update, Delete };
QStringList rowActionNames(); // as on the command line, in that order
QString rowActionName(RowAction action);

// The row that a run is about. Insert and update come to the same: the row is there afterwards,
// once, as the table has it (datastore-analytics C.9-17).
struct SingleRow
{
    QString id; // ROWID
    RowAction action = RowAction::Update;
};
bool isRowId(const QString &text); // digits only, of 64 bits

// The parameters of a datastore-analytics job (design 9) as a plain value, read strictly from JSON:
// an unknown key or a value out of its range is an Error that names the key. A run's parameters may
// hold what is never saved in a job, see `ofRun`.
struct DatastoreJob
{
    static constexpr int kPageRows = 200'000; // of a bulk read (datastore-analytics A.6)
    static constexpr int kMostRowCalls = 300;
    static constexpr int kMostIds = 10'000; // that are chosen for one run
    static constexpr int kLeastWatch = 30; // seconds (D.5)
    static constexpr int kLongestWatch = 3'600;

    QString table; // its name
    QString view; // its name or id; empty: named as the table
    DatastoreMode mode = DatastoreMode::Full;
    OnBadRow onBadRow = OnBadRow::Skip;
    NewColumns newColumns = NewColumns::Stop;
    ChangedRows changedRows = ChangedRows::Auto;
    bool deletes = false; // rows that the table no longer has leave the view, too
    int deleteLimitPercent = 10; // of the view; more that would leave it wait for a person
    qint64 deleteLimitRows = 10'000;
    int exports = 4; // bulk reads in flight
    int pageRows = kPageRows; // what the service puts into a page
    int rejectionLimitPercent = 20; // of a file of 100 rows or more; then a person is asked
    int rowCalls = 50; // an increment of no more rows sends each by a call of its own (D.5)
    int watchSeconds = 0; // between two looks whether the table has changed; 0: it is not watched
    bool withoutLock = false; // agreed: the sign-in may not use the cache, where the lock is kept

    // Of one run only.
    bool breaksLock = false; // the original's
    PartRange rows;
    PartRange pages;
    std::optional<SingleRow> row; // and no other
    QStringList ids; // ROWIDs: these rows and no others
    QStringList goneIds; // those of `ids` that leave the view if the table has them no more
    // What the view is known to hold stays as it is: of an increment always, of `ids` if this is
    // said, which is how the watch marks its runs.
    bool onlyChanged = false;
    QString viewId; // that the view must have; empty: any

    // `ofRun`: the keys of one run are taken too.
    static Result<DatastoreJob> fromJson(const QJsonObject &parameters, bool ofRun = false);
    static DatastoreJob read(JsonObjectReader &reader, bool ofRun); // notes the problems

    bool isOfPart() const { return !rows.isAll() || !pages.isAll() || row || !ids.isEmpty(); }
    // Whether a file of so many rows goes out row by row: that needs no import, and so neither a
    // place nor the table for itself.
    bool isSentByRow(qint64 count) const;
    const QString &viewName() const { return view.isEmpty() ? table : view; }
    QString describe() const; // "Orders, updated or added by ROWID"
};

// Whether a run with these parameters (RunRow::params) is about single rows that were named.
bool isRunOfRows(const QJsonObject &runParams);

QStringList chosenForARun(); // the keys that are never saved in a job

// The parameters of a run: a job's with what was chosen for this run over them: `rows` and `pages`,
// as "M-N", or `rowId` and `action` of one row; `viewId`, breakLock and withoutLock.
Result<QJsonObject> withDatastoreSelection(
    const QJsonObject &parameters, const QJsonObject &selection);

} // namespace sluice
