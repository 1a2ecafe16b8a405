// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "console/main/consolecontext.h"
#include "console/runs/rowsender.h"
#include "console/runs/runaccess.h"

#include <QThreadPool>

#include <atomic>
#include <memory>

namespace sluice {

// RunAccess on the real application. Wishes go out on threads of their own, looks and files on
// others, checks and exports, which take long, on one more. GUI thread; owned by the page; its end
// cancels a check and waits for what is being written.
class ApplicationRunAccess final : public RunAccess
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationRunAccess)

public:
    explicit ApplicationRunAccess(const ConsoleContext &context, QObject *parent = nullptr);
    ~ApplicationRunAccess() override;

    const Timings &timings() const override;
    void watch(const QString &runId) override;
    void refresh() override;
    void search(QObject *owner, const RunSearch &search, Then<FoundRuns> then) override;
    void runRows(QObject *owner, const QList<qint64> &numbers, Then<QList<RunRow>> then) override;
    void runStandings(QObject *owner, const QStringList &runIds, Then<RunStandings> then) override;
    void stop(QObject *owner, const QString &runId, StopMode mode, Then<void> then) override;
    void setPaused(QObject *owner, const QString &runId, bool isPaused, Then<void> then) override;
    void resume(QObject *owner, const QString &runId, Then<void> then) override;
    void start(QObject *owner, const QString &jobName, const QJsonObject &selection,
        Then<RunRow> then) override;
    void retry(QObject *owner, const QString &runId, const RetryChoice &choice,
        Then<RunRow> then) override;
    void undo(QObject *owner, const QString &runId, bool isDryRun, const UndoChoice &choice,
        Then<RunRow> then) override;
    void plan(QObject *owner, const QString &runId, Then<RunPlan> then) override;
    void fileTimes(QObject *owner, const RunRow &run, Then<RunFileTimes> then) override;
    void erase(QObject *owner, const QString &runId, Then<ErasedRun> then) override;
    void setRemoved(
        QObject *owner, const QStringList &runIds, bool isRemoved, Then<void> then) override;
    void findings(QObject *owner, const QString &runId, Then<QStringList> then) override;
    void sendRow(QObject *owner, const QString &runId, const QString &rowId,
        std::function<void(const QString &why)> onWaiting, Then<RowVerdict> then) override;
    void verify(QObject *owner, const QString &runId, Then<VerifyReport> then) override;
    void cancelVerify() override;
    void saveReport(QObject *owner, const QString &runId, const VerifyReport &report,
        const QString &path, Then<void> then) override;
    void exportTo(
        QObject *owner, const QString &runId, const QString &folder, Then<Counts> then) override;
    void issues(QObject *owner, const RunRow &run, const IssueFilter &filter, qint64 fromOrdinal,
        int limit, Then<QList<RecordIssue>> then) override;
    void issueIndex(QObject *owner, const RunRow &run, const IssueFilter &filter, int pageSize,
        qint64 ordinal, Then<IssueIndex> then) override;
    void issueGroups(QObject *owner, const RunRow &run, const QString &outcome,
        Then<QList<IssueGroup>> then) override;
    void saveIssues(QObject *owner, const RunRow &run, const IssueFilter &filter,
        const QString &path, Then<qint64> then) override;
    void recordValues(
        QObject *owner, const RunRow &run, qint64 ordinal, Then<RecordValues> then) override;
    void files(QObject *owner, const RunRow &run, Then<QList<RunFile>> then) override;
    QString folderOf(const QString &runId) const override;
    LogRing &logRing() const override;
    QString dataDirectory() const override;
    void limits(QObject *owner, const RunRow &run, Then<QList<LimitLevel>> then) override;
    void connectionName(QObject *owner, const QString &id, Then<QString> then) override;

private:
    template <class Work, class Answer>
    void ask(QThreadPool *pool, QObject *owner, Work work, Answer then);

    ConsoleContext m_context;
    QThreadPool m_wishes;
    QThreadPool m_long;
    QThreadPool m_looks;
    QThreadPool m_counts;
    QThreadPool m_searches;
    std::shared_ptr<std::atomic<int>> m_search = std::make_shared<std::atomic<int>>(0);
    CancelSource m_verifying;
    RowSender m_rows;
};

} // namespace sluice
