// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping of a job whose run has rejected records: what made it so is mended at its field, and
// the records are sent again.
#include "app/application.h"
#include "app/runs/runs.h"
#include "console/mappings/mappingspage.h"
#include "console/runs/runwords.h"
#include "console/settings/vaultguard.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"

#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

bool MappingsPage::openItem(const QString &item)
{
    inBackground(
        this,
        [&runs = m_context.application.runs(), id = item.section(u'/', 0, 0)] {
            return std::make_shared<Result<RunRow>>(runs.find(id));
        },
        [this, field = item.section(u'/', 1)](const std::shared_ptr<Result<RunRow>> &run) {
            if (!*run) {
                showError(run->error());
                return;
            }
            m_mending = Mending{.run = **run, .field = field};
            openMapping(m_mending->run.jobName);
        });
    return true;
}

// At its field, once that is there, and as often as the fields are shown anew.
void MappingsPage::showMending(bool isLoaded)
{
    MappingEditor *shown = editor();
    if (!m_mending || !shown || m_mending->run.jobId != m_current) {
        const QSignalBlocker quiet(m_mendingBar); // what is to be mended stays so
        m_mendingBar->dismiss();
        return;
    }
    const RunRow &run = m_mending->run;
    const int plural = Format::plural(run.counts.rejected);
    const QString rejected = Format::count(run.counts.rejected);
    const QString number = QString::number(run.number);
    QString text = m_mending->field.isEmpty()
        ? tr("Run #%1 rejected %2 records.", nullptr, plural).arg(number, rejected)
        : tr("Run #%1 rejected %2 records; one of them because of “%3”.", nullptr, plural)
              .arg(number, rejected, m_mending->field);
    QList<MessageBar::Action> actions;
    if (canRetryRun(run))
        actions.append(
            {u"saveAndRetry"_s, tr("Save and Retry %1 Records", nullptr, plural).arg(rejected)});
    else
        text += u' ' + tr("Change the mapping, save it, then run the job again.");
    m_mendingBar->showMessage(Tone::Warning, text, actions);
    if (!m_mending->field.isEmpty() && !m_mending->isAtField)
        shown->showField(m_mending->field);
    m_mending->isAtField |= isLoaded; // from then on the operator moves about
}

void MappingsPage::saveAndRetry()
{
    if (!m_mending || !editor())
        return;
    if (!editor()->problems().isEmpty()) {
        toldChecked();
        return;
    }
    if (editor()->isSaved()) {
        retryMended(); // it was saved before
        return;
    }
    if (!m_save->isEnabled()) {
        m_bar->showMessage(Tone::Error, m_save->toolTip());
        return;
    }
    m_mendingBar->setEnabled(false);
    store(m_current, [this, run = m_mending->run.id](bool isSaved) {
        m_mendingBar->setEnabled(true);
        if (isSaved && m_mending && m_mending->run.id == run)
            retryMended();
    });
}

void MappingsPage::retryMended()
{
    m_mendingBar->setEnabled(false);
    inBackgroundUnlocked(
        m_context, this, {.runIds = {m_mending->run.id}},
        [&runs = m_context.application.runs(), id = m_mending->run.id] {
            return runs.retry(id, {});
        },
        [this](const Result<RunRow> &started) {
            m_mendingBar->setEnabled(true);
            if (!started) {
                showError(started.error());
                return;
            }
            m_mending.reset();
            m_mendingBar->dismiss();
            emit runOpened(started->id);
        });
}

} // namespace sluice
