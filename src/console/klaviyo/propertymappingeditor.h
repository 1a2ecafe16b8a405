// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "console/klaviyo/propertymodel.h"
#include "console/mappings/mappingeditor.h"
#include "console/mappings/sampletally.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QList>

#include <memory>
#include <utility>

class QLineEdit;

namespace sluice {

class AutoMapOffer;
class KlaviyoFieldsPane;
class MessageBar;
class DocumentProblems;
class RecordStepper;
class SampleTrials;
struct KlaviyoField;

namespace Ui {
class PropertyMappingEditor;
}

// The mapping of a Klaviyo job, whole: a line for each attribute that Klaviyo has, the property
// rules as a table, what nothing uses, what records become, and the document itself for everything
// else. Auto-Map fills in what it finds by name, says what it did and can be taken back. What
// cannot be read is told and never used. It fetches nothing itself. GUI thread; owned by its dialog
// or page.
class PropertyMappingEditor final : public MappingEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PropertyMappingEditor)

public:
    // `resource`: what the preview begins with.
    PropertyMappingEditor(
        const commercemap::MappingSettings &settings, const QString &resource, QWidget *parent);
    ~PropertyMappingEditor() override;

    const commercemap::MappingSettings &settings() const { return m_settings; }
    void showPreview(); // its tab
    void setRecord(const QByteArray &record); // was fetched
    void setRecords(const QList<QByteArray> &records); // a sample, one of which is shown
    void setFetchProblem(const Error &error);

    // How many rules say something else than the plugin's mapping.
    static int rulesOf(const commercemap::MappingSettings &settings);

    QJsonObject document() const override { return m_settings.toJson(); }
    QJsonObject emptyDocument() const override { return commercemap::MappingSettings().toJson(); }
    QStringList problems() const override;
    int warningCount() const override;
    int mappedCount() const override; // of the resource that is shown
    int fieldCount() const override;
    void setReadOnly() override;
    void showProblems() override;
    void find(const QString &text) override;
    void showField(const QString &name) override;
    void wantSample(); // unless there is one, or nobody looks at it

signals:
    void recordWanted(const QString &resource, const QString &id);
    void sampleWanted(const QString &resource); // some records of it

protected:
    Result<void> showDocumentOf(const QJsonObject &document) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // The rules that the table can show.
    enum class Rule { Customer, Order, OrderFields, Metadata };

    void dress(const QString &resource);
    void dressTable();
    void makeDocumentProblems();
    void connectParts();
    Rule chosenRule() const;
    void showRule();
    void takeRule();
    QList<std::pair<QLineEdit *, QByteArray commercemap::ConsentSettings::*>> consentFields() const;
    void showConsent();
    void takeConsent();
    void takeDocument();
    void showDocument();
    void addFields(const QString &resource);
    void showFields();
    void takeField(const KlaviyoField &field, const QString &value);
    void takeProperty(const QString &path);
    void ignoreField(const QString &path);
    void takeSettings();
    void autoMap();
    void showSample(int index);
    void preview();
    void showResult();
    void trySample();
    void check();
    void fitNote();

    std::unique_ptr<Ui::PropertyMappingEditor> m_ui;
    PropertyModel *m_model;
    KlaviyoFieldsPane *m_fields = nullptr;
    MessageBar *m_bar = nullptr;
    AutoMapOffer *m_autoMap = nullptr;
    RecordStepper *m_stepper;
    SampleTrials *m_trials;
    QList<QByteArray> m_records; // of the sample
    SampleTally m_tally; // which of them would be rejected
    commercemap::MappingSettings m_settings;
    DocumentProblems *m_documentProblems = nullptr;
    bool m_isFilling = false;
};

} // namespace sluice
