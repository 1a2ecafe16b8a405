// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/steplist.h"

#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct StepIcon
{
    QString name;
    Role role;
};

StepIcon stepIcon(StepList::State state)
{
    using enum StepList::State;
    switch (state) {
    case Running:
        return {u"state-running"_s, Role::Info};
    case Done:
        return {u"state-completed"_s, Role::Success};
    case Warning:
        return {u"state-attention"_s, Role::Warning};
    case Failed:
        return {u"state-failed"_s, Role::Error};
    case NotRun:
        break;
    }
    return {u"state-pending"_s, Role::Muted};
}

} // namespace

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void StepList::setSteps(const QList<Step> &steps)
{
    m_steps = steps;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // one of its buttons may have asked for this
        }
        delete item;
    }
    for (const Step &step : steps) {
        addStep(step);
        if (step.state == State::Failed && !step.problem.isEmpty())
            addProblem(step);
    }
}

void StepList::addStep(const Step &step)
{
    const int extent = Theme::instance().iconExtent();
    auto *row = new QWidget(this);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const StepIcon icon = stepIcon(step.state);
    grid->addWidget(new IconLabel(icon.name, icon.role, extent, row), 0, 0, Qt::AlignTop);
    const bool isFailed = step.state == State::Failed;
    const bool isNotRun = step.state == State::NotRun;
    auto *name = new TypedLabel(step.name, isFailed ? TypeRole::BodyStrong : TypeRole::Body,
        isNotRun ? Role::Muted : Role::Text, row);
    name->setWordWrap(true);
    grid->addWidget(name, 0, 1);
    const QString right
        = step.time.isEmpty() && isNotRun && m_isNotRunShown ? tr("Not run") : step.time;
    if (!right.isEmpty())
        grid->addWidget(
            new TypedLabel(right, TypeRole::Body, Role::Muted, row), 0, 2, Qt::AlignTop);
    if (!step.detail.isEmpty()) {
        auto *detail = new TypedLabel(step.detail, TypeRole::Body, Role::Muted, row);
        detail->setWordWrap(true);
        grid->addWidget(detail, 1, 1, 1, 2);
    }
    m_layout->addWidget(row);
}

void StepList::addProblem(const Step &step)
{
    auto *box = new TintBox(Tone::Error, false, this);
    box->setHeading(step.problem);
    if (!step.advice.isEmpty()) // a service's reason begins in small letters
        box->setText(step.advice.at(0).toUpper() + step.advice.mid(1));
    for (const Action &action : step.actions) {
        const QPushButton *button = box->addButton(action.text, action.icon, action.isLink);
        connect(button, &QPushButton::clicked, this,
            [this, id = action.id] { emit actionTriggered(id); });
    }
    m_layout->addWidget(box);
}

} // namespace sluice
