// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/columnmodel.h"

#include "console/jobs/transformwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QFont>

namespace sluice {

using namespace Qt::StringLiterals;

void ColumnModel::setRows(const QList<ColumnRow> &rows)
{
    QList<ColumnRow> placed = rows;
    putColumnTargets(placed, m_view);
    replace(m_rows, placed,
        [](const ColumnRow &a, const ColumnRow &b) { return a.source.name == b.source.name; });
}

void ColumnModel::setView(const std::optional<QList<TargetColumn>> &view)
{
    m_view = view;
    putColumnTargets(m_rows, m_view);
    changedAll();
}

QStringList ColumnModel::viewNames() const
{
    QStringList names;
    for (const TargetColumn &column : m_view.value_or(QList<TargetColumn>())) {
        if (!isSameColumn(column.name, u"ROWID"_s) && !column.isFormula)
            names << column.name;
    }
    return names;
}

QString ColumnModel::nameOf(qsizetype field) const
{
    return m_rows.at(field).source.name;
}

bool ColumnModel::isNamed(qsizetype field, const QString &name) const
{
    return isSameColumn(nameOf(field), name);
}

bool ColumnModel::isRequired(qsizetype field) const
{
    return m_rows.at(field).isRowId; // all else may be left out
}

bool ColumnModel::isMapped(qsizetype field) const
{
    return m_rows.at(field).goes();
}

QString ColumnModel::problemOf(qsizetype field) const
{
    return columnProblem(m_rows, field);
}

QStringList ColumnModel::findTexts(qsizetype field) const
{
    return {m_rows.at(field).source.name, m_rows.at(field).rule.to};
}

QString ColumnModel::sortText(qsizetype field, int column) const
{
    return text(m_rows.at(field), column).toString();
}

void ColumnModel::send(const QString &source)
{
    for (ColumnRow &row : m_rows) {
        if (!isSameColumn(row.source.name, source) || row.goes() || isReadOnly())
            continue;
        row.isSent = true;
        if (row.rule.pii == PersonalData::Out)
            row.rule.pii = PersonalData::Flagged;
        changedAll();
        emit edited();
        return;
    }
}

void ColumnModel::setTargets(const QHash<QString, QString> &targets)
{
    for (ColumnRow &row : m_rows)
        row.rule.to = targets.value(row.source.name, row.rule.to);
    putColumnTargets(m_rows, m_view);
    changedAll();
    emit edited();
}

const ColumnRow *ColumnModel::shown(int row) const
{
    return isShown(row) ? &m_rows.at(fieldAt(row)) : nullptr;
}

void ColumnModel::setTransforms(int row, const QList<CellTransform> &transforms)
{
    if (!shown(row) || shown(row)->isRowId)
        return;
    m_rows[fieldAt(row)].rule.transform = transforms;
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
    beginRemoveRows({}, row, row);
    m_rows.removeAt(fieldAt(row));
    arrange();
    endRemoveRows();
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
    default:
        if (const Tried tried = m_sample.value(row.source.name);
            row.goes() && !tried.before.isEmpty())
            return tried.before == tried.after ? tried.after
                                               : tried.before + u" → "_s + tried.after;
        return row.isNew && row.goes() ? tr("new in the view") : QString();
    }
}

void ColumnModel::setSample(const QHash<QString, Tried> &tried)
{
    m_sample = tried;
    if (rowCount() > 0)
        emit dataChanged(index(0, Check), index(rowCount() - 1, Check));
}

// What is wrong with the chosen row's value, else what becomes of it, with how many do not fit.
QVariant ColumnModel::checkData(qsizetype field, const QString &problem, int role) const
{
    const QString others = tallyAt(field).text();
    const bool isWarning = problem.isEmpty() && !others.isEmpty();
    const QString result = text(m_rows.at(field), Check).toString();
    switch (role) {
    case Qt::DisplayRole:
        return !problem.isEmpty() ? problem : result.isEmpty() ? others : result;
    case Qt::ToolTipRole:
        return others.isEmpty() ? QVariant() : QVariant(others);
    case CellRole::Note:
        return isWarning && !result.isEmpty() ? QVariant(others) : QVariant();
    case CellRole::Color:
    case CellRole::IconColor:
        return static_cast<int>(!problem.isEmpty() ? Role::Error
                : isWarning                        ? Role::Warning
                                                   : Role::Info);
    case CellRole::Icon:
        return !problem.isEmpty() ? QVariant(u"state-failed"_s)
            : isWarning           ? QVariant(u"state-rejections"_s)
                                  : QVariant();
    default:
        return {};
    }
}

QVariant ColumnModel::color(const ColumnRow &row, int column) const
{
    const bool isOwnName = column == Target && row.rule.to.isEmpty();
    const bool isAutomatic = column == TargetType && (row.rule.type.isEmpty() || row.target);
    if (column == SourceType || isOwnName || isAutomatic || (!row.goes() && column != Sent)
        || (column == Personal && row.rule.pii == PersonalData::No))
        return static_cast<int>(Role::Muted);
    return {};
}

QVariant ColumnModel::cellData(qsizetype field, int column, int role) const
{
    const ColumnRow &row = m_rows.at(field);
    if (role == Qt::EditRole) {
        return column == Target    ? QVariant(row.rule.to)
            : column == Personal   ? QVariant(static_cast<int>(row.rule.pii))
            : column == TargetType ? QVariant(row.rule.type)
                                   : text(row, column);
    }
    if (role == Qt::CheckStateRole && column == Sent && !row.isRowId)
        return static_cast<int>(row.goes() ? Qt::Checked : Qt::Unchecked);
    QString problem = problemOf(field);
    if (problem.isEmpty() && row.goes())
        problem = misfitInWords(m_sample.value(row.source.name).problem);
    if (column == Check)
        return checkData(field, problem, role);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return problem.isEmpty() ? QVariant() : QVariant(problem);
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
    ColumnRow &row = m_rows[fieldAt(index.row())];
    if (isCheck) {
        row.isSent = value.toInt() == Qt::Checked;
        if (row.rule.pii == PersonalData::Out) // it stays what it is
            row.rule.pii = PersonalData::Flagged;
    } else if (!edit(row, index.column(), value)) {
        return true;
    }
    putColumnTargets(m_rows, m_view);
    changedAll(); // a name may have become free for another row
    emit edited();
    return true;
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = FieldModel::flags(index);
    const bool isCheck = flags != Qt::NoItemFlags && index.column() == Sent && !isReadOnly()
        && !shown(index.row())->isRowId;
    return isCheck ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ColumnModel::isChooser(int column) const
{
    return column == Target || column == TargetType || column == Personal;
}

bool ColumnModel::isEditable(qsizetype field, int column) const
{
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
    case Check:
        return tr("Sample");
    default:
        return {};
    }
}

} // namespace sluice
