// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfilter.h"

#include "console/runs/runwords.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

qint64 RunFilter::beginOf(Period period, qint64 nowMs)
{
    const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(nowMs).date().startOfDay();
    switch (period) {
    case Period::Today:
        return midnight.toMSecsSinceEpoch();
    case Period::SevenDays:
        return midnight.addDays(-6).toMSecsSinceEpoch();
    case Period::ThirtyDays:
        return midnight.addDays(-29).toMSecsSinceEpoch();
    case Period::All:
        break;
    }
    return 0;
}

bool RunFilter::isIn(RunState state, Group group)
{
    switch (group) {
    case Group::All:
        return true;
    case Group::Active:
        return !isEnded(state);
    case Group::Attention:
        return state == RunState::NeedsAttention || state == RunState::Interrupted
            || state == RunState::Failed;
    case Group::Finished:
        return state == RunState::Completed || state == RunState::CompletedWithRejections
            || state == RunState::Stopped || state == RunState::Failed;
    }
    return true;
}

bool RunFilter::acceptsButGroup(const RunRow &run) const
{
    if (!environment.isEmpty() && run.environment != environment)
        return false;
    if (!kind.isEmpty() && run.kind != kind)
        return false;
    // What is not over is always of today.
    if (sinceMs > 0 && isEnded(run.state) && std::max(run.startedAtMs, run.createdAtMs) < sinceMs)
        return false;
    if (text.isEmpty())
        return true;
    const QString all = QStringList{u'#' + QString::number(run.number), run.jobName, run.subject,
        kindAndSubject(run), runLook(run).word, runNote(run), run.id}
                            .join(u'\n');
    return all.contains(text, Qt::CaseInsensitive);
}

} // namespace sluice
