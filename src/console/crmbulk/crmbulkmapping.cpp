// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping of the page CRM Bulk's job: its editor, and what is brought to it.
#include "app/application.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/crmjobsample.h"
#include "console/crmbulk/crmmappingdialog.h"
#include "console/crmbulk/processordialog.h"
#include "console/errors/errorwords.h"

namespace sluice {

using namespace Qt::StringLiterals;

void CrmBulkPage::openMapping()
{
    CrmMapping mapping;
    if (const QJsonValue saved = m_form->job().mapping; saved.isObject()) {
        const auto read = CrmMapping::fromJson(saved.toObject());
        if (!read) {
            showError(read.error());
            return;
        }
        mapping = *read;
    }
    m_mappingDialog = new CrmMappingDialog(mapping, this);
    // One that says what the saved one says leaves it as it was written.
    connect(m_mappingDialog, &QDialog::accepted, this, [this, before = mapping.toJson()] {
        const QJsonObject now = m_mappingDialog->mapping().toJson();
        if (now != before)
            m_form->setMapping(m_mappingDialog->saysNothing() ? QJsonValue() : QJsonValue(now));
    });
    m_isSampled = false;
    connect(m_mappingDialog->editor(), &MappingEditor::checkWanted, this, [this] {
        m_isSampled = false;
        showMappingFacts();
        if (m_mappingDialog)
            m_mappingDialog->editor()->showProblems();
    });
    showMappingFacts();
    openMappingDialog(m_mappingDialog);
}

// What is learnt while the dialog is open comes into it.
void CrmBulkPage::showMappingFacts()
{
    if (!m_mappingDialog)
        return;
    const Job job = m_form->job();
    const QString module = job.parameters.value("module"_L1).toString();
    const QList<CrmField> fields = fieldsOf(job.source, module);
    const CrmMappingEnds ends = crmEndsOf(job, fields, m_form->fileColumns());
    QList<QStringList> samples;
    for (qsizetype i = 0; m_fileSample && i < m_fileSample->columns.size(); ++i) {
        QStringList values;
        for (const QStringList &row : std::as_const(m_fileSample->rows))
            values << row.value(i);
        samples << values;
    }
    m_mappingDialog->editor()->setEnds(ends, samples);
    if (!fields.isEmpty() && !m_isSampled)
        loadSample(job, fields);
}

// Once for the dialog, and again when somebody checks.
void CrmBulkPage::loadSample(const Job &job, const QList<CrmField> &fields)
{
    m_isSampled = true;
    Application *application = &context().application;
    inBackground(
        m_mappingDialog.data(),
        [application, job, fields, token = cancelToken()] {
            auto read = loadCrmSample(*application, job, fields, token);
            return std::make_shared<Result<SampleRows>>(
                read ? processedCrmSample(*application, job, *read, token) : std::move(read));
        },
        [dialog = m_mappingDialog](const std::shared_ptr<Result<SampleRows>> &sample) {
            if (!dialog)
                return;
            if (*sample)
                dialog->editor()->setSample(**sample);
            else
                dialog->editor()->setSampleProblem(errorText(sample->error()));
        });
}

// The processor that is edited is tried on records as the job reads them.
void CrmBulkPage::sampleProcessor(ProcessorDialog *dialog)
{
    const Job job = m_form->job();
    const QString module = job.parameters.value("module"_L1).toString();
    const QList<CrmField> fields = fieldsOf(job.source, module);
    Application *application = &context().application;
    inBackground(
        dialog,
        [application, job, fields, token = cancelToken()] {
            return std::make_shared<Result<SampleRows>>(
                loadCrmSample(*application, job, fields, token));
        },
        [dialog, fields, timings = application->timings()](
            const std::shared_ptr<Result<SampleRows>> &sample) {
            if (*sample)
                dialog->setSample(**sample, hiddenCrmColumns((*sample)->columns, fields), timings);
            else
                dialog->setSampleProblem(sample->error());
        });
}

} // namespace sluice
