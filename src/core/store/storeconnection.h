// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/store/storeseal.h"

#include <QSqlDatabase>
#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

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

// Prepared statements by their text: two texts may come to lie at one address.
struct TextHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <class Prepared>
using ByText = std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>>;

// One thread's connection and its prepared statements, closed when the thread ends. Only the
// Store's own files use it.
struct StoreConnection
{
    StoreConnection(const QString &connectionName, std::shared_ptr<StoreSeal> storeSeal);
    ~StoreConnection();
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    // An unfinished SELECT would keep its view of the store open beyond the transaction.
    void finishAll();

    // What the query failed with; of a store that turns out to be damaged the seal is told.
    Error failed(const QSqlQuery &query);

    std::shared_ptr<StoreSeal> seal; // let go when the database is closed
    QString name;
    QSqlDatabase database;
    ByText<QSqlQuery> statements;
    std::map<qsizetype, ByText<BatchInsert>> batches; // by rows
    Sql sql;
};

} // namespace sluice
