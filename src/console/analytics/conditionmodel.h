// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/conditiontable.h"
#include "syncs/datastoreanalytics/columnplan.h"

#include <optional>

namespace sluice {

// The conditions by which a mapping chooses rows. Holds them only; the editor takes them. GUI
// thread; owned by the editor.
class ConditionModel final : public ConditionTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConditionModel)

public:
    static constexpr Column Name = Subject;

    using ConditionTable::ConditionTable;

    void setConditions(const QList<RowCondition> &conditions);
    // As a document has them.
    QList<RowCondition> conditions() const;
    void setTable(const std::optional<QList<SourceColumn>> &table);
    QStringList tableNames() const;

    QString problemOf(int row) const override;
    static QList<RowComparator> comparators();
    static QString comparatorWord(RowComparator comparator);

    int rowCount(const QModelIndex &parent = {}) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    void insertEmpty() override { m_conditions.append(RowCondition{}); }
    void removeAt(int row) override { m_conditions.removeAt(row); }
    bool needsValue(int row) const override;
    QString subjectTitle() const override { return tr("Column"); }
    QString subjectPlaceholder() const override { return tr("column"); }
    QString shown(int row, int column) const override;
    QVariant editValue(int row, int column) const override;

private:
    QString text(const RowCondition &condition, int column) const;

    QList<RowCondition> m_conditions;
    std::optional<QList<SourceColumn>> m_table;
};

// A list in one line: commas between, quotes around what has one in it. And back.
QString joinedValues(const QStringList &values);
QStringList splitValues(const QString &text);

} // namespace sluice
