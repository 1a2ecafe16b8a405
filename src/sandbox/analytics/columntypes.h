// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/datepattern.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace sluice::sandbox {

// The columns of an Analytics table and the values they take (datastore-analytics B.2, B.3). Plain
// values and pure functions, any thread.

enum class ColumnType {
    Plain,
    MultiLine,
    Number,
    PositiveNumber,
    DecimalNumber,
    Currency,
    Percent,
    AutoNumber,
    Boolean,
    Date, // with time
    DateAsDate,
    Time,
    Duration,
    Email,
    Url,
    Geo,
    GeoNum,
};

struct ViewColumn
{
    QString id;
    QByteArray name;
    ColumnType type = ColumnType::Plain;
    int maxSize = 0; // of text, in characters; 0: none
    bool isMandatory = false;
    bool isPersonal = false; // "PII"
    QByteArray defaultValue;
    QString description;
    QString formula; // not empty: the column cannot be written

    bool isWritable() const { return formula.isEmpty() && type != ColumnType::AutoNumber; }
    bool isNumeric() const;
    QJsonObject describe(int index) const; // as metadata shows it
    QJsonObject toJson() const;
    static ViewColumn fromJson(const QJsonObject &json);
};

// By name, case not counting; -1: there is none.
int columnIndex(const QList<ViewColumn> &columns, QByteArrayView name);

// Nothing: no such type.
std::optional<ColumnType> columnTypeOf(const QString &name);
QString columnTypeName(ColumnType type); // PLAIN
QString columnTypeLabel(ColumnType type); // Plain Text
QString columnTypeWord(ColumnType type); // as errors call it: NUMBER

// How an import writes numbers and dates.
struct ValueFormat
{
    char thousand = ',';
    char decimal = '.';
    DatePattern date; // empty: found out
    bool cutsLongText = false;
};

// Brings `text` into the form that is stored: a view of it, or of `scratch`. False: it is not a
// value of the column. Empty text is always null.
bool storedValue(const ViewColumn &column, const ValueFormat &format, QByteArrayView text,
    QByteArray &scratch, QByteArrayView &value);

// Orders two stored values of one column: negative, 0, positive.
int compareStored(ColumnType type, QByteArrayView left, QByteArrayView right);

} // namespace sluice::sandbox
