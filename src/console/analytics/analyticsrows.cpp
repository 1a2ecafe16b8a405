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
    connect(link, &QPushButton::clicked, this, &AnalyticsSyncPage::openSendRow);
}

// The job as it is saved: that is what the run finds.
void AnalyticsSyncPage::openSendRow()
{
    const Job job = current();
    auto *dialog = new SendRowDialog({.job = job.name,
                                         .table = targetOf(job),
                                         .view = viewOfJob(job),
                                         .environment = environmentOf(job),
                                         .isChanged = m_form->isChanged()},
        context().prompt, window());
    connect(dialog, &SendRowDialog::sendWanted, this, [this, dialog](const RowOrder &order) {
        m_access->sendRow(
            dialog, order, [dialog](const QString &why) { dialog->setWaiting(why); },
            [dialog](const Result<RowVerdict> &verdict) { dialog->setEnded(verdict); });
    });
    const auto workspace = m_workspaces.value(job.target);
    const auto *view = workspace.facts ? workspace.facts->table(viewOfJob(job)) : nullptr;
    connect(dialog, &SendRowDialog::fetchWanted, this,
        [this, dialog, job, viewId = view ? view->id : QString()](const QString &rowId) {
            m_access->mappedRow(dialog, job, viewId, rowId,
                [dialog, rowId](const Result<MappedRow> &row) { dialog->setFetched(rowId, row); });
        });
    connect(dialog, &SendRowDialog::runWanted, this, &Page::runOpened);
    dialog->open();
}

} // namespace sluice
