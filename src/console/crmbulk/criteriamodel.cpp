// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/criteriamodel.h"

#include "console/widgets/format.h"

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
    changedAll();
}

void CriteriaModel::setConditions(const QList<CrmCondition> &conditions)
{
    if (conditions == m_conditions)
        return; // the cell that has the focus keeps it
    beginResetModel();
    m_conditions = conditions;
    endResetModel();
}

void CriteriaModel::insertEmpty()
{
    m_conditions.append(CrmCondition{{}, u"equal"_s, QString()});
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

bool CriteriaModel::needsValue(int row) const
{
    return !isEmptiness(m_conditions.at(row));
}

QString CriteriaModel::shown(int row, int column) const
{
    const CrmCondition &condition = m_conditions.at(row);
    switch (column) {
    case Field: {
        const CrmField *field = fieldOf(row);
        return field ? field->label : condition.field;
    }
    case Comparator:
        return comparatorWord(shownComparator(condition));
    default:
        return shownValue(condition);
    }
}

QVariant CriteriaModel::editValue(int row, int column) const
{
    const CrmCondition &condition = m_conditions.at(row);
    return column == Field     ? condition.field
        : column == Comparator ? shownComparator(condition)
                               : shownValue(condition);
}

QVariant CriteriaModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::ToolTipRole && index.isValid() && index.column() == Field)
        return m_conditions.at(index.row()).field;
    return ConditionTable::data(index, role);
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
    changed(row);
    return true;
}

} // namespace sluice
