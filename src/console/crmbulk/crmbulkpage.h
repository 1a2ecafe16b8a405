// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmschema.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/known.h"
#include "syncs/files/sourcefile.h"

#include <QHash>
#include <QPointer>

namespace sluice {

class CrmJobForm;
class CrmMappingDialog;
class ProcessorDialog;

// The page CRM Bulk: jobs that read a module of Zoho CRM, change records and write them back. What
// is loaded from the service is kept until the page is refreshed. GUI thread; owned by the window's
// stack.
class CrmBulkPage final : public JobsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmBulkPage)

public:
    explicit CrmBulkPage(const ConsoleContext &context, QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("crm"); }

protected:
    void loadSource(bool again) override;
    void outdate() override;
    void forget(const QString &connection) override { m_known.remove(connection); }
    QList<StepList::Step> sourceChecks() const override;
    QString targetOf(const Job &job) const override;
    QStringList accountFacts() const override;
    std::optional<double> limitLeft() const override;
    double limitBudget() const override;
    void refreshLimit() override;
    void fillRunFacts(RunDialog::Facts &facts) const override;
    bool canMakeJobs() const override;
    NameDialog::Options newJobOptions() const override;
    Job newJobOf(const NameDialog &dialog) const override;
    QJsonObject selection() const override;
    bool isSameAs(const RunPlan &plan, const Job &job) const override;
    QJsonObject selectionOf(const RunDialog &dialog, const QJsonObject &chosen,
        const std::optional<RunPlan> &plan) const override;
    QList<RunDialog::Option> runOptions() const;
    bool canAgreeTo(const RunPlan &plan) const override;
    bool isPlanOfJob(const RunRow &run) const override;
    void jobShown() override;

private:
    // What was learnt of a connection.
    struct KnownCrm
    {
        Known<CrmSchema> schema;
        QHash<QString, Known<QList<CrmField>>> fields; // by module
        QHash<QString, Known<QList<CrmView>>> views; // by module
    };

    CrmBulkPage(const ConsoleContext &context, CrmJobForm *form, QWidget *parent);
    static Look look();
    QList<StepList::Step> jobChecks(
        const Job &job, const QString &plural, const QList<CrmField> &fields) const;
    void loadSchema(const QString &connection);
    void loadFields(const QString &connection, const QString &module);
    void loadViews(const QString &connection, const QString &module);
    void showSource();
    QList<CrmField> fieldsOf(const QString &connection, const QString &module) const;
    void chooseFile();
    void chooseTarget();
    void readFile();
    void readIds();
    void openMapping();
    void showMappingFacts();
    void loadSample(const Job &job, const QList<CrmField> &fields);
    void sampleProcessor(ProcessorDialog *dialog);

    QHash<QString, KnownCrm> m_known; // by connection name
    int m_questions = 0; // that were asked of the service
    bool m_isReadingCredits = false;
    int m_filesRead = 0; // the newest look at a file
    std::optional<SourceSample> m_fileSample; // of the file that the form names
    QPointer<CrmMappingDialog> m_mappingDialog;
    bool m_isSampled = false; // its sample was asked for
    CrmJobForm *m_form;
};

} // namespace sluice
