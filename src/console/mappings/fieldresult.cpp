// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a mapping: the cell with what becomes of a sample record.
#include "console/mappings/fieldmodel.h"
#include "console/widgets/rowdelegate.h"

namespace sluice {

using namespace Qt::StringLiterals;

// What is wrong, else what the value becomes, with how many other records do not fit, else how
// Auto-Map came to it.
QVariant FieldModel::resultData(qsizetype field, const SampleResult &result, int role) const
{
    const bool isProblem = !result.problem.isEmpty();
    const bool isValue = !isProblem && !result.value.isEmpty();
    const QString others = problemOf(field).isEmpty() ? tallyAt(field).text() : QString();
    const bool isWarning = !isProblem && !others.isEmpty();
    const QString suggested = suggestedOf(field);
    const bool isSuggested = !isProblem && others.isEmpty() && !suggested.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return isProblem                ? result.problem
            : isValue                   ? result.value
            : !result.skipped.isEmpty() ? result.skipped
            : isWarning                 ? others
            : isSuggested               ? suggested
                                        : result.remark;
    case Qt::ToolTipRole:
        return !others.isEmpty() ? others : isProblem ? result.problem : suggested;
    case CellRole::Kind:
        return isValue ? QVariant(static_cast<int>(CellKind::Mono)) : QVariant();
    case CellRole::Note:
        return !isValue   ? QVariant()
            : isWarning   ? QVariant(others)
            : isSuggested ? QVariant(suggestedWord())
                          : QVariant(result.remark);
    case CellRole::Color:
    case CellRole::IconColor: {
        const Role color = isProblem ? Role::Error : isWarning ? Role::Warning : Role::Info;
        return isValue && role == CellRole::Color ? QVariant() : QVariant(static_cast<int>(color));
    }
    case CellRole::Icon:
        return isProblem  ? QVariant(u"state-failed"_s)
            : isWarning   ? QVariant(u"state-rejections"_s)
            : isSuggested ? QVariant(u"auto-map"_s)
                          : QVariant();
    default:
        return {};
    }
}

} // namespace sluice
