// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmmappingmodel.h"
#include "console/mappings/mappingeditor.h"
#include "syncs/crmbulk/mapping/mappingtrial.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace sluice {

class AutoMapOffer;
class DocumentProblems;
class ElidingComboBox;
class FieldMenu;
class FieldTools;
class MappingProblems;
class MessageBar;
class RecordStepper;
class RowView;
class SampleTrials;
class TableCard;
class TypedLabel;
class UnusedFields;

// The mapping of a CRM job, whole: a line for each field of the module with what it makes of a
// sample record, how values are checked, columns that nothing uses, and the document itself.
// Auto-Map fills in what it finds by name, says what it did and can be taken back. What a run would
// refuse is told beside its field. It fetches nothing itself: its holder brings the ends and the
// sample once it has them. GUI thread; owned by its dialog or page.
class CrmMappingEditor final : public MappingEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmMappingEditor)

public:
    CrmMappingEditor(const CrmMapping &mapping, QWidget *parent);

    const CrmMapping &mapping() const { return m_mapping; }
    // `samples`: of each column of a file some values.
    void setEnds(const CrmMappingEnds &ends, const QList<QStringList> &samples);
    // Records as the job's processors leave them; they are mapped here, in the background.
    void setSample(const SampleRows &sample);
    void setSampleProblem(const QString &problem);

    QJsonObject document() const override { return m_mapping.toJson(); }
    QJsonObject emptyDocument() const override { return CrmMapping().toJson(); }
    QStringList problems() const override;
    int mappedCount() const override { return static_cast<int>(m_mapping.fields.size()); }
    int fieldCount() const override;
    void setReadOnly() override;
    int warningCount() const override;
    void showProblems() override;
    void find(const QString &text) override;
    void showField(const QString &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    Result<void> showDocumentOf(const QJsonObject &document) override;

private:
    QWidget *makeFields();
    QWidget *makeValues();
    QWidget *makeDocument();
    void makeDocumentProblems();
    void dressTable();
    void addChoosers(RowView *view);
    QWidget *makeUnused();
    void addAutoMap();
    void connectValues();
    void showAll();
    void showValues();
    void showDocument();
    void takeRows();
    void takeValues();
    void takeDocument();
    void editTransforms();
    void openTransforms(std::optional<TransformKind> kind);
    void setDefault(const QString &target);
    void mend(const QString &field, FieldMend mend);
    void autoMap();
    void showSuggested();
    void trySample();
    void showRecord();
    void offerMisfits();
    void showUnused();
    void addTableMenu(RowView *view);
    void fitColumns();
    void ignoreColumn(const QString &name);
    void check();

    CrmMapping m_mapping;
    CrmMappingEnds m_ends;
    QList<QStringList> m_samples;
    SampleRows m_sample;
    CrmMappingTrial m_trial;
    SampleTallies m_tallies; // by target
    QString m_sampleProblem;
    bool m_isFilling = false;

    CrmMappingModel *m_model;
    MessageBar *m_bar;
    QTabWidget *m_tabs;
    FieldTools *m_fieldTools = nullptr;
    TableCard *m_table = nullptr;
    MappingProblems *m_problems = nullptr;
    AutoMapOffer *m_autoMap = nullptr;
    QPushButton *m_transforms = nullptr;
    ElidingComboBox *m_badValue = nullptr;
    ElidingComboBox *m_separator = nullptr;
    QLineEdit *m_zone = nullptr;
    QLineEdit *m_hashKey = nullptr;
    QPlainTextEdit *m_document = nullptr;
    DocumentProblems *m_documentProblems = nullptr;
    TypedLabel *m_note;
    TypedLabel *m_help = nullptr; // leaves where there is little room
    FieldMenu *m_menu = nullptr;
    RecordStepper *m_stepper = nullptr;
    UnusedFields *m_unused = nullptr;
    SampleTrials *m_trials;
};

} // namespace sluice
