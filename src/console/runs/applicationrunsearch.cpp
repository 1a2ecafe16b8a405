// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runs.h"
#include "console/main/consolecontext.h"
#include "console/runs/applicationrunaccess.h"
#include "core/engine/runlist.h"

namespace sluice {

// It may read every row: what has been asked since ends it.
void ApplicationRunAccess::search(QObject *owner, const RunSearch &search, Then<FoundRuns> then)
{
    const int own = ++*m_search;
    inBackground(
        &m_searches, owner,
        [&store = m_context.application.store(), search, newest = m_search, own] {
            return searchRuns(store, search, [&newest, own] { return *newest == own; });
        },
        [then = std::move(then), newest = m_search, own](const Result<FoundRuns> &found) {
            if (*newest == own)
                then(found);
        });
}

void ApplicationRunAccess::runRows(
    QObject *owner, const QList<qint64> &numbers, Then<QList<RunRow>> then)
{
    inBackground(
        &m_looks, owner,
        [&store = m_context.application.store(), numbers] { return runsOfNumbers(store, numbers); },
        std::move(then));
}

void ApplicationRunAccess::runStandings(
    QObject *owner, const QStringList &runIds, Then<RunStandings> then)
{
    inBackground(
        &m_looks, owner,
        [&runs = m_context.application.runs(), runIds]() -> Result<RunStandings> {
            RunStandings standings;
            for (const QString &id : runIds) {
                if (const auto snapshot = runs.snapshot(id))
                    standings.insert(id, standingOf(*snapshot));
            }
            return standings;
        },
        std::move(then));
}

} // namespace sluice
