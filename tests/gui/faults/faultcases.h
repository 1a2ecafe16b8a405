// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/faults/faultdesk.h"

#include <QJsonArray>

#include <functional>

namespace sluice::testing {

// A fault of the matrix (reliability-security C): how it is made, and what an operator must be told
// of it. Record, field and value are told where a record is what is wrong; a fault of the network,
// of a service or of this computer has none, and is told by what was asked, the answer's words, and
// the next step.
struct FaultCase
{
    enum class Leaves {
        Wait, // a run that goes on by itself
        End, // a run that has ended, or asks
        Record, // records that were rejected
        Refusal, // no run: the page from which it was asked for says why
        Opening, // no console: what is shown in its place
        Nothing, // it was overcome
    };
    QByteArray name; // "C1 connection refused"
    QByteArray family; // the quick form has the first of each
    Leaves leaves = Leaves::Nothing;
    FaultDesk::Setup setup = {};
    QJsonArray rules = {}; // of the sandbox
    RunState state = RunState::NeedsAttention; // of a run that ends
    QString waits = {}; // the reason of a wait
    // As the operator reads it: none of them is empty but for a fault that was overcome.
    QStringList says = {}; // what is wrong, in the words of whoever says so
    QStringList next = {}; // what can be done, or happens by itself
    QString field = {}; // of a record
    QString value = {};
    bool showsSent = true; // field and value are among what was sent
    // In place of running the job; an Error's text, empty: it is done.
    std::function<QString(FaultDesk &desk)> provoke = {};
    std::function<void(FaultDesk &desk)> cleanUp = {};
};

QList<FaultCase> faultCases(); // all of them, in the order of the matrix
QList<FaultCase> networkFaultCases();
QList<FaultCase> serviceFaultCases();
QList<FaultCase> localFaultCases();

} // namespace sluice::testing
