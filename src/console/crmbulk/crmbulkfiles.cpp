// SPDX-License-Identifier: GPL-3.0-or-later
// The files of the page CRM Bulk: the CSV that a job reads or writes, and the ids of its next run.
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/main/prompt.h"
#include "syncs/crmbulk/crmselection.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kSampleRows = 20;

} // namespace

void CrmBulkPage::jobShown()
{
    readFile();
}

void CrmBulkPage::chooseFile()
{
    context().prompt.openFile(this, tr("Choose a CSV File"), tr("CSV files (*.csv *.txt);;All (*)"),
        [page = QPointer(this)](const QString &path) {
            if (page && !path.isEmpty())
                page->m_form->setFilePath(path);
        });
}

void CrmBulkPage::chooseTarget()
{
    const QString module = m_form->job().parameters.value("module"_L1).toString();
    context().prompt.saveFile(this, tr("Choose the CSV File to Write"),
        (module.isEmpty() ? u"records"_s : module) + u"-{date}.csv"_s, tr("CSV files (*.csv)"),
        [page = QPointer(this)](const QString &path) {
            if (page && !path.isEmpty())
                page->m_form->setTargetPath(path);
        });
}

void CrmBulkPage::readFile()
{
    const int number = ++m_filesRead;
    m_fileSample.reset();
    m_form->setFileSample({});
    const auto file = m_form->sourceFile();
    if (!file)
        return;
    using Sample = Result<SourceSample>;
    inBackground(
        this, [file] { return std::make_shared<Sample>(sourceSample(*file, kSampleRows)); },
        [this, number](const std::shared_ptr<Sample> &sample) {
            if (number != m_filesRead)
                return; // another file is named by now
            if (*sample)
                m_fileSample = **sample;
            m_form->setFileSample(*sample);
            showMappingFacts();
            refreshState();
        });
}

void CrmBulkPage::readIds()
{
    askForIds(
        CrmSelection::kMostIds, [this](const QStringList &ids) { m_form->setSelectedIds(ids); });
}

} // namespace sluice
