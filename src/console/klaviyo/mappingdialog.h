// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "console/klaviyo/propertymodel.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QDialog>
#include <QList>

#include <memory>
#include <utility>

class QLineEdit;

namespace sluice {

namespace Ui {
class MappingDialog;
}

// The mapping of a Klaviyo job, whole: its property rules as a table, what a record becomes with
// it, and the document itself for everything else. What cannot be read is told and never used. It
// fetches nothing itself. Opened, never executed; deletes itself; accepted() means settings(). GUI
// thread. Object name `mappingDialog`.
class MappingDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingDialog)

public:
    // `resource`: what the preview begins with.
    MappingDialog(
        const commercemap::MappingSettings &settings, const QString &resource, QWidget *parent);
    ~MappingDialog() override;

    const commercemap::MappingSettings &settings() const { return m_settings; }
    void showPreview(); // its tab
    void setReadOnly(); // the job is running: to look at only
    void setRecord(const QByteArray &record); // was fetched
    void setFetchProblem(const Error &error);

signals:
    void recordWanted(const QString &resource, const QString &id);

private:
    // The rules that the table can show.
    enum class Rule { Customer, Order, OrderFields, Metadata };

    void dress(const QString &resource);
    void dressTable();
    void connectParts();
    Rule chosenRule() const;
    void showRule();
    void takeRule();
    QList<std::pair<QLineEdit *, QByteArray commercemap::ConsentSettings::*>> consentFields() const;
    void showConsent();
    void takeConsent();
    void takeDocument();
    void showDocument();
    void preview();
    void check();

    std::unique_ptr<Ui::MappingDialog> m_ui;
    PropertyModel *m_model;
    commercemap::MappingSettings m_settings;
    QString m_documentProblem;
    bool m_isReadOnly = false;
    bool m_isFilling = false;
};

} // namespace sluice
