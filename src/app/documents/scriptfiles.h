// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "base/result.h"

#include <QStringList>

namespace sluice {

// What of the operator's own programs a job file brings along. Any thread; reads files of the
// folder that it is given, and no others.

// Takes the text of each script that the job names by its file over into the job, so that the job
// holds all that it runs. A script that has its text keeps it: the file is only its name then.
Result<void> takeScriptFiles(Job &job, const QString &folder);

// For each command that the job starts on this computer: whoever imports somebody's job should
// know.
QStringList commandNotices(const Job &job);

} // namespace sluice
