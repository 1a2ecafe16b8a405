// SPDX-License-Identifier: GPL-3.0-or-later
// Which mapping is opened on the page Mappings, and what becomes of those that are not saved.
#include "console/mappings/mappingspage.h"
#include "console/mappings/newmappingdialog.h"
#include "console/runs/runwords.h"
#include "console/settings/vaultguard.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"

#include <QDateTime>
#include <QStackedWidget>

#include <algorithm>
#include <iterator>

namespace sluice {

using namespace Qt::StringLiterals;

// Among the jobs as they are now.
void MappingsPage::create()
{
    m_isCreateWanted = true;
    reload();
}

void MappingsPage::chooseJob()
{
    QList<Job> jobs;
    std::ranges::copy_if(
        m_jobs, std::back_inserter(jobs), [this](const Job &job) { return isHere(job); });
    auto *dialog = new NewMappingDialog(jobs, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const QString kind = dialog->kind(); !kind.isEmpty()) {
            emit pageWanted(pageOfKind(kind));
            return;
        }
        for (const Job &job : std::as_const(m_jobs)) {
            if (job.id == dialog->jobId())
                open(job);
        }
    });
    dialog->open();
}

// An editor is made once; what it has stays until it is saved or reverted.
void MappingsPage::open(const Job &job)
{
    if (!m_opened.contains(job.id)) {
        auto source = MappingSource::make(m_context.application, job);
        const auto made = source ? source->makeEditor(m_editors)
                                 : Result<MappingEditor *>(fail(
                                     ErrorKind::Config, tr("“%1” has no mapping").arg(job.name)));
        if (!made) {
            showError(made.error());
            return;
        }
        MappingEditor *editor = *made;
        m_editors->addWidget(editor);
        editor->setPrompt(m_context.prompt);
        emit partsMade();
        const QString id = job.id;
        connect(editor, &MappingEditor::checked, this, &MappingsPage::showState);
        connect(editor, &MappingEditor::checkWanted, this, [this, id] {
            m_opened[id].isCheckWanted = true;
            load(id);
        });
        connect(source.get(), &MappingSource::loaded, this, [this, id] {
            Opened &opened = m_opened[id];
            opened.isLoading = false;
            opened.error.reset();
            opened.loadedAt = Format::clock(QDateTime::currentDateTime());
            showBar();
            if (m_current == id)
                showMending(true);
            if (std::exchange(opened.isCheckWanted, false))
                toldChecked();
            loadIfOld(id);
        });
        connect(source.get(), &MappingSource::keptShown, this, [this, id](qint64 atMs) {
            m_opened[id].loadedAt = Format::moment(
                QDateTime::fromMSecsSinceEpoch(atMs), QDateTime::currentDateTime());
            if (m_current == id)
                showMending(true);
        });
        connect(source.get(), &MappingSource::failed, this, [this, id](const Error &error) {
            Opened &opened = m_opened[id];
            opened.isLoading = false;
            opened.isCheckWanted = false;
            opened.error = error;
            showBar();
            loadIfOld(id);
        });
        m_opened[id].source = std::move(source);
        m_opened[id].editor = editor;
    }
    m_current = job.id;
    m_bar->dismiss();
    m_editors->setCurrentWidget(m_opened[job.id].editor);
    m_stack->setCurrentWidget(m_editing);
    m_opened[job.id].editor->setFocus();
    if (m_opened[job.id].loadedAt.isEmpty())
        load(job.id);
    loadIfOld(job.id);
    showBar();
}

// It is loaded anew if that was wanted while it was not shown or was being loaded.
void MappingsPage::loadIfOld(const QString &jobId)
{
    if (m_current == jobId && m_opened[jobId].isOld)
        load(jobId);
}

void MappingsPage::loadAgain(const QString &jobId)
{
    withOpenVault(m_context, this, {.jobId = jobId}, [this, jobId](const Result<void> &isOpen) {
        if (isOpen)
            load(jobId);
        else
            showError(isOpen.error());
    });
}

// The editors stay while the page does: only the window takes them along.
QStringList MappingsPage::unsaved(Leaving how) const
{
    QStringList names;
    for (const auto &[id, opened] : m_opened) {
        if (how == Leaving::Window && opened.editor && !opened.editor->isSaved())
            names << tr("the mapping of “%1”").arg(opened.source->job().name);
    }
    names.sort();
    return names;
}

// One after the other. What has problems is not saved here either.
void MappingsPage::saveUnsaved(std::function<void(bool isSaved)> then)
{
    for (const auto &[id, opened] : m_opened) {
        if (!opened.editor || opened.editor->isSaved())
            continue;
        if (!opened.editor->problems().isEmpty()) {
            open(opened.source->job());
            m_bar->showMessage(Tone::Error,
                tr("This mapping is not saved: %1").arg(opened.editor->problems().first()));
            then(false);
            return;
        }
        store(id, [this, then = std::move(then)](bool isSaved) mutable {
            if (isSaved)
                saveUnsaved(std::move(then));
            else
                then(false);
        });
        return;
    }
    then(true);
}

void MappingsPage::discardUnsaved()
{
    for (const auto &[id, opened] : m_opened) {
        if (!opened.editor || opened.editor->isSaved())
            continue;
        const QJsonValue stored = opened.source->job().mapping;
        if (opened.editor->replaceDocument(
                stored.isObject() ? stored.toObject() : opened.editor->emptyDocument()))
            opened.editor->setSaved();
    }
}

} // namespace sluice
