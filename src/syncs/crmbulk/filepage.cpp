// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/filepage.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/processpage.h"
#include "syncs/crmbulk/readrange.h"
#include "syncs/files/pagefetch.h"

#include <QDir>
#include <QFileInfo>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const QString &copyPath()
{
    static const QString path = u"pages/source.csv"_s;
    return path;
}

StepSpec slicePageStep(int page, qint64 firstOrdinal, qint64 offset)
{
    return {.stage = u"read"_s,
        .key = u"read:file:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input
        = {{u"page"_s, page}, {u"firstOrdinal"_s, firstOrdinal}, {u"offset"_s, offset}}};
}

StepResult keepFile(StepContext &context, const SourceFile &source)
{
    auto bytes = keepSourceFile(source, context.directory() + u'/' + copyPath(), context.token(),
        [&context](qint64 done, qint64 total) { context.progress(done, total, u"copying"_s); });
    if (!bytes)
        return context.orElse(bytes.error());
    return context.finish(
        [&bytes](StepTx &tx) -> Result<void> {
            auto kept = tx.addArtifact({.kind = u"source"_s,
                .relPath = copyPath(),
                .bytes = *bytes,
                .sha256 = {},
                .records = 0});
            if (!kept)
                return fail(kept.error());
            return tx.addStep(slicePageStep(1, 1, 0));
        },
        QFileInfo(source.path).fileName());
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
                auto made = sliceSourceFile(context.directory() + u'/' + copyPath(),
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
        } else if (auto told = tx.setExpected(
                       firstOrdinal + rows.last - firstWanted(job, job.pageRows));
                   !told) {
            return told;
        }
        if (rows.count() == 0)
            return {};
        return tx.addStep(processStep(
            page, firstOrdinal, rows, artifact.relPath, job.sourceFile->delimiter));
    });
}

} // namespace

SourceFile readSourceFile(JsonObjectReader &reader)
{
    SourceFile source;
    source.path = reader.filledText(u"path"_s);
    if (!source.path.isEmpty() && QDir::isRelativePath(source.path))
        reader.problem(u"path"_s, u"must be a whole path, from / on"_s);
    const QString delimiter
        = reader.choice(u"delimiter"_s, {u","_s, u";"_s, u"\t"_s, u"|"_s}, u","_s);
    source.delimiter = delimiter.isEmpty() ? ',' : delimiter.at(0).toLatin1();
    source.isWindows1252
        = reader.choice(u"encoding"_s, {u"utf-8"_s, u"windows-1252"_s}, u"utf-8"_s)
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
        return fail(
            problems.toError(u"The job's source file is not right"_s, u"Change the job"_s));
    return source;
}

StepSpec keepFileStep()
{
    return {.stage = u"read"_s, .key = u"read:file"_s, .title = u"File"_s};
}

bool isFileStep(const StepRow &step)
{
    return step.key.startsWith("read:file"_L1);
}

StepResult readFilePage(StepContext &context, CrmBulkRun &run)
{
    return context.step().key == keepFileStep().key ? keepFile(context, *run.job().sourceFile)
                                                    : readSlice(context, run.job());
}

} // namespace sluice
