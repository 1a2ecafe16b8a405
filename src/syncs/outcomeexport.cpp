// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/outcomeexport.h"

#include "base/files.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runledger.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <tuple>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kExportFlushBytes = 1 << 20;

// A run's outcome file `kind` into the folder, or one with `emptyHeader` alone if it has none; how
// many rows it holds.
Result<qint64> copyOutcome(RunData &data, const QString &runFolder, const QString &folder,
    const QString &kind, const QByteArray &emptyHeader)
{
    OutcomeExport out(folder, kind + u".csv"_s);
    auto artifacts = data.artifacts(u"outcome"_s);
    if (!artifacts)
        return fail(artifacts.error());
    for (const Artifact &artifact : std::as_const(*artifacts)) {
        if (artifact.relPath != OutcomeFiles::relPath(kind))
            continue;
        QFile in(runFolder + u'/' + artifact.relPath);
        if (!in.open(QIODevice::ReadOnly))
            return fail(diskError(u"Could not read %1"_s.arg(in.fileName()), errno));
        if (auto opened = out.open({}); !opened)
            return fail(opened.error());
        for (qint64 left = artifact.bytes; left > 0;) { // behind it nothing is committed
            out.buffer() = in.read(std::min(left, kExportFlushBytes));
            if (out.buffer().isEmpty())
                return fail(ErrorKind::Data,
                    u"The outcome file %1 is shorter than it was"_s.arg(artifact.relPath));
            left -= out.buffer().size();
            if (auto flushed = out.flush(); !flushed)
                return fail(flushed.error());
        }
        if (auto finished = out.finish(); !finished)
            return fail(finished.error());
        return artifact.records;
    }
    if (auto opened = out.open(emptyHeader); !opened)
        return fail(opened.error());
    if (auto finished = out.finish(); !finished)
        return fail(finished.error());
    return 0;
}

} // namespace

OutcomeExport::OutcomeExport(const QString &folder, const QString &name)
    : m_file(folder + u'/' + name)
{
}

Result<void> OutcomeExport::open(const QByteArray &header)
{
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(diskError(u"Could not write %1"_s.arg(m_file.fileName()), errno));
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_buffer = header;
    return {};
}

Result<void> OutcomeExport::counted()
{
    ++m_rows;
    return m_buffer.size() < kExportFlushBytes ? Result<void>{} : flush();
}

Result<void> OutcomeExport::flush()
{
    if (m_file.write(m_buffer) != m_buffer.size())
        return fail(diskError(u"Could not write %1"_s.arg(m_file.fileName()), errno));
    m_buffer.resize(0);
    return {};
}

Result<void> OutcomeExport::finish()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (!m_file.commit())
        return fail(ErrorKind::Disk, u"Could not write %1"_s.arg(m_file.fileName()),
            m_file.errorString(), u"Choose another folder"_s);
    return {};
}

Result<Counts> exportOutcomes(RunLedger &ledger, const RunRow &run, const QString &folder,
    const OutcomeHeaders &headers, const OpenOutcomes &open)
{
    RunData data(ledger.store(), run);
    const QString runFolder = ledger.runDirectory(run.id);
    Counts counts;
    for (const auto &[kind, header, count] :
        {std::tuple(u"written"_s, headers.written, &counts.written),
            std::tuple(u"skipped"_s, headers.skipped, &counts.skipped),
            std::tuple(u"rejected"_s, headers.rejected, &counts.rejected)}) {
        auto copied = copyOutcome(data, runFolder, folder, kind, header);
        if (!copied)
            return fail(copied.error());
        *count = *copied;
    }
    OutcomeExport notAttempted(folder, u"not-attempted.csv"_s);
    OutcomeExport pending(folder, u"pending.csv"_s);
    for (OutcomeExport *file : {&notAttempted, &pending}) {
        if (auto opened = file->open(headers.open); !opened)
            return fail(opened.error());
    }
    if (auto done = open(notAttempted, pending); !done)
        return fail(done.error());
    for (OutcomeExport *file : {&notAttempted, &pending}) {
        if (auto finished = file->finish(); !finished)
            return fail(finished.error());
    }
    counts.notAttempted = notAttempted.rows();
    counts.pending = pending.rows();
    counts.read = counts.settled() + counts.notAttempted + counts.pending;
    return counts;
}

} // namespace sluice
