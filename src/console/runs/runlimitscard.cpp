// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runlimitscard.h"

#include "app/documents/jobkinds.h"
#include "console/connections/connectionwords.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLimitsEvery = 2s;

constexpr int kGaugesAtLeast = 2; // of those that are scrolled

// "klaviyo/ACCOUNT/POST api/lists/{id}/profiles/minute"
QString endpointOf(const QString &group)
{
    return group.section(u'/', 2, -2).replace(" api/"_L1, " "_L1);
}

QString servicesText(const RunRow &run)
{
    const JobServices services = servicesOfJobKind(run.kind);
    QStringList words{serviceWord(services.source), serviceWord(services.target)};
    words.removeDuplicates();
    return Format::facts(words);
}

} // namespace

// The gauges, as high as they are where there is room for all; else they scroll.
class RunLimitsCard::GaugeList final : public QScrollArea
{
    Q_DISABLE_COPY_MOVE(GaugeList)

public:
    GaugeList(int spacing, QWidget *parent)
        : QScrollArea(parent)
        , m_content(new QWidget(this))
        , m_layout(new QVBoxLayout(m_content))
    {
        setObjectName(u"runLimitGauges"_s);
        setAccessibleName(RunLimitsCard::tr("Limits"));
        setProperty("ground", u"page"_s);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        setFocusPolicy(Qt::NoFocus);
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(spacing);
        setWidget(m_content);
        viewport()->setAutoFillBackground(false); // it lies on the card
        m_content->setAutoFillBackground(false);
        // There is something to do in it only where it scrolls.
        connect(verticalScrollBar(), &QScrollBar::rangeChanged, this,
            [this](int, int most) { setFocusPolicy(most > 0 ? Qt::TabFocus : Qt::NoFocus); });
    }

    LimitGauge *add()
    {
        auto *gauge = new LimitGauge(m_content);
        m_layout->addWidget(gauge);
        return gauge;
    }

    QSize sizeHint() const override { return {m_content->sizeHint().width(), heightOf(-1)}; }
    QSize minimumSizeHint() const override
    {
        return {m_content->minimumSizeHint().width(), heightOf(kGaugesAtLeast)};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        if (event->oldSize().width() == event->size().width())
            return;
        // Names and figures may stand beside or below each other now.
        for (int i = 0; i < m_layout->count(); ++i)
            m_layout->itemAt(i)->widget()->updateGeometry();
        updateGeometry();
    }

private:
    // Of the first so many, or of all.
    int heightOf(int most) const
    {
        const int count = most < 0 ? m_layout->count() : std::min(most, m_layout->count());
        int height = std::max(0, count - 1) * m_layout->spacing();
        for (int i = 0; i < count; ++i)
            height += m_layout->itemAt(i)->heightForWidth(std::max(viewport()->width(), 1));
        return height;
    }

    QWidget *m_content;
    QVBoxLayout *m_layout;
};

// "zoho-crm/ORG/credits"; commercetools has one for a project, Klaviyo's are of an endpoint.
QString limitName(const QString &group)
{
    if (group.count(u'/') == 1)
        return RunLimitsCard::tr("Calls at once");
    static constexpr std::array<std::pair<QLatin1StringView, const char *>, 11> names{{
        {"credits"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "API credits, 24 h")},
        {"downloads"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Downloads this minute")},
        {"calls"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Calls at once")},
        {"sub"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Heavy calls at once")},
        {"overall"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Requests this minute")},
        {"bulk"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Bulk requests this minute")},
        {"metadata"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Metadata this minute")},
        {"dml"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Single rows this minute")},
        {"imports"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Imports at once")},
        {"exports"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "Exports at once")},
        {"units-a-day"_L1, QT_TRANSLATE_NOOP("sluice::RunLimitsCard", "API units today")},
    }};
    const QString last = group.section(u'/', -1);
    for (const auto &[name, text] : names) {
        if (last == name)
            return RunLimitsCard::tr(text);
    }
    const QString endpoint = endpointOf(group);
    return last == "second"_L1 ? RunLimitsCard::tr("%1, this second").arg(endpoint)
        : last == "minute"_L1  ? RunLimitsCard::tr("%1, this minute").arg(endpoint)
        : last == "day"_L1     ? RunLimitsCard::tr("%1, today").arg(endpoint)
                               : last;
}

RunLimitsCard::RunLimitsCard(RunAccess &access, QWidget *parent)
    : Card(parent)
    , m_access(access)
    , m_none(new TypedLabel(tr("No limit has been used yet, or this account has none."),
          TypeRole::Body, Role::Muted, this))
    , m_list(new GaugeList(body()->spacing(), this))
{
    setTitle(tr("Limits"));
    setObjectName(u"runLimits"_s);
    m_none->setWordWrap(true);
    body()->addWidget(m_none);
    body()->addWidget(m_list);
    m_list->hide();
    m_timer.setInterval(kLimitsEvery);
    connect(&m_timer, &QTimer::timeout, this, &RunLimitsCard::load);
}

void RunLimitsCard::setSnapshot(const RunSnapshot &snapshot, qint64 nowMs)
{
    const bool isOther = m_run.id != snapshot.run.id;
    m_run = snapshot.run;
    setCaption(servicesText(m_run));
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
    emit levelsChanged({}); // nobody asks for them now: they would grow old
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
    while (m_gauges.size() < levels.size())
        m_gauges.append(m_list->add());
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const LimitLevel &level = levels.at(i);
        m_gauges.at(i)->setName(limitName(level.group));
        m_gauges.at(i)->setToolTip(
            Format::facts({serviceWord(level.group.section(u'/', 0, 0)), limitName(level.group)}));
        m_gauges.at(i)->setUsed(level.used, level.capacity);
        m_gauges.at(i)->setProperty("full", level.left <= 0);
    }
    m_none->setVisible(levels.isEmpty());
    m_list->setVisible(!levels.isEmpty());
    m_list->updateGeometry();
    emit levelsChanged(levels);
}

} // namespace sluice
