// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QSqlDatabase>

#include <map>

namespace sluice {

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
    Sql sql;
};

} // namespace sluice
