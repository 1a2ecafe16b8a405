// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/rundata.h"

#include <QSaveFile>

namespace sluice {

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

// A run's outcome file `kind` into the folder, or one with `emptyHeader` alone if it has none; how
// many rows it holds.
Result<qint64> copyOutcome(RunData &data, const QString &runFolder, const QString &folder,
    const QString &kind, const QByteArray &emptyHeader);

} // namespace sluice
