// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/recordstory.h"

#include "app/runs/recordinrun.h"
#include "core/engine/runledger.h"
#include "core/log/logreader.h"
#include "core/store/store.h"

#include <algorithm>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLines = 1'000;
constexpr qsizetype kShortestInLog = 6; // a shorter one stands in other words
constexpr int kAllRuns = std::numeric_limits<int>::max();

} // namespace

RecordStory::RecordStory(RunLedger &ledger, const QString &id)
    : m_ledger(ledger)
    , m_id(id.trimmed().toUtf8())
{
}

Result<void> RecordStory::addLog(const CancelToken &token, Told &told) const
{
    if (m_id.size() < kShortestInLog)
        return {};
    const LogReader reader(m_ledger.store().directory());
    LogFilter filter;
    filter.text = QString::fromUtf8(m_id);
    auto page = reader.older(reader.end(), kMostLines, filter, token);
    if (!page)
        return fail(page.error());
    for (const LogRecord &record : std::as_const(page->records)) {
        told.events << StoryEvent{.what = StoryEvent::What::Logged,
            .atMs = record.atMs,
            .runId = record.runId,
            .place = QString::fromUtf8(record.component),
            .text = record.message};
    }
    told.isWhole &= page->isLast;
    return {};
}

Result<RecordStory::Told> RecordStory::tell(const CancelToken &token, const OnRun &onRun)
{
    if (m_id.size() < kShortestId)
        return Told();
    auto runs = m_ledger.runs(kAllRuns);
    if (!runs)
        return fail(runs.error());
    Told told;
    qint64 looked = 0;
    for (const RunRow &run : std::as_const(*runs)) {
        if (token.isStopped() || told.events.size() >= kMostEvents) {
            told.isWhole = false;
            break;
        }
        auto events = RecordInRun(m_ledger, run, m_id).events(token);
        if (!events)
            return fail(events.error());
        told.events << *events;
        if (onRun)
            onRun(++looked, runs->size());
    }
    if (!token.isStopped()) {
        if (auto added = addLog(token, told); !added)
            return fail(added.error());
    }
    QHash<QString, const RunRow *> byId;
    for (const RunRow &run : std::as_const(*runs))
        byId.insert(run.id, &run);
    for (StoryEvent &event : told.events) {
        const RunRow *run = byId.value(event.runId);
        if (run && event.runNumber == 0) {
            event.runNumber = run->number;
            event.jobName = run->jobName;
        }
    }
    std::stable_sort(told.events.begin(), told.events.end(),
        [](const StoryEvent &a, const StoryEvent &b) { return a.atMs < b.atMs; });
    return told;
}

} // namespace sluice
