// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Mappings asks of the store, the services and files, all of it in the background.
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "base/files.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/mappings/mappingimportdialog.h"
#include "console/mappings/mappinglistmodel.h"
#include "console/mappings/mappingspage.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "core/engine/runtypes.h"
#include "core/mapping/jsoncheck.h"
#include "core/mapping/mappingdocument.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostImportedBytes = 4 * 1024 * 1024;

struct MappingDocuments
{
    QList<Job> jobs;
    QHash<QString, QString> environments;
};

Result<MappingDocuments> mappingDocuments(Application &application)
{
    MappingDocuments found;
    auto jobs = application.jobs().list();
    if (!jobs)
        return fail(jobs.error());
    auto connections = application.connections().list();
    if (!connections)
        return fail(connections.error());
    found.jobs = *jobs;
    for (const Connection &connection : std::as_const(*connections))
        found.environments.insert(connection.name, connection.environment);
    return found;
}

Result<QJsonObject> mappingOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::Config, MappingsPage::tr("%1 cannot be read").arg(path), file.errorString());
    return readJsonDocument(file.read(kMostImportedBytes + 1), path, kMostImportedBytes);
}

// Only the mapping: what else was changed meanwhile stays, and a mapping that was is not lost.
Result<Job> storedMapping(Application &application, const Job &opened, const QJsonValue &mapping)
{
    auto job = application.jobs().findById(opened.id);
    if (!job)
        return job;
    if (job->mapping != opened.mapping)
        return fail(ErrorKind::Config, MappingsPage::tr("The mapping was not saved"),
            MappingsPage::tr("It was changed elsewhere since it was opened here"),
            MappingsPage::tr("Export yours, press Revert, then import it to see what differs"));
    job->mapping = mapping;
    return application.jobs().save(*job);
}

} // namespace

void MappingsPage::reload()
{
    inBackground(
        this,
        [&application = m_context.application] {
            return std::make_shared<Result<MappingDocuments>>(mappingDocuments(application));
        },
        [this](const std::shared_ptr<Result<MappingDocuments>> &found) {
            m_table->setLoading(false);
            m_hasLooked = true;
            if (*found) {
                takeJobs((*found)->jobs, (*found)->environments);
                return;
            }
            m_isCreateWanted = false;
            m_table->setUnread();
            m_bar->showMessage(
                Tone::Error, errorText(found->error()), {{u"again"_s, tr("Try Again")}});
        });
}

void MappingsPage::takeJobs(const QList<Job> &jobs, const QHash<QString, QString> &environments)
{
    m_jobs = jobs;
    m_environments = environments;
    for (const Job &job : std::as_const(m_jobs))
        takeNewer(job);
    showJobs();
    for (const Job &job : std::as_const(m_jobs)) {
        if (job.name == m_wanted) {
            m_wanted.clear();
            open(job);
            showMending();
            break;
        }
    }
    if (std::exchange(m_isCreateWanted, false))
        chooseJob();
}

// An editor in which nothing is changed follows its job: an edit of what is no more could not be
// saved. A list that was read before the last save is older.
void MappingsPage::takeNewer(const Job &job)
{
    const auto found = m_opened.find(job.id);
    if (found == m_opened.end() || !found->second.editor || !found->second.editor->isSaved()
        || job.revision <= found->second.source->job().revision)
        return;
    Opened &opened = found->second;
    const Job before = opened.source->job();
    const QJsonObject stored
        = job.mapping.isObject() ? job.mapping.toObject() : opened.editor->emptyDocument();
    if (job.mapping != before.mapping && !opened.editor->replaceDocument(stored))
        return; // it is of another sync: Save says that it was changed
    opened.source->setJob(job);
    m_model->forget(job.id); // until it is shown again
    opened.editor->setSaved();
    if (job.parameters != before.parameters || job.source != before.source
        || job.target != before.target)
        load(job.id);
}

bool MappingsPage::isHere(const Job &job) const
{
    const QString environment = m_environments.value(job.source);
    return m_environment.isEmpty() || environment.isEmpty() || environment == m_environment;
}

void MappingsPage::showJobs()
{
    QList<Job> shown;
    for (const Job &job : std::as_const(m_jobs)) {
        if (isHere(job))
            shown << job;
    }
    const int row = m_table->view()->currentIndex().row();
    const Job *chosen = m_model->job(row);
    const QString kept = chosen ? chosen->id : QString();
    m_model->setJobs(shown);
    const int again = std::max(0, m_model->rowOf(kept));
    m_table->view()->setCurrentIndex(m_model->index(again, 0));
    showMenu();
    m_empty->clearButtons();
    if (m_jobs.isEmpty()) {
        m_empty->setContent(u"page-mappings"_s, tr("No mappings yet"),
            tr("A mapping belongs to a job: it says which field gets what."));
        QPushButton *make = m_empty->addButton(tr("New Mapping…"));
        make->setObjectName(u"newMappingButton"_s);
        connect(make, &QPushButton::clicked, this, &MappingsPage::create);
        QPushButton *starter = m_empty->addButton(tr("Use a Starter Mapping"), true);
        starter->setObjectName(u"starterMappingButton"_s);
        connect(starter, &QPushButton::clicked, this, &MappingsPage::useStarter);
    } else {
        m_empty->setContent(u"page-mappings"_s, tr("No mappings match"),
            tr("There are some in another environment, or of another name."));
    }
}

void MappingsPage::takeRuns(const QList<RunRow> &runs)
{
    m_running.clear();
    for (const RunRow &run : runs) {
        if (!isEnded(run.state) && run.state != RunState::Interrupted)
            m_running.insert(run.jobId);
    }
    showState();
}

void MappingsPage::load(const QString &jobId)
{
    Opened &opened = m_opened[jobId];
    if (opened.isLoading || !opened.source)
        return;
    opened.isLoading = true;
    opened.isOld = false;
    opened.source->load();
    showState();
}

// Fields that cannot be read now are shown as they were.
void MappingsPage::showBar()
{
    const Opened *opened = current();
    if (opened && opened->error) {
        m_bar->showMessage(opened->loadedAt.isEmpty() ? Tone::Error : Tone::Warning,
            opened->loadedAt.isEmpty() ? errorText(*opened->error)
                                       : tr("The field list is from %1; connect to refresh it. %2")
                                             .arg(opened->loadedAt, errorText(*opened->error)),
            {{u"fields"_s, tr("Try Again")}});
    }
    showState();
}

void MappingsPage::toldChecked()
{
    const MappingEditor *shown = editor();
    if (!shown)
        return;
    const auto problems = static_cast<int>(shown->problems().size());
    if (problems == 0)
        m_bar->showMessage(Tone::Success, tr("Nothing speaks against a run with this mapping."));
    else
        m_bar->showMessage(Tone::Error,
            tr("%n problems keep this mapping from running.", nullptr, problems),
            {{u"problems"_s, tr("Show Problems")}});
}

void MappingsPage::save()
{
    if (current() && m_save->isEnabled())
        store(m_current);
}

void MappingsPage::store(const QString &jobId, std::function<void(bool isSaved)> then)
{
    const Opened &opened = m_opened[jobId];
    const QJsonValue mapping = opened.editor->saysNothing() ? QJsonValue(QJsonValue::Null)
                                                            : QJsonValue(opened.editor->document());
    const QJsonObject document = opened.editor->document();
    inBackground(
        this,
        [&application = m_context.application, job = opened.source->job(), mapping] {
            return std::make_shared<Result<Job>>(storedMapping(application, job, mapping));
        },
        [this, jobId, document, then = std::move(then)](const std::shared_ptr<Result<Job>> &saved) {
            if (!*saved) {
                showError(saved->error());
                if (then)
                    then(false);
                return;
            }
            Opened &opened = m_opened[jobId];
            opened.source->setJob(**saved);
            if (opened.editor->document() == document) // else somebody has typed on
                opened.editor->setSaved();
            m_bar->showMessage(
                Tone::Success, tr("The mapping of “%1” is saved").arg((*saved)->name));
            reload();
            if (then)
                then(true);
        });
}

// As it is stored now, also where that was changed elsewhere. Undo brings the edits back.
void MappingsPage::revert()
{
    const Opened *opened = current();
    if (!opened)
        return;
    inBackground(
        this,
        [&application = m_context.application, id = m_current] {
            return std::make_shared<Result<Job>>(application.jobs().findById(id));
        },
        [this, id = m_current](const std::shared_ptr<Result<Job>> &job) {
            if (!*job) {
                showError(job->error());
                return;
            }
            Opened &opened = m_opened[id];
            const QJsonObject stored = (*job)->mapping.isObject() ? (*job)->mapping.toObject()
                                                                  : opened.editor->emptyDocument();
            if (const auto shown = opened.editor->replaceDocument(stored); !shown) {
                showError(shown.error());
                return;
            }
            opened.source->setJob(**job);
            opened.editor->setSaved();
            m_bar->dismiss();
        });
}

void MappingsPage::importMapping()
{
    if (!editor())
        return;
    m_context.prompt.openFile(this, tr("Import Mapping"),
        tr("Mappings (*.sluice-mapping.json *.json);;All (*)"),
        [page = QPointer(this)](const QString &path) {
            if (!page || path.isEmpty())
                return;
            inBackground(
                page.data(),
                [path] { return std::make_shared<Result<QJsonObject>>(mappingOfFile(path)); },
                [page, path](const std::shared_ptr<Result<QJsonObject>> &document) {
                    page->takeImport(path, *document);
                });
        });
}

// Nothing is taken over before somebody has seen what changes.
void MappingsPage::takeImport(const QString &path, const Result<QJsonObject> &document)
{
    const Opened *opened = current();
    if (!opened)
        return;
    const Result<QJsonObject> read = document ? opened->source->normalised(*document) : document;
    if (!read) {
        showError(read.error());
        return;
    }
    auto *dialog
        = new MappingImportDialog({.fileName = QFileInfo(path).fileName(),
                                      .changes = mappingDiff(opened->editor->document(), *read),
                                      .unknownFields = opened->source->unknownFields(*read)},
            window());
    connect(dialog, &QDialog::accepted, opened->editor,
        [this, editor = opened->editor, document = *read] {
            if (const auto taken = editor->replaceDocument(document); !taken)
                showError(taken.error());
        });
    dialog->open();
}

void MappingsPage::exportMapping()
{
    const MappingEditor *shown = editor();
    const Job *job = currentJob();
    if (shown && job)
        exportDocument(job->name, shown->document());
}

void MappingsPage::exportDocument(const QString &name, const QJsonObject &document)
{
    m_context.prompt.saveFile(this, tr("Export Mapping"), name + u".sluice-mapping.json"_s,
        tr("Mappings (*.sluice-mapping.json)"),
        [page = QPointer(this), text = writeJsonDocument(document)](const QString &path) {
            if (!page || path.isEmpty())
                return;
            inBackground(
                page.data(),
                [path, text] {
                    return std::make_shared<Result<void>>(writeFileDurably(path, text));
                },
                [page, path](const std::shared_ptr<Result<void>> &written) {
                    if (*written)
                        page->m_bar->showMessage(Tone::Success, tr("Saved as %1").arg(path));
                    else
                        page->showError(written->error());
                });
        });
}

void MappingsPage::showError(const Error &error)
{
    m_bar->showError(error);
}

} // namespace sluice
