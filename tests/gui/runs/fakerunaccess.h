// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/prompt.h"
#include "console/runs/runaccess.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

namespace sluice {

// RunAccess without an application: notes what was asked and answers with what the test prepared.
// Answers come through the event loop, as the real ones do. GUI thread; owned by the page.
class FakeRunAccess final : public RunAccess
{
    Q_OBJECT

public:
    using RunAccess::RunAccess;

    const Timings &timings() const override { return m_timings; }
    void watch(const QString &runId) override { watched << runId; }
    void refresh() override { ++refreshes; }
    void search(QObject *owner, const RunSearch &search, Then<FoundRuns> then) override
    {
        searches << search;
        FoundRuns found{.order = search.order};
        for (const RunRow &run : olderRuns) {
            if (run.number >= search.below || !search.filter.acceptsButGroup(run))
                continue;
            for (size_t i = 0; i < RunFilter::kGroups.size(); ++i)
                found.counts[i] += RunFilter::isIn(run.state, RunFilter::kGroups[i]) ? 1 : 0;
            if (search.filter.accepts(run))
                found.runs.push_back({run.number, static_cast<double>(run.number)});
        }
        answer(owner, std::move(then), Result<FoundRuns>(found));
    }
    void runRows(QObject *owner, const QList<qint64> &numbers, Then<QList<RunRow>> then) override
    {
        QList<RunRow> rows;
        for (const RunRow &run : olderRuns) {
            if (numbers.contains(run.number))
                rows.append(run);
        }
        ++rowPages;
        answer(owner, std::move(then), Result<QList<RunRow>>(rows));
    }
    void runStandings(QObject *owner, const QStringList &runIds, Then<RunStandings> then) override
    {
        askedWorks << runIds;
        RunStandings found;
        for (const QString &id : runIds)
            found.insert(id, standings.value(id));
        answer(owner, std::move(then), Result<RunStandings>(found));
    }
    void stop(QObject *owner, const QString &runId, StopMode mode, Then<void> then) override
    {
        wishes << QStringLiteral("stop %1 %2").arg(runId).arg(static_cast<int>(mode));
        answer(owner, std::move(then), wishAnswer);
    }
    void setPaused(QObject *owner, const QString &runId, bool isPaused, Then<void> then) override
    {
        wishes << QStringLiteral("%1 %2").arg(isPaused ? u"pause" : u"unpause", runId);
        answer(owner, std::move(then), wishAnswer);
    }
    void resume(QObject *owner, const QString &runId, Then<void> then) override
    {
        wishes << QStringLiteral("resume %1").arg(runId);
        answer(owner, std::move(then), wishAnswer);
    }
    void start(QObject *owner, const QString &jobName, const QJsonObject &selection,
        Then<RunRow> then) override
    {
        started << jobName + QLatin1Char(' ')
                + QString::fromUtf8(QJsonDocument(selection).toJson(QJsonDocument::Compact));
        answer(owner, std::move(then), startAnswer);
    }
    void retry(
        QObject *owner, const QString &runId, const RetryChoice &choice, Then<RunRow> then) override
    {
        wishes << QStringLiteral("retry %1 %2")
                      .arg(runId, choice.asItWas ? u"as it was" : u"as it is");
        retriedIds = choice.ids;
        answer(owner, std::move(then), startAnswer);
    }
    void undo(QObject *owner, const QString &runId, bool isDryRun, const UndoChoice &choice,
        Then<RunRow> then) override
    {
        wishes << QStringLiteral("%1 %2").arg(isDryRun ? u"plan undo" : u"undo", runId);
        undoChoices << choice;
        answer(owner, std::move(then), startAnswer);
    }
    void plan(QObject *owner, const QString &runId, Then<RunPlan> then) override
    {
        plansRead << runId;
        answer(owner, std::move(then), planAnswer);
    }
    void fileTimes(QObject *owner, const RunRow &, Then<RunFileTimes> then) override
    {
        answer(owner, std::move(then), Result<RunFileTimes>(times));
    }
    void erase(QObject *owner, const QString &runId, Then<ErasedRun> then) override
    {
        erased << runId;
        answer(owner, std::move(then), eraseAnswer);
    }
    void setRemoved(
        QObject *owner, const QStringList &runIds, bool isRemoved, Then<void> then) override
    {
        removals << (isRemoved ? QLatin1Char('-') : QLatin1Char('+'))
                + runIds.join(QLatin1Char(' '));
        answer(owner, std::move(then), removeAnswer);
    }
    void findings(QObject *owner, const QString &, Then<QStringList> then) override
    {
        answer(owner, std::move(then), Result<QStringList>(found));
    }
    // Answered when the test says so.
    void sendRow(QObject *, const QString &runId, const QString &rowId,
        std::function<void(const QString &)> onWaiting, Then<RowVerdict> then) override
    {
        rowsSent << runId + QLatin1Char(' ') + rowId;
        rowWaiting = std::move(onWaiting);
        rowEnded = std::move(then);
    }
    void verify(QObject *owner, const QString &runId, Then<VerifyReport> then) override
    {
        verified << runId;
        answer(owner, std::move(then), Result<VerifyReport>(report));
    }
    void saveReport(QObject *owner, const QString &runId, const VerifyReport &saved,
        const QString &path, Then<void> then) override
    {
        reportsSaved << runId + QLatin1Char(' ') + path + QLatin1Char(' ')
                + QString::number(saved.checks.size());
        answer(owner, std::move(then), wishAnswer);
    }
    void cancelVerify() override { ++cancelled; }
    void exportTo(
        QObject *owner, const QString &runId, const QString &folder, Then<Counts> then) override
    {
        exported << runId + u' ' + folder;
        answer(owner, std::move(then), Result<Counts>(Counts()));
    }
    void issues(QObject *owner, const RunRow &, const IssueFilter &filter, qint64 fromOrdinal,
        int limit, Then<QList<RecordIssue>> then) override
    {
        QList<RecordIssue> page;
        for (const RecordIssue &issue : filtered(filter)) {
            if (issue.ordinal >= fromOrdinal && page.size() < limit)
                page.append(issue);
        }
        ++issuePages;
        answer(owner, std::move(then), Result<QList<RecordIssue>>(page));
    }
    void issueIndex(QObject *owner, const RunRow &, const IssueFilter &filter, int pageSize,
        qint64 ordinal, Then<IssueIndex> then) override
    {
        IssueIndex index;
        for (const RecordIssue &issue : filtered(filter)) {
            if (index.count % pageSize == 0)
                index.pageStarts.append(issue.ordinal);
            if (issue.ordinal == ordinal)
                index.row = index.count;
            ++index.count;
        }
        answer(owner, std::move(then), Result<IssueIndex>(index));
    }
    void issueGroups(QObject *owner, const RunRow &, const QString &outcome,
        Then<QList<IssueGroup>> then) override
    {
        QMap<std::pair<QString, QString>, qint64> counts;
        for (const RecordIssue &issue : filtered({.outcome = outcome}))
            ++counts[{issue.code, issue.field}];
        QList<IssueGroup> groups;
        for (auto it = counts.begin(); it != counts.end(); ++it)
            groups.append({it.key().first, it.key().second, it.value()});
        answer(owner, std::move(then), Result<QList<IssueGroup>>(groups));
    }
    void saveIssues(QObject *owner, const RunRow &, const IssueFilter &filter, const QString &path,
        Then<qint64> then) override
    {
        savedTo << path;
        answer(owner, std::move(then), Result<qint64>(filtered(filter).size()));
    }
    void recordValues(QObject *owner, const RunRow &run, qint64, Then<RecordValues> then) override
    {
        answer(owner, std::move(then), Result<RecordValues>(valuesOf.value(run.id, values)));
    }
    void files(QObject *owner, const RunRow &, Then<QList<RunFile>> then) override
    {
        answer(owner, std::move(then), Result<QList<RunFile>>(runFiles));
    }
    QString folderOf(const QString &runId) const override
    {
        return QStringLiteral("/runs/") + runId;
    }
    LogRing &logRing() const override { return log; }
    QString dataDirectory() const override { return data.path(); }
    void limits(QObject *owner, const RunRow &, Then<QList<LimitLevel>> then) override
    {
        answer(owner, std::move(then), Result<QList<LimitLevel>>(levels));
    }
    void connectionName(QObject *owner, const QString &, Then<QString> then) override
    {
        answer(owner, std::move(then), Result<QString>(QStringLiteral("Harbour Demo")));
    }

    QList<RunSearch> searches;
    QList<RunRow> olderRuns; // newest first
    RunStandings standings;
    QList<QStringList> askedWorks;
    int rowPages = 0;
    QStringList started, erased;
    QStringList removals; // "-a b", "+a b": removed and put back
    Result<void> removeAnswer;
    RunFileTimes times{.isUndoable = true};
    Result<ErasedRun> eraseAnswer = ErasedRun();
    QList<UndoChoice> undoChoices;
    Result<RunRow> startAnswer = RunRow();
    QStringList plansRead, found;
    Result<RunPlan> planAnswer = RunPlan();
    QStringList rowsSent, reportsSaved;
    std::function<void(const QString &)> rowWaiting;
    Then<RowVerdict> rowEnded;
    QStringList retriedIds;
    QStringList watched, wishes, verified, exported, savedTo;
    int refreshes = 0;
    int cancelled = 0;
    int issuePages = 0;
    Result<void> wishAnswer;
    VerifyReport report;
    QList<RecordIssue> allIssues;
    RecordValues values;
    QHash<QString, RecordValues> valuesOf; // of a run, else the former
    QList<RunFile> runFiles;
    mutable LogRing log;
    QTemporaryDir data;
    QList<LimitLevel> levels;
    Timings m_timings;

private:
    QList<RecordIssue> filtered(const IssueFilter &filter) const
    {
        QList<RecordIssue> found;
        for (const RecordIssue &issue : allIssues) {
            const bool isOfCodes = filter.codes.isEmpty()
                || filter.codes.contains(issue.code) != filter.isNoneOfCodes;
            const QString all = QStringList{QString::number(issue.ordinal), issue.sourceKey,
                issue.field, issue.code, issue.message}
                                    .join(u'\n');
            if (issue.outcome == filter.outcome && issue.code == filter.code.value_or(issue.code)
                && issue.field == filter.field.value_or(issue.field) && isOfCodes
                && all.contains(filter.text, Qt::CaseInsensitive))
                found.append(issue);
        }
        return found;
    }
    template <class T> void answer(QObject *owner, Then<T> then, Result<T> result)
    {
        QTimer::singleShot(0, owner, [then, result] { then(result); });
    }
};

// A prompt that has its answers ready.
class FakePrompt final : public Prompt
{
public:
    void openFile(QWidget *, const QString &, const QString &,
        std::function<void(const QString &)> then) override
    {
        then(path);
    }
    void saveFile(QWidget *, const QString &, const QString &name, const QString &,
        std::function<void(const QString &)> then) override
    {
        suggested = name;
        then(path);
    }
    void openFolder(QWidget *, const QString &, std::function<void(const QString &)> then) override
    {
        then(path);
    }
    void confirm(QWidget *, const Question &question, std::function<void(bool)> then) override
    {
        asked << question.title;
        then(isYes);
    }

    void openLink(const QUrl &link) override { opened << link; }

    QString path, suggested;
    QList<QUrl> opened;
    QStringList asked;
    bool isYes = true;
};

} // namespace sluice
