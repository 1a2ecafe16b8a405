// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/applicationanalyticsaccess.h"

#include "app/application.h"
#include "app/documents/job.h"
#include "console/main/consolecontext.h"

namespace sluice {

ApplicationAnalyticsAccess::ApplicationAnalyticsAccess(
    const ConsoleContext &context, QObject *parent)
    : AnalyticsAccess(parent)
    , m_application(context.application)
    , m_rows(context)
{
}

ApplicationAnalyticsAccess::~ApplicationAnalyticsAccess()
{
    m_cancel.request(StopWish::Abort);
}

void ApplicationAnalyticsAccess::project(
    QObject *owner, const QString &connection, Then<ProjectFacts> then)
{
    inBackground(
        owner,
        [&application = m_application, connection, token = m_cancel.token()] {
            return loadProjectFacts(application, connection, token);
        },
        std::move(then));
}

void ApplicationAnalyticsAccess::workspace(
    QObject *owner, const QString &connection, Then<WorkspaceFacts> then)
{
    inBackground(
        owner,
        [&application = m_application, connection, token = m_cancel.token()] {
            return loadWorkspaceFacts(application, connection, token);
        },
        std::move(then));
}

void ApplicationAnalyticsAccess::tableColumns(
    QObject *owner, const QString &connection, const QString &table, Then<QList<SourceColumn>> then)
{
    inBackground(
        owner,
        [&application = m_application, connection, table, token = m_cancel.token()] {
            return loadTableColumns(application, connection, table, token);
        },
        std::move(then));
}

void ApplicationAnalyticsAccess::viewColumns(QObject *owner, const QString &connection,
    const QString &viewId, Then<QList<TargetColumn>> then)
{
    inBackground(
        owner,
        [&application = m_application, connection, viewId, token = m_cancel.token()] {
            return loadViewColumns(application, connection, viewId, token);
        },
        std::move(then));
}

void ApplicationAnalyticsAccess::tableSample(QObject *owner, const QString &connection,
    const QString &table, const QList<SourceColumn> &columns, Then<SampleRows> then)
{
    inBackground(
        owner,
        [&application = m_application, connection, table, columns, token = m_cancel.token()] {
            return loadTableSample(application, connection, table, columns, token);
        },
        std::move(then));
}

void ApplicationAnalyticsAccess::mappedRow(QObject *owner, const Job &job, const QString &viewId,
    const QString &rowId, Then<MappedRow> then)
{
    inBackground(
        owner,
        [&application = m_application, job, viewId, rowId, token = m_cancel.token()] {
            return loadMappedRow(application, job, viewId, rowId, token);
        },
        std::move(then));
}

void ApplicationAnalyticsAccess::sendRow(QObject *owner, const RowOrder &order,
    std::function<void(const QString &why)> onWaiting, Then<RowVerdict> then)
{
    m_rows.send(owner, order, std::move(onWaiting), std::move(then));
}

} // namespace sluice
