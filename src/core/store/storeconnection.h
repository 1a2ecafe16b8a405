// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QSqlDatabase>
#include <QStringList>

#include <map>
#include <utility>

namespace sluice {

// A null QString is an empty text to us; NULL is said with an invalid QVariant.
QVariant storedValue(const QVariant &value);

// An insert of several rows in one statement. Its placeholders have names: for a place without a
// name Qt makes one up at each binding, which costs more than the row.
struct BatchInsert
{
    QSqlQuery query;
    QStringList names; // row by row
};

// One thread's connection and its prepared statements, closed when the thread ends. Only the
// Store's own files use it.
struct StoreConnection
{
    explicit StoreConnection(const QString &connectionName);
    ~StoreConnection();
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    // An unfinished SELECT would keep its view of the store open beyond the transaction.
    void finishAll();

    QString name;
    QSqlDatabase database;
    std::map<const char *, QSqlQuery> statements; // by the address of the literal
    std::map<std::pair<const char *, qsizetype>, BatchInsert> batches; // by literal and rows
    Sql sql;
};

} // namespace sluice
