// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmjobform.h"

#include "console/crmbulk/crmcapscard.h"
#include "console/crmbulk/crmfilepart.h"
#include "console/crmbulk/crmprocessorscard.h"
#include "console/crmbulk/crmsourcecard.h"
#include "console/crmbulk/crmwritecard.h"
#include "console/crmbulk/processordialog.h"
#include "console/errors/errorwords.h"
#include "console/jobs/nextruncard.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/crmselection.h"

#include <QBoxLayout>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString crmSelectionProblem(const QJsonObject &selection)
{
    QJsonObject chosen = selection;
    const auto read = CrmSelection::take(chosen);
    return read ? QString() : sentenceInWords(read.error().why);
}

} // namespace

CrmJobForm::CrmJobForm(Prompt &prompt, QWidget *parent)
    : JobForm(parent)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_source(new CrmSourceCard(prompt, this))
    , m_processors(new CrmProcessorsCard(prompt, this))
    , m_nextRun(new NextRunCard(crmSelectionProblem, this))
    , m_write(new CrmWriteCard(this))
    , m_caps(new CrmCapsCard(this))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    const auto column = [this](std::initializer_list<QWidget *> cards) {
        auto *layout = new QVBoxLayout;
        layout->setSpacing(12);
        for (QWidget *card : cards)
            layout->addWidget(card);
        layout->addStretch(1);
        m_columns->addLayout(layout, 1);
    };
    column({m_source, m_processors, m_nextRun});
    column({m_write, m_caps});
    connectCards();
}

void CrmJobForm::connectCards()
{
    connect(m_source, &CrmSourceCard::changed, this, &CrmJobForm::noteChange);
    connect(m_processors, &CrmProcessorsCard::changed, this, &CrmJobForm::noteChange);
    connect(m_processors, &CrmProcessorsCard::sampleWanted, this, &CrmJobForm::sampleWanted);
    connect(m_write, &CrmWriteCard::changed, this, &CrmJobForm::noteChange);
    connect(m_caps, &CrmCapsCard::changed, this, &CrmJobForm::noteChange);
    connect(m_source, &CrmSourceCard::sourceChanged, this, &JobForm::sourceChanged);
    connect(m_source, &CrmSourceCard::againWanted, this, &JobForm::againWanted);
    connect(m_source, &CrmSourceCard::fileWanted, this, &CrmJobForm::fileWanted);
    connect(m_source, &CrmSourceCard::fileChanged, this, &CrmJobForm::fileChanged);
    connect(m_write, &CrmWriteCard::mappingWanted, this, &CrmJobForm::mappingWanted);
    connect(m_write, &CrmWriteCard::targetFileWanted, this, &CrmJobForm::targetFileWanted);
    connect(m_nextRun, &NextRunCard::changed, this, &CrmJobForm::selectionChanged);
    connect(m_nextRun, &NextRunCard::idsFileWanted, this, &CrmJobForm::idsFileWanted);
}

void CrmJobForm::noteChange()
{
    if (m_isFilling)
        return;
    showDependent();
    emit changed();
}

void CrmJobForm::showDependent()
{
    m_write->setSourceIsFile(m_source->isFile());
    m_nextRun->setWays(m_source->isFile()
            ? QStringList{u"rows"_s, u"pages"_s}
            : QStringList{u"ids"_s, u"since"_s, u"rows"_s, u"pages"_s});
    m_caps->setVisible(!m_write->isToFile()); // nothing is written that it could stop
    m_write->showProblem(problem());
}

void CrmJobForm::setJob(const Job &job)
{
    m_isFilling = true;
    const bool isSame = job.name == m_saved.name;
    m_saved = job;
    m_mapping = job.mapping;
    m_fields.clear();
    m_source->setJob(job);
    m_source->setConnections(m_connections, job.source);
    m_processors->setProcessors(job.parameters.value("processors"_L1).toArray());
    m_processors->setFieldNames({});
    m_write->setJob(job);
    m_write->showMapping(m_mapping);
    m_caps->setParameters(job.parameters);
    if (!isSame)
        m_nextRun->reset();
    showDependent();
    m_isFilling = false;
}

Job CrmJobForm::job() const
{
    Job job = m_saved;
    m_source->putInto(job);
    m_write->putInto(job);
    putJobParameter(job.parameters, u"processors"_s, m_processors->processors(), QJsonArray());
    m_caps->putInto(job.parameters);
    job.mapping = m_mapping;
    return job;
}

bool CrmJobForm::isChanged() const
{
    const Job now = job();
    return now.parameters != m_saved.parameters || now.source != m_saved.source
        || now.target != m_saved.target || now.mapping != m_saved.mapping;
}

// What is wrong with the file is told beside it.
QString CrmJobForm::problem() const
{
    const Job now = job();
    const bool isFileMissing
        = (m_source->isFile() && now.parameters[u"sourceFile"][u"path"].toString().isEmpty())
        || (m_write->isToFile() && m_write->targetPath().isEmpty());
    if (now.parameters.value("module"_L1).toString().isEmpty() || isFileMissing)
        return {};
    const auto read = CrmBulkJob::fromJson(now.parameters, now.mapping.toObject());
    return read ? QString() : sentenceInWords(read.error().why);
}

void CrmJobForm::setConnections(const QList<Connection> &connections)
{
    const QString before = m_source->connection();
    m_connections = connections;
    m_source->setConnections(m_connections, before.isEmpty() ? m_saved.source : before);
}

void CrmJobForm::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    m_source->setReadOnly(isReadOnly);
    m_processors->setReadOnly(isReadOnly);
    m_nextRun->setReadOnly(isReadOnly);
    m_write->setReadOnly(isReadOnly);
    m_caps->setReadOnly(isReadOnly);
}

void CrmJobForm::setModules(const QList<CrmModule> &modules)
{
    m_source->setModules(modules);
}

void CrmJobForm::setModulesNotice(const QString &text)
{
    m_source->setModulesNotice(text);
}

void CrmJobForm::setModulesError(
    const std::optional<Error> &modules, const std::optional<Error> &fields)
{
    m_source->setModulesError(modules, fields);
}

void CrmJobForm::setFields(const QList<CrmField> &fields)
{
    m_fields = fields;
    m_source->setFields(fields);
    m_write->setFields(fields);
    QStringList names;
    for (const CrmField &field : fields)
        names << field.apiName;
    m_processors->setFieldNames(names);
}

void CrmJobForm::setViews(const std::optional<Result<QList<CrmView>>> &views)
{
    m_source->setViews(views);
}

std::optional<SourceFile> CrmJobForm::sourceFile() const
{
    const SourceFile file = m_source->filePart().file();
    return m_source->isFile() && !file.path.isEmpty() ? std::optional(file) : std::nullopt;
}

void CrmJobForm::setFilePath(const QString &path)
{
    m_source->filePart().setPath(path);
}

void CrmJobForm::setFileSample(const std::optional<Result<SourceSample>> &sample)
{
    m_source->filePart().setSample(sample);
}

void CrmJobForm::setTargetPath(const QString &path)
{
    m_write->setTargetPath(path);
}

const QStringList &CrmJobForm::fileColumns() const
{
    return m_source->filePart().columns();
}

QJsonObject CrmJobForm::selection() const
{
    return m_nextRun->selection();
}

QString CrmJobForm::selectionProblem() const
{
    return m_nextRun->problem();
}

void CrmJobForm::setSelectedIds(const QStringList &ids)
{
    m_nextRun->setIds(ids);
}

void CrmJobForm::setMapping(const QJsonValue &mapping)
{
    m_mapping = mapping;
    m_write->showMapping(mapping);
    noteChange();
}

} // namespace sluice
