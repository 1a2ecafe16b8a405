// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/klaviyofieldmodel.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;

namespace sluice {

class FieldMenu;
class FieldTools;
class MappingProblems;
class RecordStepper;
class SampleTrials;
class TableCard;
class UnusedFields;

// The attributes of a resource in the editor of a Klaviyo mapping: each with its source, what
// happens to it and what becomes of a sample record; and what nothing uses of the shop's records.
// It shows settings and tells edits; its editor makes them. GUI thread; owned by the editor.
class KlaviyoFieldsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoFieldsPane)

public:
    KlaviyoFieldsPane(const QString &resource, QWidget *parent);

    UnusedFields *unused() const { return m_unused; } // for a tab of its own; the caller owns it
    KlaviyoFieldModel &model() { return *m_model; }
    const KlaviyoFieldModel &model() const { return *m_model; }
    QString resource() const;
    void setResource(const QString &resource);
    void setSettings(const commercemap::MappingSettings &settings);
    void setRecords(const QList<QByteArray> &records);
    void setReadOnly();
    int warningCount() const;
    QStringList unusedPaths() const; // but for those that are ignored
    void show(FieldFilter filter);
    void find(const QString &text);
    void showField(const QString &name); // of Klaviyo or of the shop, to be edited
    void showSuggested();

signals:
    void resourceChosen(const QString &resource);
    void edited(const sluice::KlaviyoField &field, const QString &value);
    void propertyWanted(const QString &path); // of what nothing uses
    void ignoreWanted(const QString &path);
    void tried();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void dressTable();
    void showFields();
    void trySample();
    void showRecord();
    void offerMisfits();
    void showUnused();
    void fitColumns();

    KlaviyoFieldModel *m_model;
    RecordStepper *m_stepper;
    FieldTools *m_tools;
    QComboBox *m_resources;
    TableCard *m_table;
    FieldMenu *m_menu = nullptr;
    MappingProblems *m_problems;
    UnusedFields *m_unused;
    SampleTrials *m_trials;
    commercemap::MappingSettings m_settings;
    QJsonObject m_document; // the same
    QList<QByteArray> m_records;
    QStringList m_ownMembers; // of the records
    KlaviyoTrial m_trial;
    bool m_isReadOnly = false;
};

} // namespace sluice
