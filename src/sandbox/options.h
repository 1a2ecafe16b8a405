// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace sluice::sandbox {

// How a sandbox is started: the command line of design 10, or what a test fills in. A plain value,
// read once at start. It holds no secret.
struct SandboxOptions
{
    QString listen = QStringLiteral("127.0.0.1");
    int port = 0; // any free one, with the next one free too
    QString state; // empty: a temporary folder that goes with the process
    quint64 seed = 1;
    qint64 scale = 4500; // number of leads
    QString leads; // a CSV file that becomes the module Leads
    qint64 pageRows = 200'000;
    bool hasLimits = true; // documented; false: off
    int latencyMs = 0;
    QString faults; // a file of fault rules
    QString certificate;
    QString key;
    QString connectionsOut;
    QString jobsOut;

    static QString usage();
    // `arguments` without the program's name.
    static Result<SandboxOptions> fromArguments(const QStringList &arguments);
};

} // namespace sluice::sandbox
