// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a CRM job's mapping: its tabs and fields.
#include "console/crmbulk/crmmappingeditor.h"
#include "console/jobs/formparts.h"
#include "console/mappings/automapoffer.h"
#include "console/mappings/documentproblems.h"
#include "console/mappings/fieldmenu.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/choicedelegate.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTimeZone>

namespace sluice {

using namespace Qt::StringLiterals;

QWidget *CrmMappingEditor::makeFields()
{
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    m_transforms = new QPushButton(tr("Transforms…"), page);
    m_transforms->setObjectName(u"transformsButton"_s);
    m_transforms->setToolTip(tr("What is done to the values of the chosen field"));
    setButtonIcon(m_transforms, u"edit"_s);
    m_stepper = new RecordStepper(page);
    m_fieldTools = new FieldTools(*m_model, m_stepper, page);
    m_fieldTools->addButton(m_transforms);
    layout->addWidget(m_fieldTools);
    m_table = new TableCard(page);
    layout->addWidget(m_table, 1);
    m_problems = new MappingProblems(*m_model, page);
    layout->addWidget(m_problems);
    auto *help = m_help = new TypedLabel(
        tr("A source is a column, a text for all records after =, or a template such as "
           "{{First_Name}} of {{Company}}."),
        TypeRole::Meta, Role::Muted, page);
    help->setWordWrap(true);
    layout->addWidget(help);
    dressTable();
    m_transforms->setAutoDefault(false);
    connect(m_fieldTools, &FieldTools::chosen, this, &CrmMappingEditor::check);
    connect(m_transforms, &QPushButton::clicked, this, &CrmMappingEditor::editTransforms);
    connect(m_stepper, &RecordStepper::moved, this, &CrmMappingEditor::showRecord);
    connect(m_problems, &MappingProblems::mendWanted, this, &CrmMappingEditor::mend);
    return page;
}

void CrmMappingEditor::addAutoMap()
{
    m_autoMap = new AutoMapOffer(this, m_bar, tools());
    connect(m_autoMap, &AutoMapOffer::wanted, this, &CrmMappingEditor::autoMap);
    connect(m_autoMap, &AutoMapOffer::showWanted, this, &CrmMappingEditor::showSuggested);
    connect(this, &MappingEditor::saved, m_model, &FieldModel::clearSuggested);
}

void CrmMappingEditor::dressTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"mappingTable"_s);
    view->setAccessibleName(tr("Fields of the mapping"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Text, .hasIcon = true},
        {.kind = CellKind::Text, .sample = u"Annual Revenue"_s, .sampleNote = tr("required")},
        {.kind = CellKind::Text, .sample = u"textarea(32000)"_s},
        {.kind = CellKind::Combo, .sample = u"Data_Quality_Status"_s},
        {.kind = CellKind::Text, .sample = u"textarea(32000)"_s},
        {.kind = CellKind::Link, .sample = u"Trim → Cut"_s},
        {.kind = CellKind::Combo, .sample = tr("Skip the record")},
        {.kind = CellKind::Combo, .sample = u"id"_s},
        {.kind = CellKind::Combo, .sample = tr("Masked, sent")},
        {.kind = CellKind::Mono, .sample = u"5544000000000002"_s},
        {.kind = CellKind::Text, .hasIcon = true, .isStretched = true}});
    addTableMenu(view);
    view->header()->setSortIndicator(-1, Qt::AscendingOrder); // as the mapping has them
    view->setSortingEnabled(true);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    addChoosers(view);
    auto *empty = new EmptyState(m_table);
    empty->setContent(u"page-mappings"_s, tr("No fields here"),
        tr("The module's fields are being loaded, or none is like this."));
    m_table->setEmptyState(empty);
    m_table->watchModel();
    m_table->setFitting(false);
    const auto clear = [this, view] {
        const int row = view->currentIndex().row();
        if (row >= 0)
            m_model->setData(m_model->index(row, CrmMappingModel::Source), QString(), Qt::EditRole);
    };
    auto *removing = makeRemoveShortcut(view);
    connect(removing, &QShortcut::activated, this, clear);
    connect(view, &RowView::linkActivated, this, &CrmMappingEditor::editTransforms);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CrmMappingEditor::check);
}

void CrmMappingEditor::addTableMenu(RowView *view)
{
    m_menu = new FieldMenu(view);
    m_menu->offer(m_transforms);
    connect(m_menu, &FieldMenu::columnsWanted, this, &CrmMappingEditor::fitColumns);
}

void CrmMappingEditor::addChoosers(RowView *view)
{
    using Choices = QList<std::pair<QString, QVariant>>;
    const auto choose
        = [view](int column, const ChoiceDelegate::Look &look, ChoiceDelegate::Choices choices) {
              view->setItemDelegateForColumn(
                  column, new ChoiceDelegate(column, look, std::move(choices), view));
          };
    choose(CrmMappingModel::Source,
        {.objectName = u"sourceEditCombo"_s, .name = tr("Source"), .isTyped = true},
        [this](const QModelIndex &) {
            Choices choices{{QString(), QString()}};
            for (const QString &name : mappingSources(m_ends))
                choices.append({name, name});
            return choices;
        });
    choose(CrmMappingModel::IfEmpty, {.objectName = u"ifEmptyCombo"_s, .name = tr("If empty")},
        [](const QModelIndex &) {
            Choices choices;
            for (const auto empty : {CrmEmptyValue::Send, CrmEmptyValue::LeaveOut,
                     CrmEmptyValue::Skip, CrmEmptyValue::Reject})
                choices.append({CrmMappingModel::emptyWord(empty), static_cast<int>(empty)});
            choices.append({tr("Default value…"), CrmMappingModel::kDefaultValue});
            return choices;
        });
    choose(CrmMappingModel::FindBy,
        {.objectName = u"findByEditCombo"_s, .name = tr("Find by"), .isTyped = true},
        [](const QModelIndex &) {
            return Choices{{u"id"_s, u"id"_s}};
        });
    choose(CrmMappingModel::Sensitive, {.objectName = u"sensitiveCombo"_s, .name = tr("Sensitive")},
        [](const QModelIndex &) {
            Choices choices;
            for (const auto word : {CrmSensitive::ByMetadata, CrmSensitive::Mask,
                     CrmSensitive::Send, CrmSensitive::Show})
                choices.append({CrmMappingModel::sensitiveWord(word), static_cast<int>(word)});
            return choices;
        });
}

QWidget *CrmMappingEditor::makeValues()
{
    auto *scroll = new QScrollArea(m_tabs); // large text in a small window
    scroll->setProperty("ground", u"page"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    auto *page = new QWidget(scroll);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    m_badValue = new ElidingComboBox(page);
    m_badValue->setObjectName(u"badValueCombo"_s);
    m_badValue->addItem(tr("The record is rejected"), static_cast<int>(CrmBadValue::Reject));
    m_badValue->addItem(tr("It is left out"), static_cast<int>(CrmBadValue::LeaveOut));
    m_badValue->addItem(tr("It is sent: the service decides"), static_cast<int>(CrmBadValue::Send));
    m_separator = new ElidingComboBox(page);
    m_separator->setObjectName(u"separatorCombo"_s);
    for (const QString &separator : {u";"_s, u","_s, u"|"_s})
        m_separator->addItem(separator, separator);
    m_zone = new QLineEdit(page);
    m_zone->setObjectName(u"zoneEdit"_s);
    m_zone->setPlaceholderText(tr("None: such days are rejected"));
    m_zone->setToolTip(tr("A name such as Asia/Kolkata"));
    m_hashKey = new QLineEdit(page);
    m_hashKey->setObjectName(u"hashKeyEdit"_s);
    m_hashKey->setPlaceholderText(tr("Name of a variable"));
    m_hashKey->setToolTip(tr("The variable of the environment that holds the key of hashes, at "
                             "least 16 bytes. It never stands in the mapping."));
    layout->addLayout(besides(labelled(tr("&A value that its field would refuse"), m_badValue),
        labelled(tr("&Between the values of a multi-select list"), m_separator)));
    layout->addLayout(besides(labelled(tr("&Zone of times that tell no offset"), m_zone),
        labelled(tr("&Key of hashes"), m_hashKey)));
    layout->addStretch(1);
    for (QLabel *label : page->findChildren<QLabel *>())
        label->setWordWrap(true);
    scroll->setWidget(page);
    return scroll;
}

void CrmMappingEditor::connectValues()
{
    for (QComboBox *combo : {m_badValue, m_separator})
        connect(combo, &QComboBox::activated, this, &CrmMappingEditor::takeValues);
    for (QLineEdit *edit : {m_zone, m_hashKey})
        connect(edit, &QLineEdit::textEdited, this, &CrmMappingEditor::takeValues);
}

void CrmMappingEditor::showValues()
{
    m_badValue->setCurrentIndex(m_badValue->findData(static_cast<int>(m_mapping.onBadValue)));
    m_separator->setCurrentIndex(m_separator->findData(m_mapping.multiSelectSeparator));
    if (m_zone->text() != m_mapping.timeZone)
        m_zone->setText(m_mapping.timeZone);
    if (m_hashKey->text() != m_mapping.hashKeyVariable)
        m_hashKey->setText(m_mapping.hashKeyVariable);
}

void CrmMappingEditor::takeValues()
{
    if (m_isFilling)
        return;
    m_mapping.onBadValue = static_cast<CrmBadValue>(m_badValue->currentData().toInt());
    m_mapping.multiSelectSeparator = m_separator->currentData().toString();
    m_mapping.timeZone = m_zone->text().trimmed();
    m_mapping.hashKeyVariable = m_hashKey->text().trimmed();
    const bool isZone = m_mapping.timeZone.isEmpty()
        || QTimeZone::isTimeZoneIdAvailable(m_mapping.timeZone.toUtf8());
    setFieldError(m_zone, !isZone);
    m_documentProblems->clear();
    showDocument();
    noteEdit(qobject_cast<QLineEdit *>(sender()));
}

QWidget *CrmMappingEditor::makeDocument()
{
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    auto *help = new TypedLabel(
        tr("The same as a document: what was written is read back as it is, and a file of it can "
           "be named in a job's file."),
        TypeRole::Meta, Role::Muted, page);
    help->setWordWrap(true);
    layout->addWidget(help);
    m_document = new QPlainTextEdit(page);
    m_document->setObjectName(u"mappingText"_s);
    m_document->setAccessibleName(tr("Mapping as a document"));
    m_document->setFont(Theme::instance().font(TypeRole::Mono));
    m_document->setTabChangesFocus(true);
    layout->addWidget(m_document, 1);
    makeDocumentProblems();
    connect(m_document, &QPlainTextEdit::textChanged, this, &CrmMappingEditor::takeDocument);
    return page;
}

void CrmMappingEditor::makeDocumentProblems()
{
    const auto column = [this](CrmMappingModel::Column column) {
        return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    const auto label = [](QString text) { return text.remove(u'&'); };
    m_documentProblems = new DocumentProblems(m_document,
        {{u"fields"_s, tr("Fields")}, {u"fields.*"_s, tr("Field %1")},
            {u"fields.*.target"_s, column(CrmMappingModel::Target)},
            {u"fields.*.source"_s, column(CrmMappingModel::Source)},
            {u"fields.*.value"_s, column(CrmMappingModel::Source)},
            {u"fields.*.template"_s, column(CrmMappingModel::Source)},
            {u"fields.*.transforms"_s, column(CrmMappingModel::Transforms)},
            {u"fields.*.transforms.*"_s, tr("Transform %1")},
            {u"fields.*.onEmpty"_s, column(CrmMappingModel::IfEmpty)},
            {u"fields.*.findBy"_s, column(CrmMappingModel::FindBy)},
            {u"fields.*.sensitive"_s, column(CrmMappingModel::Sensitive)},
            {u"onBadValue"_s, label(tr("&A value that its field would refuse"))},
            {u"multiSelectSeparator"_s, label(tr("&Between the values of a multi-select list"))},
            {u"timeZone"_s, label(tr("&Zone of times that tell no offset"))},
            {u"hashKey"_s, label(tr("&Key of hashes"))}, {u"ignored"_s, tr("Unused")}},
        {u"target"_s});
}

} // namespace sluice
