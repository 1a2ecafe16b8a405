// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/mappingdocument.h"
#include "core/mapping/transforms/celltransform.h"
#include "syncs/datastoreanalytics/mapping/rowcondition.h"
#include "syncs/datastoreanalytics/mapping/zoneshift.h"

#include <QMap>

namespace sluice {

// What is done about a column with personal or health data. All but No: a new column gets
// Analytics' flag, and samples, logs and outcome files never show its values.
enum class PersonalData : quint8 {
    No,
    Flagged, // sent as it is
    Hashed, // sent as a keyed hash, as {"do":"hash"} after the other transforms
    Out // not sent
};

// What a mapping says about one column of the table.
struct ColumnRule
{
    QString to; // the view's column; empty: of the same name
    QString type; // of a column that is made ("PLAIN"); empty: after the source's type (C.8)
    QList<CellTransform> transform; // one after the other
    PersonalData pii = PersonalData::No;
};

// The mapping of a datastore-analytics job, a plain value, any thread:
//   {"formatVersion":1, "kind":"datastore-analytics",
//    "columns":{"<source>":{"to":"..","type":"PLAIN","transform":[{"do":"trim"}],"pii":"flagged"}},
//    "only":["<source>"] or "without":["<source>"],
//    "where":[{"column":"<source>","comparator":"equal","value":".."}],
//    "timeZone":{"from":"Asia/Kolkata","to":"UTC"}, "rowIdType":"NUMBER", "check":false,
//    "hashKey":{"env":"NAME"}}
// Everything but the version may be missing. Columns are named as in the table, case does not
// count; a name that the table lacks is refused when the run begins. Sent are those of `only`, or
// all but the system's, encrypted text and those of `without`; a column that has a rule is sent
// even if it is the system's or encrypted. ROWID always goes, first and as it is. `where`: rows for
// which not all conditions hold are skipped. `timeZone` moves the cells of datetime columns, see
// ZoneShift. `check`: rows with a cell that does not fit its target's type are rejected before they
// are sent. The key of hashes is no part of the document: it names the environment variable that
// holds it, at least 16 bytes.
struct TableMapping
{
    static constexpr int kFormatVersion = 1;
    static constexpr MappingFormat kFormat{
        .kind = QLatin1StringView("datastore-analytics"), .version = kFormatVersion};

    QMap<QString, ColumnRule> columns; // by the source's name as it was written
    QStringList only; // sorted; empty: all
    QStringList without; // sorted
    QList<RowCondition> where;
    ZonePair timeZone;
    QString rowIdType; // NUMBER or PLAIN
    bool check = false;
    QString hashKeyVariable;

    TableMapping();

    // Every problem is named with its path, unknown keys too.
    static Result<TableMapping> fromJson(const QJsonObject &object, const QString &path = {});
    static Result<TableMapping> read(const QByteArray &document);
    QJsonObject
    toJson() const; // all keys that have a default; lists sorted where order says nothing
    QByteArray write() const; // what was written reads and writes back byte for byte

    const ColumnRule *ruleOf(const QString &source) const; // null: none
    bool hasHash() const;
};

// Whether two column names are the same: case does not count (datastore-analytics B.5).
bool isSameColumn(const QString &one, const QString &other);
bool hasColumn(const QStringList &names, const QString &name);

// The types that a new column may get (B.3).
const QStringList &analyticsTypes();

} // namespace sluice
