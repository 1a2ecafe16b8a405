// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runwords.h"

#include "app/documents/jobkinds.h"
#include "console/errors/errorwords.h"
#include "console/widgets/format.h"
#include "core/engine/targetlocks.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

RunningReason runReasonOf(const QString &waitReason)
{
    if (waitReason.startsWith("rate limited"_L1))
        return RunningReason::RateLimited;
    if (waitReason.startsWith("checking"_L1))
        return RunningReason::Checking;
    return waitReason.isEmpty() ? RunningReason::None : RunningReason::Waiting;
}

QString firstLetterRaised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString withFullStop(const QString &text)
{
    if (text.isEmpty() || text.endsWith(u'.') || text.endsWith(u'?'))
        return text;
    return text + u'.';
}

// What it names at the shop are words of ours; a module or table has its own name, and what may
// follow it is ours.
QString subjectOf(const QString &kind, const QString &subject)
{
    const bool isOurs = kind == "commerce-klaviyo"_L1 || subject.contains(u", "_s);
    return isOurs ? sentenceInWords(subject) : subject;
}

} // namespace

RunState shownState(const RunRow &run)
{
    const bool isStopWished
        = run.wish == "stop"_L1 || run.wish == "force_stop"_L1 || run.wish == "finish_chunk"_L1;
    return isStopWished && !isEnded(run.state) ? RunState::Stopping : run.state;
}

StateLook runLook(const RunRow &run, const QString &waitReason)
{
    return stateLook(
        runStateName(shownState(run)), runReasonOf(waitReason.isEmpty() ? run.reason : waitReason));
}

QString runNote(const RunRow &run, const QString &waitReason)
{
    switch (shownState(run)) {
    case RunState::Running:
        if (run.wish == "pause"_L1)
            return RunText::tr("pausing");
        return textInWords(waitReason.isEmpty() ? run.reason : waitReason);
    case RunState::Stopping:
        return run.wish == "finish_chunk"_L1 ? RunText::tr("finishing this chunk")
                                             : textInWords(run.reason);
    case RunState::NeedsAttention:
        if (run.counts.pending > 0)
            return RunText::tr("%1 pending").arg(Format::count(run.counts.pending));
        return textInWords(run.reason);
    case RunState::Interrupted:
        return run.reason.isEmpty() ? RunText::tr("can go on") : textInWords(run.reason);
    case RunState::CompletedWithRejections:
        if (run.isDryRun)
            return RunText::tr("%1 would be rejected").arg(Format::count(run.counts.rejected));
        return RunText::tr("%1 rejected").arg(Format::count(run.counts.rejected));
    case RunState::Completed:
        return {};
    default:
        return textInWords(run.reason);
    }
}

namespace {

// Bulk jobs that Klaviyo has taken cannot be recalled: they are followed to their end.
QString stoppedKlaviyoSentence(const RunRow &run)
{
    const QString stopped
        = RunText::tr("Stopped; nothing is rolled back. %1 records were not sent; Resume goes on "
                      "with them.",
            nullptr, Format::plural(run.counts.notAttempted))
              .arg(Format::count(run.counts.notAttempted));
    if (run.counts.pending == 0)
        return stopped;
    return stopped + u' '
        + RunText::tr("%1 are in jobs at Klaviyo: they stay pending and are followed.", nullptr,
            Format::plural(run.counts.pending))
              .arg(Format::count(run.counts.pending));
}

} // namespace

QString runSentence(const RunRow &run)
{
    const QString reason = withFullStop(firstLetterRaised(textInWords(run.reason)));
    const qint64 left = run.counts.notAttempted + run.counts.pending;
    const bool isOver
        = run.state == RunState::Completed || run.state == RunState::CompletedWithRejections;
    if (run.isDryRun && isOver)
        return RunText::tr("A plan: it read and processed; nothing was written.");
    switch (shownState(run)) {
    case RunState::Queued:
        if (reason.isEmpty())
            return RunText::tr("It begins as soon as its turn comes.");
        return RunText::tr("It begins as soon as its turn comes. %1").arg(reason);
    case RunState::Running:
        return {};
    case RunState::Stopping:
        return run.wish == "finish_chunk"_L1 ? RunText::tr(
                   "It ends after the chunks that have begun. Nothing already written is undone.")
            : run.kind == "commerce-klaviyo"_L1 ? RunText::tr(
                  "Nothing new is sent and nothing is rolled back. Jobs that are at Klaviyo "
                  "already end there.")
            : run.kind == "datastore-analytics"_L1
            ? RunText::tr("Nothing new is sent and nothing is rolled back. An import that "
                          "Analytics works on ends there.")
            : RunText::tr("Nothing new is sent. Nothing already written is undone.");
    case RunState::Paused:
        // Nobody paused it: this process cannot write to the store.
        if (!reason.isEmpty() && run.wish != "pause"_L1)
            return RunText::tr("%1 It goes on by itself when that is over.").arg(reason);
        return RunText::tr("Nothing is sent while it is paused. Resume goes on.");
    case RunState::Interrupted:
        return RunText::tr("%1 Resume goes on from its last safe point; nothing is sent twice.")
            .arg(reason.isEmpty() ? RunText::tr("Its program ended.") : reason);
    case RunState::Stopped:
        if (run.kind == "commerce-klaviyo"_L1)
            return stoppedKlaviyoSentence(run);
        if (run.reason == "lock lost"_L1)
            return RunText::tr("Stopped: somebody else took the lock of %1. %2 records are left; "
                               "Resume goes on with them once nobody else writes there.",
                nullptr, Format::plural(left))
                .arg(subjectInWords(run), Format::count(left));
        return RunText::tr("Stopped %1 %2 records are left; Resume goes on with them.", nullptr,
            Format::plural(left))
            .arg(run.reason.isEmpty() ? RunText::tr("on request.")
                                      : withFullStop(textInWords(run.reason)),
                Format::count(left));
    case RunState::NeedsAttention:
        if (!reason.isEmpty())
            return reason;
        return RunText::tr("It is not known what became of %1 records that were sent. Resume asks "
                           "the service again and sends nothing twice.",
            nullptr, Format::plural(run.counts.pending))
            .arg(Format::count(run.counts.pending));
    case RunState::Failed:
        return reason;
    case RunState::CompletedWithRejections:
        return RunText::tr("%1 records were rejected; the reasons are in Rejected Records.",
            nullptr, Format::plural(run.counts.rejected))
            .arg(Format::count(run.counts.rejected));
    case RunState::Completed:
        if (run.counts.notAttempted == 0)
            return {};
        return RunText::tr("%1 records were not attempted. Run Again takes them up; Export on the "
                           "tab Files lists them with their reasons.",
            nullptr, Format::plural(run.counts.notAttempted))
            .arg(Format::count(run.counts.notAttempted));
    }
    return {};
}

QString kindTitle(const QString &kind)
{
    return titleOfJobKind(kind);
}

QString pageOfKind(const QString &kind)
{
    return kind == "datastore-analytics"_L1 ? u"analytics"_s
        : kind == "commerce-klaviyo"_L1     ? u"klaviyo"_s
                                            : u"crm"_s;
}

// For a mail or a ticket: what it was, how it ended, and that its sum is right.
QString runSummaryText(const RunRow &run)
{
    const Counts &counts = run.counts;
    QStringList lines{RunText::tr("Run #%1, %2 (%3)")
                          .arg(QString::number(run.number), run.jobName, kindAndSubject(run)),
        RunText::tr("State: %1").arg(runLook(run).word)};
    if (const QString sentence = runSentence(run); !sentence.isEmpty())
        lines << sentence;
    lines << RunText::tr("%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted"
                         " + %6 pending")
                 .arg(Format::count(counts.read), Format::count(counts.written),
                     Format::count(counts.skipped), Format::count(counts.rejected),
                     Format::count(counts.notAttempted), Format::count(counts.pending));
    const auto moment = [](qint64 ms) {
        return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms).toOffsetFromUtc(0).toString(Qt::ISODate)
                      : Format::none();
    };
    lines << RunText::tr("Started %1, ended %2, %3 requests")
                 .arg(
                     moment(run.startedAtMs), moment(run.finishedAtMs), Format::count(run.requests))
          << RunText::tr("Run ID: %1").arg(run.id);
    return lines.join(u'\n');
}

QString subjectInWords(const RunRow &run)
{
    return subjectOf(run.kind, run.subject);
}

QString lockedResource(const TargetLock &lock)
{
    return lock.subject.isEmpty() ? lock.name : subjectOf(lock.kind, lock.subject);
}

QString kindAndSubject(const RunRow &run)
{
    const QString title = kindTitle(run.kind);
    const QString subject = subjectInWords(run);
    return subject.isEmpty() ? title : title + u", "_s + subject;
}

CounterValues counterValues(const Counts &counts)
{
    return {counts.read, counts.written, counts.skipped, counts.rejected, counts.notAttempted,
        counts.pending};
}

std::optional<double> settledShare(const RunRow &run)
{
    if (run.expected == 0)
        return 1.0;
    if (run.expected < 0)
        return std::nullopt;
    const double share
        = static_cast<double>(run.counts.settled()) / static_cast<double>(run.expected);
    return std::min(1.0, share);
}

bool hasProgressShown(RunState state)
{
    return !isEnded(state) || state == RunState::Interrupted || state == RunState::NeedsAttention;
}

bool canPauseRun(const RunRow &run)
{
    const RunState state = shownState(run);
    return (state == RunState::Running || state == RunState::Queued) && run.wish != "pause"_L1;
}

bool canResumeRun(const RunRow &run)
{
    const RunState state = shownState(run);
    return state == RunState::Paused || (isEnded(state) && isResumable(state));
}

bool canStopRun(const RunRow &run)
{
    return !isEnded(run.state);
}

// Nobody is asked about records whose fate is not known: resuming looks at them.
bool isAsking(const RunRow &run)
{
    return run.state == RunState::NeedsAttention && run.counts.pending == 0;
}

bool canRunAgain(const RunRow &run)
{
    return isEnded(run.state) && !run.jobName.isEmpty()
        && !run.params.value("job"_L1)[u"undoOf"].isObject();
}

bool canRetryRun(const RunRow &run)
{
    const QJsonObject job = run.params.value("job"_L1).toObject();
    const bool isOfTable = run.kind == "datastore-analytics"_L1 && !job.contains("rowId"_L1)
        && job.value("mode"_L1) != "replace"_L1;
    const bool hasWay = run.kind == "crm-bulk"_L1 || isOfTable
        || (run.kind == "commerce-klaviyo"_L1 && !job.value("deleteAll"_L1).toBool());
    return hasWay && isEnded(run.state) && !run.isDryRun && run.counts.rejected > 0;
}

bool canMendMapping(const RunRow &run)
{
    return isEnded(run.state) && !run.isDryRun && run.counts.rejected > 0 && !run.jobId.isEmpty();
}

// Rows of a file have no ids by which they could be chosen, and ids of several kinds name nothing.
bool canRetrySome(const RunRow &run)
{
    const QJsonObject job = run.params.value("job"_L1).toObject();
    return canRetryRun(run) && !job.value("sourceFile"_L1).isObject()
        && (run.kind != "commerce-klaviyo"_L1 || job.value("resource"_L1) != "all"_L1);
}

bool canUndoRun(const RunRow &run)
{
    const QJsonObject job = run.params.value("job"_L1).toObject();
    return run.kind == "crm-bulk"_L1 && isEnded(run.state) && !run.isDryRun
        && run.counts.written > 0 && !job.contains("targetFile"_L1)
        && job.value("operation"_L1) != "delete"_L1;
}

RunKin kinOf(const RunRow &run, const QList<RunRow> &runs)
{
    const auto undoOf
        = [](const RunRow &row) { return row.params.value("job"_L1)[u"undoOf"].toObject(); };
    RunKin kin;
    const QJsonObject other = undoOf(run);
    kin.undoes = other.value("number"_L1).toInteger();
    kin.undoesId = other.value("run"_L1).toString();
    for (const RunRow &row : runs) {
        const bool isUndo = !row.isDryRun && row.number > kin.undoneBy
            && undoOf(row).value("run"_L1).toString() == run.id && !run.id.isEmpty();
        if (!isUndo)
            continue;
        kin.undoneBy = row.number;
        kin.undoneById = row.id;
        kin.isUndone
            = row.state == RunState::Completed || row.state == RunState::CompletedWithRejections;
    }
    return kin;
}

QString kinNote(const RunKin &kin)
{
    if (kin.undoneBy > 0)
        return kin.isUndone ? RunText::tr("undone by run #%1").arg(kin.undoneBy)
                            : RunText::tr("run #%1 is to undo it").arg(kin.undoneBy);
    return kin.undoes > 0 ? RunText::tr("undoes run #%1").arg(kin.undoes) : QString();
}

qint64 RunStopwatch::activeMs(const RunRow &run, qint64 nowMs)
{
    if (run.startedAtMs <= 0)
        return -1;
    if (isEnded(run.state)) {
        m_seenActiveMs.remove(run.id);
        return run.activeMs > 0 ? run.activeMs
                                : std::max<qint64>(0, run.finishedAtMs - run.startedAtMs);
    }
    if (run.activeMs <= 0)
        return std::max<qint64>(0, nowMs - run.startedAtMs);
    auto seen = m_seenActiveMs.find(run.id);
    if (seen == m_seenActiveMs.end())
        seen = m_seenActiveMs.insert(run.id, nowMs);
    return run.activeMs + std::max<qint64>(0, nowMs - *seen);
}

} // namespace sluice
