// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/datastoreanalytics/columnplan.h"

#include <QAbstractTableModel>

#include <optional>

namespace sluice {

// The conditions by which a mapping chooses rows, one line each, to be edited. Holds them only; the
// dialog takes them. GUI thread; owned by the dialog.
class ConditionModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConditionModel)

public:
    enum Column { Name, Comparator, Value, Check, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setConditions(const QList<RowCondition> &conditions);
    // As a document has them.
    QList<RowCondition> conditions() const;
    void setReadOnly() { m_isReadOnly = true; } // the job is running
    void setTable(const std::optional<QList<SourceColumn>> &table);
    QStringList tableNames() const;

    int add(); // the new row
    void remove(int row);
    QString problemOf(int row) const; // empty: it can be used
    QString problem() const; // the first one

    static QList<RowComparator> comparators();
    static QString comparatorWord(RowComparator comparator);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

private:
    QString text(const RowCondition &condition, int column) const;

    QList<RowCondition> m_conditions;
    std::optional<QList<SourceColumn>> m_table;
    bool m_isReadOnly = false;
};

// A list in one line: commas between, quotes around what has one in it. And back.
QString joinedValues(const QStringList &values);
QStringList splitValues(const QString &text);

} // namespace sluice
