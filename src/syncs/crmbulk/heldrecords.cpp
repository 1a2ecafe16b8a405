// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/heldrecords.h"

#include "base/files.h"
#include "core/engine/stepcontext.h"
#include "services/zohocrm/crmrecordclient.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/filepage.h"
#include "syncs/crmbulk/pagetrail.h"
#include "syncs/crmbulk/readjob.h"
#include "syncs/crmbulk/readrange.h"
#include "syncs/crmbulk/recordrows.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/rowspool.h"

#include <QDir>
#include <QFile>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kIsRead = QLatin1StringView("isRead"); // in the memo: the module is read as a whole

qint64 inParts(qint64 all, qint64 part)
{
    return (all + part - 1) / part;
}

QString heldPagePath(int page) // below the run's folder
{
    return u"processing/module-%1.zip"_s.arg(page);
}

// The rows of the run's copy of the file, good or bad, that it is about.
Result<qint64> rowsOfFile(const StepContext &context, const CrmBulkJob &job)
{
    QFile file(context.directory() + u'/' + sourceCopyPath());
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    CsvReader csv(file, CsvOptions{.delimiter = job.sourceFile->delimiter});
    if (auto header = csv.readHeader(); !header)
        return fail(header.error());
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
    }
    const PartRange &pages = job.selection.pages;
    const qint64 first = firstWanted(job, job.pageRows);
    const qint64 lastOfPages = pages.last > 0 ? pages.last * job.pageRows : csv.row();
    const qint64 last = job.selection.rows.last > 0 ? job.selection.rows.last : csv.row();
    return std::max<qint64>(0, std::min({csv.row(), last, lastOfPages}) - first + 1);
}

// Calls that ask for so many records (see FileComparison).
qint64 askingCalls(const CrmBulkJob &job, const CrmFacts &facts, qint64 rows)
{
    const qint64 fields = facts.writeFields.size();
    return job.sendsId() ? inParts(rows, RecordRows::kIdsOfCall)
            * std::max<qint64>(1, inParts(fields, CrmRecordClient::kMostFields))
                         : inParts(rows, CrmQuery::kMostListed)
            * std::max<qint64>(1, inParts(fields - 1, CrmRecordClient::kMostFields - 2));
}

qint64 readingCredits(const CrmFacts &facts, qint64 records)
{
    constexpr double kDownload = 1;
    return static_cast<qint64>(
        static_cast<double>(std::max<qint64>(1, inParts(records, CrmBulkJob::kMaxPageRows)))
        * (facts.limits.readJobCredits + kDownload));
}

// Once; the module is counted only where one page of it would cost less than asking.
Outcome<bool> isModuleRead(
    StepContext &context, const CrmBulkJob &job, const CrmFacts &facts, ZohoSession &session)
{
    if (const QJsonValue known = context.memo().value(kIsRead); known.isBool())
        return known.toBool();
    auto rows = rowsOfFile(context, job);
    if (!rows)
        return tl::unexpected(context.orElse(rows.error()));
    const qint64 asking = askingCalls(job, facts, *rows);
    bool isRead = asking > readingCredits(facts, 1) + 1;
    if (isRead) {
        auto records = CrmRecordClient(session, facts.limits).queryCount(job.module);
        if (!records)
            return tl::unexpected(context.orElse(records.error()));
        context.row().memo.insert(kCountingCalls, 1);
        isRead = asking > readingCredits(facts, *records);
        context.logger().info(
            u"%1 rows of the file, %2 records of the module: %3"_s.arg(*rows).arg(*records).arg(
                isRead ? u"the module is read"_s : u"they are asked for"_s));
    }
    if (auto kept = context.remember(kIsRead, isRead); !kept)
        return tl::unexpected(context.orElse(kept.error()));
    return isRead;
}

Result<void> spoolPage(const QString &path, const CrmBulkJob &job, const QStringList &fields,
    RowSpoolWriter &spool, const CancelToken &token)
{
    auto page = PageFile::open(path);
    if (!page)
        return fail(page.error());
    std::vector<size_t> places{static_cast<size_t>(std::max(0, (*page)->idColumn()))};
    for (const QString &field : fields) {
        if (!(*page)->columns().contains(field))
            return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s);
        places.push_back(static_cast<size_t>((*page)->columns().indexOf(field)));
    }
    if ((*page)->idColumn() < 0)
        return fail(ErrorKind::Protocol, u"The page has no id column"_s);
    const qsizetype key = job.sendsId() ? 0 : fields.indexOf(job.findBy) + 1;
    std::vector<QByteArrayView> values(places.size());
    CsvReader &csv = (*page)->csv();
    while (!token.isStopped()) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return {};
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        for (size_t i = 0; i < places.size(); ++i)
            values[i] = csv.fields()[places[i]];
        const QByteArrayView text = values[static_cast<size_t>(key)];
        if (text.isEmpty())
            continue;
        auto added = job.sendsId()
            ? spool.add(text, values)
            : spool.add(RecordRows::foldedKey(QString::fromUtf8(text)).toUtf8(), values);
        if (!added)
            return added;
    }
    return fail(ErrorKind::Cancelled, u"Stopped while the records were sorted"_s);
}

// Of all pages, once they are there.
Result<void> makeSpool(
    StepContext &context, const CrmBulkJob &job, const CrmFacts &facts, int pages)
{
    if (RowSpool::exists(heldRowsPath(context)))
        return {};
    RowSpoolWriter spool(heldRowsPath(context));
    if (auto opened = spool.open(); !opened)
        return opened;
    for (int page = 1; page <= pages; ++page) {
        const QString path = context.directory() + u'/' + heldPagePath(page);
        if (!QFile::exists(path)) // it had no records
            continue;
        context.progress(page, pages, u"sorting"_s);
        if (auto spooled = spoolPage(path, job, facts.writeFields, spool, context.token());
            !spooled)
            return spooled;
    }
    auto finished = spool.finish();
    return finished ? Result<void>() : fail(finished.error());
}

StepResult finishPages(
    StepContext &context, const CrmBulkJob &job, const CrmFacts &facts, int pages)
{
    if (auto made = makeSpool(context, job, facts, pages); !made)
        return context.orElse(made.error());
    StepResult end
        = context.finish([](StepTx &tx) -> Result<void> { return tx.addStep(firstSliceStep()); });
    for (int page = 1; page <= pages && end.kind() == StepResult::Kind::Done; ++page)
        QFile::remove(context.directory() + u'/' + heldPagePath(page));
    return end;
}

} // namespace

StepSpec heldStep(int page, const QString &pageToken)
{
    return {.stage = u"read"_s,
        .key = u"read:module:%1"_s.arg(page),
        .title = page == 1 ? u"Module"_s : u"Module, Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"pageToken"_s, pageToken}}};
}

bool isHeldStep(const StepRow &step)
{
    return step.key.startsWith("read:module:"_L1);
}

QString heldRowsPath(const StepContext &context)
{
    return context.directory() + u"/processing/module.rows"_s;
}

StepResult readHeldRecords(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session)
{
    const int page = context.input().value(u"page").toInt(1);
    if (page == 1) {
        auto isRead = isModuleRead(context, run.job(), facts, session);
        if (!isRead)
            return isRead.error();
        if (!*isRead)
            return context.finish(
                [](StepTx &tx) -> Result<void> { return tx.addStep(firstSliceStep()); },
                u"asked for by page"_s);
    }
    CrmClient client(session, facts.limits);
    auto job = finishedReadJob(context, run, client, facts,
        {.module = run.job().module, .fields = facts.writeFields, .page = page});
    if (!job)
        return job.error();
    if (auto made = makePrivateFolder(context.directory() + u"/processing"_s); !made)
        return context.orElse(made.error());
    const QString path = heldPagePath(page);
    if (job->count > 0 && !QFile::exists(context.directory() + u'/' + path)
        && !RowSpool::exists(heldRowsPath(context))) {
        if (auto got = downloadedPage(context, client, *job, path); !got)
            return got.error();
    }
    PageTrail::Lead lead = PageTrail().lead(*job, page);
    if (lead == PageTrail::Lead::Nowhere)
        return finishPages(context, run.job(), facts, page);
    StepResult end = context.finish([&](StepTx &tx) -> Result<void> {
        auto trail = PageTrail::ofRun(tx, context.run().id);
        if (!trail)
            return fail(trail.error());
        lead = trail->lead(*job, page);
        return lead == PageTrail::Lead::On ? tx.addStep(heldStep(page + 1, job->nextPageToken))
                                           : fail(PageTrail::endless(page));
    });
    return lead == PageTrail::Lead::On ? end : withoutAnswer(context, PageTrail::endless(page));
}

} // namespace sluice
