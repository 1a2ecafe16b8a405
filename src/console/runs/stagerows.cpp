// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/stagerows.h"

#include "console/errors/errorwords.h"
#include "console/runs/runwords.h"
#include "console/widgets/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct StageText
{
    Q_DECLARE_TR_FUNCTIONS(Stages)
};

constexpr auto kWaitingFor = "waiting for "_L1;

// While a file is on its way a step's figures are its bytes.
bool isCountedInBytes(const StepView &step)
{
    return step.note == "downloading"_L1 || step.note == "uploading"_L1;
}

bool isStepOver(StepState state)
{
    return state == StepState::Done || state == StepState::Failed || state == StepState::Dead
        || state == StepState::Cancelled;
}

void setRowLook(StageTreeModel::Row &row, const StateLook &look)
{
    row.word = look.word;
    row.stateIcon = look.icon;
    row.tone = look.tone;
}

QString nextCheck(qint64 atMs, qint64 nowMs)
{
    if (atMs <= nowMs)
        return {};
    return StageText::tr("next check %1")
        .arg(Format::durationSentence(Format::Milliseconds(atMs - nowMs + 999)));
}

// What waits: a service, a limit, or a second try.
StateLook waitingLook(const QString &note)
{
    if (note.startsWith(kWaitingFor))
        return stepLook(StepWord::Waiting, sentenceInWords(note.mid(kWaitingFor.size())));
    if (note.startsWith("rate limited"_L1))
        return {StageText::tr("Rate limited"), u"state-limited"_s, Tone::Warning};
    if (note.startsWith("checking"_L1))
        return {StageText::tr("Checking"), u"state-checking"_s, Tone::Info};
    return stepLook(StepWord::Waiting);
}

void describeWaiting(
    StageTreeModel::Row &row, const QString &note, qint64 notBeforeMs, qint64 nowMs)
{
    setRowLook(row, waitingLook(note));
    row.note = nextCheck(notBeforeMs, nowMs);
    if (row.note.isEmpty() && !note.startsWith(kWaitingFor) && note != "rate limited"_L1)
        row.note = note;
}

void describeActive(StageTreeModel::Row &row, const StepView &step)
{
    if (step.note.startsWith(kWaitingFor)) {
        setRowLook(row, waitingLook(step.note));
        return;
    }
    setRowLook(
        row, stepLook(step.note == "uploading"_L1 ? StepWord::Uploading : StepWord::Running));
    if (isCountedInBytes(step) && step.total > 0) {
        const QString amount
            = StageText::tr("%1 of %2").arg(Format::bytes(step.done), Format::bytes(step.total));
        row.note
            = step.note == "uploading"_L1 ? amount : StageText::tr("downloading %1").arg(amount);
    } else {
        row.note = step.note;
    }
}

// Of a run on which nobody works: what waits is not waiting.
void describeIdle(StageTreeModel::Row &row, bool hasBegun)
{
    if (hasBegun)
        setRowLook(row, stepLook(StepWord::Stopped));
    else
        setRowLook(row, {StageText::tr("Not started"), u"state-pending"_s, Tone::Neutral});
}

void describeStep(StageTreeModel::Row &row, const StepView &step, const StageView &stage,
    const RunSnapshot &snapshot, qint64 nowMs)
{
    const bool isRunOver = isEnded(snapshot.run.state);
    switch (step.state) {
    case StepState::Done:
        setRowLook(row, stepLook(stage.id == "write"_L1 ? StepWord::Written : StepWord::Done));
        row.note = step.note;
        return;
    case StepState::Failed:
    case StepState::Dead:
        setRowLook(row, stepLook(StepWord::Failed));
        row.note = step.error;
        return;
    case StepState::Ambiguous:
        setRowLook(row, {StageText::tr("Outcome unknown"), u"state-attention"_s, Tone::Warning});
        row.note = step.error;
        return;
    case StepState::Cancelled:
        setRowLook(row, stepLook(StepWord::Stopped));
        return;
    default:
        break;
    }
    if (isRunOver) {
        describeIdle(row, step.startedAtMs > 0);
    } else if (step.state == StepState::Running) {
        describeActive(row, step);
    } else if (step.state == StepState::WaitingRemote || step.notBeforeMs > nowMs) {
        describeWaiting(row, step.note, step.notBeforeMs, nowMs);
    } else {
        setRowLook(row, stepLook(StepWord::Queued));
        row.note = step.note;
    }
}

// What a step did is noted in English: "12 rejected, 3 changed meanwhile", "4500 rows", "4500",
// "78.9 kB".
QString partInWords(const QString &part)
{
    static const QRegularExpression counted(u"^(\\d+) ?(rejected|changed meanwhile|rows)?$"_s);
    static const QRegularExpression size(u"^\\d+\\.\\d+ [kMG]B$"_s);
    const auto match = counted.match(part);
    if (!match.hasMatch())
        return size.match(part).hasMatch() ? QString(part).replace(u'.', QLocale().decimalPoint())
                                           : sentenceInWords(part);
    const QString count = Format::count(match.captured(1).toLongLong());
    const QString what = match.captured(2);
    return what == "rejected"_L1         ? StageText::tr("%1 rejected").arg(count)
        : what == "changed meanwhile"_L1 ? StageText::tr("%1 changed meanwhile").arg(count)
        : what == "rows"_L1              ? StageText::tr("%1 rows").arg(count)
                                         : count;
}

QString noteInWords(const QString &note)
{
    const QString whole = textInWords(note);
    if (whole != note)
        return whole;
    QStringList said;
    const QStringList parts = note.split(u", "_s);
    for (const QString &part : parts)
        said << partInWords(part);
    return said.join(u", "_s);
}

// The service's names of its jobs: one beside the state, all in the tool tip.
void describeRemoteJobs(StageTreeModel::Row &row, const StepView &step)
{
    if (step.remoteJobs.isEmpty())
        return;
    const QString named = step.remoteJobs.size() == 1
        ? StageText::tr("job %1").arg(step.remoteJobs.first().id)
        : StageText::tr(
            "%n jobs at the service", nullptr, static_cast<int>(step.remoteJobs.size()));
    row.note = Format::facts({row.note, named});
    QStringList lines;
    for (const RemoteJobView &job : step.remoteJobs) {
        lines << (job.hasEnded  ? StageText::tr("Job %1 at the service has ended").arg(job.id)
                : job.looks > 0 ? StageText::tr("Job %1 at the service, asked %2 times")
                                      .arg(job.id, Format::count(job.looks))
                                : StageText::tr("Job %1 at the service").arg(job.id));
    }
    row.jobs = lines.join(u'\n');
}

QString stepElapsed(qint64 startedMs, qint64 finishedMs, const RunSnapshot &snapshot, qint64 nowMs)
{
    if (startedMs <= 0)
        return Format::none();
    qint64 endMs = finishedMs;
    if (endMs <= 0)
        endMs = isEnded(snapshot.run.state) ? snapshot.run.finishedAtMs : nowMs;
    return Format::durationShort(Format::Milliseconds(std::max<qint64>(0, endMs - startedMs)));
}

void setRowShare(StageTreeModel::Row &row, qint64 done, qint64 total, bool isDone)
{
    if (isDone) {
        row.share = 1;
        row.percent = Format::percent(1, true);
    } else if (total > 0) {
        row.share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
        row.percent = Format::percent(*row.share);
    } else {
        row.share = 0;
        row.percent = Format::percent(0);
    }
}

// A stage that has done all it was given gets more while one before it is at work.
bool getsMore(const StageView &stage, const RunSnapshot &snapshot)
{
    if (isEnded(snapshot.run.state))
        return false;
    for (const StageView &before : snapshot.stages) {
        if (before.id == stage.id)
            return false;
        if (before.state != StepState::Done)
            return true;
    }
    return false;
}

// Of a step that is done: what reads a stream knows only then how many there were.
qint64 recordsOf(const StepView &step)
{
    return step.state == StepState::Done && step.total > 0 ? step.total : step.done;
}

// What a stage has before it, as far as that is known: more pages may follow.
qint64 expectedOf(const StageView &stage, const RunSnapshot &snapshot)
{
    const RunRow &run = snapshot.run;
    if (stage.id != "write"_L1)
        return run.expected;
    return run.expected > 0 && getsMore(stage, snapshot)
        ? run.expected - run.counts.skipped - run.counts.rejected
        : -1;
}

void describeStage(StageTreeModel::Row &row, const StageView &stage, const RunSnapshot &snapshot)
{
    const bool isRunOver = isEnded(snapshot.run.state);
    const bool isRunGood = snapshot.run.state == RunState::Completed
        || snapshot.run.state == RunState::CompletedWithRejections;
    switch (stage.state) {
    case StepState::Done:
        setRowLook(row, stepLook(getsMore(stage, snapshot) ? StepWord::Running : StepWord::Done));
        return;
    case StepState::Failed:
    case StepState::Dead:
        setRowLook(row, stepLook(StepWord::Failed));
        return;
    case StepState::Ambiguous:
        setRowLook(row, {StageText::tr("Outcome unknown"), u"state-attention"_s, Tone::Warning});
        return;
    default:
        break;
    }
    if (isRunGood) {
        setRowLook(row, stepLook(StepWord::Done));
        row.note = StageText::tr("nothing to do");
    } else if (isRunOver) {
        describeIdle(row, stage.startedAtMs > 0);
    } else if (stage.state == StepState::Blocked
        || (stage.state == StepState::Ready && stage.startedAtMs == 0)) {
        setRowLook(row, stepLook(StepWord::Queued));
    } else {
        setRowLook(row, stepLook(StepWord::Running));
    }
}

int activeSteps(const StageView &stage)
{
    return static_cast<int>(
        std::count_if(stage.steps.cbegin(), stage.steps.cend(), [](const StepView &step) {
            return step.state == StepState::Running || step.state == StepState::WaitingRemote;
        }));
}

QString stageStepIcon(const StageView &stage)
{
    return stage.id == "write"_L1 ? u"chunk"_s : u"page-file"_s;
}

} // namespace

QString stepTitleInWords(const QString &title)
{
    static const QRegularExpression number(u"^(\\D+ )(\\d{4,9})$"_s);
    if (const auto match = number.match(title); match.hasMatch()) // "Rows from 200001"
        return sentenceInWords(match.captured(1) + Format::count(match.captured(2).toLongLong()));
    const QString said = sentenceInWords(title);
    const qsizetype end = title.indexOf(u": "_s);
    if (end < 0)
        return said;
    const QString resource = title.left(end + 2);
    const QString word = sentenceInWords(title.left(end)) + u": "_s;
    if (said == title)
        return word + sentenceInWords(title.mid(end + 2));
    return said.startsWith(resource) ? word + said.mid(resource.size()) : said;
}

StageTreeModel::Row stepRowOf(
    const StepView &step, const StageView &stage, const RunSnapshot &snapshot, qint64 nowMs)
{
    StageTreeModel::Row row;
    row.id = step.id;
    row.title = stepTitleInWords(step.title);
    row.icon = stageStepIcon(stage);
    describeStep(row, step, stage, snapshot, nowMs);
    row.note = noteInWords(row.note);
    describeRemoteJobs(row, step);
    setRowShare(row, step.done, step.total, step.state == StepState::Done);
    if (isCountedInBytes(step) && !isStepOver(step.state))
        row.records = Format::none();
    else
        row.records = Format::count(recordsOf(step));
    row.time = stepElapsed(step.startedAtMs, step.finishedAtMs, snapshot, nowMs);
    row.startedAtMs = step.startedAtMs;
    row.attempts = Format::count(step.attempt);
    row.message = textInWords(step.error);
    return row;
}

StageTreeModel::Row stageRowOf(
    const StageView &stage, const RunSnapshot &snapshot, qint64 nowMs, double processRate)
{
    StageTreeModel::Row row;
    row.title = sentenceInWords(stage.title);
    describeStage(row, stage, snapshot);
    qint64 done = 0;
    qint64 total = 0;
    for (const StepView &step : stage.steps) {
        if (isCountedInBytes(step) && !isStepOver(step.state))
            continue;
        done += recordsOf(step);
        total += step.total;
    }
    const qint64 expected = expectedOf(stage, snapshot);
    const bool isRunOver = isEnded(snapshot.run.state);
    setRowShare(row, done, std::max(total, expected),
        row.note.isEmpty() && stage.state == StepState::Done
            && (isRunOver || done >= std::max(total, expected)));
    if (snapshot.run.expected < 0 && !isRunOver && stage.startedAtMs > 0
        && stage.id != "write"_L1) {
        row.share = -1;
        row.percent = Format::unknown();
    }
    row.records = Format::count(done);
    row.time = stepElapsed(stage.startedAtMs, stage.finishedAtMs, snapshot, nowMs);
    row.startedAtMs = stage.startedAtMs;
    if (!isRunOver && stage.id == "process"_L1 && processRate > 0
        && stage.state == StepState::Running)
        row.note = Format::rate(processRate);
    else if (const int active = activeSteps(stage);
             !isRunOver && stage.id == "write"_L1 && active > 1)
        row.note = StageText::tr("%1 chunks at once").arg(active);
    return row;
}

} // namespace sluice
