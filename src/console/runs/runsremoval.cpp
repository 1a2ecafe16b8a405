// SPDX-License-Identifier: GPL-3.0-or-later
// Runs leave the history, and come back with Undo.
#include "console/main/prompt.h"
#include "console/runs/runspage.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "core/engine/runhistory.h"

#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

// Of several those that can go; what is not over stays.
void RunsPage::removeRuns()
{
    QList<RunRow> runs = chosenRuns();
    runs.removeIf([](const RunRow &run) { return !isRemovable(run); });
    if (runs.isEmpty())
        return;
    QStringList ids;
    for (const RunRow &run : std::as_const(runs))
        ids << run.id;
    const qsizetype count = runs.size();
    const bool isOne = count == 1;
    const RunRow &first = runs.first();
    const QString which = isOne
        ? tr("Remove run #%1 of “%2” from the history?").arg(first.number).arg(first.jobName)
        : tr("Remove %1 runs from the history?").arg(Format::count(count));
    const QString told = isOne
        ? tr("Run #%1 was removed from the history.").arg(first.number)
        : tr("%1 runs were removed from the history.").arg(Format::count(count));
    const QString back = isOne ? tr("Run #%1 is in the history again.").arg(first.number)
                               : tr("%1 runs are in the history again.").arg(Format::count(count));
    m_prompt.confirm(this,
        {.title = tr("Remove from History"),
            .text = which + u' '
                + tr("Nothing is deleted: the files stay for as long as they are kept, and later "
                     "runs still go on from it. To erase what it holds of records, use Erase Run "
                     "Data."),
            .action = isOne ? tr("Remove Run") : tr("Remove %1 Runs").arg(Format::count(count))},
        [page = QPointer(this), ids, told, back](bool isYes) {
            if (!page || !isYes)
                return;
            page->m_restoredText = back;
            page->setRemoved(ids, told, true);
        });
}

void RunsPage::setRemoved(const QStringList &ids, const QString &told, bool isRemoved)
{
    m_access->setRemoved(
        this, ids, isRemoved, [this, ids, told, isRemoved](const Result<void> &done) {
            if (!done) {
                m_bar->showError(done.error());
                return;
            }
            m_removed = isRemoved ? ids : QStringList();
            m_bar->showMessage(Tone::Success, told,
                isRemoved ? QList<MessageBar::Action>{{u"undoRemoval"_s, tr("Undo")}}
                          : QList<MessageBar::Action>());
            m_access->refresh();
            searchOlder(); // it may be one of those
        });
}

} // namespace sluice
