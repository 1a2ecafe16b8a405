// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progressprinter.h"

#include "base/clock.h"
#include "cli/command.h"

#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPlainPauseMs = 2'000;

QString countsLine(const RunRow &run)
{
    const QString wrote = run.isDryRun ? u"would write"_s : u"written"_s;
    return u"%1 read, %2 %7, %3 skipped, %4 rejected, %5 not attempted, %6 pending"_s.arg(
        QString::number(run.counts.read), QString::number(run.counts.written),
        QString::number(run.counts.skipped), QString::number(run.counts.rejected),
        QString::number(run.counts.notAttempted), QString::number(run.counts.pending), wrote);
}

QString stageWord(StepState state)
{
    switch (state) {
    case StepState::Blocked: return u"not begun"_s;
    case StepState::Ready: return u"waiting"_s;
    case StepState::WaitingRemote: return u"waiting for the service"_s;
    default: return stepStateName(state);
    }
}

} // namespace

ProgressPrinter::ProgressPrinter(bool isQuiet)
    : m_isQuiet(isQuiet)
    , m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
}

QStringList ProgressPrinter::lines(const RunSnapshot &snapshot, const RunRates &rates) const
{
    QStringList all;
    QString head = u"Run #%1 %2: %3"_s.arg(QString::number(snapshot.run.number),
        runStateName(snapshot.run.state), countsLine(snapshot.run));
    if (snapshot.run.state == RunState::Paused && !snapshot.run.reason.isEmpty())
        head += u" ("_s + snapshot.run.reason + u')';
    if (rates.writtenPerSecond >= 1)
        head += u", %1/s"_s.arg(qRound64(rates.writtenPerSecond));
    if (rates.secondsLeft)
        head += u", about %1 s left"_s.arg(*rates.secondsLeft);
    all << head;
    for (const StageView &stage : snapshot.stages) {
        QString line = u"  %1 %2"_s.arg(stage.title.leftJustified(8), stageWord(stage.state));
        if (stage.total > 0)
            line += u"  %1 of %2"_s.arg(stage.done).arg(stage.total);
        for (const StepView &step : stage.steps) {
            if (step.state == StepState::Done || step.note.isEmpty())
                continue;
            line += u"  (%1: %2)"_s.arg(step.title, step.note);
            break;
        }
        all << line;
    }
    return all;
}

void ProgressPrinter::show(const RunSnapshot &snapshot, const RunRates &rates)
{
    if (m_isQuiet)
        return;
    const QStringList all = lines(snapshot, rates);
    if (m_isTerminal) {
        QString text;
        if (m_shownLines > 0)
            text += u"\x1b[%1A"_s.arg(m_shownLines);
        for (const QString &line : all)
            text += u"\r\x1b[2K"_s + line + u'\n';
        m_shownLines = static_cast<int>(all.size());
        writeError(text);
        return;
    }
    const QString plain = all.join(u" | "_s);
    const qint64 now = monotonicMs();
    if (plain == m_lastPlain || now - m_lastPlainMs < kPlainPauseMs)
        return;
    m_lastPlain = plain;
    m_lastPlainMs = now;
    writeError(plain + u'\n');
}

void ProgressPrinter::finish(const RunSnapshot &snapshot)
{
    if (m_isTerminal)
        show(snapshot, RunRates());
    if (m_isQuiet)
        return;
    const RunRow &run = snapshot.run;
    writeError(u"Run #%1 of “%2”: %3%4\n  %5\n"_s.arg(QString::number(run.number), run.jobName,
        runStateName(run.state), run.reason.isEmpty() ? QString() : QString(u" ("_s + run.reason + u')'),
        countsLine(run)));
}

} // namespace sluice
