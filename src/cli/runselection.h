// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <QJsonObject>

namespace sluice {

class Jobs;
struct Job;

// What `run` and `plan` are asked for (design 9): a job, and what is chosen for one run of it by
// --ids, --ids-file, --start-id, --since, --mode, --rows, --pages, --resource, --delete-all and
// what confirms it,
// --break-lock, --without-lock, --subscribe-at-most. Main thread; reads the job and the file of
// --ids-file and nothing else.
class RunSelection
{
public:
    static QStringList valuedOptions();
    static Result<RunSelection> take(Arguments &arguments);

    struct Choice
    {
        QString job;
        QJsonObject selection; // for Runs::start()
    };
    // All that is left of the arguments.
    static Result<Choice> chosen(Arguments &arguments, Jobs &jobs);

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
