// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/analyticsaccess.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/known.h"
#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QHash>
#include <QPointer>

#include <functional>
#include <memory>

namespace sluice {

class AnalyticsJobForm;
class SendRowDialog;
class TableMappingDialog;
class WatchAccess;
class WatchBoard;

// The page Analytics: jobs that copy tables of the Data Store into views of Zoho Analytics, with
// their mapping; while none is edited, the board of what is kept in step. What is learnt of
// projects, workspaces, tables and views is kept until the page is refreshed or a connection has
// changed. GUI thread; owned by the window's stack.
class AnalyticsSyncPage final : public JobsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsSyncPage)

public:
    explicit AnalyticsSyncPage(const ConsoleContext &context, QWidget *parent = nullptr);
    AnalyticsSyncPage(const ConsoleContext &context, std::unique_ptr<AnalyticsAccess> access,
        QWidget *parent = nullptr);
    ~AnalyticsSyncPage() override;

    QString key() const override { return QStringLiteral("analytics"); }

protected:
    void loadSource(bool again) override;
    void outdate() override;
    void forget(const QString &connection) override;
    QList<StepList::Step> sourceChecks() const override;
    QString targetOf(const Job &job) const override;
    QStringList accountFacts() const override;
    std::optional<double> limitLeft() const override;
    double limitBudget() const override;
    void fillRunFacts(RunDialog::Facts &facts) const override;
    QJsonObject selection() const override;
    bool canMakeJobs() const override;
    NameDialog::Options newJobOptions() const override;
    Job newJobOf(const NameDialog &dialog) const override;
    bool isSameAs(const RunPlan &plan, const Job &job) const override;
    void jobShown() override;

signals:
    void workspaceKnown(); // or not to be had

private:
    using Place = std::pair<QString, QString>; // a connection, and a table's or a view's name there

    AnalyticsSyncPage(const ConsoleContext &context, std::unique_ptr<AnalyticsAccess> access,
        AnalyticsJobForm *form, QWidget *parent);
    static Look look();
    void askProject(const QString &connection);
    void askWorkspace(const QString &connection);
    void askTable(const Place &table);
    void askView(const Place &place, const QString &viewId);
    void askAgain();
    void showFacts();
    void refreshAfterRun();
    void openMapping();
    void showColumns();
    void loadSample(const QList<SourceColumn> &columns);
    void addRowLink();
    SendRowDialog *openSendRow(const Job &job); // deletes itself
    void fetchRow(const QString &job, const QString &rowId, RowAction action);
    void whenWorkspaceIsKnown(
        const QString &connection, QObject *owner, const std::function<void()> &then);
    void makeBoard();
    void showOnBoard();
    void openWatch();
    void addTable();

    // Of the job as it is edited.
    Place tablePlace() const;
    Place viewPlace() const;
    const WorkspaceFacts::View *view() const; // null: none yet, or not known
    bool isViewKnown() const; // whether it is there
    Result<ColumnPlan> columnPlan() const; // once both are known

    void addConnectionCheck(QList<StepList::Step> &steps, const QString &name, bool isSource) const;
    bool addTableChecks(QList<StepList::Step> &steps) const;
    bool addViewChecks(QList<StepList::Step> &steps) const;
    void addColumnChecks(QList<StepList::Step> &steps) const;
    void addModeChecks(QList<StepList::Step> &steps) const;

    std::unique_ptr<AnalyticsAccess> m_access;
    AnalyticsJobForm *m_form;
    QHash<QString, Known<ProjectFacts>> m_projects; // by connection
    QHash<QString, Known<WorkspaceFacts>> m_workspaces;
    QHash<Place, Known<QList<SourceColumn>>> m_tables;
    QHash<Place, Known<QList<TargetColumn>>> m_views;
    int m_questions = 0; // that were asked of the services
    QPointer<TableMappingDialog> m_mappingDialog;
    bool m_isSampled = false; // for that dialog
    std::unique_ptr<WatchAccess> m_watchAccess;
    WatchBoard *m_board = nullptr;
};

} // namespace sluice
