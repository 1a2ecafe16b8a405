// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that are older than those which the feed brings: found, counted and fetched when wanted.
#include "base/clock.h"
#include "console/errors/errorwords.h"
#include "console/runs/runlistmodel.h"
#include "console/runs/runspage.h"
#include "console/runs/runtablemodel.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "core/engine/runlist.h"

#include <QScrollBar>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sluice {

const RunRow *RunsPage::rowAt(const QModelIndex &index) const
{
    return index.isValid() ? m_list->run(index.row()) : nullptr;
}

// What newer runs push out of the feed's list stays until the older ones are searched again.
QList<RunRow> RunsPage::withKept(const QList<RunRow> &runs)
{
    m_newestFrom = runs.size() >= kNewestRuns ? runs.at(kNewestRuns - 1).number : 0;
    m_current = runs;
    QList<RunRow> all = runs;
    if (m_olderBelow > 0 && m_olderBelow < m_newestFrom) {
        QSet<qint64> there;
        for (const RunRow &run : runs)
            there.insert(run.number);
        for (const RunRow &run : m_model->runs()) {
            if (run.number >= m_olderBelow && run.number < m_newestFrom
                && !there.contains(run.number))
                all.append(run);
        }
    }
    QList<qint64> beside;
    for (const RunRow &run : runs) {
        if (run.number < m_olderBelow)
            beside.append(run.number);
    }
    const bool isNew = (m_olderBelow == 0 && m_newestFrom > 0) || beside != m_searchedBeside
        || all.size() > runs.size() + kNewestRuns;
    if (isNew && m_newestFrom > 0)
        QTimer::singleShot(0, this, &RunsPage::searchOlder);
    return all;
}

void RunsPage::showMatches()
{
    m_list->setOlder({}); // of another filter
    m_list->sync();
    searchOlder();
    showEmpty();
    showDetails();
}

void RunsPage::searchOlder()
{
    if (m_newestFrom == 0)
        return;
    m_olderBelow = m_newestFrom;
    m_model->setRuns(m_current, Clock::system().nowMs());
    m_list->sync();
    RunSearch search{.filter = m_filter->filter(),
        .below = m_olderBelow,
        .column = std::max(0, m_filter->sortColumn()),
        .order = m_filter->sortOrder()};
    for (const RunRow &run : m_model->runs()) {
        if (run.number < m_olderBelow)
            search.except.append(run.number);
    }
    m_searchedBeside = search.except;
    m_table->setLoading(m_list->rowCount() == 0);
    m_access->search(this, search, [this](const Result<FoundRuns> &found) {
        m_table->setLoading(false);
        if (found)
            takeFound(*found);
        else
            m_bar->showMessage(Tone::Error, errorText(found.error()));
    });
}

// The same row stays where the operator looks.
void RunsPage::takeFound(const FoundRuns &found)
{
    RowView *view = m_table->view();
    const QModelIndex current = view->currentIndex();
    const qint64 number = m_list->numberOf(current.isValid() ? current.row() : -1);
    const int scrolled = view->verticalScrollBar()->value();
    m_list->setOlder(found);
    if (const int row = number > 0 ? m_list->rowOf(number) : 0; row >= 0) {
        view->setCurrentIndex(m_list->index(row, 0));
        view->verticalScrollBar()->setValue(scrolled);
    }
    showEmpty();
    showDetails();
}

} // namespace sluice
