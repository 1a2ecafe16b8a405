// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingproblems.h"

#include "console/mappings/fieldmodel.h"
#include "console/theme/narrow.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownProblems = 2;
constexpr int kRoom = 560; // of an editor

} // namespace

MappingProblems::MappingProblems(const FieldModel &model, QWidget *parent)
    : Card(tr("Problems"), parent)
    , m_model(model)
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"mappingProblems"_s);
    setAccessibleName(tr("Problems"));
    m_rows->setSpacing(8);
    body()->addLayout(m_rows);
    hide();
}

QString MappingProblems::mendWord(FieldMend mend)
{
    switch (mend) {
    case FieldMend::SetConstant:
        return tr("Set Constant…");
    case FieldMend::MapValues:
        return tr("Map Values…");
    case FieldMend::Show:
        break;
    }
    return tr("Show");
}

QWidget *MappingProblems::makeRow(const FieldProblem &problem)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel(problem.isBlocking ? u"state-failed"_s : u"state-rejections"_s,
        problem.isBlocking ? Role::Error : Role::Warning, 16, row));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TypedLabel(problem.title, TypeRole::BodyStrong, Role::Text, row));
    auto *detail = new ElidingLabel(row);
    detail->setText(problem.detail);
    words->addWidget(detail);
    layout->addLayout(words, 1);
    auto *mend = new QPushButton(mendWord(problem.mend), row);
    mend->setObjectName(u"mend-"_s + problem.field);
    mend->setAutoDefault(false);
    mend->setEnabled(m_canMend || problem.mend == FieldMend::Show);
    connect(mend, &QPushButton::clicked, this,
        [this, problem] { emit mendWanted(problem.field, problem.mend); });
    layout->addWidget(mend);
    return row;
}

void MappingProblems::refresh()
{
    const QList<FieldProblem> problems = m_model.problems();
    const bool canMend = !m_model.isReadOnly();
    setVisible(m_isRoomy && !problems.isEmpty());
    const QList<FieldProblem> shown = problems.mid(0, kShownProblems);
    if (shown == m_shown && canMend == m_canMend)
        return; // the button that has the focus keeps it
    m_shown = shown;
    m_canMend = canMend;
    while (QLayoutItem *old = m_rows->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // it may be the one that was pressed
        delete old;
    }
    for (const FieldProblem &problem : std::as_const(m_shown))
        m_rows->addWidget(makeRow(problem));
}

void MappingProblems::fitInto(int height)
{
    m_isRoomy = !isNarrowRoom(height, kRoom);
    setVisible(m_isRoomy && !m_shown.isEmpty());
}

} // namespace sluice
