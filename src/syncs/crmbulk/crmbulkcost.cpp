// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkcost.h"

#include "core/engine/rundata.h"
#include "services/zohocrm/crmlimits.h"
#include "syncs/crmbulk/chosenpage.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/filecomparison.h"
#include "syncs/crmbulk/filepage.h"
#include "syncs/crmbulk/heldrecords.h"
#include "syncs/crmbulk/plansamples.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/crmbulk/writeway.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The organisation and the fields, of new records the layouts: before the run begins, and when its
// first step does.
constexpr qint64 kCostOfFacts = 4;
constexpr qint64 kCostOfLayouts = 2;

struct CrmPlanFigures
{
    qint64 pages = 0;
    qint64 emptyPages = 0; // nothing to download
    qint64 readPolls = 0; // as this plan needed them
    qint64 downloadBytes = 0;
    qint64 recordReads = 0; // calls for records that were chosen by their ids
    qint64 comparing = 0; // calls for what the module holds of a file's records
    qint64 counting = 0; // calls for how many records the module has
    qint64 newRecords = 0; // of those that would be written
    qint64 firstRecords = 0; // that are read back before the others go
    QJsonArray sensitive; // fields, as the first page's plan names them
    QJsonObject file; // that would be written: its columns, and what is left out
    QJsonArray findings; // what a run would be stopped for
    double credits = 0; // that the account may use in a window
    double windowMs = 0;
    double readJobCredits = CrmLimits::kReadJobCredits;
    QList<qint64> chunks; // the rows of each that would go out
    QList<qint64> deletions; // the same, of records that would be deleted
    std::map<qint64, qint64> pageRows; // the same, by the first ordinal of their page
};

// What an undo would delete stands before what it puts back.
qint64 lastDeletion(const CrmBulkJob &job)
{
    return job.undoOf ? job.undoOf->insertedRows() : 0;
}

// The last page saw the whole. A run that does not wait for it may be stopped before by what is
// much for the pages until then.
void addFindings(CrmPlanFigures &figures, const QJsonArray &ofPage, bool isOfAllPages)
{
    if (isOfAllPages)
        figures.findings = {};
    for (const QJsonValue &value : ofPage) {
        QJsonObject finding = value.toObject();
        finding.insert(u"text"_s, ChangeFinding::textOf(finding));
        finding.remove(u"example"_s);
        const auto known = std::find_if(
            figures.findings.begin(), figures.findings.end(), [&finding](const QJsonValue &one) {
                return one[u"code"] == finding.value(u"code")
                    && one[u"field"] == finding.value(u"field");
            });
        if (known == figures.findings.end())
            figures.findings.append(finding);
        else
            *known = finding;
    }
}

Result<CrmPlanFigures> crmPlanFigures(RunLedger &ledger, const RunRow &run, const CrmBulkJob &job)
{
    CrmPlanFigures figures;
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    RunData data(ledger.store(), run);
    auto chunks = data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    auto artifacts = data.artifacts();
    if (!artifacts)
        return fail(artifacts.error());
    for (const StepRow &step : std::as_const(*steps)) {
        if (figures.sensitive.isEmpty())
            figures.sensitive = step.memo.value(u"sensitive").toArray();
        if (figures.file.isEmpty())
            figures.file = step.memo.value(u"file").toObject();
        figures.newRecords += step.memo.value(kNewRecords).toInteger();
        figures.comparing += step.memo.value(kComparingCalls).toInteger();
        if (step.stage == "process"_L1 && step.memo.contains(u"findings"_s))
            addFindings(figures, step.memo.value(u"findings").toArray(),
                job.judgesAllPages(run.environment));
        if (step.stage != "read"_L1)
            continue;
        figures.pageRows[step.input.value(u"firstOrdinal").toInteger(1)] = 0;
        figures.counting += step.memo.value(kCountingCalls).toInteger();
        if (isFileStep(step) || (isHeldStep(step) && !step.memo.contains(u"job"_s)))
            continue;
        if (isChosenPage(step) || isUndoPage(step)) {
            figures.recordReads += step.memo.value(u"calls").toInteger();
            continue;
        }
        ++figures.pages;
        figures.emptyPages += step.memo.value(u"job.end")[u"count"].toInteger() == 0;
        figures.readPolls += step.memo.value(u"job.polls").toInteger() + 1;
        figures.credits = step.memo.value(u"job")[u"credits"].toDouble(figures.credits);
        figures.windowMs = step.memo.value(u"job")[u"windowMs"].toDouble(figures.windowMs);
        figures.readJobCredits
            = step.memo.value(u"job")[u"jobCredits"].toDouble(figures.readJobCredits);
    }
    for (const Chunk &chunk : std::as_const(*chunks)) {
        if (chunk.memberCount == 0)
            continue;
        if (chunk.firstOrdinal <= lastDeletion(job)) {
            figures.deletions << chunk.memberCount;
            continue;
        }
        figures.chunks << chunk.memberCount;
        auto page = figures.pageRows.upper_bound(chunk.firstOrdinal);
        if (page != figures.pageRows.begin())
            std::prev(page)->second += chunk.memberCount;
    }
    for (const Artifact &artifact : std::as_const(*artifacts))
        figures.downloadBytes += artifact.kind == "page"_L1 ? artifact.bytes : 0;
    return figures;
}

QJsonObject costLine(const QString &title, qint64 calls, double creditsEach)
{
    return {{u"title"_s, title}, {u"calls"_s, calls}, {u"creditsEach"_s, creditsEach},
        {u"credits"_s, static_cast<qint64>(static_cast<double>(calls) * creditsEach)}};
}

// What writing costs in one of the ways, jobs' looks apart.
struct WriteCost
{
    qint64 bulkChunks = 0;
    qint64 recordCalls = 0;
    qint64 recordCredits = 0;
    qint64 deletions = 0; // calls
    qint64 looks = 0; // at records before they are deleted

    void add(WriteWay way, qint64 rows)
    {
        if (way == WriteWay::Bulk) {
            ++bulkChunks;
            return;
        }
        recordCalls += recordWriteCalls(rows);
        recordCredits += recordWriteCredits(rows);
    }
    qint64 credits() const { return bulkChunks * bulkWriteCredits() + recordCredits + deletions; }
};

WriteCost costAsChosen(const CrmBulkJob &job, const CrmPlanFigures &figures)
{
    WriteCost cost;
    for (const qint64 rows : figures.chunks)
        cost.add(writeWay(job, rows), rows);
    for (const qint64 rows : figures.deletions) { // a credit a call, whatever it holds (C5)
        cost.deletions += recordWriteCalls(rows);
        cost.looks += recordWriteCalls(rows);
    }
    return cost;
}

// As another job would be cut: a page's rows fill its chunks one after the other.
WriteCost costIf(CrmBulkJob job, CrmWriteBy way, const CrmPlanFigures &figures)
{
    job.writeBy = way;
    WriteCost cost;
    for (const auto &[page, all] : figures.pageRows) {
        for (qint64 left = all; left > 0; left -= job.chunkRows) {
            const qint64 rows = std::min<qint64>(left, job.chunkRows);
            cost.add(writeWay(job, rows), rows);
        }
    }
    return cost;
}

// What each way would cost, so that the operator can choose.
QJsonArray otherWays(
    const CrmBulkJob &job, const CrmPlanFigures &figures, qint64 beside, qint64 deletions)
{
    QJsonArray ways;
    if (figures.chunks.isEmpty() && !figures.deletions.isEmpty())
        return ways;
    const auto add = [&](const QString &title, const char *writeBy, CrmWriteBy way, bool hasOwn) {
        const qint64 writing = costIf(job, way, figures).credits() + deletions;
        ways.append(QJsonObject{{u"title"_s, title}, {u"writeBy"_s, QLatin1StringView(writeBy)},
            {u"automations"_s, hasOwn ? u"service"_s : u"none"_s}, {u"credits"_s, beside + writing},
            {u"writeCredits"_s, writing},
            {u"isChosen"_s,
                hasOwn ? job.runsAutomations && job.writeBy == way : !job.runsAutomations}});
    };
    add(u"Whichever is less for each chunk"_s, "auto", CrmWriteBy::Auto, true);
    add(u"Bulk write"_s, "bulk", CrmWriteBy::Bulk, true);
    if (job.mayGoByRecord()) {
        add(u"Record API"_s, "record", CrmWriteBy::Record, true);
        add(u"Record API, no automations"_s, "record", CrmWriteBy::Record, false);
    }
    return ways;
}

// Ten downloads a minute, and the credits of the window one after the other.
double crmLimitMinutes(const CrmPlanFigures &figures, qint64 downloads, qint64 credits)
{
    const auto perMinute = static_cast<double>(CrmLimits::kDownloadsPerMinute);
    const double byDownloads
        = std::ceil(std::max(0.0, static_cast<double>(downloads) - perMinute) / perMinute);
    const double over = static_cast<double>(credits) - figures.credits;
    const double byCredits
        = figures.credits > 0 && over > 0 ? over / figures.credits * figures.windowMs / 60'000 : 0;
    return std::max(byDownloads, byCredits);
}

QJsonArray costLines(
    const CrmBulkJob &job, bool isGuarded, const CrmPlanFigures &figures, const WriteCost &writing)
{
    // How often a write job is asked for is not known before: as often as this plan's read jobs.
    const qint64 pollsEach
        = figures.pages > 0 ? (figures.readPolls + figures.pages - 1) / figures.pages : 1;
    const qint64 bulk = writing.bulkChunks;
    QJsonArray lines{job.makesRecords()
            ? costLine(u"Organisation, fields and layouts"_s, kCostOfFacts + kCostOfLayouts, 1)
            : costLine(u"Organisation and fields"_s, kCostOfFacts, 1),
        costLine(u"Read jobs"_s, figures.pages, figures.readJobCredits),
        costLine(u"Looks at read jobs"_s, figures.readPolls, 1),
        costLine(u"Downloads of pages"_s, figures.pages - figures.emptyPages, 1)};
    if (figures.recordReads > 0)
        lines.append(costLine(u"Chosen records"_s, figures.recordReads, 1));
    if (figures.counting > 0)
        lines.append(costLine(u"Counting the module"_s, figures.counting, 1));
    if (figures.comparing > 0)
        lines.append(costLine(u"Comparing the file with the module"_s, figures.comparing, 1));
    if (figures.firstRecords > 0)
        lines.append(
            costLine(u"First records read back"_s, recordWriteCalls(figures.firstRecords), 1));
    if (isGuarded)
        lines.append(
            costLine(u"Looks for records changed meanwhile"_s, std::ssize(figures.chunks), 1));
    if (bulk > 0 || (writing.recordCalls == 0 && writing.deletions == 0 && !job.targetFile)) {
        lines.append(costLine(u"Uploads"_s, bulk, 1));
        lines.append(costLine(u"Write jobs"_s, bulk, CrmLimits::kWriteJobCredits));
        lines.append(costLine(u"Looks at write jobs"_s, bulk * pollsEach, 1));
        lines.append(costLine(u"Downloads of results"_s, bulk, 1));
    }
    if (writing.looks > 0)
        lines.append(costLine(u"Records looked at before they go"_s, writing.looks, 1));
    if (writing.deletions > 0)
        lines.append(costLine(u"Deletions"_s, writing.deletions, 1));
    if (writing.recordCalls > 0) {
        QJsonObject line = costLine(u"Calls of the record API"_s, writing.recordCalls, 10);
        line.insert(u"credits"_s, writing.recordCredits); // fewer for the last rows of a chunk
        lines.append(line);
    }
    return lines;
}

// Where the file would be, and what would stand in it.
QJsonObject plannedFile(const CrmBulkJob &job, const RunRow &run, const CrmPlanFigures &figures)
{
    QJsonObject file = figures.file;
    // A run has a number of its own.
    file.insert(u"path"_s, run.params.value(u"targetPath").toString());
    file.insert(u"existing"_s, job.targetFile->replaces ? u"replace"_s : u"refuse"_s);
    file.insert(u"records"_s, run.counts.written);
    return file;
}

// What becomes of the records of the run that is taken back.
QJsonObject plannedUndo(const UndoPlan &undo, const RunRow &run, const CrmPlanFigures &figures)
{
    const auto sum = [](const QList<qint64> &rows) {
        return std::accumulate(rows.cbegin(), rows.cend(), qint64{0});
    };
    return {{u"putBack"_s, sum(figures.chunks)}, {u"deleted"_s, sum(figures.deletions)},
        {u"changedSince"_s, run.counts.rejected}, {u"asTheyWere"_s, run.counts.skipped},
        {u"notReadBefore"_s, undo.updated}, {u"withoutId"_s, undo.nameless}};
}

} // namespace

Result<QJsonObject> crmBulkCost(RunLedger &ledger, const RunRow &run)
{
    auto job = crmBulkJobOf(run);
    if (!job)
        return fail(job.error());
    auto figures = crmPlanFigures(ledger, run, *job);
    if (!figures)
        return fail(figures.error());
    if (job->targetFile)
        figures->chunks.clear(); // nothing goes to the CRM
    const bool isGuarded = !job->isInsert() && !job->targetFile
        && job->guard.value_or(run.environment == "production"_L1);
    const WriteCost writing = costAsChosen(*job, *figures);
    figures->firstRecords = std::min<qint64>(job->blastRadius.firstRecordsOf(run.environment),
        std::accumulate(figures->chunks.cbegin(), figures->chunks.cend(), qint64{0}));
    const QJsonArray lines = costLines(*job, isGuarded, *figures, writing);
    const qint64 downloads = figures->pages - figures->emptyPages;
    qint64 calls = 0;
    qint64 credits = 0;
    qint64 looks = 0; // at jobs: how many it takes nobody knows before
    for (const QJsonValue &line : lines) {
        calls += line[u"calls"].toInteger();
        credits += line[u"credits"].toInteger();
        if (line[u"title"].toString().startsWith("Looks at "_L1))
            looks += line[u"credits"].toInteger();
    }
    const qint64 beside = credits - looks - writing.credits();
    QJsonObject cost{{u"credits"_s, credits}, {u"requests"_s, calls}, {u"lines"_s, lines},
        {u"creditsWithoutLooks"_s, credits - looks}, {u"readJobs"_s, figures->pages},
        {u"writeJobs"_s, writing.bulkChunks}, {u"uploads"_s, writing.bulkChunks},
        {u"recordCalls"_s, writing.recordCalls + writing.deletions},
        {u"downloads"_s, downloads + writing.bulkChunks},
        {u"downloadBytes"_s, figures->downloadBytes}, {u"sensitive"_s, figures->sensitive},
        {u"findings"_s, figures->findings}, {u"newRecords"_s, figures->newRecords},
        {u"minutesAtLimits"_s, crmLimitMinutes(*figures, downloads, credits)},
        {u"numbers"_s,
            QJsonObject{{u"creditsUsable"_s, figures->credits},
                {u"creditWindowMs"_s, figures->windowMs},
                {u"downloadsPerMinute"_s, CrmLimits::kDownloadsPerMinute},
                {u"readPolls"_s, figures->readPolls}}}};
    if (job->undoOf)
        cost.insert(u"undo"_s, plannedUndo(*job->undoOf, run, *figures));
    if (job->targetFile)
        cost.insert(u"targetFile"_s, plannedFile(*job, run, *figures));
    else
        cost.insert(u"ways"_s, otherWays(*job, *figures, beside, writing.deletions));
    return cost;
}

} // namespace sluice
