// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "base/result.h"

#include <QString>

namespace sluice {

class Application;

// What a sandbox says of itself, taken over into the data directory. Worker threads.
enum class SandboxWish {
    Everything, // connections and jobs that are not there
    Addresses // of its connections that are: nothing that was removed comes back
};

// A connection that is there keeps what was changed in it; its addresses become those of now. A job
// that is there is left alone, and so is a connection of that name to another computer.
Result<ImportReport> takeSandboxFiles(Application &application, const QString &connectionsFile,
    const QString &jobsFile, SandboxWish wish);

// Whether the data directory has nothing yet: no connection, no job, no run.
Result<bool> isNothingThere(Application &application);

} // namespace sluice
