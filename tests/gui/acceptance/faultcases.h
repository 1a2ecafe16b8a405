// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/engine/runtypes.h"

namespace sluice::testing {

// What a fault of the matrix (reliability-security C) leaves behind for the console to tell, in the
// words of the code that finds it.
struct FaultCase
{
    enum class Leaves {
        Wait, // a step that is tried again by itself
        End, // a run that has ended or asks
        Record, // a run with rejected records
        Refusal, // no run, or none that could go on: a message
        Nothing, // it was overcome
    };
    QByteArray name; // "C1 connection refused"
    Leaves leaves = Leaves::Nothing;
    Error error; // its `why` holds the service's words
    RunState state = RunState::Running;
    QString waitReason;
    RecordIssue issue;
    QString value; // what was sent in the field
};

QList<FaultCase> faultCases();

} // namespace sluice::testing
