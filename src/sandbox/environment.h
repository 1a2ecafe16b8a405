// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "sandbox/options.h"
#include "sandbox/sandboxclock.h"
#include "sandbox/server/faults.h"
#include "sandbox/server/requestlog.h"
#include "sandbox/settings.h"

namespace sluice::sandbox {

// What every emulated service shares. Made by Sandbox, which outlives the services; its members
// are safe on any thread, the plain values are fixed before the first request.
struct Environment
{
    SandboxOptions options;
    SandboxClock clock;
    Settings settings;
    Faults faults;
    RequestLog log;
    CancelToken stop;
    QString stateFolder;
    bool isStateNew = true; // there was nothing in the folder
    QString baseUrl; // http://127.0.0.1:PORT
    QString downloadUrl; // the next port
    QStringList notices; // what whoever started it should see
};

} // namespace sluice::sandbox
