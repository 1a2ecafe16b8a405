// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyofieldspane.h"

#include "base/clock.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/mappings/fieldmenu.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/sampletrials.h"
#include "console/mappings/unusedfields.h"
#include "console/theme/narrow.h"
#include "console/widgets/choicedelegate.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSet>
#include <QShortcut>
#include <QToolButton>

#include <memory>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What the table must be as wide as to show them.
constexpr int kSourceTypeWidth = 1'160;
constexpr int kWhatWidth = 960;

} // namespace

KlaviyoFieldsPane::KlaviyoFieldsPane(const QString &resource, QWidget *parent)
    : QWidget(parent)
    , m_model(new KlaviyoFieldModel(this))
    , m_stepper(new RecordStepper(this))
    , m_tools(new FieldTools(*m_model, m_stepper, this))
    , m_resources(new ElidingComboBox(this))
    , m_table(new TableCard(this))
    , m_problems(new MappingProblems(*m_model, this))
    , m_unused(new UnusedFields({.name = tr("Unused source fields"),
                                    .column = tr("Field"),
                                    .help = tr("Single values of the shop’s records that no field "
                                               "at Klaviyo is made of. Add makes a property of "
                                               "one. What is ignored is not told again."),
                                    .act = tr("Add"),
                                    .none = tr("No unused field"),
                                    .why = tr("Every value is used or ignored, or no sample is "
                                              "there yet."),
                                    .otherAct = tr("Ignore")},
          parent))
    , m_trials(new SampleTrials(this, [this] { trySample(); }))
{
    setObjectName(u"fieldsTab"_s);
    m_stepper->setObjectName(u"fieldsRecordStepper"_s); // the preview has one of its own
    for (QToolButton *button : m_stepper->findChildren<QToolButton *>())
        button->setObjectName(u"fields-"_s + button->objectName());
    m_resources->setObjectName(u"fieldsOfCombo"_s);
    m_resources->setAccessibleName(tr("Fields of"));
    for (const QString &kind : {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s})
        m_resources->addItem(resourceWord(kind), kind);
    m_tools->addButton(m_resources);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_tools);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problems);
    dressTable();
    setResource(resource);
    connect(m_resources, &QComboBox::currentIndexChanged, this, [this] {
        m_records.clear();
        m_ownMembers.clear();
        m_stepper->setCount(0);
        m_trial = {};
        showRecord();
        showFields();
        emit resourceChosen(this->resource());
    });
    connect(m_tools, &FieldTools::chosen, this, &KlaviyoFieldsPane::offerMisfits);
    connect(m_stepper, &RecordStepper::moved, this, &KlaviyoFieldsPane::showRecord);
    connect(m_problems, &MappingProblems::mendWanted, this, &KlaviyoFieldsPane::showField);
    connect(m_unused, &UnusedFields::acted, this, &KlaviyoFieldsPane::propertyWanted);
    connect(m_unused, &UnusedFields::otherActed, this, &KlaviyoFieldsPane::ignoreWanted);
    connect(m_model, &KlaviyoFieldModel::edited, this,
        [this](const QString &target, const QString &value) {
            for (const KlaviyoField &field : m_model->fields()) {
                if (field.target == target) {
                    emit edited(KlaviyoField(field), value); // the list is made anew by it
                    return;
                }
            }
        });
}

void KlaviyoFieldsPane::dressTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"klaviyoFieldTable"_s);
    view->setAccessibleName(tr("Fields of the mapping"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Text, .hasIcon = true},
        {.kind = CellKind::Text, .sample = u"location.address1"_s, .sampleNote = tr("required")},
        {.kind = CellKind::Text, .sample = tr("Phone (E.164)")},
        {.kind = CellKind::Combo, .sample = u"customer.custom.fields.tier"_s},
        {.kind = CellKind::Text, .sample = tr("Phone (E.164)")},
        {.kind = CellKind::Combo, .sample = tr("Reject the record without it")},
        {.kind = CellKind::Mono, .sample = u"customer@example.com"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    for (const auto &[column, name] :
        {std::pair{KlaviyoFieldModel::Source, u"klaviyoSourceCombo"_s},
            std::pair{KlaviyoFieldModel::What, u"klaviyoWhatCombo"_s}}) {
        const bool isSource = column == KlaviyoFieldModel::Source;
        view->setItemDelegateForColumn(column,
            new ChoiceDelegate(
                column, {.objectName = name, .name = isSource ? tr("Source") : tr("What happens")},
                [this](const QModelIndex &index) {
                    const KlaviyoField *field = m_model->shown(index.row());
                    QList<std::pair<QString, QVariant>> choices;
                    for (const auto &[text, value] :
                        field ? field->choices : QList<std::pair<QString, QString>>())
                        choices.append({text, value});
                    return choices;
                },
                view));
    }
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_menu = new FieldMenu(view);
    connect(m_menu, &FieldMenu::columnsWanted, this, &KlaviyoFieldsPane::fitColumns);
    view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    view->setSortingEnabled(true);
    auto *empty = new EmptyState(m_table);
    empty->setContent(u"page-mappings"_s, tr("No fields here"), tr("None is like this."));
    m_table->setEmptyState(empty);
    m_table->watchModel();
    m_table->setFitting(false);
    auto *removing = makeRemoveShortcut(view);
    connect(removing, &QShortcut::activated, this, [this, view] {
        const QModelIndex index = view->currentIndex().siblingAtColumn(KlaviyoFieldModel::Source);
        m_model->setData(index, QString(), Qt::EditRole);
    });
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &KlaviyoFieldsPane::offerMisfits);
}

QString KlaviyoFieldsPane::resource() const
{
    return m_resources->currentData().toString();
}

void KlaviyoFieldsPane::setResource(const QString &resource)
{
    m_resources->setCurrentIndex(std::max(0, m_resources->findData(resource)));
}

void KlaviyoFieldsPane::setSettings(const commercemap::MappingSettings &settings)
{
    const QJsonObject document = settings.toJson();
    if (document == m_document)
        return; // what was tried of it holds
    m_settings = settings;
    m_document = document;
    showFields();
}

void KlaviyoFieldsPane::setRecords(const QList<QByteArray> &records)
{
    m_records = records;
    m_ownMembers = klaviyoOwnMembers(resource(), records);
    m_stepper->setCount(static_cast<int>(records.size()));
    showFields();
}

void KlaviyoFieldsPane::setReadOnly()
{
    m_isReadOnly = true;
    m_model->setReadOnly();
    m_problems->refresh();
    showUnused();
}

int KlaviyoFieldsPane::warningCount() const
{
    return misfitting(m_trial.tallies);
}

void KlaviyoFieldsPane::showFields()
{
    m_model->setFields(klaviyoFields(m_settings, resource(), m_ownMembers));
    m_tools->showCounts();
    m_problems->refresh();
    showUnused();
    if (!m_records.isEmpty())
        m_trials->later();
}

void KlaviyoFieldsPane::trySample()
{
    m_trials->run(
        [settings = m_settings, resource = resource(), fields = m_model->fields(),
            records = m_records, nowMs = Clock::system().nowMs()] {
            return std::make_shared<KlaviyoTrial>(
                tryKlaviyoMapping(settings, resource, fields, records, nowMs));
        },
        [this](const std::shared_ptr<KlaviyoTrial> &trial) {
            m_trial = *trial;
            showRecord();
            emit tried();
        });
}

void KlaviyoFieldsPane::showRecord()
{
    QHash<QString, KlaviyoCell> cells;
    for (auto it = m_trial.cells.cbegin(); it != m_trial.cells.cend(); ++it)
        cells.insert(it.key(), it.value().value(m_stepper->current()));
    m_model->setSample(cells);
    m_model->setTallies(m_trial.tallies);
    m_tools->showCounts();
    m_problems->refresh();
    offerMisfits();
    showUnused();
}

// Of the chosen field, or of all if that one fits everywhere.
void KlaviyoFieldsPane::offerMisfits()
{
    const int row = m_table->view()->currentIndex().row();
    m_stepper->setMisfits(misfitsOf(m_model->tallyOf(row), m_trial.tallies));
}

void KlaviyoFieldsPane::showUnused()
{
    const QStringList shown = unusedPaths();
    QList<std::pair<QString, QString>> rows;
    for (const auto &[path, count] : std::as_const(m_trial.unused)) {
        if (shown.contains(path))
            rows.append({path, filledText(count, m_records.size())});
    }
    const bool hasProperties = resource() != "categories"_L1;
    m_unused->setRows(rows, hasProperties && !m_isReadOnly, !m_isReadOnly);
}

QStringList KlaviyoFieldsPane::unusedPaths() const
{
    const QSet<QByteArray> ignored = m_settings.ignored.value(resource().toUtf8());
    QStringList paths;
    for (const auto &[path, count] : std::as_const(m_trial.unused)) {
        if (!ignored.contains(path.toUtf8()))
            paths << path;
    }
    return paths;
}

void KlaviyoFieldsPane::show(FieldFilter filter)
{
    m_tools->show(filter);
    m_table->view()->setFocus();
}

void KlaviyoFieldsPane::find(const QString &text)
{
    m_tools->find(text);
}

void KlaviyoFieldsPane::showField(const QString &name)
{
    show(FieldFilter::All);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const KlaviyoField &field = *m_model->shown(row);
        const bool isIt = field.target == name || field.paths.contains(name)
            || field.target.endsWith(QString(u'.' + name));
        if (!isIt)
            continue;
        m_table->view()->setCurrentIndex(m_model->index(
            row, field.isWhatChosen ? KlaviyoFieldModel::What : KlaviyoFieldModel::Source));
        return;
    }
}

// The first one that Auto-Map set.
void KlaviyoFieldsPane::showSuggested()
{
    show(FieldFilter::All);
    if (const int row = m_model->firstSuggested(); row >= 0)
        m_table->view()->setCurrentIndex(m_model->index(row, KlaviyoFieldModel::Source));
}

// What leaves where there is little room (visual.md 9).
void KlaviyoFieldsPane::fitColumns()
{
    const int room = m_menu->room(width());
    RowView *view = m_table->view();
    view->setColumnHidden(KlaviyoFieldModel::SourceType, isNarrowRoom(room, kSourceTypeWidth));
    view->setColumnHidden(KlaviyoFieldModel::What, isNarrowRoom(room, kWhatWidth));
}

void KlaviyoFieldsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
    m_problems->fitInto(height());
}

} // namespace sluice
