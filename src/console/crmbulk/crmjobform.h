// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobform.h"
#include "services/zohocrm/crmtypes.h"

#include <QJsonArray>

#include <memory>

namespace sluice {

namespace Ui {
class CrmJobForm;
}

// The fields of one CRM job: Source, Processors, Write. Holds the job as it is edited; what it has
// no field for stays as it was. It loads nothing: modules and fields are brought by the page. GUI
// thread; owned by the page.
class CrmJobForm final : public JobForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmJobForm)

public:
    explicit CrmJobForm(QWidget *parent = nullptr);
    ~CrmJobForm() override;

    void setJob(const Job &job) override;
    Job job() const override;
    bool isChanged() const override;
    void setConnections(const QList<Connection> &connections) override;
    void setReadOnly(bool isReadOnly) override;

    void setModules(const QList<CrmModule> &modules);
    void setFields(const QList<CrmField> &fields);
    const QList<CrmField> &fields() const { return m_fields; }
    // In place of the modules: "Loading modules…", or that they could not be loaded.
    void setModulesNotice(const QString &text);

private:
    void showConnections();
    void connectFields();
    void dress();
    void showFields();
    void showProcessors();
    void addProcessorRow(int index, const QJsonObject &processor);
    void setRuleSet(int index, const QString &ruleSet);
    void removeProcessor(int index);
    void chooseFields();
    void noteChange();

    std::unique_ptr<Ui::CrmJobForm> m_ui;
    Job m_saved;
    QString m_module;
    QStringList m_chosenFields;
    QJsonArray m_processors;
    QList<CrmField> m_fields;
    QList<CrmModule> m_modules;
    QStringList m_connections;
    bool m_isFilling = false;
    bool m_isReadOnly = false;
};

} // namespace sluice
