// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/columnmodel.h"

#include "console/jobs/transformwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

void ColumnModel::setRows(const QList<ColumnRow> &rows)
{
    QList<ColumnRow> placed = rows;
    putColumnTargets(placed, m_view);
    replace(m_rows, placed,
        [](const ColumnRow &a, const ColumnRow &b) { return a.source.name == b.source.name; });
    place();
}

void ColumnModel::setView(const std::optional<QList<TargetColumn>> &view)
{
    beginResetModel();
    m_view = view;
    putColumnTargets(m_rows, m_view);
    m_free = freeColumns(m_rows, m_view);
    arrange();
    endResetModel();
}

QStringList ColumnModel::viewNames() const
{
    QStringList names;
    for (const TargetColumn &column : m_view.value_or(QList<TargetColumn>())) {
        if (canBeFilled(column))
            names << column.name;
    }
    return names;
}

QString ColumnModel::nameOf(qsizetype field) const
{
    const TargetColumn *free = freeAt(field);
    return free ? free->name : m_rows.at(field).source.name;
}

bool ColumnModel::isNamed(qsizetype field, const QString &name) const
{
    const auto isIt = [&name](const ColumnRow &row) { return isSameColumn(row.source.name, name); };
    return isSameColumn(nameOf(field), name)
        && (!freeAt(field) || std::none_of(m_rows.cbegin(), m_rows.cend(), isIt));
}

bool ColumnModel::isRequired(qsizetype field) const
{
    return !freeAt(field) && m_rows.at(field).isRowId; // all else may be left out
}

bool ColumnModel::isMapped(qsizetype field) const
{
    return !freeAt(field) && m_rows.at(field).goes();
}

QString ColumnModel::problemOf(qsizetype field) const
{
    return freeAt(field) ? QString() : columnProblem(m_rows, field);
}

QStringList ColumnModel::findTexts(qsizetype field) const
{
    if (const TargetColumn *free = freeAt(field))
        return {free->name};
    return {m_rows.at(field).source.name, m_rows.at(field).rule.to};
}

QString ColumnModel::sortText(qsizetype field, int column) const
{
    if (const TargetColumn *free = freeAt(field))
        return freeText(*free, column).toString();
    return column == Check ? resultData(field, Qt::DisplayRole).toString()
                           : text(m_rows.at(field), column).toString();
}

void ColumnModel::send(const QString &source)
{
    for (ColumnRow &row : m_rows) {
        if (!isSameColumn(row.source.name, source) || row.goes() || isReadOnly())
            continue;
        letGo(row);
        place();
        changedAll();
        emit edited();
        return;
    }
}

void ColumnModel::setTargets(const QHash<QString, QString> &targets)
{
    for (ColumnRow &row : m_rows)
        row.rule.to = targets.value(row.source.name, row.rule.to);
    place();
    changedAll();
    emit edited();
}

const ColumnRow *ColumnModel::shown(int row) const
{
    return isShown(row) && !freeAt(fieldAt(row)) ? &m_rows.at(fieldAt(row)) : nullptr;
}

void ColumnModel::setTransforms(int row, const QList<CellTransform> &transforms)
{
    if (!shown(row) || shown(row)->isRowId)
        return;
    m_rows[fieldAt(row)].rule.transform = transforms;
    confirm(fieldAt(row));
    changedAll();
    emit edited();
}

bool ColumnModel::canRemove(int row) const
{
    return shown(row) && !shown(row)->isThere;
}

void ColumnModel::remove(int row)
{
    if (!canRemove(row))
        return;
    const qsizetype field = fieldAt(row);
    removeField(field, [this, field] { m_rows.removeAt(field); });
    place();
    changedAll();
    emit edited();
}

QString ColumnModel::problem() const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (const QString problem = columnProblem(m_rows, i); !problem.isEmpty())
            return tr("%1: %2").arg(m_rows.at(i).source.name, problem);
    }
    return {};
}

QString ColumnModel::personalWord(PersonalData pii)
{
    switch (pii) {
    case PersonalData::No:
        return tr("No");
    case PersonalData::Flagged:
        return tr("Yes, sent");
    case PersonalData::Hashed:
        return tr("Yes, hashed");
    case PersonalData::Out:
        return tr("Yes, left out");
    }
    return {};
}

QVariant ColumnModel::text(const ColumnRow &row, int column) const
{
    switch (column) {
    case Source:
        return row.source.name;
    case SourceType:
        return row.source.type.isEmpty() ? Format::none() : row.source.type;
    case Sent:
        return row.isRowId ? tr("Always") : row.goes() ? tr("Yes") : tr("No");
    case Target:
        return row.goes() ? QVariant(row.targetName()) : QVariant(Format::none());
    case TargetType: {
        const QString type = row.targetType();
        return row.goes() && !type.isEmpty() ? type : Format::none();
    }
    case Transforms:
        return row.rule.transform.isEmpty() || !row.goes() ? Format::none()
                                                           : transformSummary(row.rule.transform);
    case Personal:
        return row.isRowId ? Format::none() : personalWord(row.rule.pii);
    case Sample:
        return row.goes() ? m_sample.value(row.source.name).before : QString();
    default:
        return {};
    }
}

void ColumnModel::setSample(const QHash<QString, Tried> &tried)
{
    m_sample = tried;
    if (rowCount() > 0)
        emit dataChanged(index(0, Sample), index(rowCount() - 1, Check));
}

QVariant ColumnModel::color(const ColumnRow &row, int column) const
{
    const bool isOwnName = column == Target && row.rule.to.isEmpty();
    const bool isAutomatic = column == TargetType && (row.rule.type.isEmpty() || row.target);
    if (column == SourceType || column == Sample || isOwnName || isAutomatic
        || (!row.goes() && column != Sent)
        || (column == Personal && row.rule.pii == PersonalData::No))
        return static_cast<int>(Role::Muted);
    return {};
}

QVariant ColumnModel::cellData(qsizetype field, int column, int role) const
{
    if (const TargetColumn *free = freeAt(field))
        return freeData(*free, column, role);
    const ColumnRow &row = m_rows.at(field);
    if (column == Check)
        return resultData(field, role);
    if (role == Qt::EditRole) {
        return column == Target    ? QVariant(row.rule.to)
            : column == Personal   ? QVariant(static_cast<int>(row.rule.pii))
            : column == TargetType ? QVariant(row.rule.type)
                                   : text(row, column);
    }
    if (role == Qt::CheckStateRole && column == Sent && !row.isRowId)
        return static_cast<int>(row.goes() ? Qt::Checked : Qt::Unchecked);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole: {
        const QString problem = resultProblem(field);
        return problem.isEmpty() ? QVariant() : QVariant(problem);
    }
    case CellRole::Color:
        return color(row, column);
    default:
        return {};
    }
}

bool ColumnModel::edit(ColumnRow &row, int column, const QVariant &value)
{
    const ColumnRule before = row.rule;
    switch (column) {
    case Target: {
        const QString name = value.toString().trimmed();
        row.rule.to = name == row.source.name ? QString() : name;
        return row.rule.to != before.to;
    }
    case TargetType:
        row.rule.type = value.toString();
        return row.rule.type != before.type;
    case Personal:
        row.rule.pii = static_cast<PersonalData>(value.toInt());
        if (row.rule.pii != PersonalData::Out && before.pii == PersonalData::Out)
            row.isSent = true;
        return row.rule.pii != before.pii;
    default:
        return false;
    }
}

bool ColumnModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Qt::ItemFlags can = flags(index);
    const bool isCheck = role == Qt::CheckStateRole && (can & Qt::ItemIsUserCheckable);
    const bool isEdit = role == Qt::EditRole && (can & Qt::ItemIsEditable);
    if (!isCheck && !isEdit)
        return false;
    const qsizetype field = fieldAt(index.row());
    if (const TargetColumn *free = freeAt(field))
        return fill(QString(free->name), value.toString()); // which takes it away
    ColumnRow &row = m_rows[field];
    if (isCheck) {
        letGo(row);
        row.isSent = value.toInt() == Qt::Checked;
    } else if (!edit(row, index.column(), value)) {
        return true;
    }
    confirm(field);
    place();
    changedAll(); // a name may have become free for another row
    emit edited();
    return true;
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = FieldModel::flags(index);
    const bool isCheck = flags != Qt::NoItemFlags && index.column() == Sent && !isReadOnly()
        && shown(index.row()) && !shown(index.row())->isRowId;
    return isCheck ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ColumnModel::isChooser(int column) const
{
    return column == Source || column == Target || column == TargetType || column == Personal;
}

bool ColumnModel::isEditable(qsizetype field, int column) const
{
    if (freeAt(field))
        return column == Source;
    const ColumnRow &row = m_rows.at(field);
    if (row.isRowId)
        return false;
    return (column == Target && row.goes()) || (column == TargetType && row.goes() && !row.target)
        || column == Personal;
}

QString ColumnModel::titleOf(int column) const
{
    switch (column) {
    case Source:
        return tr("Column");
    case SourceType:
        return tr("Type");
    case Sent:
        return tr("Sent");
    case Target:
        return tr("In the View");
    case TargetType:
        return tr("Type There");
    case Transforms:
        return tr("Transforms");
    case Personal:
        return tr("Personal Data");
    case Sample:
        return tr("Sample");
    case Check:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace sluice
