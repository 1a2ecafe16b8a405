// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "console/analytics/columnmodel.h"
#include "console/analytics/conditionmodel.h"
#include "console/mappings/mappingeditor.h"
#include "core/mapping/processors/processortrial.h"

#include <memory>
#include <optional>

namespace sluice {

class AutoMapOffer;
class FieldMenu;
class FieldTools;
class MappingProblems;
class MessageBar;
class DocumentProblems;
class RecordStepper;
class SampleTrials;
class UnusedFields;

namespace Ui {
class TableMappingEditor;
}

// What a mapping makes of a sample's rows, by column of the table.
struct TableTrial
{
    QHash<QString, QList<ColumnModel::Tried>> cells;
    SampleTallies tallies;
};

// The mapping of a job from the Data Store to Analytics, whole: a line for each column, the
// conditions on rows, times and keys, columns that are not sent, and the document itself. Auto-Map
// finds columns of the view by name, says what it did and can be taken back. What cannot be used is
// told beside its field and never taken. It fetches nothing itself: its holder brings the columns
// once it has them. GUI thread; owned by its dialog or page.
class TableMappingEditor final : public MappingEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableMappingEditor)

public:
    TableMappingEditor(const TableMapping &mapping, QWidget *parent);
    ~TableMappingEditor() override;

    const TableMapping &mapping() const { return m_mapping; }
    // The table's columns, once they have come.
    struct Table
    {
        std::optional<QList<SourceColumn>> columns = {};
        std::optional<Error> error = {};
        bool isLoading = false;
    };
    void setTable(const Table &table);
    void setSample(const SampleRows &sample);
    void setView(const std::optional<QList<TargetColumn>> &view); // nothing: not there yet

    QJsonObject document() const override { return m_mapping.toJson(); }
    QJsonObject emptyDocument() const override { return TableMapping().toJson(); }
    QStringList problems() const override;
    int warningCount() const override;
    int mappedCount() const override;
    int fieldCount() const override;
    void setReadOnly() override;
    void showProblems() override;
    void find(const QString &text) override;
    void showField(const QString &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    Result<void> showDocumentOf(const QJsonObject &document) override;

private:
    void dress();
    void dressColumns();
    void dressConditions();
    void dressTimes();
    void makeDocumentProblems();
    void connectParts();
    void connectColumns();
    void addTableMenu();
    void addChoosers();
    void fitColumns();
    void addFieldParts();
    void autoMap();
    void showSuggested();
    void showUnused();
    void connectTimes();
    void showAll(); // but for the document
    void takeAll();
    void showColumns();
    bool isOnlyChosen() const;
    void editTransforms();
    void removeColumn();
    void showColumn(const QString &source);
    void showTimes();
    void takeTimes();
    void showZone();
    void showDocument();
    void trySample();
    void showRecord();
    void offerMisfits();
    void takeDocument();
    QString columnsProblem() const;
    QString noneSentProblem() const;
    QString zoneProblem() const;
    QString hashKeyProblem() const;
    QString fieldProblem() const; // the first one of a field
    QString wholeProblem() const; // what only all of it together shows
    void check();

    std::unique_ptr<Ui::TableMappingEditor> m_ui;
    ColumnModel *m_columns;
    ConditionModel *m_conditions;
    TableMapping m_mapping;
    Table m_table;
    std::optional<QList<TargetColumn>> m_view;
    RecordStepper *m_stepper;
    FieldMenu *m_menu = nullptr;
    FieldTools *m_fieldTools = nullptr;
    MappingProblems *m_problems = nullptr;
    UnusedFields *m_unused = nullptr;
    MessageBar *m_bar = nullptr;
    AutoMapOffer *m_autoMap = nullptr;
    SampleTrials *m_trials;
    SampleRows m_sample;
    TableTrial m_trial;
    DocumentProblems *m_documentProblems = nullptr;
    int m_zonesShown = 0; // the newest preview that was asked for
    bool m_isFilling = false;
};

} // namespace sluice
