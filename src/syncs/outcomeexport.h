// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/rundata.h"

#include <QSaveFile>

#include <functional>

namespace sluice {

class RunLedger;

// An outcome file in the making, in the folder that a run is exported to. Made, filled and finished
// by one function on any thread; without finish() nothing is left of it.
class OutcomeExport final
{
public:
    OutcomeExport(const QString &folder, const QString &name);
    Result<void> open(const QByteArray &header);
    QByteArray &buffer() { return m_buffer; } // rows are appended to it, each told by counted()
    Result<void> counted();
    Result<void> flush();
    Result<void> finish();
    qint64 rows() const { return m_rows; }

private:
    QSaveFile m_file;
    QByteArray m_buffer;
    qint64 m_rows = 0;
};

// The headers of the five files, for those that hold nothing.
struct OutcomeHeaders
{
    QByteArray written;
    QByteArray skipped;
    QByteArray rejected;
    QByteArray open; // not attempted, pending
};

// Adds the records that are not settled to the two files of such.
using OpenOutcomes
    = std::function<Result<void>(OutcomeExport &notAttempted, OutcomeExport &pending)>;

// The five outcome files of a run into a folder, and the counts of what they hold: the settled ones
// as the run appended them, the open ones as `open` tells. Blocking, any thread.
Result<Counts> exportOutcomes(RunLedger &ledger, const RunRow &run, const QString &folder,
    const OutcomeHeaders &headers, const OpenOutcomes &open);

} // namespace sluice
