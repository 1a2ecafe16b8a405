// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmjobform.h"

#include "console/crmbulk/fieldsdialog.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/segments.h"
#include "console/widgets/typedlabel.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "ui_crmjobform.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStandardLimitPercent = 20;

QString describeProcessor(const QJsonObject &processor)
{
    const QString type = processor.value("type"_L1).toString();
    if (type == "rules"_L1 && processor.value("preset"_L1).toString() == "lead-clean-up"_L1)
        return CrmJobForm::tr("Lead clean-up: phone, country, score, segment");
    if (type == "rules"_L1) {
        const auto count = processor.value("rules"_L1).toArray().size();
        return count == 1 ? CrmJobForm::tr("1 rule")
                          : CrmJobForm::tr("%1 rules").arg(Format::count(count));
    }
    const QString file = processor.value("file"_L1).toString();
    return file.isEmpty() ? CrmJobForm::tr("kept as it is") : file;
}

} // namespace

CrmJobForm::CrmJobForm(QWidget *parent)
    : JobForm(parent)
    , m_ui(std::make_unique<Ui::CrmJobForm>())
{
    m_ui->setupUi(this);
    dress();
    connectFields();
}

CrmJobForm::~CrmJobForm() = default;

void CrmJobForm::dress()
{
    for (TypedLabel *title :
        {m_ui->sourceTitle, m_ui->processorsTitle, m_ui->writeTitle, m_ui->stopTitle})
        title->setTypeRole(TypeRole::CardTitle);
    m_ui->sourceCard->setAccessibleName(tr("Source"));
    m_ui->processorsCard->setAccessibleName(tr("Processors"));
    m_ui->writeCard->setAccessibleName(tr("Write"));
    m_ui->sourceNote->setTypeRole(TypeRole::Meta);
    m_ui->sourceNote->setColorRole(Role::Muted);
    m_ui->connectionCombo->setAccessibleName(tr("Connection"));
    m_ui->moduleCombo->setAccessibleName(tr("Module"));
    m_ui->findByCombo->setAccessibleName(tr("Find record by"));
    m_ui->fieldsButton->setAccessibleName(tr("Fields"));
    m_ui->pageRowsSpin->setAccessibleName(tr("Records per page"));
    m_ui->chunkRowsSpin->setAccessibleName(tr("Records per file"));
    m_ui->limitSpin->setAccessibleName(tr("Percent of a chunk that may be rejected"));
    m_ui->pageRowsSpin->setGroupSeparatorShown(true);
    m_ui->chunkRowsSpin->setGroupSeparatorShown(true);
    m_ui->addRulesButton->setProperty("role", u"quiet"_s);
    setButtonIcon(m_ui->addRulesButton, u"add"_s);
    m_ui->findByCombo->addItem(u"id"_s, u"id"_s);
    const QString later = tr("Not available in this version");
    m_ui->operationSegments->addSegment(u"insert"_s, tr("Insert"))->setToolTip(later);
    m_ui->operationSegments->addSegment(u"update"_s, tr("Update"));
    m_ui->operationSegments->addSegment(u"upsert"_s, tr("Upsert"))->setToolTip(later);
    m_ui->operationSegments->setCurrent(u"update"_s);
    m_ui->operationSegments->button(u"insert"_s)->setEnabled(false);
    m_ui->operationSegments->button(u"upsert"_s)->setEnabled(false);
    for (QSpinBox *spin : {m_ui->pageRowsSpin, m_ui->chunkRowsSpin, m_ui->limitSpin})
        spin->setAlignment(Qt::AlignRight);
    for (ElidingComboBox *combo : {m_ui->connectionCombo, m_ui->moduleCombo, m_ui->findByCombo}) {
        combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        combo->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    }
    m_ui->pageRowsSpin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_ui->chunkRowsSpin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_ui->fieldsButton->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void CrmJobForm::connectFields()
{
    connect(m_ui->connectionCombo, &QComboBox::activated, this, [this] {
        noteChange();
        emit sourceChanged();
    });
    connect(m_ui->moduleCombo, &QComboBox::activated, this, [this] {
        m_module = m_ui->moduleCombo->currentData().toString();
        m_fields.clear();
        showFields();
        noteChange();
        emit sourceChanged();
    });
    connect(m_ui->fieldsButton, &QPushButton::clicked, this, &CrmJobForm::chooseFields);
    connect(m_ui->onlyChangedCheck, &QCheckBox::toggled, this, &CrmJobForm::noteChange);
    connect(m_ui->ignoreEmptyCheck, &QCheckBox::toggled, this, &CrmJobForm::noteChange);
    for (QSpinBox *spin : {m_ui->pageRowsSpin, m_ui->chunkRowsSpin, m_ui->limitSpin})
        connect(spin, &QSpinBox::valueChanged, this, &CrmJobForm::noteChange);
    connect(m_ui->addRulesButton, &QPushButton::clicked, this, [this] {
        m_processors.append(QJsonObject{
            {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}});
        showProcessors();
        noteChange();
    });
}

void CrmJobForm::noteChange()
{
    if (!m_isFilling)
        emit changed();
}

void CrmJobForm::setJob(const Job &job)
{
    m_isFilling = true;
    m_saved = job;
    const QJsonObject &parameters = job.parameters;
    m_module = parameters.value("module"_L1).toString();
    m_chosenFields.clear();
    for (const QJsonValue &field : parameters.value("fields"_L1).toArray())
        m_chosenFields << field.toString();
    m_processors = parameters.value("processors"_L1).toArray();
    m_ui->pageRowsSpin->setValue(parameters.value("pageRows"_L1).toInt(CrmBulkJob::kMaxPageRows));
    m_ui->chunkRowsSpin->setValue(
        parameters.value("chunkRows"_L1).toInt(CrmBulkJob::kMaxChunkRows));
    m_ui->limitSpin->setValue(
        parameters.value("rejectionLimitPercent"_L1).toInt(kStandardLimitPercent));
    m_ui->onlyChangedCheck->setChecked(parameters.value("onlyChanged"_L1).toBool(true));
    m_ui->ignoreEmptyCheck->setChecked(parameters.value("ignoreEmpty"_L1).toBool(false));
    m_ui->operationSegments->setCurrent(parameters.value("operation"_L1).toString(u"update"_s));
    const bool hasCriteria = !parameters.value("criteria"_L1).toObject().isEmpty();
    m_ui->sourceNote->setText(
        hasCriteria ? tr("Reads only the records that its criteria allow.") : QString());
    m_ui->sourceNote->setVisible(hasCriteria);
    showConnections();
    setModules(m_modules);
    showFields();
    showProcessors();
    m_isFilling = false;
}

Job CrmJobForm::job() const
{
    Job job = m_saved;
    const QString connection = m_ui->connectionCombo->currentText();
    if (!connection.isEmpty() && connection != m_saved.source) {
        job.source = connection;
        job.target = connection;
    }
    QJsonObject &parameters = job.parameters;
    if (!parameters.contains("modules"_L1)) // a job of several is changed in its file
        parameters.insert(u"module"_s, m_module);
    putJobParameter(
        parameters, u"fields"_s, QJsonArray::fromStringList(m_chosenFields), QJsonArray());
    putJobParameter(parameters, u"processors"_s, m_processors, QJsonArray());
    putJobParameter(
        parameters, u"pageRows"_s, m_ui->pageRowsSpin->value(), CrmBulkJob::kMaxPageRows);
    putJobParameter(
        parameters, u"chunkRows"_s, m_ui->chunkRowsSpin->value(), CrmBulkJob::kMaxChunkRows);
    putJobParameter(
        parameters, u"rejectionLimitPercent"_s, m_ui->limitSpin->value(), kStandardLimitPercent);
    putJobParameter(parameters, u"onlyChanged"_s, m_ui->onlyChangedCheck->isChecked(), true);
    putJobParameter(parameters, u"ignoreEmpty"_s, m_ui->ignoreEmptyCheck->isChecked(), false);
    return job;
}

bool CrmJobForm::isChanged() const
{
    const Job now = job();
    return now.parameters != m_saved.parameters || now.source != m_saved.source
        || now.target != m_saved.target;
}

void CrmJobForm::setConnections(const QList<Connection> &connections)
{
    m_connections.clear();
    for (const Connection &connection : connections)
        m_connections << connection.name;
    showConnections();
}

void CrmJobForm::showConnections()
{
    const QString wanted = m_ui->connectionCombo->count() > 0 && !m_isFilling
        ? m_ui->connectionCombo->currentText()
        : m_saved.source;
    QStringList shown = m_connections;
    if (!wanted.isEmpty() && !shown.contains(wanted))
        shown.prepend(wanted); // named by the job and gone: the check says so
    m_ui->connectionCombo->clear();
    for (const QString &name : std::as_const(shown))
        m_ui->connectionCombo->addItem(themeIcon(u"page-crm"_s), name);
    m_ui->connectionCombo->setCurrentText(wanted);
}

void CrmJobForm::setModules(const QList<CrmModule> &modules)
{
    m_modules = modules;
    m_ui->moduleCombo->clear();
    bool isKnown = false;
    for (const CrmModule &module : modules) {
        const QString text = module.pluralLabel == module.apiName
            ? module.pluralLabel
            : u"%1 (%2)"_s.arg(module.pluralLabel, module.apiName);
        m_ui->moduleCombo->addItem(text, module.apiName);
        isKnown |= module.apiName == m_module;
    }
    if (!isKnown && !m_module.isEmpty())
        m_ui->moduleCombo->insertItem(0, m_module, m_module);
    m_ui->moduleCombo->setCurrentIndex(m_ui->moduleCombo->findData(m_module));
}

void CrmJobForm::setModulesNotice(const QString &text)
{
    m_ui->moduleCombo->setNotice(text);
}

void CrmJobForm::setFields(const QList<CrmField> &fields)
{
    m_fields = fields;
    showFields();
}

void CrmJobForm::showFields()
{
    const auto chosen = m_chosenFields.size();
    const QString count = Format::count(chosen);
    if (chosen == 0)
        m_ui->fieldsButton->setText(tr("All fields"));
    else if (m_fields.isEmpty())
        m_ui->fieldsButton->setText(chosen == 1 ? tr("1 field") : tr("%1 fields").arg(count));
    else
        m_ui->fieldsButton->setText(
            tr("%1 of %2 fields").arg(count, Format::count(m_fields.size())));
    m_ui->fieldsButton->setEnabled(!m_isReadOnly && !m_fields.isEmpty());
    m_ui->fieldsButton->setToolTip(m_chosenFields.join(u", "_s));
}

void CrmJobForm::chooseFields()
{
    auto *dialog = new FieldsDialog(m_fields, m_chosenFields, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_chosenFields = dialog->chosen();
        showFields();
        noteChange();
    });
    dialog->open();
}

void CrmJobForm::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->connectionCombo, m_ui->moduleCombo,
             m_ui->pageRowsSpin, m_ui->findByCombo, m_ui->chunkRowsSpin, m_ui->onlyChangedCheck,
             m_ui->ignoreEmptyCheck, m_ui->limitSpin, m_ui->processorList, m_ui->addRulesButton})
        field->setEnabled(!isReadOnly);
    showFields();
}

void CrmJobForm::showProcessors()
{
    qDeleteAll(m_ui->processorList->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (qsizetype i = 0; i < m_processors.size(); ++i)
        addProcessorRow(static_cast<int>(i), m_processors.at(i).toObject());
    if (m_processors.isEmpty()) {
        m_ui->processorListLayout->addWidget(
            new TypedLabel(tr("Records are written as they were read."), TypeRole::Body,
                Role::Muted, m_ui->processorList));
    }
    m_ui->addRulesButton->setVisible(m_processors.isEmpty());
}

void CrmJobForm::addProcessorRow(int index, const QJsonObject &processor)
{
    auto *row = new QWidget(m_ui->processorList);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const QString type = processor.value("type"_L1).toString();
    const QString word = type == "script"_L1 ? tr("Script")
        : type == "command"_L1               ? tr("Command")
                                             : tr("Rules");
    layout->addWidget(new TypedLabel(QString::number(index + 1), TypeRole::Body, Role::Muted, row));
    layout->addWidget(new TypedLabel(word, TypeRole::BodyMedium, Role::Text, row));
    auto *what = new ElidingLabel(describeProcessor(processor), row);
    what->setColorRole(Role::Muted);
    layout->addWidget(what, 1);
    if (processor.contains("preset"_L1)) {
        auto *ruleSet = new ElidingComboBox(row);
        ruleSet->setObjectName(u"ruleSetCombo"_s);
        ruleSet->setAccessibleName(tr("Rule set"));
        ruleSet->setToolTip(tr("A as the public example is coded, B as its text promises, C the "
                               "improved rules"));
        ruleSet->addItem(tr("Set A"), u"A"_s);
        ruleSet->addItem(tr("Set B"), u"B"_s);
        ruleSet->addItem(tr("Set C"), u"C"_s);
        ruleSet->setCurrentIndex(ruleSet->findData(processor.value("ruleSet"_L1).toString(u"C"_s)));
        connect(ruleSet, &QComboBox::activated, this,
            [this, index, ruleSet] { setRuleSet(index, ruleSet->currentData().toString()); });
        layout->addWidget(ruleSet);
    }
    auto *remove = new QToolButton(row);
    remove->setObjectName(u"removeProcessorButton"_s);
    remove->setIcon(themeIcon(u"close"_s, Role::Muted));
    remove->setAccessibleName(tr("Remove Processor %1").arg(index + 1));
    remove->setToolTip(tr("Remove this processor"));
    connect(remove, &QToolButton::clicked, this, [this, index] { removeProcessor(index); });
    layout->addWidget(remove);
    m_ui->processorListLayout->addWidget(row);
}

void CrmJobForm::setRuleSet(int index, const QString &ruleSet)
{
    QJsonObject processor = m_processors.at(index).toObject();
    processor.insert(u"ruleSet"_s, ruleSet);
    m_processors.replace(index, processor);
    noteChange();
}

void CrmJobForm::removeProcessor(int index)
{
    m_processors.removeAt(index);
    // The row's own button is still being clicked.
    QMetaObject::invokeMethod(
        this, [this] { showProcessors(); }, Qt::QueuedConnection);
    noteChange();
}

} // namespace sluice
