// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/store/migrations.h"

#include <QString>

class QSqlDatabase;

namespace sluice {

// Whether a store's file is sound (reliability-security C35): SQLite's own check of every page in
// use, the schema as the migrations make it, and texts that must be readable. Any thread, with a
// connection of that thread; it changes nothing.

// STORE_DAMAGED with what is wrong; Config for a store of a newer program; Disk or Locked if it
// could not be looked at. The value is the schema's version, 0 while there is no table.
Result<int> checkedStoreVersion(QSqlDatabase &store, const QList<Migration> &steps = migrations());

// The version alone, of a store whose soundness is known.
Result<int> storeVersion(QSqlDatabase &store, const QList<Migration> &steps = migrations());

// checkedStoreVersion() of a file, by a connection of its own.
Result<int> checkedStoreFile(const QString &path, const QList<Migration> &steps = migrations());

// A store of schema 0 (no table at all) is new, unless its folder shows that there was one.
bool hasTracesOfAStore(const QString &directory);

} // namespace sluice
