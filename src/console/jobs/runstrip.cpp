// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/runstrip.h"

#include "console/runs/ratewords.h"
#include "console/runs/runwords.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStripLimitsEveryMs = 5'000;

// State, run, and how long it still takes or why it stands.
QString stripText(const RunRow &run, const RunRates &rates)
{
    QStringList parts{
        RunStrip::tr("%1, run #%2").arg(runLook(run).word, QString::number(run.number))};
    const QString note = runNote(run);
    if (!note.isEmpty())
        parts << note;
    else if (shownState(run) == RunState::Running)
        parts << (rates.secondsLeft ? Format::timeLeft(Format::Seconds(*rates.secondsLeft))
                                    : Format::estimating());
    return Format::facts(parts);
}

// A line is broken between two counters, never within one.
QString stripCounters(const Counts &counts)
{
    QStringList texts{RunStrip::tr("Read %1").arg(Format::count(counts.read)),
        RunStrip::tr("Written %1").arg(Format::count(counts.written)),
        RunStrip::tr("Skipped %1").arg(Format::count(counts.skipped)),
        RunStrip::tr("Rejected %1").arg(Format::count(counts.rejected)),
        RunStrip::tr("Not Attempted %1").arg(Format::count(counts.notAttempted)),
        RunStrip::tr("Pending %1").arg(Format::count(counts.pending))};
    for (QString &text : texts)
        text.replace(u' ', QChar::Nbsp);
    return texts.join(u"   "_s);
}

} // namespace

RunStrip::RunStrip(QWidget *parent)
    : Card(parent)
    , m_icon(new IconLabel(this))
    , m_percent(new TypedLabel({}, TypeRole::BodyStrong, Role::Text, this))
    , m_state(new ElidingLabel(this))
    , m_bar(new PageProgressBar(this))
    , m_counters(new TypedLabel({}, TypeRole::Body, Role::Text, this))
    , m_details(new QPushButton(tr("Details"), this))
{
    setObjectName(u"runStrip"_s);
    setAccessibleName(tr("The run of this job"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_state->setObjectName(u"stripState"_s);
    m_state->setTypeRole(TypeRole::BodyMedium);
    m_percent->setObjectName(u"stripPercent"_s);
    m_bar->setObjectName(u"stripBar"_s);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_counters->setObjectName(u"stripCounters"_s);
    m_counters->setWordWrap(true);
    m_details->setObjectName(u"stripDetailsButton"_s);
    m_details->setProperty("role", u"quiet"_s);
    m_details->setToolTip(tr("Opens the run on the page Runs"));
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_state, 1);
    head->addWidget(m_percent);
    head->addWidget(m_details);
    body()->setContentsMargins(16, 8, 16, 10);
    body()->setSpacing(6);
    body()->addLayout(head);
    body()->addWidget(m_bar);
    body()->addWidget(m_counters);
    connect(m_details, &QPushButton::clicked, this, [this] { emit detailsWanted(m_runId); });
}

void RunStrip::showRun(const RunRow &run, qint64 nowMs)
{
    if (run.id != m_runId) {
        m_limits.clear();
        m_limitsAskedMs.reset();
    }
    m_runId = run.id;
    RunSnapshot snapshot;
    snapshot.run = run;
    m_rates = m_meter.add(snapshot, nowMs);
    const RunRates &rates = m_rates;
    const StateLook look = runLook(run);
    m_icon->setIcon(look.icon, toneText(look.tone), 16);
    m_state->setText(stripText(run, rates));
    const std::optional<double> share = settledShare(run);
    m_percent->setText(share ? Format::percent(*share) : Format::unknown());
    m_bar->setTone(look.tone);
    if (share)
        m_bar->setValue(*share);
    else if (shownState(run) == RunState::Running)
        m_bar->setUnknown();
    else
        m_bar->setValue(0);
    m_counters->setText(stripCounters(run.counts));
    showRateTip();
    if (isVisible() && (!m_limitsAskedMs || nowMs - *m_limitsAskedMs >= kStripLimitsEveryMs)) {
        m_limitsAskedMs = nowMs;
        emit limitsWanted(run);
    }
}

void RunStrip::setLimits(const QString &runId, const QList<LimitLevel> &levels)
{
    if (runId != m_runId)
        return;
    m_limits = levels;
    showRateTip();
}

void RunStrip::showRateTip()
{
    const QString tip = rateTip(m_rates, m_limits);
    if (tip == toolTip())
        return;
    setToolTip(tip);
    setAccessibleDescription(tip);
}

} // namespace sluice
