// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/criteriamodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// "Is empty" is a comparison with a value that means nothing.
bool isEmptiness(const CrmCondition &condition)
{
    return condition.value.toString() == CrmCondition::kEmptyValue
        && (condition.comparator == "equal"_L1 || condition.comparator == "not_equal"_L1);
}

} // namespace

QString describeCriteria(const QJsonObject &json, const QList<CrmField> &fields)
{
    if (json.isEmpty())
        return CriteriaModel::tr("All records");
    const auto criteria = CrmCriteria::fromJson(json);
    if (!criteria)
        return CriteriaModel::tr("Nested conditions");
    if (criteria->conditions.size() == 1) {
        CriteriaModel model;
        model.setFields(fields);
        model.setConditions(criteria->conditions);
        QStringList words;
        for (const int column :
            {CriteriaModel::Field, CriteriaModel::Comparator, CriteriaModel::Value})
            words << model.index(0, column).data(Qt::DisplayRole).toString();
        return words.join(u' ').trimmed();
    }
    const QString count = Format::count(criteria->conditions.size());
    return criteria->isAny ? CriteriaModel::tr("%1 conditions, any may hold").arg(count)
                           : CriteriaModel::tr("%1 conditions, all must hold").arg(count);
}

void CriteriaModel::setFields(const QList<CrmField> &fields)
{
    m_fields = fields;
    if (!m_conditions.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void CriteriaModel::setConditions(const QList<CrmCondition> &conditions)
{
    if (conditions == m_conditions)
        return; // the cell that has the focus keeps it
    beginResetModel();
    m_conditions = conditions;
    endResetModel();
}

int CriteriaModel::add()
{
    const auto row = static_cast<int>(m_conditions.size());
    beginInsertRows({}, row, row);
    m_conditions.append(CrmCondition{{}, u"equal"_s, QString()});
    endInsertRows();
    emit edited();
    return row;
}

void CriteriaModel::remove(int row)
{
    if (row < 0 || row >= m_conditions.size())
        return;
    beginRemoveRows({}, row, row);
    m_conditions.removeAt(row);
    endRemoveRows();
    emit edited();
}

const CrmField *CriteriaModel::fieldOf(int row) const
{
    const QString name = m_conditions.at(row).field;
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(),
        [&name](const CrmField &field) { return field.apiName == name; });
    return found == m_fields.cend() ? nullptr : &*found;
}

QString CriteriaModel::typeOf(int row) const
{
    const CrmField *field = fieldOf(row);
    return field ? field->dataType : QString();
}

QStringList CriteriaModel::picksOf(int row) const
{
    QStringList picks;
    if (const CrmField *field = fieldOf(row)) {
        for (const CrmPickValue &value : field->pickValues)
            picks << value.actual;
    }
    return picks;
}

QString CriteriaModel::problemOf(int row) const
{
    return conditionProblem(m_conditions.at(row), m_fields);
}

QString CriteriaModel::problem() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (const QString problem = problemOf(row); !problem.isEmpty())
            return tr("Condition %1: %2").arg(QString::number(row + 1), problem);
    }
    return {};
}

QString CriteriaModel::comparatorWord(const QString &comparator)
{
    static const QHash<QString, const char *> words{{u"equal"_s, QT_TR_NOOP("is")},
        {u"not_equal"_s, QT_TR_NOOP("is not")}, {u"in"_s, QT_TR_NOOP("is one of")},
        {u"not_in"_s, QT_TR_NOOP("is none of")}, {u"less_than"_s, QT_TR_NOOP("is less than")},
        {u"less_equal"_s, QT_TR_NOOP("is at most")},
        {u"greater_than"_s, QT_TR_NOOP("is greater than")},
        {u"greater_equal"_s, QT_TR_NOOP("is at least")}, {u"contains"_s, QT_TR_NOOP("contains")},
        {u"not_contains"_s, QT_TR_NOOP("does not contain")},
        {u"starts_with"_s, QT_TR_NOOP("begins with")}, {u"ends_with"_s, QT_TR_NOOP("ends with")},
        {u"between"_s, QT_TR_NOOP("is between")}, {u"not_between"_s, QT_TR_NOOP("is not between")},
        {u"empty"_s, QT_TR_NOOP("is empty")}, {u"not_empty"_s, QT_TR_NOOP("is not empty")}};
    const char *word = words.value(comparator);
    return word ? tr(word) : comparator;
}

QString CriteriaModel::shownComparator(const CrmCondition &condition) const
{
    if (!isEmptiness(condition))
        return condition.comparator;
    return condition.comparator == "equal"_L1 ? u"empty"_s : u"not_empty"_s;
}

QString CriteriaModel::shownValue(const CrmCondition &condition) const
{
    return isEmptiness(condition) ? QString() : conditionText(condition.value);
}

int CriteriaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conditions.size());
}

int CriteriaModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CriteriaModel::text(int row, int column) const
{
    const CrmCondition &condition = m_conditions.at(row);
    switch (column) {
    case Field: {
        const CrmField *field = fieldOf(row);
        return field ? field->label : condition.field;
    }
    case Comparator:
        return comparatorWord(shownComparator(condition));
    case Value:
        return shownValue(condition);
    default:
        return problemOf(row);
    }
}

QVariant CriteriaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CrmCondition &condition = m_conditions.at(index.row());
    const int column = index.column();
    const QString shown = text(index.row(), column);
    switch (role) {
    case Qt::EditRole:
        return column == Field     ? condition.field
            : column == Comparator ? shownComparator(condition)
                                   : shown;
    case Qt::DisplayRole:
        if (!shown.isEmpty() || column == Check)
            return shown;
        return column == Field ? tr("field") : isEmptiness(condition) ? QString() : tr("value");
    case Qt::ToolTipRole:
        return column == Field ? QVariant(condition.field) : QVariant();
    case CellRole::Color:
        if (column == Check)
            return static_cast<int>(Role::Error);
        return shown.isEmpty() ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    case CellRole::Icon:
        return column == Check && !shown.isEmpty() ? QVariant(u"state-failed"_s) : QVariant();
    case CellRole::IconColor:
        return column == Check ? QVariant(static_cast<int>(Role::Error)) : QVariant();
    default:
        return {};
    }
}

// What was compared with stays as far as the new comparison can take it.
void CriteriaModel::setComparator(int row, const QString &comparator)
{
    CrmCondition &condition = m_conditions[row];
    const QString typed = shownValue(condition);
    if (comparator == "empty"_L1 || comparator == "not_empty"_L1) {
        condition.comparator = comparator == "empty"_L1 ? u"equal"_s : u"not_equal"_s;
        condition.value = CrmCondition::kEmptyValue;
        return;
    }
    condition.comparator = comparator;
    condition.value = conditionValue(typeOf(row), comparator, typed);
}

bool CriteriaModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const int row = index.row();
    const CrmCondition before = m_conditions.at(row);
    const QString entered = value.toString();
    if (index.column() == Field) {
        const QString typed = shownValue(before);
        m_conditions[row].field = entered.trimmed();
        const QString type = typeOf(row);
        const QStringList known = comparatorsOf(type);
        if (!type.isEmpty() && !known.contains(shownComparator(before)))
            m_conditions[row].comparator = known.first();
        if (m_conditions.at(row) != before && !isEmptiness(before))
            m_conditions[row].value = conditionValue(type, m_conditions.at(row).comparator, typed);
    } else if (index.column() == Comparator) {
        setComparator(row, entered);
    } else {
        m_conditions[row].value = conditionValue(typeOf(row), before.comparator, entered);
    }
    if (m_conditions.at(row) == before)
        return true;
    emit dataChanged(this->index(row, 0), this->index(row, ColumnCount - 1));
    emit edited();
    return true;
}

Qt::ItemFlags CriteriaModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool isFixed = index.column() == Check
        || (index.column() == Value && isEmptiness(m_conditions.at(index.row())));
    return isFixed ? flags : flags | Qt::ItemIsEditable;
}

QVariant CriteriaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case Comparator:
        return tr("Comparison");
    case Value:
        return tr("Value");
    default:
        return QString();
    }
}

} // namespace sluice
