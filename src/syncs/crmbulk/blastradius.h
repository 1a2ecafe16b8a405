// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/changes/changeprofile.h"
#include "core/mapping/jsoncheck.h"

#include <QJsonObject>

#include <optional>

namespace sluice {

// What a job allows its runs to change without asking, its parameter "blastRadius":
// {changedPercent, emptied, timesLastRun, patterns, allPages, firstRecords}.
struct CrmBlastRadius
{
    static constexpr int kFirstRecords = 100;

    ChangeLimits limits = {.timesLastRun = 10};
    // All pages are judged before the first record of any is written; nothing: in production.
    std::optional<bool> allPages;
    int firstRecords = -1; // written and read back before the others; -1: 100 in production, else 0

    bool judgesAllPages(const QString &environment) const; // with nothing to judge none waits
    int firstRecordsOf(const QString &environment) const;
    // All of the reader's object; problems are noted in it.
    static CrmBlastRadius read(JsonObjectReader &reader);
    static Result<CrmBlastRadius> fromJson(const QJsonObject &object);
};

} // namespace sluice
