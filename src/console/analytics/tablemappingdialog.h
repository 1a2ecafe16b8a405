// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "console/analytics/columnmodel.h"
#include "console/analytics/conditionmodel.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace sluice {

namespace Ui {
class TableMappingDialog;
}

// The mapping of a job from the Data Store to Analytics, whole: a line for each column, the
// conditions on rows, times and keys, and the document itself. What cannot be used is told beside
// its field and never taken. It fetches nothing itself: the page brings the columns once it has
// them. Opened, never executed; deletes itself; accepted() means mapping(). GUI thread. Object name
// `tableMappingDialog`.
class TableMappingDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableMappingDialog)

public:
    TableMappingDialog(const TableMapping &mapping, QWidget *parent);
    ~TableMappingDialog() override;

    const TableMapping &mapping() const { return m_mapping; }
    // The table's columns, once they have come.
    struct Table
    {
        std::optional<QList<SourceColumn>> columns = {};
        std::optional<Error> error = {};
        bool isLoading = false;
    };
    void setTable(const Table &table);
    void setView(const std::optional<QList<TargetColumn>> &view); // nothing: not there yet
    void setReadOnly(); // the job is running: to look at only

private:
    void dress();
    void dressColumns();
    void dressConditions();
    void dressTimes();
    void connectParts();
    void connectColumns();
    void connectTimes();
    void showAll(); // but for the document
    void takeAll();
    void showColumns();
    bool isOnlyChosen() const;
    void editTransforms();
    void removeColumn();
    void showTimes();
    void takeTimes();
    void showZone();
    void showDocument();
    void takeDocument();
    QString columnsProblem() const;
    QString zoneProblem() const;
    QString hashKeyProblem() const;
    QString wholeProblem() const; // what only all of it together shows
    void check();

    std::unique_ptr<Ui::TableMappingDialog> m_ui;
    ColumnModel *m_columns;
    ConditionModel *m_conditions;
    TableMapping m_mapping;
    Table m_table;
    std::optional<QList<TargetColumn>> m_view;
    QString m_documentProblem;
    int m_zonesShown = 0; // the newest preview that was asked for
    bool m_isReadOnly = false;
    bool m_isFilling = false;
};

} // namespace sluice
