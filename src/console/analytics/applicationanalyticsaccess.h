// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "console/analytics/analyticsaccess.h"
#include "console/runs/rowsender.h"

namespace sluice {

class Application;
struct ConsoleContext;

// AnalyticsAccess on the real application, in the program's own pool. GUI thread; owned by the
// page; its end cancels what is asked of the services.
class ApplicationAnalyticsAccess final : public AnalyticsAccess
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationAnalyticsAccess)

public:
    explicit ApplicationAnalyticsAccess(const ConsoleContext &context, QObject *parent = nullptr);
    ~ApplicationAnalyticsAccess() override;

    void project(QObject *owner, const QString &connection, Then<ProjectFacts> then) override;
    void workspace(QObject *owner, const QString &connection, Then<WorkspaceFacts> then) override;
    void tableColumns(QObject *owner, const QString &connection, const QString &table,
        Then<QList<SourceColumn>> then) override;
    void viewColumns(QObject *owner, const QString &connection, const QString &viewId,
        Then<QList<TargetColumn>> then) override;
    void tableSample(QObject *owner, const QString &connection, const QString &table,
        const QList<SourceColumn> &columns, Then<SampleRows> then) override;
    void mappedRow(QObject *owner, const Job &job, const QString &viewId, const QString &rowId,
        Then<MappedRow> then) override;
    void sendRow(QObject *owner, const RowOrder &order,
        std::function<void(const QString &why)> onWaiting, Then<RowVerdict> then) override;

private:
    Application &m_application;
    CancelSource m_cancel;
    RowSender m_rows;
};

} // namespace sluice
