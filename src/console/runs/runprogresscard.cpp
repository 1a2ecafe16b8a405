// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runprogresscard.h"

#include "console/errors/errorwords.h"
#include "console/runs/ratewords.h"
#include "console/runs/runwords.h"
#include "console/runs/stagerows.h"
#include "console/widgets/counters.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/sumline.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct CounterText
{
    Q_DECLARE_TR_FUNCTIONS(RunCounters)
};

qint64 stepCount(const RunSnapshot &snapshot, QLatin1StringView stage)
{
    for (const StageView &view : snapshot.stages) {
        if (view.id == stage)
            return view.steps.size();
    }
    return 0;
}

// Which chunks are on their way: "chunk 4", "3 chunks".
QString pendingNote(const RunSnapshot &snapshot)
{
    QStringList titles;
    for (const StageView &stage : snapshot.stages) {
        for (const StepView &step : stage.steps) {
            const bool isSent = step.state == StepState::WaitingRemote
                || step.state == StepState::Ambiguous || step.state == StepState::Running;
            if (stage.id == "write"_L1 && isSent && step.note != "uploading"_L1
                && step.note != "packing"_L1)
                titles << step.title;
        }
    }
    if (titles.size() == 1)
        return stepTitleInWords(titles.first());
    return titles.isEmpty() ? QString() : CounterText::tr("%1 chunks").arg(titles.size());
}

// What went wrong with a step, in the words of the one who said it: while it waits to be tried
// again, and while it is tried again, until something of it is done.
QString troubleOf(const RunSnapshot &snapshot)
{
    for (const StageView &stage : snapshot.stages) {
        for (const StepView &step : stage.steps) {
            if (step.state != StepState::Done && !step.error.isEmpty())
                return sentenceInWords(step.title) + u": "_s + textInWords(step.error);
        }
    }
    return {};
}

QString pagesText(qint64 pages)
{
    return pages == 1 ? CounterText::tr("1 page")
                      : CounterText::tr("%1 pages").arg(Format::count(pages));
}

QString chunksText(qint64 chunks)
{
    return chunks == 1 ? CounterText::tr("1 chunk")
                       : CounterText::tr("%1 chunks").arg(Format::count(chunks));
}

} // namespace

void showCounters(CounterBlock &block, const RunSnapshot &snapshot, const RunRates &rates)
{
    const RunRow &run = snapshot.run;
    const Counts &counts = run.counts;
    const bool isActive = !isEnded(run.state);
    block.setValues(counterValues(counts), isActive);
    const qint64 pages = stepCount(snapshot, "read"_L1);
    const qint64 chunks = stepCount(snapshot, "write"_L1);
    const std::optional<qint64> expected
        = run.expected >= 0 ? std::optional(run.expected) : std::nullopt;
    if (isActive || counts.read < run.expected)
        block.setNote(Counter::Read, CounterText::tr("of %1").arg(Format::count(expected)));
    else
        block.setNote(Counter::Read, pages > 0 ? pagesText(pages) : QString());
    if (isActive)
        block.setNote(Counter::Written,
            rates.writtenPerSecond > 0 ? Format::rate(rates.writtenPerSecond) : QString());
    else
        block.setNote(Counter::Written, chunks > 0 ? chunksText(chunks) : QString());
    block.setNote(Counter::Skipped, counts.skipped > 0 ? CounterText::tr("unchanged") : QString());
    const QString rejected = counts.rejected > 0
        ? Format::share(counts.rejected, counts.written + counts.rejected)
        : QString();
    block.setNote(Counter::Rejected,
        rejected.isEmpty() ? QString() : CounterText::tr("%1 of sent").arg(rejected), rejected);
    if (counts.notAttempted == 0)
        block.setNote(Counter::NotAttempted, {});
    else if (isActive)
        block.setNote(
            Counter::NotAttempted, CounterText::tr("not sent yet"), CounterText::tr("not sent"));
    else
        block.setNote(Counter::NotAttempted, CounterText::tr("ready to be resumed"),
            CounterText::tr("resumable"));
    block.setNote(Counter::Pending, counts.pending > 0 ? pendingNote(snapshot) : QString());
}

RunProgressCard::RunProgressCard(QWidget *parent)
    : Card(parent)
    , m_head(new QWidget(this))
    , m_percent(new TypedLabel({}, TypeRole::Display, Role::Text, m_head))
    , m_settled(new ElidingLabel(m_head))
    , m_time(new ElidingLabel(m_head))
    , m_bar(new PageProgressBar(this))
    , m_counters(new CounterBlock(this))
    , m_line(new Line(this))
    , m_sum(new SumLine(this))
    , m_reached(new ElidingLabel(this))
{
    setObjectName(u"runProgress"_s);
    setAccessibleName(tr("Progress"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_percent->setObjectName(u"runPercent"_s);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_settled->setTypeRole(TypeRole::BodyMedium);
    m_settled->setObjectName(u"runSettled"_s);
    m_time->setColorRole(Role::Muted);
    m_time->setObjectName(u"runTime"_s);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(16);
    head->addWidget(m_percent);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addStretch(1);
    lines->addWidget(m_settled);
    lines->addWidget(m_time);
    lines->addStretch(1);
    head->addLayout(lines, 1);
    setNarrow(false);
    body()->addWidget(m_head);
    body()->addWidget(m_bar);
    body()->addSpacing(6);
    body()->addWidget(m_counters);
    body()->addWidget(m_line);
    body()->addWidget(m_sum);
    body()->addWidget(m_reached);
    m_reached->setObjectName(u"runReached"_s);
    m_reached->setColorRole(Role::Muted);
    m_reached->hide();
}

// Six counters side by side need the room of the margins.
void RunProgressCard::setNarrow(bool isNarrow)
{
    const int side = isNarrow ? 10 : 18;
    body()->setContentsMargins(side, 12, side, 14);
}

void RunProgressCard::showRun(
    const RunSnapshot &snapshot, const RunRates &rates, qint64 activeMs, qint64 nowMs)
{
    const bool isActive = !isEnded(snapshot.run.state);
    m_head->setVisible(isActive);
    m_bar->setVisible(isActive);
    m_line->setVisible(!isActive && !snapshot.run.isDryRun);
    m_sum->setVisible(!isActive && !snapshot.run.isDryRun);
    m_counters->setForm(snapshot.run.isDryRun ? CounterBlock::Form::Plan : CounterBlock::Form::Run);
    m_counters->setSeriesShown(isActive);
    showCounters(*m_counters, snapshot, rates);
    showReached(snapshot.confirmed);
    m_rates = isActive ? std::optional(rates) : std::nullopt;
    showRateTip();
    if (isActive) {
        showSentence(troubleOf(snapshot), {.icon = u"state-attention"_s, .tone = Tone::Warning});
        showActive(snapshot, rates, activeMs, nowMs);
    } else {
        showEnded(snapshot.run);
    }
}

void RunProgressCard::setLimits(const QList<LimitLevel> &levels)
{
    m_limits = levels;
    showRateTip();
}

// All of the card shows it, but for what has a tool tip of its own.
void RunProgressCard::showRateTip()
{
    const QString tip = m_rates ? rateTip(*m_rates, m_limits) : QString();
    if (tip == toolTip())
        return;
    setToolTip(tip);
    m_counters->setAccessibleDescription(tip);
}

// Which id an import has reached: seen at once, whatever tab is open.
void RunProgressCard::showReached(const QList<ConfirmedId> &confirmed)
{
    QStringList parts;
    for (const ConfirmedId &last : confirmed) {
        if (!last.id.isEmpty())
            parts << tr("%1 up to %2").arg(sentenceInWords(last.title), last.id);
    }
    m_reached->setVisible(!parts.isEmpty());
    m_reached->setText(tr("Confirmed: %1").arg(Format::facts(parts)));
}

void RunProgressCard::showActive(
    const RunSnapshot &snapshot, const RunRates &rates, qint64 activeMs, qint64 nowMs)
{
    const RunRow &run = snapshot.run;
    const std::optional<double> share = settledShare(run);
    m_percent->setText(share ? Format::percent(*share) : Format::unknown());
    const std::optional<qint64> expected
        = run.expected >= 0 ? std::optional(run.expected) : std::nullopt;
    m_settled->setText(
        tr("%1 records settled").arg(Format::ofTotal(run.counts.settled(), expected)));
    m_time->setText(timeText(snapshot, rates, activeMs, nowMs));
    const Tone tone = runLook(run, snapshot.waitReason).tone;
    m_bar->setTone(tone);
    if (share)
        m_bar->setValue(*share);
    else if (shownState(run) == RunState::Running)
        m_bar->setUnknown();
    else
        m_bar->setValue(0);
}

QString RunProgressCard::timeText(
    const RunSnapshot &snapshot, const RunRates &rates, qint64 activeMs, qint64 nowMs) const
{
    QStringList parts;
    const RunRow &run = snapshot.run;
    const RunState state = shownState(run);
    if (state == RunState::Running && run.wish == "pause"_L1) {
        parts << tr("Pausing…");
    } else if (state == RunState::Running && !snapshot.waitReason.isEmpty()
        && (rates.writtenPerSecond < 0.5 || !troubleOf(snapshot).isEmpty())) {
        QString waiting = textInWords(snapshot.waitReason);
        waiting[0] = waiting.at(0).toUpper();
        if (snapshot.waitUntilMs > nowMs)
            waiting = tr("%1, next check in %2")
                          .arg(waiting,
                              Format::durationSentence(
                                  Format::Milliseconds(snapshot.waitUntilMs - nowMs + 999)));
        parts << waiting;
    } else if (state == RunState::Running) {
        parts << (rates.secondsLeft ? Format::timeLeft(Format::Seconds(*rates.secondsLeft))
                                    : Format::estimating());
    } else {
        parts << runSentence(run);
    }
    if (activeMs >= 0)
        parts << tr("%1 so far").arg(Format::durationSentence(Format::Milliseconds(activeMs)));
    return Format::facts(parts);
}

void RunProgressCard::showEnded(const RunRow &run)
{
    m_sum->setValues(counterValues(run.counts));
    m_sum->setCost(run.requests > 0 ? tr("%1 requests", nullptr, Format::plural(run.requests))
                                          .arg(Format::count(run.requests))
                                    : QString());
    // Its counters and its badge tell all about a run that completed with all that it read.
    const bool isGood = run.state == RunState::CompletedWithRejections
        || (run.state == RunState::Completed && run.counts.notAttempted == 0);
    const QString sentence = isGood && !run.isDryRun ? QString() : runSentence(run);
    showSentence(sentence, runLook(run));
}

void RunProgressCard::showSentence(const QString &sentence, const StateLook &look)
{
    if (!m_sentence && !sentence.isEmpty()) {
        m_sentence = new TintBox(look.tone, false, this);
        m_sentence->setObjectName(u"runSentence"_s);
        body()->insertWidget(0, m_sentence);
    }
    if (!m_sentence)
        return;
    m_sentence->setVisible(!sentence.isEmpty());
    m_sentence->setTone(look.tone);
    m_sentence->setIcon(look.icon);
    m_sentence->setText(sentence);
}

} // namespace sluice
