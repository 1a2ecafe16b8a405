// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountcheck/accountresult.h"
#include "base/canceltoken.h"

#include <functional>

namespace sluice {

class Application;
struct Connection;

// Check My Account: settles by probes what a service's documents leave open, sets the connection's
// settings by it and keeps the result with its date. The same for the console and the command line.
// Blocking, for worker threads. Without a scratch record the service's records are only read.
struct AccountCheckWish
{
    bool hasScratch = false;
    QString module; // empty: whichever fits
    QString confirmed; // of a scratch record in production: the connection's name, typed
};

// The lines in their order, before anything is asked; empty: this service has none.
QList<AccountFinding> accountFindings(const QString &service, bool hasScratch);

// Why it may not begin. A scratch record in production wants the connection's name.
Result<void> mayCheckAccount(const Connection &connection, const AccountCheckWish &wish);

// An Error: it could not begin, or its result could not be kept.
Result<AccountResult> checkAccount(Application &application, const Connection &connection,
    const AccountCheckWish &wish, const CancelToken &token,
    const std::function<void(int index, const AccountFinding &)> &onFinding = {});

} // namespace sluice
