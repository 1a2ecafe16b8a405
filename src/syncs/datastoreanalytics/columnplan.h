// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/datastoreanalytics/mapping/tablemapping.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace sluice {

// How a cell's text changes on its way from the Data Store to Analytics.
enum class CellForm : quint8 {
    Text, // as it is
    Time, // "2021-08-17 13:02:11:184" without its milliseconds (datastore-analytics A.3, D.3)
    Day, // the day of such a time, for a column of days
};

// One column of the table on its way to the view.
struct PlannedColumn
{
    QString source;
    QString target;
    QString sourceType; // as the Data Store names it: "varchar"
    QString targetType; // as Analytics names it: "PLAIN"; what a new column gets
    CellForm form = CellForm::Text;
    bool isNew = false; // the view lacks it
    bool isPersonal = false; // made with Analytics' flag; its values are shown nowhere
    qint64 maxSize = 0; // of the view's column, in characters; 0: not known
    QList<CellTransform> transforms = {};
};

// Which columns of a table go where, in the order of the import's files: ROWID first, so that no
// line can begin with the character of a comment (D.3). A plain value, fixed for a run.
struct ColumnPlan
{
    QList<PlannedColumn> columns;
    QList<RowCondition> where; // which rows go
    ZonePair timeZone;
    bool check = false; // rows that do not fit are rejected before they are sent
    QString hashKeyVariable;

    QStringList sources() const; // to be read: of the columns, then what `where` looks at besides
    QStringList targets() const;
    QMap<QString, QString> dateFormats() const; // target column -> Java pattern

    QJsonObject toJson() const;
    static ColumnPlan fromJson(const QJsonObject &json);
};

// A table's column and a view's, as far as planning looks at them.
struct SourceColumn
{
    QString name;
    QString type;
    qint64 maxLength = 0; // 0: not known
    bool isSystem = false;
};
struct TargetColumn
{
    QString name;
    QString type; // "PLAIN", "NUMBER", ...; as the view's metadata has it
    qint64 maxSize = 0;
    bool isFormula = false;
};

// The type that a new column gets (C.8); empty for a type that is not known.
QString analyticsTypeOf(const SourceColumn &column);

// Whether a column other than ROWID is sent.
bool isColumnSent(const SourceColumn &column, const TableMapping &mapping = {});

// The plan for a view that is not there: every column but the system's other than ROWID. Encrypted
// text is left out: it is sent only where the mapping says so.
Result<ColumnPlan> planNewView(const QList<SourceColumn> &table, const TableMapping &mapping = {});

// The plan for a view that stands: columns of the same name, or of the one that the mapping gives,
// in any case. Columns that the view lacks are marked isNew; those that are there keep their type,
// whatever the mapping says. An Error of kind Config names what cannot be: no ROWID in the view, a
// formula column in a column's place, a name in the mapping that the table lacks.
Result<ColumnPlan> planView(const QList<SourceColumn> &table, const QList<TargetColumn> &view,
    const TableMapping &mapping = {});

// A view of the cell's text in the form that the import gets.
QByteArrayView inForm(QByteArrayView value, CellForm form);
// Appends it, without quotes.
void appendCell(QByteArray &out, QByteArrayView value, CellForm form);

// What of a value may be seen in samples, logs and outcome files: nothing of a personal one.
QByteArrayView shownCell(const PlannedColumn &column, QByteArrayView value);

} // namespace sluice
