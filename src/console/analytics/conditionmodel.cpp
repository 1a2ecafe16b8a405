// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/conditionmodel.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool hasNoOperand(RowComparator comparator)
{
    return comparator == RowComparator::Empty || comparator == RowComparator::NotEmpty;
}

const SourceColumn *columnNamed(
    const std::optional<QList<SourceColumn>> &table, const QString &name)
{
    if (!table)
        return nullptr;
    const auto found = std::find_if(table->cbegin(), table->cend(),
        [&name](const SourceColumn &column) { return isSameColumn(column.name, name); });
    return found == table->cend() ? nullptr : &*found;
}

} // namespace

QString joinedValues(const QStringList &values)
{
    QStringList shown;
    for (const QString &value : values) {
        const bool isPlain = !value.contains(u',') && !value.contains(u'"')
            && value.trimmed() == value && !value.isEmpty();
        shown << (isPlain ? value : u"\"%1\""_s.arg(QString(value).replace(u"\""_s, u"\"\""_s)));
    }
    return shown.join(u", "_s);
}

QStringList splitValues(const QString &text)
{
    QStringList values;
    QString value;
    bool isQuoted = false; // inside quotes
    bool wasQuoted = false;
    const auto take = [&values, &value, &wasQuoted] {
        if (wasQuoted || !value.trimmed().isEmpty())
            values << (wasQuoted ? value : value.trimmed());
        value.clear();
        wasQuoted = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        const bool isDouble = isQuoted && letter == u'"' && text.mid(i + 1, 1) == u"\"";
        if (isDouble) {
            value += letter;
            ++i;
        } else if (letter == u'"' && (isQuoted || value.trimmed().isEmpty())) {
            isQuoted = !isQuoted;
            value = isQuoted ? QString() : value;
            wasQuoted = true;
        } else if (letter == u',' && !isQuoted) {
            take();
        } else if (isQuoted || !wasQuoted) {
            value += letter;
        }
    }
    take();
    return values;
}

void ConditionModel::setConditions(const QList<RowCondition> &conditions)
{
    if (conditions == this->conditions())
        return; // the cell that has the focus keeps it
    beginResetModel();
    m_conditions = conditions;
    endResetModel();
}

QList<RowCondition> ConditionModel::conditions() const
{
    QList<RowCondition> list = m_conditions;
    for (RowCondition &condition : list) {
        condition.type.clear(); // a run learns it from the table
        if (hasNoOperand(condition.comparator))
            condition.values.clear();
    }
    return list;
}

void ConditionModel::setTable(const std::optional<QList<SourceColumn>> &table)
{
    m_table = table;
    changedAll();
}

QStringList ConditionModel::tableNames() const
{
    QStringList names;
    for (const SourceColumn &column : m_table.value_or(QList<SourceColumn>()))
        names << column.name;
    return names;
}

QString ConditionModel::problemOf(int row) const
{
    RowCondition condition = m_conditions.at(row);
    if (condition.column.isEmpty())
        return tr("Choose a column");
    const SourceColumn *column = columnNamed(m_table, condition.column);
    if (m_table && !column)
        return tr("The table has no column %1").arg(condition.column);
    if (hasNoOperand(condition.comparator))
        return {};
    if (condition.values.isEmpty() || condition.values.contains(QString()))
        return tr("Enter what it is compared with");
    if (!column)
        return {};
    condition.type = isSameColumn(column->name, u"ROWID"_s) ? u"bigint"_s : column->type;
    const QString problem = condition.problem();
    return problem.isEmpty() ? QString() : tr("The value %1").arg(problem);
}

QList<RowComparator> ConditionModel::comparators()
{
    return {RowComparator::Equal, RowComparator::NotEqual, RowComparator::GreaterThan,
        RowComparator::LessThan, RowComparator::StartsWith, RowComparator::EndsWith,
        RowComparator::Contains, RowComparator::In, RowComparator::Empty, RowComparator::NotEmpty};
}

QString ConditionModel::comparatorWord(RowComparator comparator)
{
    switch (comparator) {
    case RowComparator::Equal:
        return tr("is");
    case RowComparator::NotEqual:
        return tr("is not");
    case RowComparator::GreaterThan:
        return tr("is greater than");
    case RowComparator::LessThan:
        return tr("is less than");
    case RowComparator::StartsWith:
        return tr("begins with");
    case RowComparator::EndsWith:
        return tr("ends with");
    case RowComparator::Contains:
        return tr("contains");
    case RowComparator::In:
        return tr("is one of");
    case RowComparator::Empty:
        return tr("is empty");
    case RowComparator::NotEmpty:
        return tr("is not empty");
    }
    return {};
}

int ConditionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conditions.size());
}

QString ConditionModel::text(const RowCondition &condition, int column) const
{
    switch (column) {
    case Name:
        return condition.column;
    case Comparator:
        return comparatorWord(condition.comparator);
    case Value:
        return condition.comparator == RowComparator::In ? joinedValues(condition.values)
                                                         : condition.values.value(0);
    default:
        return {};
    }
}

bool ConditionModel::needsValue(int row) const
{
    return !hasNoOperand(m_conditions.at(row).comparator);
}

// A value that the comparison does not need comes back with another one.
QString ConditionModel::shown(int row, int column) const
{
    return column == Value && !needsValue(row) ? QString() : text(m_conditions.at(row), column);
}

QVariant ConditionModel::editValue(int row, int column) const
{
    const RowCondition &condition = m_conditions.at(row);
    return column == Comparator ? QVariant(static_cast<int>(condition.comparator))
                                : QVariant(text(condition, column));
}

bool ConditionModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    RowCondition &condition = m_conditions[index.row()];
    const RowCondition before = condition;
    if (index.column() == Name) {
        condition.column = value.toString().trimmed();
    } else if (index.column() == Comparator) {
        condition.comparator = static_cast<RowComparator>(value.toInt());
        if (condition.comparator != RowComparator::In && condition.values.size() > 1)
            condition.values = {condition.values.first()};
    } else {
        const QString entered = value.toString();
        condition.values = condition.comparator == RowComparator::In ? splitValues(entered)
            : entered.isEmpty()                                      ? QStringList()
                                                                     : QStringList{entered};
    }
    if (condition == before)
        return true;
    changed(index.row());
    return true;
}

} // namespace sluice
