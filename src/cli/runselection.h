// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <QJsonObject>

namespace sluice {

struct Job;

// The options of `run` and `plan` that choose for one run (design 9): --ids, --ids-file,
// --start-id,
// --since, --mode, --resource, --delete-all and what confirms it, --break-lock, --without-lock,
// --subscribe-at-most. Main thread; reads the file of --ids-file and nothing else.
class RunSelection
{
public:
    static QStringList valuedOptions();
    static Result<RunSelection> take(Arguments &arguments);

    // For Runs::start(). Deleting needs the flag and the typed word of the job's resource; a job of
    // all resources is narrowed to that one.
    Result<QJsonObject> forJob(const Job &job) const;

private:
    Result<void> takeRecords(Arguments &arguments);
    Result<void> takeDeletion(Arguments &arguments);
    Result<void> takeLocks(Arguments &arguments);

    QJsonObject m_chosen;
    bool m_isDeletion = false;
};

} // namespace sluice
