// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/synccard.h"

#include "base/clock.h"
#include "console/errors/errorwords.h"
#include "console/overview/overviewwords.h"
#include "console/runs/runwords.h"
#include "console/theme/icons.h"
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

constexpr int kCardLines = 3; // source, target, mapping
constexpr int kTitleIcon = 20;

ElidingLabel *makeCardText(QWidget *parent, const QString &name, TypeRole type, Role color)
{
    auto *label = new ElidingLabel(parent);
    label->setObjectName(name);
    label->setTypeRole(type);
    label->setColorRole(color);
    return label;
}

} // namespace

SyncCard::SyncCard(const Look &look, QWidget *parent)
    : Card(parent)
    , m_kind(look.kind)
    , m_percent(makeCardText(this, u"cardPercent"_s, TypeRole::BodyMedium, Role::Text))
    , m_bar(new RowBar(this))
    , m_detail(makeCardText(this, u"cardDetail"_s, TypeRole::Body, Role::Muted))
    , m_next(makeCardText(this, u"cardNext"_s, TypeRole::Body, Role::Muted))
    , m_run(new QPushButton(tr("Run…"), this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_openRun(new QPushButton(tr("Open Run"), this))
{
    setObjectName(look.name);
    setAccessibleName(look.title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(new IconLabel(look.icon, Role::Accent, kTitleIcon, this));
    title->addWidget(new TypedLabel(look.title, TypeRole::CardTitle, Role::Text, this));
    title->addStretch(1);
    QVBoxLayout *rows = body();
    rows->setSpacing(6);
    rows->addLayout(title);
    for (int i = 0; i < kCardLines; ++i)
        m_lines.append(addRow(rows));
    rows->addStretch(1);
    rows->addWidget(new Line(this));
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_head = addRow(head);
    m_head.text->setObjectName(u"cardRun"_s);
    m_head.text->setTypeRole(TypeRole::BodyMedium);
    head->addWidget(m_percent);
    rows->addLayout(head);
    rows->addWidget(m_bar);
    rows->addWidget(m_detail);
    rows->addWidget(m_next);
    m_bar->setAccessibleName(tr("Progress"));
    makeButtons();
    showLoading();
}

SyncCard::Row SyncCard::addRow(QBoxLayout *layout)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    Row row{new IconLabel(this), new ElidingLabel(this)};
    line->addWidget(row.icon);
    line->addWidget(row.text, 1);
    layout->addLayout(line);
    return row;
}

void SyncCard::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->setContentsMargins(0, 8, 0, 0);
    m_run->setObjectName(u"cardRunButton"_s);
    setButtonIcon(m_run, u"run"_s);
    m_open->setObjectName(u"cardOpenButton"_s);
    m_openRun->setObjectName(u"cardOpenRunButton"_s);
    // Three cards have the same buttons: their names for a screen reader tell them apart.
    m_run->setAccessibleName(tr("Run %1").arg(accessibleName()));
    m_open->setAccessibleName(tr("Open %1").arg(accessibleName()));
    m_openRun->setAccessibleName(tr("Open the run of %1").arg(accessibleName()));
    for (QPushButton *button : {m_run, m_open, m_openRun}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_run, &QPushButton::clicked, this, &SyncCard::runWanted);
    connect(m_open, &QPushButton::clicked, this, &SyncCard::openWanted);
    connect(m_openRun, &QPushButton::clicked, this, [this] {
        if (m_facts.run)
            emit openRunWanted(m_facts.run->id);
    });
}

void SyncCard::setFacts(const SyncCardFacts &facts, const QDateTime &now)
{
    m_facts = facts;
    showLines();
    const bool isLive = facts.run && !isEnded(facts.run->state);
    m_percent->setVisible(isLive);
    m_bar->setVisible(isLive);
    m_head.icon->setVisible(!isLive && facts.run);
    m_openRun->setVisible(isLive);
    m_run->setVisible(!isLive);
    m_run->setEnabled(!facts.job.isEmpty());
    m_run->setToolTip(facts.job.isEmpty() ? tr("There is no job in this environment yet")
                                          : tr("Runs “%1”").arg(facts.job));
    m_open->setVisible(!isLive);
    if (isLive)
        showLive(*facts.run, monotonicMs());
    else
        showLast(facts.run, now);
    m_next->setText(facts.next);
}

// Until something is known of it: the frame alone.
void SyncCard::showLoading()
{
    showLines();
    m_percent->hide();
    m_bar->hide();
    m_head.icon->hide();
    m_openRun->hide();
    m_run->setEnabled(false);
}

void SyncCard::showLines()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool isShown = i < m_facts.lines.size();
        const CardLine line = m_facts.lines.value(i);
        m_lines.at(i).icon->setVisible(isShown);
        m_lines.at(i).text->setVisible(isShown);
        m_lines.at(i).icon->setIcon(line.icon, toneText(line.tone), 16);
        m_lines.at(i).text->setText(line.text);
    }
}

void SyncCard::showLive(const RunRow &run, qint64 nowMs)
{
    m_head.text->setText(u"%1  #%2"_s.arg(run.jobName, QString::number(run.number)));
    m_head.text->setColorRole(Role::Text);
    const std::optional<double> share = settledShare(run);
    m_percent->setText(share ? Format::percent(*share) : Format::unknown());
    m_bar->setTone(runLook(run).tone);
    if (share)
        m_bar->setValue(*share);
    else
        m_bar->setUnknown();
    RunSnapshot snapshot;
    snapshot.run = run;
    const RunRates rates = m_meter.add(snapshot, nowMs);
    const QString state = shownState(run) == RunState::Running
        ? (rates.secondsLeft ? Format::timeLeft(Format::Seconds(*rates.secondsLeft))
                             : Format::estimating())
        : runLook(run).word;
    m_detail->setText(run.counts.rejected > 0
            ? tr("%1, %2 rejected").arg(state, Format::count(run.counts.rejected))
            : state);
}

void SyncCard::showLast(const std::optional<RunRow> &run, const QDateTime &now)
{
    if (!run) {
        m_head.text->setText(
            m_facts.job.isEmpty() ? tr("No job yet") : tr("%1, never run").arg(m_facts.job));
        m_head.text->setColorRole(Role::Muted);
        m_detail->setText(
            m_facts.job.isEmpty() ? tr("A job is made on the page of its sync.") : QString());
        return;
    }
    const StateLook look = runLook(*run);
    m_head.icon->setIcon(look.icon, toneText(look.tone), 16);
    m_head.text->setText(
        m_isNarrow ? run->jobName : u"%1, %2"_s.arg(run->jobName, withinSentence(look.word)));
    m_head.text->setColorRole(Role::Text);
    const qint64 atMs = run->finishedAtMs > 0 ? run->finishedAtMs : run->createdAtMs;
    QStringList facts;
    const QString moment = Format::moment(QDateTime::fromMSecsSinceEpoch(atMs), now);
    facts << (m_isNarrow ? look.word : moment);
    if (run->state == RunState::Failed && !run->reason.isEmpty())
        facts << textInWords(run->reason);
    else
        facts << tr("%1 written").arg(Format::count(run->counts.written));
    if (run->counts.rejected > 0)
        facts << tr("%1 rejected").arg(Format::count(run->counts.rejected));
    if (m_isNarrow)
        facts << moment; // what may be cut comes last
    m_detail->setText(Format::facts(facts));
}

} // namespace sluice
