// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runreasons.h"

#include "console/runs/runwords.h"
#include "core/engine/runhistory.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct ReasonText
{
    Q_DECLARE_TR_FUNCTIONS(RunReasons)
};

// What is asked of every run that something is done about afterwards.
QString endedReason(const QList<RunRow> &runs)
{
    if (runs.isEmpty())
        return ReasonText::tr("Choose a run first");
    if (runs.size() > 1)
        return ReasonText::tr("Choose one run only");
    if (runs.first().isDryRun)
        return ReasonText::tr("It is a plan: it has written nothing");
    if (!isEnded(runs.first().state))
        return ReasonText::tr("The run is not over yet");
    return {};
}

} // namespace

QString retryReason(const QList<RunRow> &runs)
{
    if (QString reason = endedReason(runs); !reason.isEmpty())
        return reason;
    const RunRow &run = runs.first();
    if (run.counts.rejected == 0)
        return ReasonText::tr("The run has no rejected records");
    return canRetryRun(run)
        ? QString()
        : ReasonText::tr("Records of such a run cannot be retried alone: run the job again");
}

QString undoReason(const QList<RunRow> &runs)
{
    if (QString reason = endedReason(runs); !reason.isEmpty())
        return reason;
    const RunRow &run = runs.first();
    if (run.kind != "crm-bulk"_L1)
        return ReasonText::tr("Only runs of CRM jobs can be undone");
    if (run.counts.written == 0)
        return ReasonText::tr("The run has written nothing");
    if (run.params.value("job"_L1).toObject().contains("targetFile"_L1))
        return ReasonText::tr("It has written a file and changed nothing at the service");
    return canUndoRun(run) ? QString()
                           : ReasonText::tr("What was deleted cannot be put back by Sluice");
}

QString removeReason(const QList<RunRow> &runs)
{
    if (runs.isEmpty())
        return ReasonText::tr("Choose a run first");
    if (std::any_of(runs.begin(), runs.end(), isRemovable))
        return {};
    const RunRow &run = runs.first();
    if (!isEnded(run.state))
        return ReasonText::tr("The run is not over yet");
    return run.counts.pending > 0
        ? ReasonText::tr("What became of some of its records is not known yet: resume it first")
        : ReasonText::tr("It waits for you: resume it or stop it first");
}

QString startedByWord(const RunRow &run)
{
    if (run.createdBy == "console"_L1)
        return ReasonText::tr("Console");
    if (run.createdBy == "command line"_L1)
        return ReasonText::tr("Command line");
    if (run.createdBy == "control API"_L1)
        return ReasonText::tr("Control API");
    return run.createdBy == "schedule"_L1 ? ReasonText::tr("Schedule") : run.createdBy;
}

QString startedByText(const RunRow &run)
{
    if (run.createdBy == "console"_L1)
        return ReasonText::tr("by the console");
    if (run.createdBy == "command line"_L1)
        return ReasonText::tr("by the command line");
    if (run.createdBy == "control API"_L1)
        return ReasonText::tr("by the control API");
    return run.createdBy == "schedule"_L1 ? ReasonText::tr("by its schedule")
                                          : ReasonText::tr("by %1").arg(run.createdBy);
}

} // namespace sluice
