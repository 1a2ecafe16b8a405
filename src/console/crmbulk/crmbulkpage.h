// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/job.h"
#include "app/runs/runs.h"
#include "base/canceltoken.h"
#include "console/crmbulk/crmschema.h"
#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/widgets/steplist.h"

#include <QHash>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace sluice {

class CrmJobForm;
class CrmJobModel;
class ElidingLabel;
class MessageBar;
class PlanPanel;
class RowView;
class TableCard;
class TypedLabel;

// The page CRM Bulk: the saved jobs of the environment, the form of the chosen one, and Before You
// Run. GUI thread; owned by the window's stack. Whatever blocks goes through inBackground(); what
// is loaded from the service is kept for as long as the page.
class CrmBulkPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmBulkPage)

public:
    explicit CrmBulkPage(const ConsoleContext &context, QWidget *parent = nullptr);
    ~CrmBulkPage() override;

    QString key() const override { return QStringLiteral("crm"); }
    QString title() const override { return tr("CRM Bulk"); }
    QString findPlaceholder() const override { return tr("Find a job"); }
    void find(const QString &text) override;
    void setEnvironment(const QString &environment) override;
    void activate() override;
    Actions actions() const override;
    void run() override;
    void checkPlan() override;
    void pauseOrResume() override;
    void stop() override;
    void finishChunk() override;
    void forceStop() override;

    void selectJob(const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // What was learnt of a connection.
    struct Known
    {
        std::optional<CrmSchema> schema;
        std::optional<Error> error;
        bool isLoading = false;
        QHash<QString, QList<CrmField>> fields; // by module
        QHash<QString, Error> fieldErrors;
        QString loadingFields;
    };

    void layOut();
    QWidget *makeHead();
    QWidget *makeJobHead();
    void connectParts();

    void reload(const QString &thenSelect = {});
    void takeDocuments(const QList<Job> &jobs, const QList<Connection> &connections);
    void showJobs(const QString &select);
    void showJob(const Job &job);
    void wantJob(const QString &name); // asks if there are changes
    void takeRuns(const QList<RunRow> &runs);
    void loadSource(bool again = false);
    void loadFields(const QString &connection, const QString &module);
    void showSource();
    void showAccount();
    void refreshCredits();

    void takePlans();
    void loadPlan(const QString &runId);
    QString planNote() const;
    QList<StepList::Step> checks() const;
    void addSourceChecks(QList<StepList::Step> &steps) const;
    void refreshState();
    std::optional<RunRow> activeRun() const; // of the chosen job
    std::optional<RunRow> activePlan() const;
    bool isBlocked(QString *reason) const;

    void saveJob();
    void revertJob();
    void duplicateJob();
    void exportJob();
    void newJob();
    void storeJob(const Job &job, const QString &done);
    void openRunDialog();
    void startRun(bool isDryRun);
    void wish(StopMode mode);
    void showError(const Error &error);

    ConsoleContext m_context;
    CancelSource m_cancel; // ends what is being loaded when the page goes
    QString m_environment;
    QList<Job> m_allJobs;
    QList<Connection> m_connections;
    QList<RunRow> m_runs;
    Job m_current;
    QHash<QString, Known> m_known; // by connection name
    std::optional<RunPlan> m_plan; // of the chosen job
    std::optional<RunRow> m_planRun; // its newest dry run
    QString m_loadingPlan; // run id
    bool m_isStarting = false;
    bool m_isReadingCredits = false;
    bool m_isLoaded = false;
    bool m_isNarrow = false;

    CrmJobModel *m_model;
    MessageBar *m_bar;
    TableCard *m_table;
    RowView *m_view;
    QPushButton *m_new;
    QPushButton *m_save;
    QPushButton *m_headRun;
    QWidget *m_jobHead;
    TypedLabel *m_jobName;
    TypedLabel *m_jobNote;
    QPushButton *m_duplicate;
    QPushButton *m_export;
    QPushButton *m_revert;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QBoxLayout *m_pageLayout;
    QBoxLayout *m_columns;
    CrmJobForm *m_form;
    PlanPanel *m_panel;
};

} // namespace sluice
