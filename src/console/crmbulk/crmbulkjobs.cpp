// SPDX-License-Identifier: GPL-3.0-or-later
// How the page CRM Bulk makes, saves, copies and exports jobs.
#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/documents/starters.h"
#include "base/files.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/namedialog.h"
#include "console/main/prompt.h"
#include "console/widgets/messagebar.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

void CrmBulkPage::storeJob(const Job &job, const QString &done)
{
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, job] { return std::make_shared<Result<Job>>(application->jobs().save(job)); },
        [this, done](const std::shared_ptr<Result<Job>> &saved) {
            if (!*saved) {
                showError(saved->error());
                return;
            }
            m_current = {}; // shown anew, whatever stood in the form
            m_bar->showMessage(Tone::Success, done);
            reload((*saved)->name);
        });
}

void CrmBulkPage::saveJob()
{
    if (!m_current.name.isEmpty() && m_form->isChanged())
        storeJob(m_form->job(), tr("“%1” is saved").arg(m_current.name));
}

void CrmBulkPage::revertJob()
{
    showJob(Job(m_current));
}

void CrmBulkPage::duplicateJob()
{
    QStringList taken;
    for (const Job &job : std::as_const(m_allJobs))
        taken << job.name;
    auto *dialog = new NameDialog({.title = tr("Duplicate Job"),
                                      .action = tr("Duplicate Job"),
                                      .name = tr("%1 copy").arg(m_current.name),
                                      .taken = taken},
        window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Job copy = m_form->job();
        copy.id.clear();
        copy.revision = 0;
        copy.schedule.clear();
        copy.name = dialog->name();
        storeJob(copy, tr("“%1” is made").arg(copy.name));
    });
    dialog->open();
}

void CrmBulkPage::newJob()
{
    QStringList taken;
    for (const Job &job : std::as_const(m_allJobs))
        taken << job.name;
    QStringList connections;
    for (const Connection &connection : std::as_const(m_connections)) {
        if (connection.environment == m_environment || m_environment.isEmpty())
            connections << connection.name;
    }
    if (connections.isEmpty()) {
        m_bar->showMessage(Tone::Info,
            tr("A job needs a connection to Zoho CRM in this environment."),
            {{u"connections"_s, tr("Open Connections")}});
        return;
    }
    auto *dialog = new NameDialog({.title = tr("New Job"),
                                      .action = tr("Create Job"),
                                      .taken = taken,
                                      .connections = connections},
        window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QJsonObject starter
            = QJsonDocument::fromJson(starterDocument(u"clean-up-leads"_s)).object();
        Job job{.name = dialog->name(), .kind = u"crm-bulk"_s};
        job.source = dialog->connection();
        job.target = dialog->connection();
        job.parameters = dialog->isLeadCleanUp()
            ? starter.value("parameters"_L1).toObject()
            : QJsonObject{{u"module"_s, u"Leads"_s}, {u"operation"_s, u"update"_s},
                {u"findBy"_s, u"id"_s}, {u"onlyChanged"_s, true}};
        storeJob(job, tr("“%1” is made").arg(job.name));
    });
    dialog->open();
}

void CrmBulkPage::exportJob()
{
    m_context.prompt.saveFile(this, tr("Export Job"), m_current.name + u".json"_s,
        tr("Job files (*.json)"), [this, name = m_current.name](const QString &path) {
            if (path.isEmpty())
                return;
            Application *application = &m_context.application;
            inBackground(
                this,
                [application, name, path] {
                    auto text = application->jobs().exportJob(name);
                    auto written
                        = text ? writeFileDurably(path, *text) : Result<void>(fail(text.error()));
                    return std::make_shared<Result<void>>(written);
                },
                [this, path](const std::shared_ptr<Result<void>> &written) {
                    if (*written)
                        m_bar->showMessage(Tone::Success, tr("Saved as %1").arg(path));
                    else
                        showError(written->error());
                });
        });
}

} // namespace sluice
