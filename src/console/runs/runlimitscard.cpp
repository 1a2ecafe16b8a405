// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runlimitscard.h"

#include "app/documents/jobkinds.h"
#include "console/connections/connectionwords.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>

#include <array>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLimitsEvery = 2s;

// "zoho-crm/ORG/credits"; Klaviyo's are of an endpoint, "klaviyo/ACCOUNT/POST events/minute".
QString limitName(const QString &group)
{
    static constexpr std::array<std::pair<QLatin1StringView, const char *>, 9> names{{
        {"credits"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "API credits, 24 h")},
        {"downloads"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Downloads this minute")},
        {"calls"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Calls at once")},
        {"sub"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Heavy calls at once")},
        {"overall"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Requests this minute")},
        {"bulk"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Bulk requests this minute")},
        {"metadata"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Metadata this minute")},
        {"dml"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Single rows this minute")},
        {"units-a-day"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "API units today")},
    }};
    const QString last = group.section(u'/', -1);
    for (const auto &[name, text] : names) {
        if (last == name)
            return RunLimitsCard::tr(text);
    }
    const QString endpoint = group.section(u'/', -2, -2);
    return last == "second"_L1 ? RunLimitsCard::tr("%1, this second").arg(endpoint)
        : last == "minute"_L1  ? RunLimitsCard::tr("%1, this minute").arg(endpoint)
        : last == "day"_L1     ? RunLimitsCard::tr("%1, today").arg(endpoint)
                               : last;
}

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
    if (isOther)
        showLevels({}); // those of another run are none of this one
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
    m_access.limits(this, m_run, [this, id = m_run.id](const Result<QList<LimitLevel>> &levels) {
        m_isLoading = false;
        if (id != m_run.id)
            load();
        else if (levels)
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
        m_gauges.at(i)->setName(limitName(level.group));
        m_gauges.at(i)->setUsed(level.used, level.capacity);
        m_gauges.at(i)->setProperty("full", level.left <= 0);
    }
    m_none->setVisible(levels.isEmpty());
}

} // namespace sluice
