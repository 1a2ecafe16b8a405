// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/criteria.h"

#include <QAbstractTableModel>

namespace sluice {

// The conditions of a CRM read, one line each, to be edited: field, comparison, value. Holds them
// only; the dialog takes them. GUI thread; owned by the dialog.
class CriteriaModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CriteriaModel)

public:
    enum Column { Field, Comparator, Value, Check, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFields(const QList<CrmField> &fields);
    void setConditions(const QList<CrmCondition> &conditions);
    const QList<CrmCondition> &conditions() const { return m_conditions; }
    bool canAdd() const { return m_conditions.size() < CrmCriteria::kMostConditions; }
    int add(); // the new row
    void remove(int row);
    QString problemOf(int row) const; // empty: it can be used
    QString problem() const; // the first one

    QString typeOf(int row) const; // the field's; empty: not known
    QStringList picksOf(int row) const; // of a pick list, as they are compared
    static QString comparatorWord(const QString &comparator);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

private:
    const CrmField *fieldOf(int row) const;
    QString shownComparator(const CrmCondition &condition) const;
    QString shownValue(const CrmCondition &condition) const;
    QString text(int row, int column) const;
    void setComparator(int row, const QString &comparator);

    QList<CrmField> m_fields;
    QList<CrmCondition> m_conditions;
};

// "All records", "Country is India", "3 conditions, all must hold".
QString describeCriteria(const QJsonObject &criteria, const QList<CrmField> &fields);

} // namespace sluice
