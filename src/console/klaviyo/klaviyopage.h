// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobspage.h"
#include "console/jobs/known.h"
#include "console/klaviyo/callsleft.h"
#include "console/klaviyo/klaviyoaccess.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace sluice {

class DeleteAllDialog;
class KlaviyoJobForm;
class KlaviyoJobModel;
class LocksDialog;
class MappingDialog;

// The page Klaviyo: jobs that send customers, orders, categories and products of a shop to Klaviyo,
// with their mapping, their lock and Delete All. What is learnt of a shop and of an account is kept
// until the page is refreshed; locks are looked at again whenever a run ends or the page is shown.
// GUI thread; owned by the window's stack.
class KlaviyoSyncPage final : public JobsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoSyncPage)

public:
    explicit KlaviyoSyncPage(const ConsoleContext &context, QWidget *parent = nullptr);
    KlaviyoSyncPage(const ConsoleContext &context, std::unique_ptr<KlaviyoAccess> access,
        QWidget *parent = nullptr);
    ~KlaviyoSyncPage() override;

    QString key() const override { return QStringLiteral("klaviyo"); }
    void activate() override;

protected:
    void loadSource(bool again) override;
    void outdate() override;
    void forget(const QString &connection) override;
    QList<StepList::Step> sourceChecks() const override;
    QString targetOf(const Job &job) const override;
    QString targetInWords(const Job &job) const override;
    bool isWrittenBy(const QString &target, const QString &subject) const override;
    QStringList accountFacts() const override;
    std::optional<double> limitLeft() const override;
    double limitBudget() const override;
    void refreshLimit() override;
    void fillRunFacts(RunDialog::Facts &facts) const override;
    bool canMakeJobs() const override;
    NameDialog::Options newJobOptions() const override;
    Job newJobOf(const NameDialog &dialog) const override;
    QJsonObject selection() const override;
    QJsonObject selectionOf(const RunDialog &dialog, const QJsonObject &chosen,
        const std::optional<RunPlan> &plan) const override;
    bool isPlanOfJob(const RunRow &run) const override;
    bool isSameAs(const RunPlan &plan, const Job &job) const override;
    void takeAction(const QString &id) override;
    void openLink(const Job &job, int column) override;
    void jobShown() override;
    void start(
        const QString &jobName, bool isDryRun, const QJsonObject &selection, Started then) override;

private:
    KlaviyoSyncPage(const ConsoleContext &context, std::unique_ptr<KlaviyoAccess> access,
        KlaviyoJobModel *model, KlaviyoJobForm *form, QWidget *parent);
    static Look look();
    void connectForm();
    void askShop(const QString &connection);
    void askTarget(const QString &connection);
    void showFacts();
    QString callsKey() const;
    void takeCalls(const QString &key, const CallsLeft &calls);
    void lookAtLocks();

    void addConnectionCheck(QList<StepList::Step> &steps, const QString &name) const;
    void addLockChecks(QList<StepList::Step> &steps) const;
    void addMappingCheck(QList<StepList::Step> &steps) const;

    void openMapping(bool isPreview);
    void openLocks(const QString &source, const QString &resource = {});
    void openBreakLock(const QString &resource);
    void openDeleteAll();
    void countDeletion();
    void confirmDeletion();
    void readIds();

    std::unique_ptr<KlaviyoAccess> m_access;
    KlaviyoJobModel *m_model;
    KlaviyoJobForm *m_form;
    QHash<QString, Known<ShopFacts>> m_shops; // by connection
    QHash<QString, Known<TargetFacts>> m_targets;
    int m_questions = 0; // that were asked of the services
    QString m_breakLock; // the resource whose lock the next run may break
    QPointer<DeleteAllDialog> m_deleteAll;
    Job m_deleted; // the job that it is of
    QPointer<LocksDialog> m_locks;
    CallsLeft m_callsLeft;
    QString m_callsOf; // the account and resource whose they are
    QTimer m_callsTimer; // a minute passes without any run
    bool m_isReadingCalls = false;
    int m_counts = 0; // the newest count that was asked for
};

} // namespace sluice
