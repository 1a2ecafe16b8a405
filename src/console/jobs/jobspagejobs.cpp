// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of a sync makes, saves, copies and exports jobs.
#include "app/documents/jobs.h"
#include "app/application.h"
#include "app/documents/jobkinds.h"
#include "base/files.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/namedialog.h"
#include "console/main/prompt.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/statelook.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

void JobsPage::storeJob(const Job &job, const QString &done)
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
            const QString environment = environmentOf(**saved);
            if (!m_environment.isEmpty() && environment != m_environment)
                emit environmentWanted(environment); // where the job is
            reload((*saved)->name);
        });
}

void JobsPage::saveJob()
{
    if (!m_current.name.isEmpty() && m_form->isChanged())
        storeJob(m_form->job(), tr("“%1” is saved").arg(m_current.name));
}

void JobsPage::revertJob()
{
    showJob(Job(m_current));
}

// All connections of a service with their environments: a copy may go to another one.
NameDialog::Choice JobsPage::connectionChoice(
    const QString &label, const QString &objectName, const QString &service, const QString &current)
{
    NameDialog::Choice choice{.label = label, .objectName = objectName, .current = current};
    for (const Connection &connection : std::as_const(m_connections)) {
        if (connection.service == service)
            choice.items.append(
                {Format::facts({connection.name, environmentLook(connection.environment).word}),
                    connection.name});
    }
    return choice;
}

// With the connections of another environment it moves a tried job to production.
void JobsPage::duplicateJob()
{
    const JobServices services = servicesOfJobKind(m_look.kind);
    const bool hasOneEnd = services.source == services.target;
    NameDialog::Options options{.title = tr("Duplicate Job"),
        .action = tr("Duplicate Job"),
        .name = tr("%1 copy").arg(m_current.name),
        .taken = takenNames()};
    options.choices << connectionChoice(hasOneEnd ? tr("&Connection") : tr("&Source"),
        u"copySourceCombo"_s, services.source, m_current.source);
    if (!hasOneEnd)
        options.choices << connectionChoice(
            tr("&Target"), u"copyTargetCombo"_s, services.target, m_current.target);
    auto *dialog = new NameDialog(options, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, hasOneEnd] {
        Job copy = m_form->job();
        copy.id.clear();
        copy.revision = 0;
        copy.schedule.clear();
        copy.terms = {};
        copy.name = dialog->name();
        copy.source = dialog->choice(0);
        copy.target = dialog->choice(hasOneEnd ? 0 : 1);
        storeJob(copy, tr("“%1” is made").arg(copy.name));
    });
    dialog->open();
}

void JobsPage::newJob()
{
    const NameDialog::Options options = newJobOptions();
    for (const NameDialog::Choice &choice : options.choices) {
        if (choice.items.isEmpty()
            && !choice.isTyped) { // there are connections, but none in this environment
            m_bar->showMessage(
                Tone::Info, m_look.missingConnection, {{u"connections"_s, tr("Open Connections")}});
            return;
        }
    }
    auto *dialog = new NameDialog(options, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const Job job = newJobOf(*dialog);
        storeJob(job, tr("“%1” is made").arg(job.name));
    });
    dialog->open();
}

void JobsPage::exportJob()
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
