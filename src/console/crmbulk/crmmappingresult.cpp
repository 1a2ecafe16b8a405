// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a CRM job's mapping: what becomes of sample records.
#include "console/crmbulk/crmmappingmodel.h"
#include "console/widgets/rowdelegate.h"

namespace sluice {

using namespace Qt::StringLiterals;

// What a run would refuse, else what becomes of the sample record, with how many others do not fit,
// else how Auto-Map came to it.
QVariant CrmMappingModel::checkData(qsizetype field, int role) const
{
    const CrmMappingRow &row = m_rows.at(field);
    const QString refused = problemOf(row);
    const CrmTriedCell cell = row.rule ? m_sample.value(row.name()) : CrmTriedCell();
    const QString problem = refused.isEmpty() ? misfitInWords(cell.problem) : refused;
    const QString others = refused.isEmpty() ? tallyAt(field).text() : QString();
    const bool isWarning = problem.isEmpty() && !others.isEmpty();
    const QString suggested = suggestedOf(field);
    const bool isSuggested = problem.isEmpty() && others.isEmpty() && !suggested.isEmpty();
    const bool isResult = problem.isEmpty() && !cell.after.isEmpty();
    const bool isSkipped = problem.isEmpty() && !cell.skip.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return !problem.isEmpty() ? problem
            : isResult            ? cell.after
            : isSkipped           ? tr("Skipped: %1").arg(misfitInWords(cell.skip))
            : isWarning           ? others
                                  : suggested;
    case Qt::ToolTipRole:
        return !others.isEmpty() ? others : !problem.isEmpty() ? problem : suggested;
    case CellRole::Kind:
        return isResult ? QVariant(static_cast<int>(CellKind::Mono)) : QVariant();
    case CellRole::Note:
        return !isResult  ? QVariant()
            : isWarning   ? QVariant(others)
            : isSuggested ? QVariant(suggestedWord())
                          : QVariant();
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
