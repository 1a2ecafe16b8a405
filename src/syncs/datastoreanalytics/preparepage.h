// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// A page that lies on the disk, and which of its rows the run is about.
struct PreparePart
{
    qint64 page = 1;
    qint64 firstOrdinal = 1; // of the page's first row
    qint64 firstRow = 1; // of the page, from 1
    qint64 lastRow = 0;
    QString path; // below the run's folder
};

// The step PreparePage: turns a page into files for the import, each of at most
// ImportFile::kMaxBytes, and commits them one by one as chunks; after a crash it goes on behind the
// last one. Rows that cannot be read, and those whose ROWID the run has read before, are settled on
// the way. On the processor lane.
StepResult preparePage(StepContext &context, DatastoreRun &run);

StepSpec preparePageStep(const PreparePart &part);

} // namespace sluice
