// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkcost.h"

#include "core/engine/rundata.h"
#include "services/zohocrm/crmlimits.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The organisation and the fields: before the run begins, and when its first step does.
constexpr qint64 kCostOfFacts = 4;

struct CrmPlanFigures
{
    qint64 pages = 0;
    qint64 emptyPages = 0; // nothing to download
    qint64 readPolls = 0; // as this plan needed them
    qint64 writes = 0;
    qint64 downloadBytes = 0;
    double credits = 0; // that the account may use in a window
    double windowMs = 0;
};

Result<CrmPlanFigures> crmPlanFigures(RunLedger &ledger, const RunRow &run)
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
        if (step.stage != "read"_L1)
            continue;
        ++figures.pages;
        figures.emptyPages += step.memo.value(u"job.end")[u"count"].toInteger() == 0;
        figures.readPolls += step.memo.value(u"job.polls").toInteger() + 1;
        figures.credits = step.memo.value(u"job")[u"credits"].toDouble(figures.credits);
        figures.windowMs = step.memo.value(u"job")[u"windowMs"].toDouble(figures.windowMs);
    }
    for (const Chunk &chunk : std::as_const(*chunks))
        figures.writes += chunk.memberCount > 0;
    for (const Artifact &artifact : std::as_const(*artifacts))
        figures.downloadBytes += artifact.kind == "page"_L1 ? artifact.bytes : 0;
    return figures;
}

QJsonObject costLine(const QString &title, qint64 calls, double creditsEach)
{
    return {{u"title"_s, title}, {u"calls"_s, calls}, {u"creditsEach"_s, creditsEach},
        {u"credits"_s, static_cast<qint64>(static_cast<double>(calls) * creditsEach)}};
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

} // namespace

Result<QJsonObject> crmBulkCost(RunLedger &ledger, const RunRow &run)
{
    auto figures = crmPlanFigures(ledger, run);
    if (!figures)
        return fail(figures.error());
    // How often a write job is asked for is not known before: as often as this plan's read jobs.
    const qint64 pollsEach
        = figures->pages > 0 ? (figures->readPolls + figures->pages - 1) / figures->pages : 1;
    const qint64 downloads = figures->pages - figures->emptyPages;
    const QJsonArray lines{costLine(u"Organisation and fields"_s, kCostOfFacts, 1),
        costLine(u"Read jobs"_s, figures->pages, CrmLimits::kReadJobCredits),
        costLine(u"Looks at read jobs"_s, figures->readPolls, 1),
        costLine(u"Downloads of pages"_s, downloads, 1), costLine(u"Uploads"_s, figures->writes, 1),
        costLine(u"Write jobs"_s, figures->writes, CrmLimits::kWriteJobCredits),
        costLine(u"Looks at write jobs"_s, figures->writes * pollsEach, 1),
        costLine(u"Downloads of results"_s, figures->writes, 1)};
    qint64 calls = 0;
    qint64 credits = 0;
    for (const QJsonValue &line : lines) {
        calls += line[u"calls"].toInteger();
        credits += line[u"credits"].toInteger();
    }
    return QJsonObject{{u"credits"_s, credits}, {u"requests"_s, calls}, {u"lines"_s, lines},
        {u"readJobs"_s, figures->pages}, {u"writeJobs"_s, figures->writes},
        {u"uploads"_s, figures->writes}, {u"downloads"_s, downloads + figures->writes},
        {u"downloadBytes"_s, figures->downloadBytes},
        {u"minutesAtLimits"_s, crmLimitMinutes(*figures, downloads, credits)},
        {u"numbers"_s,
            QJsonObject{{u"creditsUsable"_s, figures->credits},
                {u"creditWindowMs"_s, figures->windowMs},
                {u"downloadsPerMinute"_s, CrmLimits::kDownloadsPerMinute},
                {u"pollsPerWriteJob"_s, pollsEach}, {u"readPolls"_s, figures->readPolls}}}};
}

} // namespace sluice
