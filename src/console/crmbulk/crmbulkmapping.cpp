// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping of the page CRM Bulk's job: its editor, and what is brought to it.
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/crmmappingdialog.h"
#include "core/mapping/processor.h"

#include <QJsonArray>

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
    m_mappingDialog = new CrmMappingDialog(mapping, window());
    if (activeRun())
        m_mappingDialog->setReadOnly();
    // One that says what the saved one says leaves it as it was written.
    connect(m_mappingDialog, &QDialog::accepted, this, [this, before = mapping.toJson()] {
        const QJsonObject now = m_mappingDialog->mapping().toJson();
        if (now != before)
            m_form->setMapping(m_mappingDialog->saysNothing() ? QJsonValue() : QJsonValue(now));
    });
    showMappingFacts();
    m_mappingDialog->open();
}

// What is learnt while the dialog is open comes into it.
void CrmBulkPage::showMappingFacts()
{
    if (!m_mappingDialog)
        return;
    const Job job = m_form->job();
    const QString module = job.parameters.value("module"_L1).toString();
    CrmMappingEnds ends{.module = module,
        .operation = job.parameters.value("operation"_L1).toString(u"update"_s),
        .ignoreEmpty = job.parameters.value("ignoreEmpty"_L1).toBool()};
    for (const CrmField &field : m_known.value(job.source).fields.value(module))
        ends.targetFields.insert(field.apiName, field);
    ends.isSameRecord = !job.parameters.contains("sourceFile"_L1);
    if (ends.isSameRecord)
        ends.sourceFields = ends.targetFields;
    else
        ends.fileColumns = m_form->fileColumns();
    if (const auto chain
        = ProcessorChain::fromJson(job.parameters.value("processors"_L1).toArray()))
        ends.made = chain->writes();
    QList<QStringList> samples;
    for (qsizetype i = 0; m_fileSample && i < m_fileSample->columns.size(); ++i) {
        QStringList values;
        for (const QStringList &row : std::as_const(m_fileSample->rows))
            values << row.value(i);
        samples << values;
    }
    m_mappingDialog->setEnds(ends, samples);
}

} // namespace sluice
