// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a mapping: its columns and its conditions on rows.
#include "console/analytics/tablemappingeditor.h"
#include "console/jobs/transformsdialog.h"
#include "console/mappings/fieldmenu.h"
#include "console/widgets/card.h"
#include "console/widgets/choicedelegate.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "ui_tablemappingeditor.h"

#include <QShortcut>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using Choices = QList<std::pair<QString, QVariant>>;

Choices namedChoices(const QStringList &names)
{
    Choices choices;
    for (const QString &name : names)
        choices.append({name, name});
    return choices;
}

void dressEditedView(RowView *view)
{
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
}

} // namespace

void TableMappingEditor::dressColumns()
{
    RowView *view = m_ui->columnCard->view();
    view->setObjectName(u"columnTable"_s);
    view->setAccessibleName(tr("Columns"));
    view->setModel(m_columns);
    view->setColumns({{.kind = CellKind::Text, .hasIcon = true},
        {.kind = CellKind::Combo, .sample = u"Last_Activity_Days"_s},
        {.kind = CellKind::Text, .sample = u"encrypted text"_s},
        {.kind = CellKind::Check, .sample = tr("Always")},
        {.kind = CellKind::Combo, .sample = u"Last Activity Days"_s},
        {.kind = CellKind::Combo, .sample = u"POSITIVE_NUMBER"_s},
        {.kind = CellKind::Text, .sample = u"Trim → Upper case"_s},
        {.kind = CellKind::Combo, .sample = ColumnModel::personalWord(PersonalData::Out)},
        {.kind = CellKind::Mono, .sample = u"2026-01-01 00:00"_s},
        {.kind = CellKind::Text, .hasIcon = true, .isStretched = true}});
    addTableMenu();
    addChoosers();
    dressEditedView(view);
    view->setPlaceholderText(tr("No column is known yet"));
    m_ui->columnCard->watchModel();
    m_ui->columnCard->setFitting(false);
    m_ui->sendCombo->addItem(tr("Every column, new ones too"), false);
    m_ui->sendCombo->addItem(tr("Only the chosen columns"), true);
}

void TableMappingEditor::addTableMenu()
{
    RowView *view = m_ui->columnCard->view();
    m_menu = new FieldMenu(view);
    m_menu->offer(m_ui->transformsButton);
    m_menu->offer(m_ui->removeColumnButton);
    connect(m_menu, &FieldMenu::columnsWanted, this, &TableMappingEditor::fitColumns);
}

void TableMappingEditor::addChoosers()
{
    RowView *view = m_ui->columnCard->view();
    view->setItemDelegateForColumn(ColumnModel::Source,
        new ChoiceDelegate(
            ColumnModel::Source,
            {.objectName = u"freeSourceCombo"_s, .name = tr("Column of the table")},
            [this](const QModelIndex &) {
                return Choices{{QString(), QString()}} + namedChoices(m_columns->freeSources());
            },
            view));
    view->setItemDelegateForColumn(ColumnModel::Target,
        new ChoiceDelegate(
            ColumnModel::Target,
            {.objectName = u"targetNameCombo"_s, .name = tr("Column in the view"), .isTyped = true},
            [this](const QModelIndex &) { return namedChoices(m_columns->viewNames()); }, view));
    view->setItemDelegateForColumn(ColumnModel::TargetType,
        new ChoiceDelegate(
            ColumnModel::TargetType,
            {.objectName = u"targetTypeCombo"_s, .name = tr("Type in the view")},
            [this](const QModelIndex &index) {
                const ColumnRow *row = m_columns->shown(index.row());
                const QString type = row ? row->automaticType() : QString();
                Choices choices{
                    {type.isEmpty() ? tr("Automatic") : tr("Automatic: %1").arg(type), QString()}};
                return choices + namedChoices(analyticsTypes());
            },
            view));
    view->setItemDelegateForColumn(ColumnModel::Personal,
        new ChoiceDelegate(
            ColumnModel::Personal, {.objectName = u"personalCombo"_s, .name = tr("Personal data")},
            [](const QModelIndex &) {
                Choices choices;
                for (const PersonalData pii : {PersonalData::No, PersonalData::Flagged,
                         PersonalData::Hashed, PersonalData::Out})
                    choices.append({ColumnModel::personalWord(pii), static_cast<int>(pii)});
                return choices;
            },
            view));
}

void TableMappingEditor::connectColumns()
{
    RowView *view = m_ui->columnCard->view();
    connect(m_columns, &ColumnModel::edited, this, &TableMappingEditor::takeAll);
    connect(m_columns, &ColumnModel::filled, this, &TableMappingEditor::showColumn,
        Qt::QueuedConnection); // once the chooser has closed
    connect(m_conditions, &ConditionModel::edited, this, &TableMappingEditor::takeAll);
    connect(m_ui->sendCombo, &QComboBox::activated, this, &TableMappingEditor::takeAll);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &TableMappingEditor::check);
    connect(m_ui->conditionCard->view()->selectionModel(), &QItemSelectionModel::currentChanged,
        this, &TableMappingEditor::check);
    // Enter, or two clicks.
    connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.column() == ColumnModel::Transforms && m_ui->transformsButton->isEnabled())
            editTransforms();
    });
    connect(
        m_ui->transformsButton, &QPushButton::clicked, this, &TableMappingEditor::editTransforms);
    connect(
        m_ui->removeColumnButton, &QPushButton::clicked, this, &TableMappingEditor::removeColumn);
    auto *removing = makeRemoveShortcut(view);
    connect(removing, &QShortcut::activated, this, &TableMappingEditor::removeColumn);
    RowView *conditions = m_ui->conditionCard->view();
    connect(m_ui->addConditionButton, &QPushButton::clicked, this, [this, conditions] {
        const QModelIndex index = m_conditions->index(m_conditions->add(), ConditionModel::Name);
        conditions->setCurrentIndex(index);
        conditions->edit(index);
    });
    const auto remove = [this, conditions] {
        if (!isReadOnly())
            m_conditions->remove(conditions->currentIndex().row());
    };
    connect(m_ui->removeConditionButton, &QPushButton::clicked, this, remove);
    auto *removingCondition = makeRemoveShortcut(conditions);
    connect(removingCondition, &QShortcut::activated, this, remove);
}

void TableMappingEditor::dressConditions()
{
    RowView *view = m_ui->conditionCard->view();
    view->setObjectName(u"conditionTable"_s);
    view->setAccessibleName(tr("Conditions on rows"));
    view->setModel(m_conditions);
    view->setColumns({{.kind = CellKind::Combo, .sample = u"Last_Activity_Days"_s},
        {.kind = CellKind::Combo,
            .sample = ConditionModel::comparatorWord(RowComparator::GreaterThan)},
        {.kind = CellKind::Mono, .sample = u"2026-01-01 00:00:00, open"_s},
        {.kind = CellKind::Text, .hasIcon = true, .isStretched = true}});
    view->setItemDelegateForColumn(ConditionModel::Name,
        new ChoiceDelegate(
            ConditionModel::Name,
            {.objectName = u"conditionColumnCombo"_s, .name = tr("Column"), .isTyped = true},
            [this](const QModelIndex &) { return namedChoices(m_conditions->tableNames()); },
            view));
    view->setItemDelegateForColumn(ConditionModel::Comparator,
        new ChoiceDelegate(
            ConditionModel::Comparator,
            {.objectName = u"comparatorCombo"_s, .name = tr("Comparison")},
            [](const QModelIndex &) {
                Choices choices;
                for (const RowComparator comparator : ConditionModel::comparators())
                    choices.append(
                        {ConditionModel::comparatorWord(comparator), static_cast<int>(comparator)});
                return choices;
            },
            view));
    dressEditedView(view);
    auto *empty = new EmptyState(m_ui->conditionCard);
    empty->setContent(
        u"filter"_s, tr("All rows"), tr("Add a condition to send only some of them."));
    m_ui->conditionCard->setEmptyState(empty);
    m_ui->conditionCard->watchModel();
    m_ui->conditionCard->setFitting(false);
}

void TableMappingEditor::showColumns()
{
    m_columns->setRows(columnRows(m_table.columns, m_mapping));
    // With nothing chosen there is no list of the chosen: the choice stays where it is.
    if (!m_mapping.only.isEmpty())
        m_ui->sendCombo->setCurrentIndex(1);
    else if (columnsProblem().isEmpty())
        m_ui->sendCombo->setCurrentIndex(0);
}

bool TableMappingEditor::isOnlyChosen() const
{
    return m_ui->sendCombo->currentData().toBool();
}

void TableMappingEditor::editTransforms()
{
    const ColumnRow *row = m_columns->shown(m_ui->columnCard->view()->currentIndex().row());
    if (!row || row->isRowId)
        return;
    const QString source = row->source.name;
    auto *dialog = new TransformsDialog(source, row->rule.transform, this);
    dialog->setPrompt(prompt());
    connect(dialog, &QDialog::accepted, this, [this, dialog, source] {
        m_columns->setTransforms(m_columns->rowOf(source), dialog->transforms());
    });
    dialog->open();
}

void TableMappingEditor::removeColumn()
{
    if (!isReadOnly())
        m_columns->remove(m_ui->columnCard->view()->currentIndex().row());
}

// As far as it is shown: where the operator goes on.
void TableMappingEditor::showColumn(const QString &source)
{
    RowView *view = m_ui->columnCard->view();
    if (const int row = m_columns->rowOf(source); row >= 0)
        view->setCurrentIndex(m_columns->index(row, ColumnModel::Target));
    view->setFocus(); // the chooser's row is gone
}

QString TableMappingEditor::columnsProblem() const
{
    const QString problem = m_columns->problem();
    return problem.isEmpty() ? noneSentProblem() : problem;
}

QString TableMappingEditor::noneSentProblem() const
{
    bool isAnySent = m_columns->rows().isEmpty();
    for (const ColumnRow &row : m_columns->rows())
        isAnySent = isAnySent || (row.goes() && !row.isRowId);
    const bool isKnown = isOnlyChosen() || m_table.columns;
    return isAnySent || !isKnown ? QString() : tr("No column is sent: choose one");
}

} // namespace sluice
