// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmwritecard.h"

#include "console/crmbulk/crmtargetpart.h"
#include "console/jobs/formparts.h"
#include "console/jobs/jobform.h"
#include "console/theme/icons.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/segments.h"
#include "console/widgets/typedlabel.h"
#include "syncs/crmbulk/crmbulkjob.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

CrmWriteCard::CrmWriteCard(QWidget *parent)
    : Card(parent)
    , m_target(new Segments(this))
    , m_filePart(new CrmTargetPart(this))
    , m_wayPart(new QWidget(this))
    , m_servicePart(new QWidget(this))
    , m_operation(new Segments(m_wayPart))
    , m_findByCombo(new ElidingComboBox(m_wayPart))
    , m_way(new ElidingComboBox(m_wayPart))
    , m_note(makeNote(u"writeNote"_s, this))
    , m_automations(new Segments(m_servicePart))
    , m_guard(new ElidingComboBox(m_servicePart))
    , m_onlyChanged(new QCheckBox(tr("&Only changed records"), m_servicePart))
    , m_ignoreEmpty(new QCheckBox(tr("Leave fields &alone where empty"), m_servicePart))
    , m_chunkRows(new CountSpinBox(m_servicePart))
    , m_mapping(new QPushButton(this))
{
    m_target->setObjectName(u"targetSegments"_s);
    m_target->setAccessibleName(tr("Where the records go"));
    m_target->addSegment(u"service"_s, tr("Zoho CRM"));
    m_target->addSegment(u"file"_s, tr("CSV File"))
        ->setToolTip(tr("A copy of the module; nothing changes in the CRM"));
    m_operation->setObjectName(u"operationSegments"_s);
    m_operation->setAccessibleName(tr("What is done"));
    m_operation->addSegment(u"insert"_s, tr("Insert"))
        ->setToolTip(tr("Makes new records. A lost answer could make one twice, unless a unique "
                        "field tells them apart."));
    m_operation->addSegment(u"update"_s, tr("Update"))->setToolTip(tr("Changes records only"));
    m_operation->addSegment(u"upsert"_s, tr("Upsert"))
        ->setToolTip(tr("Changes the records that are found, and makes the others"));
    m_findByCombo->setObjectName(u"findByCombo"_s);
    m_way->setObjectName(u"writeByCombo"_s);
    m_way->addItem(tr("Automatic"), u"auto"_s);
    m_way->addItem(tr("Bulk Write"), u"bulk"_s);
    m_way->addItem(tr("Record by Record"), u"record"_s);
    m_automations->setObjectName(u"automationsSegments"_s);
    m_automations->addSegment(u"service"_s, tr("As the Service Does"));
    m_automations->addSegment(u"none"_s, tr("No"))
        ->setToolTip(tr("No workflow, blueprint or assignment is started. Only the record API can "
                        "be told so."));
    m_guard->setObjectName(u"guardCombo"_s);
    m_guard->addItem(tr("By environment"), QString());
    m_guard->addItem(tr("Are left as they are"), u"on"_s);
    m_guard->addItem(tr("Are written over"), u"off"_s);
    m_guard->setToolTip(tr("What happens to records that somebody changed after they were read: "
                           "in production they are left as they are and listed, elsewhere they are "
                           "written over. Looking costs a credit for each chunk."));
    m_onlyChanged->setObjectName(u"onlyChangedCheck"_s);
    m_ignoreEmpty->setObjectName(u"ignoreEmptyCheck"_s);
    m_ignoreEmpty->setToolTip(tr("An empty value changes nothing; otherwise it empties the field"));
    m_chunkRows->setObjectName(u"chunkRowsSpin"_s);
    m_chunkRows->setRange(1, CrmBulkJob::kMaxChunkRows);
    m_chunkRows->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_chunkRows->setAlignment(Qt::AlignRight);
    m_chunkRows->setToolTip(tr("Written at once; what is stopped or lost is settled by these"));
    m_mapping->setObjectName(u"mappingButton"_s);
    layOut();
    connectFields();
}

void CrmWriteCard::layOut()
{
    addCardHead(this, tr("Write"), m_target);
    body()->setSpacing(8);
    body()->addWidget(m_wayPart);
    body()->addWidget(m_filePart);
    body()->addWidget(m_note);
    body()->addWidget(m_servicePart);
    layOutService();
    body()->addLayout(labelled(tr("Mappin&g"), m_mapping));
    for (QWidget *field :
        std::initializer_list<QWidget *>{m_findByCombo, m_way, m_guard, m_chunkRows, m_mapping})
        letShrink(field);
}

void CrmWriteCard::layOutService()
{
    const auto fromLeft = [](QVBoxLayout *field) {
        auto *row = new QHBoxLayout;
        row->addLayout(field);
        row->addStretch(1);
        return row;
    };
    const auto columnOf = [](QWidget *part) {
        auto *layout = new QVBoxLayout(part);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        return layout;
    };
    auto *operation = new QVBoxLayout;
    operation->addWidget(m_operation);
    QVBoxLayout *way = columnOf(m_wayPart);
    way->addLayout(fromLeft(operation));
    way->addLayout(
        besides(labelled(tr("Find record &by"), m_findByCombo), labelled(tr("&Way"), m_way)));
    QVBoxLayout *layout = columnOf(m_servicePart);
    layout->addLayout(fromLeft(labelled(tr("Run automations"), m_automations)));
    layout->addWidget(m_onlyChanged);
    layout->addWidget(m_ignoreEmpty);
    layout->addLayout(besides(labelled(tr("Changed meanwhi&le"), m_guard),
        labelled(tr("Record&s per file"), m_chunkRows)));
}

void CrmWriteCard::connectFields()
{
    const auto note = [this] {
        if (m_isFilling)
            return;
        showParts();
        emit changed();
    };
    connect(m_target, &Segments::chosen, this, note);
    connect(m_filePart, &CrmTargetPart::changed, this, note);
    connect(m_filePart, &CrmTargetPart::fileWanted, this, &CrmWriteCard::targetFileWanted);
    connect(m_operation, &Segments::chosen, this, [this, note] {
        const bool isInsert = operation() == "insert"_L1;
        if (!isInsert && m_findBy.isEmpty())
            m_findBy = u"id"_s;
        if (isInsert && m_findBy == "id"_L1)
            m_findBy.clear(); // a new record has none
        showFindBy();
        note();
    });
    connect(m_findByCombo, &QComboBox::activated, this, [this, note] {
        m_findBy = m_findByCombo->currentData().toString();
        note();
    });
    connect(m_automations, &Segments::chosen, this, note);
    for (QComboBox *combo : {m_way, m_guard})
        connect(combo, &QComboBox::activated, this, note);
    for (QCheckBox *check : {m_onlyChanged, m_ignoreEmpty})
        connect(check, &QCheckBox::toggled, this, note);
    connect(m_chunkRows, &QSpinBox::valueChanged, this, note);
    connect(m_mapping, &QPushButton::clicked, this, &CrmWriteCard::mappingWanted);
}

QString CrmWriteCard::operation() const
{
    return m_operation->current();
}

bool CrmWriteCard::runsAutomations() const
{
    return m_automations->current() == "service"_L1;
}

void CrmWriteCard::setJob(const Job &job)
{
    m_isFilling = true;
    const QJsonObject &parameters = job.parameters;
    m_target->setCurrent(parameters.contains("targetFile"_L1) ? u"file"_s : u"service"_s);
    m_filePart->setParameters(parameters);
    m_operation->setCurrent(parameters.value("operation"_L1).toString(u"update"_s));
    m_findBy
        = parameters.value("findBy"_L1).toString(operation() == "insert"_L1 ? QString() : u"id"_s);
    m_way->setCurrentIndex(
        std::max(0, m_way->findData(parameters.value("writeBy"_L1).toString(u"auto"_s))));
    m_automations->setCurrent(parameters.value("automations"_L1).toString(u"service"_s));
    const QJsonValue guard = parameters.value("guard"_L1);
    m_guard->setCurrentIndex(guard.isBool() ? (guard.toBool() ? 1 : 2) : 0);
    m_onlyChanged->setChecked(parameters.value("onlyChanged"_L1).toBool(true));
    m_comparesFile = parameters.value("compareFile"_L1).toBool(true);
    m_ignoreEmpty->setChecked(parameters.value("ignoreEmpty"_L1).toBool(false));
    m_chunkRows->setValue(parameters.value("chunkRows"_L1).toInt(CrmBulkJob::kMaxChunkRows));
    showFindBy();
    showParts();
    m_isFilling = false;
}

void CrmWriteCard::putInto(Job &job) const
{
    QJsonObject &parameters = job.parameters;
    if (isToFile())
        m_filePart->putInto(parameters);
    else
        parameters.remove(u"targetFile"_s);
    putWay(parameters);
}

// New records never go to a file: the choice stays in the card, for when the operator comes back.
void CrmWriteCard::putWay(QJsonObject &parameters) const
{
    const bool isInsert = operation() == "insert"_L1;
    if (isToFile() && operation() != "update"_L1) {
        parameters.remove(u"operation"_s);
        parameters.remove(u"findBy"_s);
        return;
    }
    putJobParameter(parameters, u"operation"_s, operation(), u"update"_s);
    if (isInsert && m_findBy.isEmpty())
        parameters.remove(u"findBy"_s);
    else
        putJobParameter(parameters, u"findBy"_s, m_findBy, isInsert ? QString() : u"id"_s);
    // No automations is by the record API in any case: bulk write cannot be told.
    const QString way = m_way->currentData().toString();
    const bool isBulk = way == "bulk"_L1;
    putJobParameter(
        parameters, u"writeBy"_s, isBulk && !runsAutomations() ? u"auto"_s : way, u"auto"_s);
    putJobParameter(parameters, u"automations"_s, m_automations->current(), u"service"_s);
    const QString guard = m_guard->currentData().toString();
    if (guard.isEmpty())
        parameters.remove(u"guard"_s);
    else
        parameters.insert(u"guard"_s, guard == "on"_L1);
    putJobParameter(parameters, u"onlyChanged"_s, m_onlyChanged->isChecked(), true);
    putJobParameter(parameters, u"ignoreEmpty"_s, m_ignoreEmpty->isChecked(), false);
    putJobParameter(parameters, u"chunkRows"_s, m_chunkRows->value(), CrmBulkJob::kMaxChunkRows);
}

void CrmWriteCard::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_operation, m_findByCombo, m_automations, m_ignoreEmpty, m_chunkRows})
        field->setEnabled(!isReadOnly);
    m_target->setEnabled(!isReadOnly);
    m_filePart->setReadOnly(isReadOnly);
    showParts();
}

void CrmWriteCard::setFields(const QList<CrmField> &fields)
{
    m_fields = fields;
    showFindBy();
}

void CrmWriteCard::setSourceIsFile(bool isFile)
{
    m_isSourceFile = isFile;
    showParts();
}

bool CrmWriteCard::isToFile() const
{
    return m_target->current() == "file"_L1;
}

void CrmWriteCard::setTargetPath(const QString &path)
{
    m_filePart->setPath(path);
}

QString CrmWriteCard::targetPath() const
{
    return m_filePart->path();
}

// What names a record: its id, and the fields that the module keeps unique.
void CrmWriteCard::showFindBy()
{
    m_findByCombo->clear();
    if (operation() == "insert"_L1)
        m_findByCombo->addItem(tr("Nothing: all are new"), QString());
    else
        m_findByCombo->addItem(u"id"_s, u"id"_s);
    for (const CrmField &field : std::as_const(m_fields)) {
        if (field.isUnique && field.apiName != "id"_L1)
            m_findByCombo->addItem(field.label == field.apiName
                    ? field.label
                    : u"%1 (%2)"_s.arg(field.label, field.apiName),
                field.apiName);
    }
    chooseItem(m_findByCombo, m_findBy);
    m_findByCombo->setToolTip(operation() == "insert"_L1
            ? tr("A unique field that the records bring keeps one from being made twice after a "
                 "lost answer")
            : tr("The id, or a field that the module keeps unique"));
}

QString CrmWriteCard::wayNote() const
{
    if (isToFile())
        return tr("The records that are read go to a file on this computer, and nothing changes in "
                  "the CRM. Its name may hold {module}, {date}, {time} and {run}.");
    if (!runsAutomations())
        return tr(
            "By the record API: up to 100 records in a call, a credit for each ten of them, and "
            "no automations.");
    const QString way = m_way->currentData().toString();
    if (way == "bulk"_L1)
        return tr("Bulk write: 500 credits for each file of up to 25,000 records.");
    if (way == "record"_L1)
        return tr("By the record API: up to 100 records in a call, so that each is settled at "
                  "once. Cheaper for few records, dearer for many.");
    return tr(
        "Each chunk goes the way that costs fewer credits. The plan says what each way costs.");
}

void CrmWriteCard::showParts()
{
    const bool isInsert = operation() == "insert"_L1;
    const bool canLeaveOut = !isInsert && (!m_isSourceFile || m_comparesFile);
    m_filePart->setVisible(isToFile());
    m_wayPart->setVisible(!isToFile());
    m_servicePart->setVisible(!isToFile());
    m_way->setEnabled(!m_isReadOnly && runsAutomations());
    m_way->setNotice(runsAutomations() ? QString() : tr("Record by Record"));
    m_guard->setEnabled(!m_isReadOnly && !isInsert);
    m_onlyChanged->setEnabled(!m_isReadOnly && canLeaveOut);
    m_onlyChanged->setToolTip(canLeaveOut
            ? tr("Records that hold already what they are to hold are not sent")
            : isInsert ? tr("All records are new")
                       : tr("The job does not compare its file with what the records hold"));
    showProblem(m_problem);
}

void CrmWriteCard::showProblem(const QString &problem)
{
    m_problem = problem;
    showNote(m_note, problem.isEmpty() ? wayNote() : problem, !problem.isEmpty());
}

QString crmMappingText(const QJsonValue &mapping)
{
    const auto count = mapping[u"fields"].toArray().size();
    return count == 0 ? CrmWriteCard::tr("What the processors write")
        : count == 1  ? CrmWriteCard::tr("1 field")
                      : CrmWriteCard::tr("%1 fields").arg(Format::count(count));
}

void CrmWriteCard::showMapping(const QJsonValue &mapping)
{
    m_mapping->setText(crmMappingText(mapping));
    setButtonIcon(m_mapping, u"page-mappings"_s); // with its gap, now that there is a text
    m_mapping->setToolTip(tr("Which field gets what, with transforms and checks"));
}

} // namespace sluice
