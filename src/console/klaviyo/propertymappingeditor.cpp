// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/propertymappingeditor.h"

#include "base/clock.h"
#include "console/errors/errorwords.h"
#include "console/klaviyo/klaviyofieldspane.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/klaviyo/mappingpreview.h"
#include "console/mappings/automapoffer.h"
#include "console/mappings/documentproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/sampletrials.h"
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
#include "ui_propertymappingeditor.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QShortcut>

namespace sluice {

using namespace Qt::StringLiterals;

PropertyMappingEditor::PropertyMappingEditor(
    const commercemap::MappingSettings &settings, const QString &resource, QWidget *parent)
    : MappingEditor(parent)
    , m_ui(std::make_unique<Ui::PropertyMappingEditor>())
    , m_model(new PropertyModel(this))
    , m_stepper(new RecordStepper(this))
    , m_trials(new SampleTrials(this, [this] { trySample(); }))
    , m_settings(settings)
{
    m_ui->setupUi(this);
    setObjectName(u"MappingEditor"_s);
    addFields(resource);
    dress(resource);
    dressTable();
    makeDocumentProblems();
    showRule();
    showConsent();
    showDocument();
    connectParts();
    preview();
    begin(m_ui->tabs);
    m_autoMap = new AutoMapOffer(this, m_bar, tools());
    connect(m_autoMap, &AutoMapOffer::wanted, this, &PropertyMappingEditor::autoMap);
    connect(m_autoMap, &AutoMapOffer::showWanted, this, [this] {
        m_ui->tabs->setCurrentWidget(m_fields);
        m_fields->showSuggested();
    });
    check();
}

PropertyMappingEditor::~PropertyMappingEditor() = default;

void PropertyMappingEditor::dress(const QString &resource)
{
    for (TypedLabel *note :
        {m_ui->ruleNote, m_ui->consentHelp, m_ui->consentNote, m_ui->previewNote})
        note->setColorRole(Role::Muted);
    m_ui->documentHelp->setColorRole(Role::Muted);
    m_ui->documentHelp->setText(tr("Everything that the mapping says: states, names of metrics, "
                                   "refunds, backfill, prices, stock. The plugin’s mapping is the "
                                   "default."));
    for (const QLabel *label : findChildren<QLabel *>()) {
        if (label->buddy())
            label->buddy()->setAccessibleName(label->text().remove(u'&'));
    }
    const QFont mono = Theme::instance().font(TypeRole::Mono);
    for (QPlainTextEdit *text : {m_ui->recordText, m_ui->resultText, m_ui->documentText}) {
        text->setFont(mono);
        text->setTabChangesFocus(true);
    }
    m_ui->recordText->setPlaceholderText(tr("Paste the JSON of a record, or fetch one by its ID"));
    m_ui->resultText->setReadOnly(true);
    m_ui->documentText->setAccessibleName(tr("Mapping as a document"));
    const auto addRule = [this](const QString &text, Rule rule) {
        m_ui->ruleCombo->addItem(text, static_cast<int>(rule));
    };
    addRule(tr("Customers, their custom fields"), Rule::Customer);
    addRule(tr("Orders"), Rule::Order);
    addRule(tr("Orders, their custom fields"), Rule::OrderFields);
    addRule(tr("Products, as metadata"), Rule::Metadata);
    const bool hasOrders = resource == "orders"_L1;
    const bool hasProducts = resource == "products"_L1 || resource == "categories"_L1;
    m_ui->ruleCombo->setCurrentIndex(hasOrders ? 1 : hasProducts ? 3 : 0);
    for (const QString &kind : {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s})
        m_ui->recordKindCombo->addItem(resourceWord(kind), kind);
    m_ui->recordKindCombo->setCurrentIndex(std::max(0, m_ui->recordKindCombo->findData(resource)));
    setButtonIcon(m_ui->addPropertyButton, u"add"_s);
    setButtonIcon(m_ui->removePropertyButton, u"remove"_s);
}

void PropertyMappingEditor::dressTable()
{
    RowView *view = m_ui->propertyCard->view();
    view->setObjectName(u"propertyTable"_s);
    view->setAccessibleName(tr("Properties"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Combo, .sample = tr("Add from path")},
        {.kind = CellKind::Mono, .sample = u"custom.fields.some_long_name"_s},
        {.kind = CellKind::Mono, .isStretched = true}});
    const auto actions = [this](const QModelIndex &) {
        QList<std::pair<QString, QVariant>> choices;
        for (const PropertyModel::Action action : m_model->actions())
            choices.append({PropertyModel::actionWord(action), static_cast<int>(action)});
        return choices;
    };
    view->setItemDelegateForColumn(PropertyModel::What,
        new ChoiceDelegate(PropertyModel::What,
            {.objectName = u"actionCombo"_s, .name = tr("What happens")}, actions, view));
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    auto *empty = new EmptyState(m_ui->propertyCard);
    empty->setContent(u"page-mappings"_s, tr("No rules of its own"),
        tr("Everything goes out under its own name, as the plugin sends it."));
    m_ui->propertyCard->setEmptyState(empty);
    m_ui->propertyCard->watchModel();
    m_ui->propertyCard->setFitting(false);
}

void PropertyMappingEditor::connectParts()
{
    connect(
        m_ui->ruleCombo, &QComboBox::currentIndexChanged, this, &PropertyMappingEditor::showRule);
    connect(m_model, &PropertyModel::edited, this, &PropertyMappingEditor::takeRule);
    connect(m_ui->dropFalsyCheck, &QCheckBox::toggled, this, &PropertyMappingEditor::takeRule);
    connect(m_ui->addPropertyButton, &QPushButton::clicked, this, [this] {
        const QModelIndex index = m_model->index(m_model->add(), PropertyModel::From);
        m_ui->propertyCard->view()->setCurrentIndex(index);
        m_ui->propertyCard->view()->edit(index);
    });
    const auto remove
        = [this] { m_model->remove(m_ui->propertyCard->view()->currentIndex().row()); };
    connect(m_ui->removePropertyButton, &QPushButton::clicked, this, remove);
    auto *removing = makeRemoveShortcut(m_ui->propertyCard->view());
    connect(removing, &QShortcut::activated, this, remove);
    for (const auto &[edit, member] : consentFields())
        connect(edit, &QLineEdit::textEdited, this, &PropertyMappingEditor::takeConsent);
    connect(m_ui->recordText, &QPlainTextEdit::textChanged, this, &PropertyMappingEditor::preview);
    connect(m_ui->recordKindCombo, &QComboBox::currentIndexChanged, this,
        &PropertyMappingEditor::preview);
    const auto fetch = [this] {
        const QString id = m_ui->recordIdEdit->text().trimmed();
        if (!id.isEmpty())
            emit recordWanted(m_ui->recordKindCombo->currentData().toString(), id);
    };
    connect(m_ui->fetchButton, &QPushButton::clicked, this, fetch);
    connect(m_ui->recordIdEdit, &QLineEdit::returnPressed, this, fetch);
    connect(m_ui->documentText, &QPlainTextEdit::textChanged, this,
        &PropertyMappingEditor::takeDocument);
    m_ui->previewLayout->removeWidget(m_ui->previewNote);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_ui->previewNote, 1);
    foot->addWidget(m_stepper, 0, Qt::AlignTop);
    m_ui->previewLayout->addLayout(foot);
    connect(m_stepper, &RecordStepper::moved, this, &PropertyMappingEditor::showSample);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &PropertyMappingEditor::wantSample);
    connect(m_ui->recordKindCombo, &QComboBox::currentIndexChanged, this, [this] {
        m_records.clear();
        m_stepper->setCount(0);
        m_fields->setResource(m_ui->recordKindCombo->currentData().toString());
        wantSample();
    });
}

void PropertyMappingEditor::showPreview()
{
    m_ui->tabs->setCurrentWidget(m_ui->previewTab);
    m_ui->recordIdEdit->setFocus();
}

void PropertyMappingEditor::setReadOnly()
{
    MappingEditor::setReadOnly();
    m_ui->propertiesTab->setEnabled(false);
    m_ui->consentTab->setEnabled(false);
    m_fields->setReadOnly();
    m_ui->documentText->setReadOnly(true);
    check();
}

PropertyMappingEditor::Rule PropertyMappingEditor::chosenRule() const
{
    return static_cast<Rule>(m_ui->ruleCombo->currentData().toInt());
}

void PropertyMappingEditor::showRule()
{
    const Rule rule = chosenRule();
    const bool isMetadata = rule == Rule::Metadata;
    commercemap::PropertyRule shown;
    if (isMetadata)
        shown.add = m_settings.product.metadata;
    else
        shown = rule == Rule::Customer ? m_settings.customer.properties
            : rule == Rule::Order      ? m_settings.order.properties
                                       : m_settings.order.customFields;
    m_isFilling = true;
    m_model->setAddOnly(isMetadata);
    m_model->setRule(shown);
    m_ui->dropFalsyCheck->setChecked(shown.dropFalsy);
    m_ui->dropFalsyCheck->setVisible(!isMetadata);
    m_isFilling = false;
    m_ui->ruleNote->setText(isMetadata
            ? tr("A path, such as description.en, or attributes. and the name of an attribute.")
            : tr("A path reaches into the whole record: custom.fields.tier, addresses.0.city."));
    check();
}

void PropertyMappingEditor::takeRule()
{
    if (m_isFilling)
        return;
    commercemap::PropertyRule before;
    before.dropFalsy = m_ui->dropFalsyCheck->isChecked();
    const commercemap::PropertyRule rule = m_model->rule(before);
    switch (chosenRule()) {
    case Rule::Customer:
        m_settings.customer.properties = rule;
        break;
    case Rule::Order:
        m_settings.order.properties = rule;
        break;
    case Rule::OrderFields:
        m_settings.order.customFields = rule;
        break;
    case Rule::Metadata:
        m_settings.product.metadata = rule.add;
        break;
    }
    m_documentProblems->clear();
    showDocument();
    noteEdit();
    preview();
    check();
}

Result<void> PropertyMappingEditor::showDocumentOf(const QJsonObject &document)
{
    auto read = commercemap::MappingSettings::fromJson(document);
    if (!read)
        return fail(read.error());
    m_settings = *read;
    m_fields->model().clearSuggested();
    if (m_autoMap)
        m_autoMap->forget();
    m_documentProblems->clear();
    showRule();
    showConsent();
    showDocument();
    preview();
    return {};
}

QStringList PropertyMappingEditor::problems() const
{
    QStringList found = m_documentProblems->texts();
    if (const QString problem = m_model->problem(); !problem.isEmpty())
        found.prepend(problem);
    return found;
}

int PropertyMappingEditor::rulesOf(const commercemap::MappingSettings &settings)
{
    const auto count = [](const commercemap::PropertyRule &rule) {
        return rule.add.size() + rule.rename.size() + rule.include.size() + rule.exclude.size();
    };
    return static_cast<int>(count(settings.customer.properties) + count(settings.order.properties)
        + count(settings.order.customFields) + settings.product.metadata.size());
}

void PropertyMappingEditor::setRecords(const QList<QByteArray> &records)
{
    m_records = records;
    m_stepper->setCount(static_cast<int>(records.size()));
    m_fields->setRecords(records);
    m_trials->later();
    if (m_ui->recordText->toPlainText().isEmpty())
        showSample(0);
}

void PropertyMappingEditor::showSample(int index)
{
    if (index >= 0 && index < m_records.size())
        setRecord(m_records.at(index));
}

void PropertyMappingEditor::showDocument()
{
    m_isFilling = true;
    m_ui->documentText->setPlainText(QString::fromUtf8(m_settings.write()).trimmed());
    m_isFilling = false;
    check();
}

// A document that cannot be read leaves everything as it was.
void PropertyMappingEditor::takeDocument()
{
    if (m_isFilling)
        return;
    const auto read
        = commercemap::MappingSettings::read(m_ui->documentText->toPlainText().toUtf8());
    if (read) {
        m_documentProblems->clear();
        m_settings = *read;
        showRule();
        showConsent();
        noteEdit(m_ui->documentText);
        preview();
    } else {
        m_documentProblems->show(read.error());
    }
    check();
}

void PropertyMappingEditor::setRecord(const QByteArray &record)
{
    const QJsonDocument document = QJsonDocument::fromJson(record);
    m_ui->recordText->setPlainText(
        QString::fromUtf8(document.isNull() ? record : document.toJson(QJsonDocument::Indented)));
}

void PropertyMappingEditor::setFetchProblem(const Error &error)
{
    m_ui->previewNote->setColorRole(Role::Error);
    m_ui->previewNote->setText(errorText(error));
}

void PropertyMappingEditor::preview()
{
    m_trials->later();
    showResult();
}

// Which records of the sample would be rejected.
void PropertyMappingEditor::trySample()
{
    m_trials->run(
        [settings = m_settings, resource = m_ui->recordKindCombo->currentData().toString(),
            records = m_records, nowMs = Clock::system().nowMs()] {
            SampleTally tally;
            for (const QByteArray &record : records)
                tally.take(previewMapping(settings, resource, record, nowMs).rejection);
            return tally;
        },
        [this](const SampleTally &tally) {
            if (tally == m_tally)
                return;
            m_tally = tally;
            m_stepper->setMisfits(tally.misfits);
            showResult();
            emit checked();
        });
}

void PropertyMappingEditor::showResult()
{
    const QByteArray record = m_ui->recordText->toPlainText().trimmed().toUtf8();
    if (record.isEmpty()) {
        m_ui->resultText->clear();
        m_ui->previewNote->setText(m_tally.text());
        m_ui->previewNote->setColorRole(Role::Warning);
        return;
    }
    const MappingPreview preview = previewMapping(m_settings,
        m_ui->recordKindCombo->currentData().toString(), record, Clock::system().nowMs());
    m_ui->resultText->setPlainText(preview.json);
    QStringList notes;
    if (!preview.rejection.isEmpty())
        notes << tr("It would be rejected. %1").arg(sentenceInWords(preview.rejection));
    if (!preview.size.isEmpty())
        notes << preview.size;
    notes << preview.warnings.mid(0, 4);
    if (!m_tally.misfits.isEmpty())
        notes << m_tally.text();
    m_ui->previewNote->setColorRole(!preview.rejection.isEmpty()      ? Role::Error
            : preview.warnings.isEmpty() && m_tally.misfits.isEmpty() ? Role::Muted
                                                                      : Role::Warning);
    m_ui->previewNote->setText(notes.join(u'\n'));
}

void PropertyMappingEditor::check()
{
    const QString ruleProblem = m_model->problem();
    m_ui->consentNote->setColorRole(Role::Error);
    m_ui->consentNote->setText(m_documentProblems->words().join(u'\n'));
    if (!ruleProblem.isEmpty())
        m_ui->ruleNote->setText(ruleProblem);
    m_ui->ruleNote->setColorRole(ruleProblem.isEmpty() ? Role::Muted : Role::Error);
    fitNote();
    m_ui->removePropertyButton->setEnabled(m_model->rowCount() > 0);
    showFields();
    emit checked();
}

} // namespace sluice
