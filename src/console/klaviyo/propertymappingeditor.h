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

class DocumentProblems;
class RecordStepper;
class SampleTrials;

namespace Ui {
class PropertyMappingEditor;
}

// The mapping of a Klaviyo job, whole: its property rules as a table, what records become with it,
// and the document itself for everything else. What cannot be read is told and never used. It
// fetches nothing itself. GUI thread; owned by its dialog or page.
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
    int warningCount() const override { return m_tally.misfits.isEmpty() ? 0 : 1; }
    int mappedCount() const override;
    void setReadOnly() override;
    void showProblems() override;

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
    void showSample(int index);
    void wantSample();
    void preview();
    void showResult();
    void trySample();
    void check();
    void fitNote();

    std::unique_ptr<Ui::PropertyMappingEditor> m_ui;
    PropertyModel *m_model;
    RecordStepper *m_stepper;
    SampleTrials *m_trials;
    QList<QByteArray> m_records; // of the sample
    SampleTally m_tally; // which of them would be rejected
    commercemap::MappingSettings m_settings;
    DocumentProblems *m_documentProblems = nullptr;
    bool m_isFilling = false;
};

} // namespace sluice
