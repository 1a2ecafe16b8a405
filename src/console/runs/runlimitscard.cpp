// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runlimitscard.h"

#include "app/documents/jobkinds.h"
#include "console/connections/connectionwords.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLimitsEvery = 2s;

} // namespace

RunLimitsCard::RunLimitsCard(RunAccess &access, QWidget *parent)
    : Card(parent)
    , m_access(access)
    , m_none(new TypedLabel(tr("No limit has been used yet, or this account has none."),
          TypeRole::Body, Role::Muted, this))
{
    setTitle(tr("Limits"));
    setObjectName(u"runLimits"_s);
    m_none->setWordWrap(true);
    body()->addWidget(m_none);
    m_timer.setInterval(kLimitsEvery);
    connect(&m_timer, &QTimer::timeout, this, &RunLimitsCard::load);
}

void RunLimitsCard::setSnapshot(const RunSnapshot &snapshot, qint64 nowMs)
{
    const bool isOther = m_run.id != snapshot.run.id;
    m_run = snapshot.run;
    setCaption(serviceWord(servicesOfJobKind(m_run.kind).source));
    if (isOther && isVisible())
        load();
    const bool isLimited = snapshot.waitReason == "rate limited"_L1 && snapshot.waitUntilMs > nowMs;
    const QString pause = isLimited ? tr("paused, resumes in %1")
                                          .arg(Format::durationSentence(Format::Milliseconds(
                                              snapshot.waitUntilMs - nowMs + 999)))
                                    : QString();
    for (LimitGauge *gauge : std::as_const(m_gauges))
        gauge->setPause(gauge->property("full").toBool() ? pause : QString());
}

void RunLimitsCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    load();
    m_timer.start();
}

void RunLimitsCard::hideEvent(QHideEvent *event)
{
    Card::hideEvent(event);
    m_timer.stop();
}

void RunLimitsCard::load()
{
    if (m_run.id.isEmpty() || m_isLoading)
        return;
    m_isLoading = true;
    m_access.limits(this, m_run, [this](const Result<QList<LimitLevel>> &levels) {
        m_isLoading = false;
        if (levels)
            showLevels(*levels);
    });
}

void RunLimitsCard::showLevels(const QList<LimitLevel> &levels)
{
    while (m_gauges.size() > levels.size())
        delete m_gauges.takeLast();
    while (m_gauges.size() < levels.size()) {
        m_gauges.append(new LimitGauge(this));
        body()->addWidget(m_gauges.last());
    }
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const LimitLevel &level = levels.at(i);
        const QString name = level.group.section(u'/', -1);
        m_gauges.at(i)->setName(name == "credits"_L1 ? tr("API credits, 24 h")
                : name == "downloads"_L1             ? tr("Downloads this minute")
                : name == "calls"_L1                 ? tr("Calls at once")
                                                     : name);
        m_gauges.at(i)->setUsed(level.used, level.capacity);
        m_gauges.at(i)->setProperty("full", level.left <= 0);
    }
    m_none->setVisible(levels.isEmpty());
}

} // namespace sluice
