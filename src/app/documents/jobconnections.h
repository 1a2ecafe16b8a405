// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "base/result.h"

#include <QList>
#include <QStringList>

namespace sluice {

class Store;

// Whether what a job names is there. Blocking for the store; any thread.

// A connection that is not there yet is a notice, one of another service an Error.
Result<void> checkJobConnections(Store &store, const Job &job, QStringList &notices);

// A notice for each of the saved jobs that is to be followed by one that is not there yet.
Result<void> noteMissingNext(Store &store, const QList<Job> &jobs, QStringList &notices);

} // namespace sluice
