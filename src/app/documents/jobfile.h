// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>

namespace sluice {

// The job file of design 9: one job, or {"formatVersion":1,"jobs":[..]}. Parsing is strict: every
// problem is told, with its JSON path. Kinds that this version cannot run are read and kept. Any
// thread; it opens no file.
Result<QList<Job>> parseJobFile(const QByteArray &text);

// The same bytes for the same job or jobs (sorted by name).
QByteArray writeJobFile(const Job &job);
QByteArray writeJobsFile(QList<Job> jobs);

// The checks of parseJobFile() on one job, for forms.
Result<void> checkJob(const Job &job);

} // namespace sluice
