// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyofieldmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

void KlaviyoFieldModel::setFields(const QList<KlaviyoField> &fields)
{
    replace(m_fields, fields, [](const KlaviyoField &a, const KlaviyoField &b) {
        return a.target == b.target && a.source.isEmpty() == b.source.isEmpty();
    });
}

void KlaviyoFieldModel::setSample(const QHash<QString, KlaviyoCell> &cells)
{
    if (cells == m_sample)
        return;
    m_sample = cells;
    changedAll();
}

const KlaviyoField *KlaviyoFieldModel::shown(int row) const
{
    return isShown(row) ? &m_fields.at(fieldAt(row)) : nullptr;
}

QString KlaviyoFieldModel::nameOf(qsizetype field) const
{
    return m_fields.at(field).target;
}

bool KlaviyoFieldModel::isRequired(qsizetype field) const
{
    return m_fields.at(field).isRequired;
}

bool KlaviyoFieldModel::isMapped(qsizetype field) const
{
    return !m_fields.at(field).source.isEmpty();
}

// What must be there and comes from nowhere.
QString KlaviyoFieldModel::problemOf(qsizetype field) const
{
    return isRequired(field) && !isMapped(field) ? tr("Klaviyo needs it") : QString();
}

QStringList KlaviyoFieldModel::findTexts(qsizetype number) const
{
    const KlaviyoField &field = m_fields.at(number);
    return QStringList{field.target, field.source} + field.paths;
}

QString KlaviyoFieldModel::sortText(qsizetype field, int column) const
{
    return text(m_fields.at(field), column);
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

QVariant KlaviyoFieldModel::resultData(qsizetype number, int role) const
{
    const KlaviyoCell cell = m_sample.value(nameOf(number));
    const QString problem = problemOf(number);
    return FieldModel::resultData(number,
        {.value = cell.after, .problem = problem.isEmpty() ? misfitInWords(cell.problem) : problem},
        role);
}

QVariant KlaviyoFieldModel::cellData(qsizetype number, int column, int role) const
{
    const KlaviyoField &field = m_fields.at(number);
    if (column == Result)
        return resultData(number, role);
    switch (role) {
    case Qt::EditRole:
        return column == Source || column == What ? field.value : text(field, column);
    case Qt::DisplayRole:
        return text(field, column);
    case CellRole::Note:
        return column == Target && field.isRequired ? QVariant(tr("required")) : QVariant();
    case CellRole::Color: {
        const bool isSaid = column == Target || (column == Source && !field.source.isEmpty());
        return isSaid ? QVariant() : QVariant(static_cast<int>(Role::Muted));
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
    if (field.value == value.toString().trimmed())
        return true;
    confirm(fieldAt(index.row()));
    emit edited(field.target, value.toString().trimmed());
    return true;
}

bool KlaviyoFieldModel::isChooser(int column) const
{
    return column == Source || column == What;
}

bool KlaviyoFieldModel::isEditable(qsizetype number, int column) const
{
    const KlaviyoField &field = m_fields.at(number);
    return (field.isTyped || !field.choices.isEmpty())
        && column == (field.isWhatChosen ? int(What) : int(Source));
}

QString KlaviyoFieldModel::titleOf(int column) const
{
    switch (column) {
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
        return {};
    }
}

} // namespace sluice
