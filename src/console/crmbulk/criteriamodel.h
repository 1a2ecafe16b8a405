// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/criteria.h"
#include "console/widgets/conditiontable.h"

namespace sluice {

// The conditions of a CRM read: field, comparison, value. Holds them only; the dialog takes them.
// GUI thread; owned by the dialog.
class CriteriaModel final : public ConditionTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CriteriaModel)

public:
    static constexpr Column Field = Subject;

    using ConditionTable::ConditionTable;

    void setFields(const QList<CrmField> &fields);
    void setConditions(const QList<CrmCondition> &conditions);
    const QList<CrmCondition> &conditions() const { return m_conditions; }
    bool canAdd() const { return m_conditions.size() < CrmCriteria::kMostConditions; }
    QString problemOf(int row) const override;

    QString typeOf(int row) const; // the field's; empty: not known
    QStringList picksOf(int row) const; // of a pick list, as they are compared
    static QString comparatorWord(const QString &comparator);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    void insertEmpty() override;
    void removeAt(int row) override { m_conditions.removeAt(row); }
    bool needsValue(int row) const override;
    QString subjectTitle() const override { return tr("Field"); }
    QString subjectPlaceholder() const override { return tr("field"); }
    QString shown(int row, int column) const override;
    QVariant editValue(int row, int column) const override;

private:
    const CrmField *fieldOf(int row) const;
    QString shownComparator(const CrmCondition &condition) const;
    QString shownValue(const CrmCondition &condition) const;
    void setComparator(int row, const QString &comparator);

    QList<CrmField> m_fields;
    QList<CrmCondition> m_conditions;
};

// "All records", "Country is India", "3 conditions, all must hold".
QString describeCriteria(const QJsonObject &criteria, const QList<CrmField> &fields);

} // namespace sluice
