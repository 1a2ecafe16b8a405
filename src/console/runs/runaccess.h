// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/erasure/runretention.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "app/runs/singlerows.h"
#include "base/timings.h"
#include "console/runs/runsearch.h"
#include "console/runs/runstanding.h"
#include "core/engine/issuelist.h"
#include "core/log/logring.h"
#include "syncs/verifyreport.h"

#include <QObject>

#include <functional>

namespace sluice {

// A file of a run, as the dashboard lists it.
struct RunFile
{
    QString path; // below the run's folder
    QString kind;
    qint64 records = 0;
    qint64 bytes = 0;
    qint64 createdAtMs = 0; // 0: not there
};

// How far a limit of a service is used.
struct LimitLevel
{
    QString group; // "zoho-crm/…/credits"
    qint64 used = 0;
    qint64 capacity = 0;
    qint64 left = 0; // by our count or the service's, whichever is less
    qint64 windowMs = 0; // 0: places in flight
};

// One record as it was refused: the columns of the outcome file and its values.
using RecordValues = QList<std::pair<QString, QString>>;

// All that the pages of runs ask of the application: wishes, looks and files. Every method returns
// at once; answers come on the GUI thread through callbacks, unless `owner` is gone by then. Tests
// give their own. GUI thread; owned by the page.
class RunAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunAccess)

public:
    template <class T> using Then = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    virtual const Timings &timings() const = 0;

    virtual void watch(const QString &runId) = 0;
    virtual void refresh() = 0;

    // The runs that listChanged() does not bring, see searchRuns(); only the newest question is
    // answered. Of those found the rows, see runsOfNumbers().
    virtual void search(QObject *owner, const RunSearch &search, Then<FoundRuns> then) = 0;
    virtual void runRows(QObject *owner, const QList<qint64> &numbers, Then<QList<RunRow>> then)
        = 0;

    // Of some runs what their steps tell; of those that are there.
    virtual void runStandings(QObject *owner, const QStringList &runIds, Then<RunStandings> then)
        = 0;

    // Never waits behind other work: it has a thread of its own.
    virtual void stop(QObject *owner, const QString &runId, StopMode mode, Then<void> then) = 0;
    virtual void setPaused(QObject *owner, const QString &runId, bool isPaused, Then<void> then)
        = 0;
    virtual void resume(QObject *owner, const QString &runId, Then<void> then) = 0;

    // A new run of a job, with what is chosen for it only.
    virtual void start(
        QObject *owner, const QString &jobName, const QJsonObject &selection, Then<RunRow> then)
        = 0;

    // A new run of the records that an ended one rejected, see Runs::retry().
    virtual void retry(
        QObject *owner, const QString &runId, const RetryChoice &choice, Then<RunRow> then)
        = 0;
    // A new run that puts back what an ended one wrote, or the plan of it; see Runs::undo().
    virtual void undo(QObject *owner, const QString &runId, bool isDryRun, const UndoChoice &choice,
        Then<RunRow> then)
        = 0;
    virtual void plan(QObject *owner, const QString &runId, Then<RunPlan> then) = 0;
    virtual void fileTimes(QObject *owner, const RunRow &run, Then<RunFileTimes> then) = 0;
    // See RunErasure.
    virtual void erase(QObject *owner, const QString &runId, Then<ErasedRun> then) = 0;
    // See Runs::removeFromHistory(); the other way, they come back.
    virtual void setRemoved(
        QObject *owner, const QStringList &runIds, bool isRemoved, Then<void> then)
        = 0;
    // What a run of a CRM job was stopped for before its first write, in words; none: for something
    // else.
    virtual void findings(QObject *owner, const QString &runId, Then<QStringList> then) = 0;

    // Sends a row again that the run has rejected. `onWaiting` is told who has the view meanwhile.
    virtual void sendRow(QObject *owner, const QString &runId, const QString &rowId,
        std::function<void(const QString &why)> onWaiting, Then<RowVerdict> then)
        = 0;

    virtual void verify(QObject *owner, const QString &runId, Then<VerifyReport> then) = 0;
    virtual void cancelVerify() = 0;
    // The report to hand on, into a file.
    virtual void saveReport(QObject *owner, const QString &runId, const VerifyReport &report,
        const QString &path, Then<void> then)
        = 0;
    virtual void exportTo(
        QObject *owner, const QString &runId, const QString &folder, Then<Counts> then)
        = 0;

    // See IssueList.
    virtual void issues(QObject *owner, const RunRow &run, const IssueFilter &filter,
        qint64 fromOrdinal, int limit, Then<QList<RecordIssue>> then)
        = 0;
    virtual void issueIndex(QObject *owner, const RunRow &run, const IssueFilter &filter,
        int pageSize, qint64 ordinal, Then<IssueIndex> then)
        = 0;
    virtual void issueGroups(
        QObject *owner, const RunRow &run, const QString &outcome, Then<QList<IssueGroup>> then)
        = 0;
    // Those of a filter as CSV for people; how many there were.
    virtual void saveIssues(QObject *owner, const RunRow &run, const IssueFilter &filter,
        const QString &path, Then<qint64> then)
        = 0;
    virtual void recordValues(
        QObject *owner, const RunRow &run, qint64 ordinal, Then<RecordValues> then)
        = 0;
    virtual void files(QObject *owner, const RunRow &run, Then<QList<RunFile>> then) = 0;
    virtual QString folderOf(const QString &runId) const = 0;

    // Where a run's log is: what this process logged last, and the files.
    virtual LogRing &logRing() const = 0;
    virtual QString dataDirectory() const = 0;

    virtual void limits(QObject *owner, const RunRow &run, Then<QList<LimitLevel>> then) = 0;
    virtual void connectionName(QObject *owner, const QString &id, Then<QString> then) = 0;

signals:
    void listChanged(const QList<sluice::RunRow> &runs);
    void snapshotChanged(const sluice::RunSnapshot &snapshot, const sluice::RunRates &rates);
    void failed(const sluice::Error &error);
};

} // namespace sluice
