// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "console/analytics/analyticsaccess.h"

#include <QStringList>
#include <QTimer>

namespace sluice::testing {

// AnalyticsAccess without services: notes what was asked and answers with what the test prepared,
// through the event loop as the real one does. GUI thread; owned by the page.
class FakeAnalyticsAccess final : public AnalyticsAccess
{
    Q_OBJECT

public:
    FakeAnalyticsAccess()
    {
        projectAnswer
            = ProjectFacts{.tables = {QStringLiteral("Customers"), QStringLiteral("Orders")}};
        WorkspaceFacts workspace;
        workspace.name = QStringLiteral("Sales board");
        workspace.tables = {{QStringLiteral("77"), QStringLiteral("Orders EU")}};
        workspace.unitsLeft = 20'410;
        workspace.unitBudget = 30'000;
        workspaceAnswer = workspace;
        tableAnswer = tableColumnsOf();
        viewAnswer = viewColumnsOf();
    }

    static QList<SourceColumn> tableColumnsOf()
    {
        return {
            {.name = QStringLiteral("ROWID"), .type = QStringLiteral("bigint"), .isSystem = true},
            {.name = QStringLiteral("CREATORID"),
                .type = QStringLiteral("bigint"),
                .isSystem = true},
            {.name = QStringLiteral("Status"), .type = QStringLiteral("varchar"), .maxLength = 50},
            {.name = QStringLiteral("Amount"), .type = QStringLiteral("double")},
            {.name = QStringLiteral("Ordered_At"), .type = QStringLiteral("datetime")},
            {.name = QStringLiteral("Email"), .type = QStringLiteral("varchar"), .maxLength = 100},
            {.name = QStringLiteral("Secret_Note"), .type = QStringLiteral("encrypted text")}};
    }
    static QList<TargetColumn> viewColumnsOf()
    {
        return {{.name = QStringLiteral("ROWID"), .type = QStringLiteral("NUMBER")},
            {.name = QStringLiteral("Status"), .type = QStringLiteral("PLAIN")},
            {.name = QStringLiteral("Amount"), .type = QStringLiteral("DECIMAL_NUMBER")},
            {.name = QStringLiteral("Ordered_At"), .type = QStringLiteral("DATE")},
            {.name = QStringLiteral("Email"), .type = QStringLiteral("PLAIN")},
            {.name = QStringLiteral("Margin"),
                .type = QStringLiteral("DECIMAL_NUMBER"),
                .isFormula = true}};
    }

    void project(QObject *owner, const QString &connection, Then<ProjectFacts> then) override
    {
        asked << QStringLiteral("project ") + connection;
        answer(owner, std::move(then), projectAnswer);
    }
    void workspace(QObject *owner, const QString &connection, Then<WorkspaceFacts> then) override
    {
        asked << QStringLiteral("workspace ") + connection;
        answer(owner, std::move(then), workspaceAnswer);
    }
    void tableColumns(QObject *owner, const QString &, const QString &table,
        Then<QList<SourceColumn>> then) override
    {
        asked << QStringLiteral("table ") + table;
        answer(owner, std::move(then), tableAnswer);
    }
    void viewColumns(QObject *owner, const QString &, const QString &viewId,
        Then<QList<TargetColumn>> then) override
    {
        asked << QStringLiteral("view ") + viewId;
        answer(owner, std::move(then), viewAnswer);
    }

    void tableSample(QObject *owner, const QString &, const QString &table,
        const QList<SourceColumn> &columns, Then<SampleRows> then) override
    {
        asked << QStringLiteral("sample ") + table;
        SampleRows sample;
        for (const SourceColumn &column : columns)
            sample.columns << column.name;
        for (int row = 1; row <= 3; ++row) {
            QStringList values;
            for (const QString &name : std::as_const(sample.columns))
                values << name + QString::number(row);
            sample.rows << values;
        }
        answer(owner, std::move(then), Result<SampleRows>(sample));
    }

    // Answered when the test says so.
    void mappedRow(QObject *, const Job &job, const QString &viewId, const QString &rowId,
        Then<MappedRow> then) override
    {
        asked << QStringLiteral("row %1 of %2 for view %3").arg(rowId, job.name, viewId);
        rowFetched = std::move(then);
    }
    void sendRow(QObject *, const RowOrder &order, std::function<void(const QString &)> onWaiting,
        Then<RowVerdict> then) override
    {
        orders << order.job + QLatin1Char(' ') + order.rowId + QLatin1Char(' ') + order.action;
        rowWaiting = std::move(onWaiting);
        rowEnded = std::move(then);
    }

    QStringList orders;
    std::function<void(const QString &)> rowWaiting;
    Then<RowVerdict> rowEnded;
    Then<MappedRow> rowFetched;
    Result<ProjectFacts> projectAnswer = ProjectFacts();
    Result<WorkspaceFacts> workspaceAnswer = WorkspaceFacts();
    Result<QList<SourceColumn>> tableAnswer = QList<SourceColumn>();
    Result<QList<TargetColumn>> viewAnswer = QList<TargetColumn>();
    QStringList asked;
    int delayMs = 0;

private:
    template <class T> void answer(QObject *owner, Then<T> then, Result<T> result)
    {
        QTimer::singleShot(delayMs, owner, [then, result] { then(result); });
    }
};

} // namespace sluice::testing
