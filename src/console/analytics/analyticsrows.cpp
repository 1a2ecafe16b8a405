// SPDX-License-Identifier: GPL-3.0-or-later
// Send One Row… of the page Analytics.
#include "console/analytics/analyticsjobform.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/analytics/analyticspage.h"
#include "console/analytics/sendrowdialog.h"

#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

void AnalyticsSyncPage::addRowLink()
{
    auto *link = addJobLink(u"actionSendOneRow"_s, tr("Send One Row…"));
    connect(link, &QPushButton::clicked, this, [this] { openSendRow(current()); });
}

// As the line on the board says it: the row is there first, beside what would be sent of it.
void AnalyticsSyncPage::fetchRow(const QString &job, const QString &rowId, RowAction action)
{
    for (const Job &known : jobs()) {
        if (known.name == job)
            openSendRow(known)->fetchRow(rowId, action);
    }
}

// The job as it is saved: that is what the run finds.
SendRowDialog *AnalyticsSyncPage::openSendRow(const Job &job)
{
    if (connection(job.target) && m_workspaces[job.target].isUnasked())
        askWorkspace(job.target);
    auto *dialog
        = new SendRowDialog({.job = job.name,
                                .table = targetOf(job),
                                .view = viewOfJob(job),
                                .environment = environmentOf(job),
                                .isChanged = job.name == current().name && m_form->isChanged()},
            context().prompt, window());
    connect(dialog, &SendRowDialog::sendWanted, this, [this, dialog](const RowOrder &order) {
        m_access->sendRow(
            dialog, order, [dialog](const QString &why) { dialog->setWaiting(why); },
            [dialog](const Result<RowVerdict> &verdict) { dialog->setEnded(verdict); });
    });
    connect(dialog, &SendRowDialog::fetchWanted, this, [this, dialog, job](const QString &rowId) {
        whenWorkspaceIsKnown(job.target, dialog, [this, dialog, job, rowId] {
            const auto workspace = m_workspaces.value(job.target);
            const auto *view = workspace.facts ? workspace.facts->table(viewOfJob(job)) : nullptr;
            m_access->mappedRow(dialog, job, view ? view->id : QString(), rowId,
                [dialog, rowId](const Result<MappedRow> &row) { dialog->setFetched(rowId, row); });
        });
    });
    connect(dialog, &SendRowDialog::runWanted, this, &Page::runOpened);
    dialog->open();
    return dialog;
}

// What a row becomes depends on the view's columns: the question waits for the answer that says
// which view it is.
void AnalyticsSyncPage::whenWorkspaceIsKnown(
    const QString &connection, QObject *owner, const std::function<void()> &then)
{
    if (m_workspaces.value(connection).isLoading)
        connect(this, &AnalyticsSyncPage::workspaceKnown, owner, [this, connection, owner, then] {
            if (!m_workspaces.value(connection).isLoading) {
                disconnect(this, &AnalyticsSyncPage::workspaceKnown, owner, nullptr);
                then();
            }
        });
    else
        then();
}

} // namespace sluice
