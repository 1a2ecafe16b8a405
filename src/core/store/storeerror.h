// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

class QSqlError;

namespace sluice {

// What SQLite says, in the terms of the fault matrix (reliability-security C32, C34 to C36). Plain
// functions, any thread.
Error storeError(const QSqlError &error);

// The code STORE_DAMAGED: nothing may go on with this store.
Error damagedStore(const QString &why);
Error forgetfulStore(); // it does not know what was sent any more
bool isDamagedStore(const Error &error);

// Which process writes to the store in `directory` now, as a sentence; empty if unknown.
QString storeWriterText(const QString &directory);

// The id of a process that has the store open; empty if there is none.
QString storeUser(const QString &directory);

} // namespace sluice
