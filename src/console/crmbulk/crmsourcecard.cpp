// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmsourcecard.h"

#include "console/crmbulk/criteriadialog.h"
#include "console/crmbulk/criteriamodel.h"
#include "console/crmbulk/crmfilepart.h"
#include "console/crmbulk/fieldsdialog.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/jobs/jobform.h"
#include "console/jobs/loadproblem.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/segments.h"
#include "syncs/crmbulk/crmbulkjob.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QCompleter>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Of a connection's name, with the arrow and the mark beside it.
constexpr int kLeastCharacters = 12;
constexpr int kMostCharacters = 22;
constexpr int kComboSlack = 4; // what the style does not count in

} // namespace

CrmSourceCard::CrmSourceCard(Prompt &prompt, QWidget *parent)
    : Card(parent)
    , m_prompt(prompt)
    , m_kind(new Segments(this))
    , m_connection(new ElidingComboBox(this))
    , m_moduleCombo(new ElidingComboBox(this))
    , m_problem(new LoadProblem(tr("Modules and fields"), this))
    , m_modulePart(new QWidget(this))
    , m_fieldsButton(new QPushButton(m_modulePart))
    , m_read(new ElidingComboBox(m_modulePart))
    , m_criteriaButton(new QPushButton(m_modulePart))
    , m_view(new ElidingComboBox(m_modulePart))
    , m_file(new CrmFilePart(this))
    , m_pageRows(new CountSpinBox(this))
{
    m_kind->setObjectName(u"sourceSegments"_s);
    m_kind->setAccessibleName(tr("Where the records come from"));
    m_kind->addSegment(u"module"_s, tr("Module"));
    m_kind->addSegment(u"file"_s, tr("CSV File"));
    m_connection->setObjectName(u"connectionCombo"_s);
    m_moduleCombo->setObjectName(u"moduleCombo"_s);
    m_pageRows->setObjectName(u"pageRowsSpin"_s);
    m_pageRows->setRange(1, CrmBulkJob::kMaxPageRows);
    m_pageRows->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_pageRows->setAlignment(Qt::AlignRight);
    m_pageRows->setToolTip(tr(
        "The service gives at most 200,000 in a page. While one is processed the next is read."));
    addCardHead(this, tr("Source"), m_kind);
    body()->setSpacing(8);
    body()->addLayout(
        besides(labelled(tr("&Connection"), m_connection), labelled(tr("&Module"), m_moduleCombo)));
    makeSearchable(m_moduleCombo);
    m_moduleCombo->lineEdit()->setPlaceholderText(tr("Find a module"));
    m_problem->setObjectName(u"modulesProblem"_s);
    body()->addWidget(m_problem);
    layOutModule();
    body()->addWidget(m_modulePart);
    body()->addWidget(m_file);
    auto *last = new QVBoxLayout; // as wide as one of two
    body()->addLayout(besides(labelled(tr("Records per &page"), m_pageRows), last));
    for (QWidget *field : std::initializer_list<QWidget *>{m_connection, m_moduleCombo, m_read,
             m_fieldsButton, m_criteriaButton, m_view, m_pageRows})
        letShrink(field);
    connectFields();
    connectModule();
}

void CrmSourceCard::layOutModule()
{
    m_fieldsButton->setObjectName(u"fieldsButton"_s);
    m_read->setObjectName(u"readCombo"_s);
    m_read->addItem(tr("All records"), u"all"_s);
    m_read->addItem(tr("New and changed"), u"incremental"_s);
    m_read->setItemData(1,
        tr("What was modified since the last run that read it; the end of the time is fixed when "
           "the run begins"),
        Qt::ToolTipRole);
    m_criteriaButton->setObjectName(u"criteriaButton"_s);
    auto *layout = new QVBoxLayout(m_modulePart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(
        besides(labelled(tr("Fi&elds"), m_fieldsButton), labelled(tr("Rea&d"), m_read)));
    m_view->setObjectName(u"viewCombo"_s);
    layout->addLayout(
        besides(labelled(tr("Cr&iteria"), m_criteriaButton), labelled(tr("C&ustom view"), m_view)));
}

void CrmSourceCard::connectFields()
{
    const auto note = [this] {
        if (!m_isFilling)
            emit changed();
    };
    connect(m_kind, &Segments::chosen, this, [this, note] {
        showParts();
        m_file->setSample({});
        note();
        if (!m_isFilling)
            emit fileChanged();
    });
    connect(m_connection, &QComboBox::activated, this, [this, note] {
        note();
        emit sourceChanged();
    });
    connect(m_view, &QComboBox::activated, this, [this, note] {
        m_customView = m_view->currentData().toString();
        note();
    });
    connect(m_fieldsButton, &QPushButton::clicked, this, &CrmSourceCard::chooseFields);
    connect(m_criteriaButton, &QPushButton::clicked, this, &CrmSourceCard::editCriteria);
    connect(m_read, &QComboBox::activated, this, note);
    connect(m_pageRows, &QSpinBox::valueChanged, this, note);
    connect(m_file, &CrmFilePart::changed, this, note);
    connect(m_file, &CrmFilePart::fileChanged, this, &CrmSourceCard::fileChanged);
    connect(m_file, &CrmFilePart::fileWanted, this, &CrmSourceCard::fileWanted);
}

void CrmSourceCard::connectModule()
{
    connect(m_moduleCombo, &QComboBox::activated, this, &CrmSourceCard::chooseModule);
    connect(
        m_moduleCombo->lineEdit(), &QLineEdit::editingFinished, this, &CrmSourceCard::settleModule);
    connect(m_problem, &LoadProblem::againWanted, this, &CrmSourceCard::againWanted);
}

void CrmSourceCard::chooseModule()
{
    const QString chosen = m_moduleCombo->currentData().toString();
    if (chosen == m_module)
        return;
    m_module = chosen;
    m_fields.clear();
    m_customView.clear(); // it is of another module
    showFields();
    setViews({});
    if (!m_isFilling)
        emit changed();
    emit sourceChanged();
}

// What was typed is a module, by its API name too, or gives way to the chosen one.
void CrmSourceCard::settleModule()
{
    const QAbstractItemView *found = m_moduleCombo->completer()->popup();
    if (!m_moduleCombo->lineEdit()->isModified()
        || (found->isVisible() && found->currentIndex().isValid()))
        return; // nothing was typed, or that one is chosen next
    const QString typed = m_moduleCombo->lineEdit()->text().trimmed();
    int index = m_moduleCombo->findText(typed, Qt::MatchFixedString);
    if (index < 0)
        index = m_moduleCombo->findData(typed, Qt::UserRole, Qt::MatchFixedString);
    if (index < 0)
        index = m_moduleCombo->findData(m_module);
    m_moduleCombo->setCurrentIndex(index);
    if (index >= 0)
        chooseModule();
    m_moduleCombo->lineEdit()->setCursorPosition(0); // a long name is read from its beginning
}

void CrmSourceCard::setJob(const Job &job)
{
    m_isFilling = true;
    const QJsonObject &parameters = job.parameters;
    m_module = parameters.value("module"_L1).toString();
    showModule();
    m_chosenFields.clear();
    for (const QJsonValue &field : parameters.value("fields"_L1).toArray())
        m_chosenFields << field.toString();
    m_criteria = parameters.value("criteria"_L1).toObject();
    m_customView = parameters.value("customView"_L1).toString();
    m_pageRows->setValue(parameters.value("pageRows"_L1).toInt(CrmBulkJob::kMaxPageRows));
    m_read->setCurrentIndex(parameters.value("mode"_L1).toString() == "incremental"_L1 ? 1 : 0);
    m_kind->setCurrent(parameters.contains("sourceFile"_L1) ? u"file"_s : u"module"_s);
    m_file->setParameters(parameters);
    m_fields.clear();
    setViews({});
    showParts();
    showFields();
    showCriteria();
    m_isFilling = false;
}

// A file's records are chosen by rows or pages only: what is chosen of a module stays in the card,
// for when the operator comes back to it.
void CrmSourceCard::putInto(Job &job) const
{
    if (const QString connection = m_connection->currentText(); !connection.isEmpty()) {
        job.source = connection;
        job.target = connection;
    }
    QJsonObject &parameters = job.parameters;
    if (!parameters.contains("modules"_L1)) // a job of several is changed in its file
        parameters.insert(u"module"_s, m_module);
    if (!m_chosenFields.isEmpty() || parameters.contains(u"fields"_s))
        parameters.insert(u"fields"_s, QJsonArray::fromStringList(m_chosenFields));
    putJobParameter(parameters, u"pageRows"_s, m_pageRows->value(), CrmBulkJob::kMaxPageRows);
    if (isFile()) {
        m_file->putInto(parameters);
        parameters.remove(u"criteria"_s);
        parameters.remove(u"customView"_s);
        parameters.remove(u"mode"_s);
        return;
    }
    parameters.remove(u"sourceFile"_s);
    putJobParameter(parameters, u"mode"_s, m_read->currentData().toString(), u"all"_s);
    putJobParameter(parameters, u"criteria"_s, m_criteria, QJsonObject());
    putJobParameter(parameters, u"customView"_s, m_customView, QString());
}

void CrmSourceCard::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_kind, m_connection, m_moduleCombo, m_read, m_view, m_pageRows})
        field->setEnabled(!isReadOnly);
    m_file->setReadOnly(isReadOnly);
    showFields();
    showCriteria();
}

QString CrmSourceCard::connection() const
{
    return m_connection->currentText();
}

void CrmSourceCard::setConnections(const QList<Connection> &connections, const QString &wanted)
{
    // One that the job names and that is gone is shown all the same: the check says so.
    offerConnections(m_connection, connections, u"zoho-crm"_s, true, wanted, u"page-crm"_s);
    showWholeConnection();
}

// Its name is seen whole as long as that leaves the module its room.
void CrmSourceCard::showWholeConnection()
{
    const int character = m_connection->fontMetrics().averageCharWidth();
    const int width = std::clamp(m_connection->sizeHint().width() + kComboSlack,
        kLeastCharacters * character, kMostCharacters * character);
    for (QWidget *left : std::initializer_list<QWidget *>{
             m_connection, m_fieldsButton, m_criteriaButton, m_pageRows})
        left->setMinimumWidth(width); // they share an edge
}

// What somebody types meanwhile stays, and so does the cursor.
void CrmSourceCard::setModules(const QList<CrmModule> &modules)
{
    QLineEdit *edit = m_moduleCombo->lineEdit();
    const bool isTyped = edit->hasFocus() && edit->isModified();
    const QString typed = edit->text();
    const int cursor = edit->cursorPosition();
    m_moduleCombo->clear();
    for (const CrmModule &module : modules) {
        const QString text = module.pluralLabel == module.apiName
            ? module.pluralLabel
            : u"%1 (%2)"_s.arg(module.pluralLabel, module.apiName);
        m_moduleCombo->addItem(text, module.apiName);
    }
    showModule();
    if (isTyped) {
        edit->setText(typed);
        edit->setModified(true);
    }
    edit->setCursorPosition(isTyped ? cursor : 0);
}

// The one that the job names, also where there is none of that name.
void CrmSourceCard::showModule()
{
    if (!m_module.isEmpty() && m_moduleCombo->findData(m_module) < 0)
        m_moduleCombo->insertItem(0, m_module, m_module);
    m_moduleCombo->setCurrentIndex(m_moduleCombo->findData(m_module));
}

void CrmSourceCard::setModulesError(
    const std::optional<Error> &modules, const std::optional<Error> &fields)
{
    setFieldError(m_moduleCombo, modules.has_value());
    m_problem->setError(modules ? modules : fields);
}

void CrmSourceCard::setModulesNotice(const QString &text)
{
    m_moduleCombo->setNotice(text);
}

void CrmSourceCard::setFields(const QList<CrmField> &fields)
{
    m_fields = fields;
    showFields();
    showCriteria();
}

void CrmSourceCard::setViews(const std::optional<Result<QList<CrmView>>> &views)
{
    m_view->clear();
    m_view->addItem(tr("All records"), QString());
    if (views && *views) {
        for (const CrmView &view : **views)
            m_view->addItem(view.name, view.id);
    }
    if (!m_customView.isEmpty() && m_view->findData(m_customView) < 0)
        m_view->addItem(m_customView, m_customView);
    m_view->setCurrentIndex(std::max(0, m_view->findData(m_customView)));
    m_view->setToolTip(views && !*views
            ? errorText(views->error())
            : tr("Only its records are read, as it is when the run reads them"));
}

bool CrmSourceCard::isFile() const
{
    return m_kind->current() == "file"_L1;
}

void CrmSourceCard::showParts()
{
    m_modulePart->setVisible(!isFile());
    m_file->setVisible(isFile());
}

void CrmSourceCard::showFields()
{
    const auto chosen = m_chosenFields.size();
    const QString count = Format::count(chosen);
    if (chosen == 0)
        m_fieldsButton->setText(tr("All fields"));
    else if (m_fields.isEmpty())
        m_fieldsButton->setText(chosen == 1 ? tr("1 field") : tr("%1 fields").arg(count));
    else
        m_fieldsButton->setText(tr("%1 of %2 fields").arg(count, Format::count(m_fields.size())));
    m_fieldsButton->setEnabled(!m_isReadOnly && !m_fields.isEmpty());
    m_fieldsButton->setToolTip(m_chosenFields.join(u", "_s));
}

void CrmSourceCard::showCriteria()
{
    m_criteriaButton->setText(describeCriteria(m_criteria, m_fields));
    m_criteriaButton->setToolTip(m_criteria.isEmpty()
            ? tr("Which records of the module are read")
            : QString::fromUtf8(QJsonDocument(m_criteria).toJson(QJsonDocument::Indented)));
    m_criteriaButton->setEnabled(!m_isReadOnly);
}

void CrmSourceCard::chooseFields()
{
    auto *dialog = new FieldsDialog(m_fields, m_chosenFields, m_prompt, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_chosenFields = dialog->chosen();
        showFields();
        emit changed();
    });
    dialog->open();
}

void CrmSourceCard::editCriteria()
{
    auto *dialog = new CriteriaDialog(m_criteria, m_fields, m_prompt, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_criteria = dialog->criteria();
        showCriteria();
        emit changed();
    });
    dialog->open();
}

} // namespace sluice
