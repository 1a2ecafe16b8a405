// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/planpanel.h"

#include "console/errors/errorwords.h"
#include "console/theme/icons.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QJsonArray>
#include <QLocale>
#include <QPushButton>

#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

QString costText(const QJsonValue &figure)
{
    const double value = figure.toDouble();
    const auto whole = static_cast<qint64>(value);
    const double rest = std::round((value - static_cast<double>(whole)) * 100) / 100;
    if (rest <= 0)
        return Format::count(whole);
    return Format::count(whole) + QLocale().toString(rest, 'g', 2).mid(1);
}

PlanPanel::PlanPanel(const Words &words, QWidget *parent)
    : Card(parent)
    , m_words(words)
    , m_checks(new StepList(this))
    , m_estimate(new TypedLabel(tr("Estimate"), TypeRole::BodyStrong, Role::Text, this))
    , m_unit(new TypedLabel(words.unit, TypeRole::Meta, Role::Muted, this))
    , m_costs(new QGridLayout)
    , m_note(new TypedLabel({}, TypeRole::Meta, Role::Muted, this))
    , m_stops(new TintBox(Tone::Warning, true, this))
    , m_sensitive(new TypedLabel({}, TypeRole::Meta, Role::Muted, this))
    , m_limit(new LimitGauge(this))
    , m_check(new QPushButton(tr("Check Plan"), this))
    , m_run(new QPushButton(tr("Run…"), this))
{
    setObjectName(u"planPanel"_s);
    setTitle(tr("Before You Run"));
    m_checks->setNotRunShown(false);
    m_checks->setObjectName(u"planChecks"_s);
    body()->addWidget(m_checks);
    m_stops->setObjectName(u"planFindings"_s);
    m_stops->setIcon(u"state-attention"_s);
    m_stops->setHeading(tr("It stops before the first write and asks"));
    body()->addWidget(m_stops);
    body()->addWidget(new Line(this));
    m_costs->setColumnStretch(0, 1);
    m_costs->setHorizontalSpacing(8);
    m_costs->setVerticalSpacing(4);
    m_costs->addWidget(m_estimate, 0, 0);
    m_costs->addWidget(m_unit, 0, 1, Qt::AlignRight);
    body()->addLayout(m_costs);
    m_note->setWordWrap(true);
    m_note->setObjectName(u"planNote"_s);
    body()->addWidget(m_note);
    m_sensitive->setObjectName(u"planSensitive"_s);
    m_sensitive->setWordWrap(true);
    body()->addWidget(m_sensitive);
    m_limit->setName(words.limit);
    body()->addWidget(m_limit);
    body()->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_check->setObjectName(u"checkPlanButton"_s);
    setButtonIcon(m_check, u"check-plan"_s);
    m_run->setObjectName(u"runButton"_s);
    m_run->setProperty("role", u"primary"_s);
    setButtonIcon(m_run, u"run"_s);
    buttons->addWidget(m_check, 1);
    buttons->addWidget(m_run, 1);
    body()->addLayout(buttons);
    connect(m_check, &QPushButton::clicked, this, &PlanPanel::checkPlanWanted);
    connect(m_run, &QPushButton::clicked, this, &PlanPanel::runWanted);
    connect(m_checks, &StepList::actionTriggered, this, &PlanPanel::checkActionTriggered);
    m_limit->hide();
    setPlan({}, {});
    setButtons({});
}

void PlanPanel::setChecks(const QList<StepList::Step> &steps)
{
    const auto isSame = [](const StepList::Step &a, const StepList::Step &b) {
        return a.name == b.name && a.state == b.state && a.detail == b.detail
            && a.problem == b.problem && a.advice == b.advice
            && a.actions.size() == b.actions.size();
    };
    const QList<StepList::Step> &shown = m_checks->steps();
    if (!std::equal(steps.begin(), steps.end(), shown.begin(), shown.end(), isSame))
        m_checks->setSteps(steps); // rebuilding would take the focus
}

void PlanPanel::addCost(const QString &text, const QString &number, bool isTotal)
{
    const int row = m_costs->rowCount();
    const TypeRole type = isTotal ? TypeRole::BodyStrong : TypeRole::Body;
    auto *name = new TypedLabel(text, type, isTotal ? Role::Text : Role::Muted, this);
    name->setWordWrap(true);
    auto *value = new TypedLabel(number, type, Role::Text, this);
    m_costs->addWidget(name, row, 0);
    m_costs->addWidget(value, row, 1, Qt::AlignRight);
    m_costWidgets << name << value;
}

// What the same records would cost in each of the ways; the one that is chosen stands out.
void PlanPanel::addWays(const QJsonArray &ways)
{
    if (ways.size() < 2)
        return;
    addCost(tr("Each way, looks apart"), {}, true);
    for (const QJsonValue &value : ways) {
        const bool isChosen = value[u"isChosen"].toBool();
        const QString title = sentenceInWords(value[u"title"].toString());
        addCost(isChosen ? tr("%1, as chosen").arg(title) : title, costText(value[m_words.lineKey]),
            false);
    }
}

void PlanPanel::showStops(const RunPlan &plan)
{
    QStringList findings;
    for (const QJsonValue &finding : plan.cost.value("findings"_L1).toArray())
        findings << findingInWords(finding[u"text"].toString());
    m_stops->setText(findings.join(u'\n'));
    m_stops->setVisible(!findings.isEmpty());
    QStringList sensitive;
    for (const QJsonValue &name : plan.cost.value("sensitive"_L1).toArray())
        sensitive << name.toString();
    m_sensitive->setText(
        tr("Sensitive, masked in samples, logs and files: %1").arg(sensitive.join(u", "_s)));
    m_sensitive->setVisible(!sensitive.isEmpty());
}

void PlanPanel::setPlan(const std::optional<RunPlan> &plan, const QString &note)
{
    qDeleteAll(m_costWidgets);
    m_costWidgets.clear();
    m_unit->setVisible(plan.has_value());
    if (plan) {
        const Counts &counts = plan->run.counts;
        addCost(tr("%1 of %2 would be written")
                    .arg(Format::count(counts.written), Format::count(counts.read)),
            {}, false);
        for (const QJsonValue &value : plan->cost.value("lines"_L1).toArray()) {
            const QJsonObject line = value.toObject();
            addCost(sentenceInWords(line.value("title"_L1).toString()),
                costText(line.value(m_words.lineKey)), false);
        }
        addCost(tr("Total"), costText(plan->cost.value(m_words.costKey)), true);
        addWays(plan->cost.value("ways"_L1).toArray());
        showStops(*plan);
    } else {
        m_stops->hide();
        m_sensitive->hide();
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void PlanPanel::setLimit(std::optional<double> left, double budget)
{
    m_limit->setVisible(left && budget > 0);
    if (left && budget > 0)
        m_limit->setRemaining(static_cast<qint64>(*left), static_cast<qint64>(budget));
}

void PlanPanel::setButtons(const Buttons &buttons)
{
    m_check->setEnabled(buttons.canCheck);
    m_check->setToolTip(
        buttons.canCheck ? tr("Reads and processes, and writes nothing") : buttons.reason);
    m_run->setEnabled(buttons.canRun || buttons.isRunning);
    m_run->setText(buttons.isRunning ? tr("Open Run") : tr("Run…"));
    m_run->setToolTip(buttons.canRun || buttons.isRunning ? QString() : buttons.reason);
}

void PlanPanel::setRunShown(bool shown)
{
    m_run->setVisible(shown);
}

} // namespace sluice
