// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingmodel.h"

#include "console/jobs/transformwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isDefault(const CellTransform &transform)
{
    return transform.kind == TransformKind::Default;
}

const CellTransform *defaultOf(const CrmFieldRule &rule)
{
    const auto found = std::find_if(rule.transforms.cbegin(), rule.transforms.cend(), isDefault);
    return found == rule.transforms.cend() ? nullptr : &*found;
}

} // namespace

void CrmMappingModel::setRows(const QList<CrmMappingRow> &rows)
{
    replace(m_rows, rows,
        [](const CrmMappingRow &a, const CrmMappingRow &b) { return a.name() == b.name(); });
}

void CrmMappingModel::setProblems(const QStringList &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    changedAll();
}

// A problem is told with its field in front.
QString CrmMappingModel::problemOf(const CrmMappingRow &row) const
{
    for (const QString &problem : m_problems) {
        if (problem.startsWith(row.name() + u' '))
            return problem.mid(row.name().size() + 1);
    }
    return {};
}

QString CrmMappingModel::problemOf(qsizetype field) const
{
    return problemOf(m_rows.at(field));
}

QString CrmMappingModel::nameOf(qsizetype field) const
{
    return m_rows.at(field).name();
}

QString CrmMappingModel::labelOf(qsizetype field) const
{
    return m_rows.at(field).field.label;
}

QString CrmMappingModel::adviceOf(qsizetype field) const
{
    return isMissing(field) ? tr("Map it, or set a constant.") : problemOf(field);
}

FieldMend CrmMappingModel::mendOf(qsizetype field) const
{
    if (isMissing(field))
        return FieldMend::SetConstant;
    const bool isPickList = m_rows.at(field).field.dataType.contains("picklist"_L1);
    return isPickList && problemOf(field).isEmpty() ? FieldMend::MapValues : FieldMend::Show;
}

bool CrmMappingModel::isRequired(qsizetype field) const
{
    return m_rows.at(field).field.isRequired;
}

bool CrmMappingModel::isMapped(qsizetype field) const
{
    return m_rows.at(field).rule.has_value();
}

QStringList CrmMappingModel::findTexts(qsizetype field) const
{
    const CrmMappingRow &row = m_rows.at(field);
    return {row.name(), row.field.label, row.rule ? originText(*row.rule) : QString()};
}

QString CrmMappingModel::sortText(qsizetype field, int column) const
{
    return column == Check ? checkData(field, Qt::DisplayRole).toString()
                           : text(m_rows.at(field), column);
}

void CrmMappingModel::setSourceTypes(const QHash<QString, QString> &types)
{
    m_sourceTypes = types;
    changedAll();
}

void CrmMappingModel::setSample(const QHash<QString, CrmTriedCell> &cells)
{
    if (cells == m_sample)
        return;
    m_sample = cells;
    changedAll();
}

const CrmMappingRow *CrmMappingModel::shown(int row) const
{
    return isShown(row) ? &m_rows.at(fieldAt(row)) : nullptr;
}

void CrmMappingModel::setTransforms(int row, const QList<CellTransform> &transforms)
{
    if (!shown(row) || !shown(row)->rule)
        return;
    m_rows[fieldAt(row)].rule->transforms = transforms;
    confirm(fieldAt(row));
    changedAll();
    emit edited();
}

QString CrmMappingModel::emptyWord(CrmEmptyValue onEmpty)
{
    switch (onEmpty) {
    case CrmEmptyValue::Send:
        return tr("Empty it");
    case CrmEmptyValue::LeaveOut:
        return tr("Leave as is");
    case CrmEmptyValue::Reject:
        return tr("Reject it");
    case CrmEmptyValue::Skip:
        return tr("Skip the record");
    }
    return {};
}

QString CrmMappingModel::sensitiveWord(CrmSensitive sensitive)
{
    switch (sensitive) {
    case CrmSensitive::ByMetadata:
        return tr("By the CRM");
    case CrmSensitive::Mask:
        return tr("Masked");
    case CrmSensitive::Send:
        return tr("Masked, sent");
    case CrmSensitive::Show:
        return tr("Shown");
    }
    return {};
}

QString CrmMappingModel::text(const CrmMappingRow &row, int column) const
{
    if (column == Target)
        return row.field.label;
    if (column == Type)
        return row.field.dataType.isEmpty() ? Format::none() : fieldTypeText(row.field);
    if (!row.rule)
        return column == Source ? tr("not mapped") : Format::none();
    const CrmFieldRule &rule = *row.rule;
    switch (column) {
    case Source:
        return rule.value ? Format::quoted(*rule.value) : originText(rule);
    case SourceType:
        return m_sourceTypes.value(rule.source, Format::none());
    case Transforms:
        return rule.transforms.isEmpty() ? Format::none() : transformSummary(rule.transforms);
    case IfEmpty: {
        const CellTransform *filling = defaultOf(rule);
        return filling ? describeTransform(*filling) : emptyWord(rule.onEmpty);
    }
    case FindBy:
        return rule.findBy.isEmpty() ? Format::none() : rule.findBy;
    case Sensitive:
        return rule.sensitive == CrmSensitive::ByMetadata && !row.field.isSensitive()
            ? Format::none()
            : sensitiveWord(rule.sensitive);
    case Sample:
        return m_sample.value(row.name()).before;
    default:
        return {};
    }
}

QVariant CrmMappingModel::editValue(const CrmMappingRow &row, int column) const
{
    const CrmFieldRule rule = row.rule.value_or(CrmFieldRule());
    switch (column) {
    case Source:
        return row.rule ? originText(rule) : QString();
    case IfEmpty:
        return defaultOf(rule) ? kDefaultValue : static_cast<int>(rule.onEmpty);
    case FindBy:
        return rule.findBy;
    case Sensitive:
        return static_cast<int>(rule.sensitive);
    default:
        return text(row, column);
    }
}

QString CrmMappingModel::marksOf(const CrmField &field)
{
    QStringList marks;
    if (field.isRequired)
        marks << tr("required");
    if (field.isSensitive())
        marks << tr("sensitive");
    return marks.join(u", "_s);
}

// Its API name where that says more than the label, and its marks.
QString CrmMappingModel::noteOf(const CrmField &field)
{
    const QString label = QString(field.label).replace(u' ', u'_');
    const QString name
        = label.compare(field.apiName, Qt::CaseInsensitive) == 0 ? QString() : field.apiName;
    return Format::facts({name, marksOf(field)});
}

QVariant CrmMappingModel::cellData(qsizetype field, int column, int role) const
{
    const CrmMappingRow &row = m_rows.at(field);
    if (column == Check)
        return checkData(field, role);
    const bool isSaid = row.rule
        && (column == Source || (column == IfEmpty && row.rule->onEmpty != CrmEmptyValue::Send)
            || (column == Transforms && !row.rule->transforms.isEmpty())
            || (column == FindBy && !row.rule->findBy.isEmpty())
            || (column == Sensitive && row.field.isSensitive()));
    switch (role) {
    case Qt::EditRole:
        return editValue(row, column);
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Target ? QVariant(row.name()) : QVariant();
    case CellRole::Note:
        return column == Target ? QVariant(noteOf(row.field)) : QVariant();
    case CellRole::Color:
        return column == Target || isSaid ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
        return {};
    }
}

bool CrmMappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    CrmMappingRow &row = m_rows[fieldAt(index.row())];
    if (editValue(row, index.column()) == value)
        return true;
    switch (index.column()) {
    case Source:
        row.rule = withOrigin(row.rule, row.field, value.toString());
        break;
    case IfEmpty:
        if (value.toInt() == kDefaultValue) {
            emit defaultWanted(row.name());
            return true;
        }
        row.rule->onEmpty = static_cast<CrmEmptyValue>(value.toInt());
        row.rule->transforms.removeIf(isDefault);
        break;
    case FindBy:
        row.rule->findBy = value.toString().trimmed();
        break;
    default:
        row.rule->sensitive = static_cast<CrmSensitive>(value.toInt());
        break;
    }
    confirm(fieldAt(index.row()));
    changedAll();
    emit edited();
    return true;
}

bool CrmMappingModel::isChooser(int column) const
{
    return column == Source || column == IfEmpty || column == FindBy || column == Sensitive;
}

bool CrmMappingModel::isEditable(qsizetype field, int column) const
{
    const CrmMappingRow &row = m_rows.at(field);
    const bool isLookup
        = row.field.dataType.endsWith("lookup"_L1) || (row.rule && !row.rule->findBy.isEmpty());
    return column == Source
        || (row.rule
            && (column == IfEmpty || column == Sensitive || (column == FindBy && isLookup)));
}

QString CrmMappingModel::titleOf(int column) const
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
    case Transforms:
        return tr("Transforms");
    case IfEmpty:
        return tr("If Empty");
    case FindBy:
        return tr("Find By");
    case Sensitive:
        return tr("Sensitive");
    case Sample:
        return tr("Sample");
    case Check:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace sluice
