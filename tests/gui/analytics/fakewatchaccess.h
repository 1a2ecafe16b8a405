// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/watchaccess.h"

#include <QHash>
#include <QStringList>
#include <QTimer>

namespace sluice::testing {

// WatchAccess without an application: notes what was asked and answers with what the test prepared,
// through the event loop as the real one does. What is sent again or forgotten changes its rows.
// GUI thread.
class FakeWatchAccess final : public WatchAccess
{
    Q_OBJECT

public:
    void look(QObject *owner, const QString &jobId, Then<WatchFacts> then) override
    {
        ++looks;
        later(owner, [this, jobId, then] {
            if (problem)
                then(fail(*problem));
            else
                then(WatchFacts{
                    .isOn = isOn, .tables = tables, .jobId = jobId, .rows = rows.value(jobId)});
        });
    }
    void start(QObject *owner, Then<void> then) override
    {
        turn(owner, true, [then] { then({}); });
    }
    void stop(QObject *owner, std::function<void()> then) override
    {
        turn(owner, false, std::move(then));
    }
    void setWatched(QObject *owner, const QString &jobId, bool isWatched, Then<void> then) override
    {
        asked << QStringLiteral("watch %1 %2").arg(jobId).arg(isWatched);
        for (WatchedTable &table : tables) {
            if (table.jobId == jobId)
                table.everySeconds = isWatched ? 60 : 0;
        }
        later(owner, [then] { then({}); });
    }
    void sendAgain(
        QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then) override
    {
        asked << QStringLiteral("send %1 %2").arg(jobId, rowIds.join(u','));
        for (OutboxRow &row : rows[jobId]) {
            if (rowIds.contains(row.rowId))
                row.state = OutboxState::Waiting;
        }
        later(owner, [then, count = int(rowIds.size())] { then(count); });
    }
    void forget(
        QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then) override
    {
        asked << QStringLiteral("forget %1 %2").arg(jobId, rowIds.join(u','));
        rows[jobId].removeIf(
            [&rowIds](const OutboxRow &row) { return rowIds.contains(row.rowId); });
        later(owner, [then, count = int(rowIds.size())] { then(count); });
    }
    void rejectingRun(QObject *owner, const QString &jobId, Then<QString> then) override
    {
        later(owner, [then, jobId] { then(QStringLiteral("run of ") + jobId); });
    }

    bool isOn = false;
    QList<WatchedTable> tables;
    QHash<QString, QList<OutboxRow>> rows; // by job
    std::optional<Error> problem; // of looks
    QStringList asked;
    int looks = 0;
    int switchMs = 0; // how long starting and stopping take

private:
    template <class Work> static void later(QObject *owner, Work work)
    {
        QTimer::singleShot(0, owner, work);
    }
    void turn(QObject *owner, bool isWanted, std::function<void()> then)
    {
        asked << (isWanted ? QStringLiteral("start") : QStringLiteral("stop"));
        QTimer::singleShot(switchMs, owner, [this, isWanted, then] {
            isOn = isWanted;
            then();
        });
    }
};

// Three tables: one in step that has rejected rows, one behind, one with a problem.
inline QList<WatchedTable> watchedSamples(qint64 nowMs)
{
    WatchedTable customers{.jobId = QStringLiteral("c"),
        .job = QStringLiteral("Customers to board"),
        .table = QStringLiteral("Customers"),
        .target = QStringLiteral("Sales board"),
        .view = QStringLiteral("Customers EU"),
        .everySeconds = 60};
    customers.entry.lookedAtMs = nowMs - 12'000;
    customers.entry.changedAtMs = nowMs - 600'000;
    customers.writtenToday = 1'204;
    customers.rejectedToday = 3;
    WatchedTable orders{.jobId = QStringLiteral("o"),
        .job = QStringLiteral("Orders to board"),
        .table = QStringLiteral("Orders"),
        .everySeconds = 30};
    orders.entry.lookedAtMs = nowMs - 2'000;
    orders.entry.changedAtMs = nowMs - 2'000;
    orders.entry.behindSinceMs = nowMs - 40'000;
    orders.outbox = {.waiting = 1, .sending = 1, .dead = 2, .oldestMs = nowMs - 30'000};
    WatchedTable returns{.jobId = QStringLiteral("r"),
        .job = QStringLiteral("Returns to board"),
        .table = QStringLiteral("Returns"),
        .everySeconds = 60};
    returns.entry.problem = QStringLiteral("Catalyst cannot be reached: no route");
    return {customers, orders, returns};
}

inline QList<OutboxRow> outboxSamples(qint64 nowMs)
{
    const auto row = [nowMs](const QString &id, RowAction action, OutboxState state, int attempts,
                         const QString &error) {
        return OutboxRow{.jobId = QStringLiteral("o"),
            .rowId = id,
            .action = action,
            .state = state,
            .attempts = attempts,
            .notBeforeMs = nowMs + 40'000,
            .notedAtMs = nowMs - 30'000,
            .error = error};
    };
    const QString lost = QStringLiteral("The view lacks the column Reason");
    return {row(QStringLiteral("17604000000418233"), RowAction::Update, OutboxState::Waiting, 3,
                QStringLiteral("The table is locked")),
        row(QStringLiteral("17604000000102277"), RowAction::Update, OutboxState::Sending, 0, {}),
        row(QStringLiteral("17604000000099120"), RowAction::Delete, OutboxState::Dead, 8, lost),
        row(QStringLiteral("17604000000099121"), RowAction::Update, OutboxState::Dead, 8, lost)};
}

// The test objects, one for each file; the caller deletes them.
QObject *makeWatchModelTest();
QObject *makeWatchBoardTest();
QObject *makeWatchFormTest();

} // namespace sluice::testing
