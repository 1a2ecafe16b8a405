// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountcheck/accountcheck.h"
#include "cli/command.h"

namespace sluice {

// connections check NAME [--scratch-record [--confirm NAME]] [--module NAME] [--plan]: Check My
// Account, line by line; Ctrl+C stops it, and a scratch record is deleted first. On the main
// thread, which waits for the check's own.
struct CheckWish
{
    QString name;
    AccountCheckWish check;
    bool isPlan = false; // what it would ask and what that costs; nothing is asked
};

ExitCode checkConnection(const CommandContext &context, const CheckWish &wish);

// The last result, for `connections list` and `show`: JSON, and a line for people; empty: never
// checked.
Result<QJsonObject> lastCheckJson(const CommandContext &context, const QString &connectionId);
QString checkText(const AccountResult &result);

} // namespace sluice
