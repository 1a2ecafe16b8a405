// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rundetails.h"

#include "console/runs/runprogresscard.h"
#include "console/runs/runwords.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/sumline.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

RunDetails::RunDetails(QWidget *parent)
    : Card(parent)
    , m_name(new ElidingLabel(this))
    , m_badge(new StateBadge(this))
    , m_number(new TypedLabel({}, TypeRole::Meta, Role::Muted, this))
    , m_resume(new QPushButton(tr("Resume"), this))
    , m_open(new QPushButton(tr("Open Run"), this))
    , m_sentence(new ElidingLabel(this))
    , m_counters(new CounterBlock(this))
    , m_sum(new SumLine(this))
{
    setObjectName(u"runDetails"_s);
    setAccessibleName(tr("Selected run"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_name->setTypeRole(TypeRole::CardTitle);
    m_sentence->setColorRole(Role::Muted);
    m_sentence->setMaximumLines(2);
    m_resume->setObjectName(u"detailsResumeButton"_s);
    m_open->setObjectName(u"openRunButton"_s);
    for (QPushButton *link : {m_resume, m_open}) {
        link->setProperty("role", u"quiet"_s);
        link->setAutoDefault(false);
    }
    setButtonIcon(m_resume, u"resume"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_name);
    head->addWidget(m_badge);
    head->addWidget(m_number);
    head->addStretch(1);
    head->addWidget(m_resume);
    head->addWidget(m_open);
    body()->setSpacing(8);
    body()->addLayout(head);
    body()->addWidget(m_sentence);
    body()->addWidget(m_counters);
    body()->addWidget(m_sum);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openWanted(); });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeWanted(); });
}

void RunDetails::setRun(const RunRow &run)
{
    m_name->setText(run.jobName.isEmpty() ? kindAndSubject(run) : run.jobName);
    m_badge->setRunState(runStateName(shownState(run)), run.counts.rejected);
    m_number->setText(
        run.isDryRun ? tr("#%1, plan").arg(run.number) : u'#' + QString::number(run.number));
    m_resume->setVisible(canResumeRun(run));
    m_resume->setText(isAsking(run) ? tr("Decide…") : tr("Resume"));
    const QString sentence = runSentence(run);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    RunSnapshot snapshot;
    snapshot.run = run;
    snapshot.run.state = shownState(run);
    m_counters->setForm(run.isDryRun ? CounterBlock::Form::Plan : CounterBlock::Form::Run);
    showCounters(*m_counters, snapshot, {});
    m_sum->setVisible(!run.isDryRun);
    m_sum->setValues(counterValues(run.counts));
    m_sum->setCost(run.requests > 0 ? tr("%1 requests", nullptr, Format::plural(run.requests))
                                          .arg(Format::count(run.requests))
                                    : QString());
}

} // namespace sluice
