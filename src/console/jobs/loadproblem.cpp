// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/loadproblem.h"

#include "console/errors/errorwords.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/typedlabel.h"

#include <QGridLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

LoadProblem::LoadProblem(const QString &list, QWidget *parent)
    : QWidget(parent)
    , m_problem(new TypedLabel({}, TypeRole::BodyStrong, Role::Text, this))
    , m_advice(new TypedLabel({}, TypeRole::Body, Role::Muted, this))
    , m_again(new QPushButton(tr("Try Again"), this))
{
    for (TypedLabel *label : {m_problem, m_advice}) {
        label->setTextFormat(Qt::PlainText); // a service's words
        label->setWordWrap(true);
    }
    m_problem->setObjectName(u"loadProblemText"_s);
    m_advice->setObjectName(u"loadProblemAdvice"_s);
    m_again->setObjectName(u"loadAgainButton"_s);
    m_again->setAccessibleName(tr("Try again: %1").arg(list));
    m_again->setAutoDefault(false);
    setButtonIcon(m_again, u"retry"_s);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->setColumnStretch(1, 1);
    layout->addWidget(
        new IconLabel(u"state-failed"_s, Role::Error, Theme::instance().iconExtent(), this), 0, 0,
        Qt::AlignTop);
    layout->addWidget(m_problem, 0, 1);
    layout->addWidget(m_advice, 1, 1);
    layout->addWidget(m_again, 2, 1, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, &LoadProblem::againWanted);
    hide();
}

void LoadProblem::setError(const std::optional<Error> &error)
{
    const QString advice = error ? remedyText(*error) : QString();
    m_problem->setText(error ? sentenceInWords(error->what) : QString());
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    setVisible(error.has_value());
}

QString LoadProblem::text() const
{
    return m_problem->text();
}

} // namespace sluice
