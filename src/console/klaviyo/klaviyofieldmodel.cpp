// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyofieldmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

void KlaviyoFieldModel::setFields(const QList<KlaviyoField> &fields)
{
    const bool isSame = std::equal(fields.cbegin(), fields.cend(), m_fields.cbegin(),
        m_fields.cend(), [](const KlaviyoField &a, const KlaviyoField &b) {
            return a.target == b.target && a.source.isEmpty() == b.source.isEmpty();
        });
    if (isSame) { // the cell that has the focus keeps it
        m_fields = fields;
        changedAll();
        return;
    }
    beginResetModel();
    m_fields = fields;
    arrange();
    endResetModel();
}

void KlaviyoFieldModel::setReadOnly()
{
    m_isReadOnly = true;
    changedAll();
}

void KlaviyoFieldModel::setSample(const QHash<QString, KlaviyoCell> &cells)
{
    if (cells == m_sample)
        return;
    m_sample = cells;
    changedAll();
}

void KlaviyoFieldModel::setTallies(const SampleTallies &tallies)
{
    if (tallies == m_tallies)
        return;
    m_tallies = tallies;
    changedAll();
}

void KlaviyoFieldModel::setSuggested(const QSet<QString> &targets)
{
    m_suggested = targets;
    changedAll();
}

const KlaviyoField *KlaviyoFieldModel::shown(int row) const
{
    return isShown(row) ? &m_fields.at(fieldAt(row)) : nullptr;
}

int KlaviyoFieldModel::rowOf(const QString &target) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (shown(row)->target == target)
            return row;
    }
    return -1;
}

// What must be there and comes from nowhere.
QString KlaviyoFieldModel::problemOf(const KlaviyoField &field) const
{
    return field.isRequired && field.source.isEmpty() ? tr("Klaviyo needs it") : QString();
}

FieldState KlaviyoFieldModel::stateOf(const KlaviyoField &field) const
{
    if (!problemOf(field).isEmpty())
        return FieldState::Problem;
    if (field.source.isEmpty())
        return FieldState::Unmapped;
    return tallyOf(field).misfits.isEmpty() ? FieldState::Fits : FieldState::Warning;
}

bool KlaviyoFieldModel::isIn(qsizetype number, FieldFilter filter) const
{
    const KlaviyoField &field = m_fields.at(number);
    const FieldState state = stateOf(field);
    switch (filter) {
    case FieldFilter::All:
        return true;
    case FieldFilter::Problems:
        return state == FieldState::Problem || state == FieldState::Warning;
    case FieldFilter::Required:
        return field.isRequired;
    case FieldFilter::Unmapped:
        return field.source.isEmpty();
    }
    return true;
}

QStringList KlaviyoFieldModel::findTexts(qsizetype number) const
{
    const KlaviyoField &field = m_fields.at(number);
    return QStringList{field.target, field.source} + field.paths;
}

QString KlaviyoFieldModel::sortText(qsizetype number, int column) const
{
    const KlaviyoField &field = m_fields.at(number);
    return column == Status ? QString::number(3 - static_cast<int>(stateOf(field)))
                            : text(field, column);
}

QString KlaviyoFieldModel::text(const KlaviyoField &field, int column) const
{
    const KlaviyoCell cell = m_sample.value(field.target);
    switch (column) {
    case Target:
        return field.target;
    case Type:
        return field.type;
    case Source:
        return field.source.isEmpty() ? tr("not sent") : field.source;
    case SourceType:
        return field.sourceType.isEmpty() ? Format::none() : field.sourceType;
    case What:
        return field.what.isEmpty() || field.source.isEmpty() ? Format::none() : field.what;
    case Sample:
        return cell.before;
    case Result:
        return cell.problem.isEmpty() ? cell.after : misfitInWords(cell.problem);
    default:
        return {};
    }
}

// What becomes of the sample record, else what is wrong, with how many others do not fit.
QVariant KlaviyoFieldModel::resultData(const KlaviyoField &field, int role) const
{
    const QString problem = problemOf(field);
    const bool isMisfit = !m_sample.value(field.target).problem.isEmpty();
    const QString others = field.source.isEmpty() ? QString() : tallyOf(field).text();
    switch (role) {
    case Qt::DisplayRole:
        return problem.isEmpty() ? text(field, Result) : problem;
    case Qt::ToolTipRole:
        return others;
    case CellRole::Kind:
        return static_cast<int>(problem.isEmpty() && !isMisfit ? CellKind::Mono : CellKind::Text);
    case CellRole::Note:
        return !others.isEmpty()                 ? QVariant(others)
            : m_suggested.contains(field.target) ? QVariant(tr("Auto"))
                                                 : QVariant();
    case CellRole::Color:
        return !problem.isEmpty() ? QVariant(static_cast<int>(Role::Error))
            : isMisfit            ? QVariant(static_cast<int>(Role::Warning))
                                  : QVariant();
    default:
        return {};
    }
}

int KlaviyoFieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant KlaviyoFieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const KlaviyoField &field = *shown(index.row());
    const int column = index.column();
    if (column == Status)
        return fieldStateData(stateOf(field), role);
    if (column == Result)
        return resultData(field, role);
    switch (role) {
    case Qt::EditRole:
        return column == Source || column == What ? field.value : text(field, column);
    case Qt::DisplayRole:
        return text(field, column);
    case CellRole::Note:
        return column == Target && field.isRequired ? QVariant(tr("required")) : QVariant();
    case CellRole::Weight:
        return column == Target
            ? QVariant(static_cast<int>(field.isRequired ? QFont::DemiBold : QFont::Medium))
            : QVariant();
    case CellRole::Color: {
        const bool isSaid = column == Target || (column == Source && !field.source.isEmpty());
        return isSaid ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    }
    case CellRole::Kind: { // what cannot be chosen does not look like it
        const bool isChooser = column == Source || column == What;
        return isChooser && !(flags(index) & Qt::ItemIsEditable)
            ? QVariant(static_cast<int>(CellKind::Text))
            : QVariant();
    }
    default:
        return {};
    }
}

bool KlaviyoFieldModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const KlaviyoField &field = *shown(index.row());
    if (field.value != value.toString().trimmed())
        emit edited(field.target, value.toString().trimmed());
    return true;
}

Qt::ItemFlags KlaviyoFieldModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return Qt::NoItemFlags;
    const KlaviyoField &field = *shown(index.row());
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool canChange = field.isTyped || !field.choices.isEmpty();
    const bool isEdited
        = canChange && index.column() == (field.isWhatChosen ? int(What) : int(Source));
    return isEdited && !m_isReadOnly ? flags | Qt::ItemIsEditable : flags;
}

QVariant KlaviyoFieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section == Status && role == Qt::AccessibleTextRole)
        return tr("State");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Target:
        return tr("Target Field");
    case Type:
        return tr("Type");
    case Source:
        return tr("Source");
    case SourceType:
        return tr("Source Type");
    case What:
        return tr("What Happens");
    case Sample:
        return tr("Sample");
    case Result:
        return tr("Result");
    default:
        return QString();
    }
}

} // namespace sluice
