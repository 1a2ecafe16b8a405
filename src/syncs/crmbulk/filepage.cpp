// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/filepage.h"

#include "core/engine/rundata.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/changegate.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/heldrecords.h"
#include "syncs/crmbulk/processstep.h"
#include "syncs/crmbulk/readrange.h"
#include "syncs/files/pagefetch.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

StepSpec slicePageStep(int page, qint64 firstOrdinal, qint64 offset)
{
    return {.stage = u"read"_s,
        .key = u"read:file:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"firstOrdinal"_s, firstOrdinal}, {u"offset"_s, offset}}};
}

// The rows of its file that a run rejected, one after the other; memory does not grow with them.
class RejectedRows
{
public:
    RejectedRows(Store &store, const CrmRejectedRows &of)
        : m_data(store, runOf(of))
    {
    }
    Result<qint64> next() // 0: there are no more
    {
        if (m_at == m_page.size()) {
            auto page = m_data.issues(u"rejected"_s, m_last, kIssuesOfPage);
            if (!page)
                return fail(page.error());
            m_page = *page;
            m_at = 0;
        }
        m_last = m_page.isEmpty() ? 0 : m_page.at(m_at++).ordinal;
        return m_last;
    }

private:
    static RunRow runOf(const CrmRejectedRows &of)
    {
        RunRow run;
        run.id = of.run;
        run.number = of.number;
        return run;
    }
    static constexpr int kIssuesOfPage = 1'000;

    RunData m_data;
    QList<RecordIssue> m_page;
    qsizetype m_at = 0;
    qint64 m_last = 0;
};

Result<qint64> keptFile(StepContext &context, const CrmBulkJob &job)
{
    const QString to = context.directory() + u'/' + sourceCopyPath();
    if (!job.selection.rejected)
        return keepSourceFile(*job.sourceFile, to, context.token(),
            [&context](qint64 done, qint64 total) { context.progress(done, total, u"copying"_s); });
    RejectedRows rows(context.store(), *job.selection.rejected);
    return keepSourceRows(
        job.sourceFile->path, job.sourceFile->delimiter, [&rows] { return rows.next(); }, to,
        context.token());
}

StepResult keepFile(StepContext &context, const CrmBulkJob &job)
{
    auto bytes = keptFile(context, job);
    if (!bytes)
        return context.orElse(bytes.error());
    return context.finish(
        [&bytes, &job](StepTx &tx) -> Result<void> {
            auto kept = tx.addArtifact({.kind = u"source"_s,
                .relPath = sourceCopyPath(),
                .bytes = *bytes,
                .sha256 = {},
                .records = 0});
            if (!kept)
                return fail(kept.error());
            return tx.addStep(job.comparesFile() ? heldStep() : firstSliceStep());
        },
        QFileInfo(job.sourceFile->path).fileName());
}

StepResult readSlice(StepContext &context, const CrmBulkJob &job)
{
    const int page = context.input().value(u"page").toInt(1);
    const qint64 firstOrdinal = context.input().value(u"firstOrdinal").toInteger(1);
    const qint64 offset = context.input().value(u"offset").toInteger();
    SourceSlice slice;
    auto fetched = fetchPage(context,
        {.page = page,
            .rows = -1,
            .delimiter = job.sourceFile->delimiter,
            .download = [&](const QString &path) -> Result<qint64> {
                auto made = sliceSourceFile(context.directory() + u'/' + sourceCopyPath(),
                    job.sourceFile->delimiter, offset, job.pageRows, path);
                if (!made)
                    return fail(made.error());
                slice = *made;
                return slice.bytes;
            }});
    if (!fetched)
        return context.orElse(fetched.error().error);
    const Artifact &artifact = *fetched;
    const PartRows rows = partOfPage(job, page, firstOrdinal, artifact.records);
    const qint64 nextOrdinal = firstOrdinal + artifact.records;
    const bool isLast = slice.isLast || endsAt(job.selection, page, nextOrdinal - 1);
    return context.finish([&](StepTx &tx) -> Result<void> {
        if (auto id = tx.addArtifact(artifact); !id)
            return fail(id.error());
        Counts read;
        read.read = rows.count();
        read.notAttempted = rows.count();
        if (auto added = tx.addCounts(read); !added)
            return added;
        auto sized = tx.sql().run(
            "UPDATE step SET n_records=? WHERE id=?", {rows.count(), context.step().id});
        if (!sized)
            return fail(sized.error());
        if (!isLast) {
            if (auto added = tx.addStep(slicePageStep(page + 1, nextOrdinal, slice.nextOffset));
                !added)
                return added;
        } else if (auto told = tx.setExpected(std::max<qint64>(
                       0, firstOrdinal + rows.last - firstWanted(job, job.pageRows)));
                   !told) {
            return told;
        }
        if (rows.count() == 0)
            return openAfterEmptyPage(tx, context, job);
        return tx.addStep(
            processStep(page, firstOrdinal, rows, artifact.relPath, job.sourceFile->delimiter));
    });
}

} // namespace

QString sourceCopyPath()
{
    return u"pages/source.csv"_s;
}

SourceFile readSourceFile(JsonObjectReader &reader)
{
    SourceFile source;
    source.path = reader.filledText(u"path"_s);
    if (!source.path.isEmpty() && QDir::isRelativePath(source.path))
        reader.problem(u"path"_s, u"must be a whole path, from / on"_s);
    const QString delimiter
        = reader.choice(u"delimiter"_s, {u","_s, u";"_s, u"\t"_s, u"|"_s}, u","_s);
    source.delimiter = delimiter.isEmpty() ? ',' : delimiter.at(0).toLatin1();
    source.isWindows1252 = reader.choice(u"encoding"_s, {u"utf-8"_s, u"windows-1252"_s}, u"utf-8"_s)
        == "windows-1252"_L1;
    reader.finish();
    return source;
}

Result<SourceFile> sourceFileFromJson(const QJsonObject &object)
{
    JsonProblems problems;
    JsonObjectReader reader(object, u"sourceFile"_s, problems);
    const SourceFile source = readSourceFile(reader);
    if (!problems.isEmpty())
        return fail(problems.toError(u"The job's source file is not right"_s, u"Change the job"_s));
    return source;
}

StepSpec keepFileStep()
{
    return {.stage = u"read"_s, .key = u"read:file"_s, .title = u"File"_s};
}

StepSpec firstSliceStep()
{
    return slicePageStep(1, 1, 0);
}

bool isFileStep(const StepRow &step)
{
    return step.key.startsWith("read:file"_L1);
}

StepResult readFilePage(StepContext &context, CrmBulkRun &run)
{
    return context.step().key == keepFileStep().key ? keepFile(context, run.job())
                                                    : readSlice(context, run.job());
}

} // namespace sluice
