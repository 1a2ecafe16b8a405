// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runhead.h"

#include "console/runs/runreasons.h"
#include "console/runs/runwords.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

RunHead::RunHead(QWidget *parent)
    : QWidget(parent)
    , m_facts(new ElidingLabel(this))
    , m_title(new ElidingLabel(this))
    , m_badge(new StateBadge(this))
    , m_resume(new QPushButton(tr("Resume"), this))
    , m_retry(new QPushButton(tr("Retry 1 Record…"), this)) // an icon keeps a gap to a text
    , m_again(new QPushButton(tr("Run Again…"), this))
{
    auto *back = new TypedLabel({}, TypeRole::Meta, Role::Muted, this);
    m_back = back;
    m_back->setObjectName(u"runBreadcrumb"_s);
    m_back->setTextFormat(Qt::RichText);
    connect(&Theme::instance(), &Theme::changed, m_back, [back = m_back] {
        const QString path = back->text(); // a link keeps the colour that it was laid out with
        back->clear();
        back->setText(path);
    });
    m_back->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_facts->setTypeRole(TypeRole::Meta);
    m_facts->setColorRole(Role::Muted);
    m_facts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_title->setTypeRole(TypeRole::PageTitle);
    m_title->setObjectName(u"runTitle"_s);
    m_badge->setObjectName(u"runState"_s);
    m_resume->setObjectName(u"resumeButton"_s);
    m_resume->setProperty("role", u"primary"_s);
    setButtonIcon(m_resume, u"resume"_s);
    m_retry->setObjectName(u"retryRejectedButton"_s);
    m_retry->setProperty("role", u"primary"_s);
    setButtonIcon(m_retry, u"retry"_s);
    m_again->setObjectName(u"runAgainButton"_s);
    m_again->setProperty("role", u"primary"_s);
    setButtonIcon(m_again, u"run"_s);

    auto *path = new QHBoxLayout;
    path->setSpacing(8);
    path->addWidget(m_back);
    path->addWidget(m_facts, 1);
    auto *title = new QHBoxLayout;
    title->setSpacing(14);
    title->addWidget(m_title);
    title->addWidget(m_badge);
    title->addStretch(1);
    title->addWidget(m_retry);
    title->addWidget(m_resume);
    title->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(path);
    layout->addLayout(title);
    connect(m_back, &QLabel::linkActivated, this, [this] { emit backWanted(); });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeWanted(); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryWanted(); });
    connect(m_again, &QPushButton::clicked, this, [this] { emit runAgainWanted(); });
}

QString RunHead::factsOf(const RunRow &run, const QString &connection) const
{
    QStringList parts{kindAndSubject(run), connection};
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(run.startedAtMs);
    const QDateTime finished = QDateTime::fromMSecsSinceEpoch(run.finishedAtMs);
    const QDateTime now = QDateTime::currentDateTime();
    if (run.startedAtMs <= 0)
        parts << tr("not started");
    else if (!isEnded(run.state) || run.finishedAtMs <= 0)
        parts << tr("started %1")
                     .arg(started.date() == now.date() ? Format::clock(started)
                                                       : Format::moment(started, now));
    else
        parts << tr("%1, %2 to %3 (%4)")
                     .arg(Format::day(started.date(), {}), Format::clock(started),
                         Format::clock(finished),
                         Format::durationSentence(
                             Format::Milliseconds(run.finishedAtMs - run.startedAtMs)));
    if (!run.createdBy.isEmpty())
        parts << startedByText(run);
    return u"·  "_s + Format::facts(parts);
}

void RunHead::setRun(const RunRow &run, bool isRateLimited, const QString &connection)
{
    const QString path
        = u"<a href=\"runs\" style=\"text-decoration:none\">%1</a>&nbsp;&nbsp;›&nbsp;&nbsp;#%2"_s
              .arg(tr("Runs").toHtmlEscaped(), QString::number(run.number));
    if (m_back->text() != path) {
        m_back->setText(path);
        m_back->setAccessibleName(tr("Back to Runs, run #%1").arg(run.number));
    }
    m_facts->setText(factsOf(run, connection));
    m_title->setText(run.jobName.isEmpty() ? kindAndSubject(run) : run.jobName);
    if (isRateLimited && shownState(run) == RunState::Running)
        m_badge->setRateLimited();
    else
        m_badge->setRunState(runStateName(shownState(run)), run.counts.rejected);
    const bool canResume = isEnded(run.state) && canResumeRun(run);
    m_resume->setVisible(canResume);
    m_resume->setText(isAsking(run) ? tr("Decide…") : tr("Resume"));
    m_retry->setVisible(!canResume && canRetryRun(run));
    m_again->setVisible(!canResume && !canRetryRun(run) && canRunAgain(run));
    m_retry->setText(run.counts.rejected == 1
            ? tr("Retry 1 Record…")
            : tr("Retry %1 Records…").arg(Format::count(run.counts.rejected)));
}

} // namespace sluice
