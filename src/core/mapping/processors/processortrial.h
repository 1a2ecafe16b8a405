// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"

#include <QJsonArray>
#include <QList>

namespace sluice {

// Some records as text, to try something on. A plain value.
struct SampleRows
{
    QStringList columns;
    QList<QStringList> rows; // as many values as columns
};

// What processors make of some records.
struct ProcessorTrial
{
    struct Record
    {
        QStringList before; // as the processors found it, in the order of the columns
        QStringList after; // of one that was dropped or rejected: as far as it came
        RowFate fate = RowFate::Keep;
        RowReason reason;
        qsizetype changes() const; // fields that have another value
    };
    QStringList columns; // those of the sample, then what processors add
    QList<Record> records;
    qint64 milliseconds = 0;

    SampleRows kept() const; // what goes on to the mapping: the records that are kept, as they are
};

// Runs the processors of a job over a sample as a run does, scripts and commands as child processes
// with their limits, in a folder of its own that goes with the call. Only the last `shown`
// processors count as what is tried: `before` is what those before them made; -1: all. Writes
// nothing and asks no service, but for what an operator's command does by itself. Blocks; worker
// threads; ended by the token.
struct TrialPlace
{
    Timings timings;
    Logger logger;
    CancelToken token;
    int shown = -1;
};
Result<ProcessorTrial> tryProcessors(
    const QJsonArray &processors, const SampleRows &sample, const TrialPlace &place);

} // namespace sluice
