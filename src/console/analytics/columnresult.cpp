// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a table in a mapping's editor: what becomes of sample rows.
#include "console/analytics/columnmodel.h"
#include "console/widgets/rowdelegate.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString ColumnModel::resultProblem(qsizetype field) const
{
    const QString problem = problemOf(field);
    return problem.isEmpty() && isMapped(field)
        ? misfitInWords(m_sample.value(nameOf(field)).problem)
        : problem;
}

// What is wrong with the chosen row's value, else what becomes of it, with how many do not fit,
// else how Auto-Map came to it.
QVariant ColumnModel::resultData(qsizetype field, int role) const
{
    const ColumnRow &row = m_rows.at(field);
    const QString problem = resultProblem(field);
    const QString others = problemOf(field).isEmpty() ? tallyAt(field).text() : QString();
    const QString result = row.goes() ? m_sample.value(row.source.name).after : QString();
    const QString suggested = suggestedOf(field);
    const QString made = row.isNew && row.goes() ? tr("new in the view") : QString();
    const bool isWarning = problem.isEmpty() && !others.isEmpty();
    const bool isSuggested = problem.isEmpty() && others.isEmpty() && !suggested.isEmpty();
    const bool isResult = problem.isEmpty() && !result.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return !problem.isEmpty() ? problem
            : isResult            ? result
            : isWarning           ? others
            : isSuggested         ? suggested
                                  : made;
    case Qt::ToolTipRole:
        return !others.isEmpty() ? others : !problem.isEmpty() ? problem : suggested;
    case CellRole::Kind:
        return isResult ? QVariant(static_cast<int>(CellKind::Mono)) : QVariant();
    case CellRole::Note:
        return !isResult  ? QVariant()
            : isWarning   ? QVariant(others)
            : isSuggested ? QVariant(suggestedWord())
                          : QVariant(made);
    case CellRole::Color:
        return isResult ? QVariant()
                        : QVariant(static_cast<int>(!problem.isEmpty() ? Role::Error
                                : isWarning                            ? Role::Warning
                                                                       : Role::Info));
    case CellRole::Icon:
        return !problem.isEmpty() ? QVariant(u"state-failed"_s)
            : isWarning           ? QVariant(u"state-rejections"_s)
            : isSuggested         ? QVariant(u"auto-map"_s)
                                  : QVariant();
    case CellRole::IconColor:
        return static_cast<int>(!problem.isEmpty() ? Role::Error
                : isWarning                        ? Role::Warning
                                                   : Role::Info);
    default:
        return {};
    }
}

} // namespace sluice
