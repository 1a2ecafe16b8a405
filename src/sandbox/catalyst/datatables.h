// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/schema.h"

namespace sluice::sandbox {

// The tables of the emulated Data Store. Plain values, fixed at start, read on any thread.

enum class DataType {
    Text,
    Varchar,
    Date,
    DateTime,
    Int,
    Double,
    Boolean,
    BigInt,
    ForeignKey,
    EncryptedText,
};

// As the API names it (datastore-analytics A.3).
QString dataTypeName(DataType type);
bool isWholeNumber(DataType type); // its values are 64-bit integers

struct DataColumn
{
    QByteArray name;
    DataType type = DataType::Varchar;
    qint64 id = 0;
    int sequence = 0; // from 1
    int field = -1; // of the row store; -1: ROWID, which follows from the ordinal
    bool isSystem = false;
    int maxLength = 0;
    bool isMandatory = false;
    bool isUnique = false;
    QByteArray parentTable; // of a foreign key
};

struct DataTableSpec
{
    ModuleSpec module; // the columns but ROWID, with their recipes; the name is the table's
    qint64 id = 0;
    QList<DataColumn> columns; // the system's four first

    int indexOf(QByteArrayView column) const; // -1: there is none
    int createdField() const { return static_cast<int>(module.fields.size()) - 2; }
    int creatorField() const { return static_cast<int>(module.fields.size()) - 3; }
};

// All tables; the number of rows that each begins with is that of `scale` orders.
QList<DataTableSpec> dataTables();
qint64 dataTableRows(const QByteArray &table, qint64 scale);

inline constexpr int kRowIdColumn = 0;
inline constexpr int kModifiedColumn = 3;

} // namespace sluice::sandbox
