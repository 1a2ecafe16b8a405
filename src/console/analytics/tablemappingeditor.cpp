// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingeditor.h"

#include "console/errors/errorwords.h"
#include "console/mappings/automapoffer.h"
#include "console/mappings/documentproblems.h"
#include "console/mappings/fieldmenu.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/sampletrials.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "ui_tablemappingeditor.h"

#include <QBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTransformsRoom = 1'120;
constexpr int kStateAndTypeRoom = 980;
constexpr int kTargetTypeRoom = 860;
constexpr int kConditionIconHeight = 340; // below it texts need the room

void showProblem(TypedLabel *note, const QString &problem, const QString &otherwise = {})
{
    note->setColorRole(problem.isEmpty() ? Role::Muted : Role::Error);
    note->setText(problem.isEmpty() ? otherwise : problem);
}

} // namespace

TableMappingEditor::TableMappingEditor(const TableMapping &mapping, QWidget *parent)
    : MappingEditor(parent)
    , m_ui(std::make_unique<Ui::TableMappingEditor>())
    , m_columns(new ColumnModel(this))
    , m_conditions(new ConditionModel(this))
    , m_mapping(mapping)
    , m_stepper(new RecordStepper(this))
    , m_trials(new SampleTrials(this, [this] { trySample(); }))
{
    m_isFilling = true;
    m_ui->setupUi(this);
    setObjectName(u"MappingEditor"_s);
    m_table.isLoading = true;
    dress();
    dressColumns();
    dressConditions();
    dressTimes();
    makeDocumentProblems();
    addFieldParts();
    connectParts();
    connectColumns();
    connectTimes();
    connect(m_stepper, &RecordStepper::moved, this, &TableMappingEditor::showRecord);
    m_isFilling = false;
    showAll();
    showDocument();
    begin(m_ui->tabs);
    m_autoMap = new AutoMapOffer(this, m_bar, tools());
    connect(m_autoMap, &AutoMapOffer::wanted, this, &TableMappingEditor::autoMap);
    connect(m_autoMap, &AutoMapOffer::showWanted, this, &TableMappingEditor::showSuggested);
    connect(this, &MappingEditor::saved, m_columns, &FieldModel::clearSuggested);
    check();
}

TableMappingEditor::~TableMappingEditor() = default;

void TableMappingEditor::dress()
{
    for (TypedLabel *note :
        {m_ui->columnNote, m_ui->rowsHelp, m_ui->conditionNote, m_ui->zoneNote, m_ui->fitNote,
            m_ui->rowIdNote, m_ui->hashKeyNote, m_ui->documentHelp, m_ui->documentNote}) {
        note->setTypeRole(TypeRole::Meta);
        note->setColorRole(Role::Muted);
    }
    m_ui->documentHelp->setText(
        tr("The same as a document: what was written is read back as it is, and a file of it can "
           "be named in a job's file."));
    m_ui->documentText->setFont(Theme::instance().font(TypeRole::Mono));
    m_ui->documentText->setTabChangesFocus(true);
    m_ui->documentText->setAccessibleName(tr("Mapping as a document"));
    for (const QLabel *label : findChildren<QLabel *>()) {
        if (label->buddy())
            label->buddy()->setAccessibleName(label->text().remove(u'&'));
    }
    setButtonIcon(m_ui->transformsButton, u"edit"_s);
    for (QPushButton *button : {m_ui->removeColumnButton, m_ui->removeConditionButton})
        setButtonIcon(button, u"remove"_s);
    setButtonIcon(m_ui->addConditionButton, u"add"_s);
}

void TableMappingEditor::makeDocumentProblems()
{
    const auto column = [this](ColumnModel::Column column) {
        return m_columns->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    const auto condition = [this](ConditionModel::Column column) {
        return m_conditions->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    const auto label = [](const QWidget *field) { return field->accessibleName(); };
    m_documentProblems = new DocumentProblems(m_ui->documentText,
        {{u"columns"_s, tr("Columns")}, {u"columns.*"_s, tr("Column %1")},
            {u"columns.*.to"_s, column(ColumnModel::Target)},
            {u"columns.*.type"_s, column(ColumnModel::TargetType)},
            {u"columns.*.transform"_s, column(ColumnModel::Transforms)},
            {u"columns.*.transform.*"_s, tr("Transform %1")},
            {u"columns.*.pii"_s, column(ColumnModel::Personal)},
            {u"only"_s, label(m_ui->sendCombo)}, {u"where"_s, tr("Rows")},
            {u"where.*"_s, tr("Condition %1")},
            {u"where.*.column"_s, condition(ConditionModel::Name)},
            {u"where.*.comparator"_s, condition(ConditionModel::Comparator)},
            {u"where.*.value"_s, condition(ConditionModel::Value)},
            {u"where.*.values"_s, condition(ConditionModel::Value)},
            {u"timeZone"_s, m_ui->zoneCheck->text().remove(u'&')},
            {u"timeZone.from"_s, label(m_ui->zoneFromCombo)},
            {u"timeZone.to"_s, label(m_ui->zoneToCombo)}, {u"rowIdType"_s, label(m_ui->rowIdCombo)},
            {u"check"_s, m_ui->fitCheck->text().remove(u'&')},
            {u"hashKey"_s, label(m_ui->hashKeyEdit)}},
        {});
}

void TableMappingEditor::connectParts()
{
    connect(
        m_ui->documentText, &QPlainTextEdit::textChanged, this, &TableMappingEditor::takeDocument);
}

void TableMappingEditor::setTable(const Table &table)
{
    if (m_table.columns)
        return; // it stays as it was while somebody edits
    m_table = table;
    m_conditions->setTable(m_table.columns);
    showAll();
}

void TableMappingEditor::setView(const std::optional<QList<TargetColumn>> &view)
{
    if (m_view || !view)
        return;
    m_view = view;
    m_columns->setView(m_view);
    check();
}

void TableMappingEditor::setReadOnly()
{
    MappingEditor::setReadOnly();
    for (QWidget *part :
        std::initializer_list<QWidget *>{m_ui->sendCombo, m_ui->transformsButton, m_ui->timesTab,
            m_ui->removeColumnButton, m_ui->addConditionButton, m_ui->removeConditionButton})
        part->setEnabled(false);
    m_columns->setReadOnly();
    m_conditions->setReadOnly();
    m_ui->documentText->setReadOnly(true);
    check();
}

void TableMappingEditor::showAll()
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    showColumns();
    m_conditions->setConditions(m_mapping.where);
    showTimes();
    m_isFilling = wasFilling;
    check();
}

// What the fields say, into the document.
void TableMappingEditor::takeAll()
{
    if (m_isFilling)
        return;
    putColumnRows(m_columns->rows(), isOnlyChosen(), m_mapping);
    m_mapping.where = m_conditions->conditions();
    takeTimes();
    m_documentProblems->clear();
    showDocument();
    noteEdit(qobject_cast<QLineEdit *>(sender()));
}

Result<void> TableMappingEditor::showDocumentOf(const QJsonObject &document)
{
    auto read = TableMapping::fromJson(document);
    if (!read)
        return fail(read.error());
    m_mapping = *read;
    m_columns->clearSuggested();
    m_autoMap->forget();
    m_documentProblems->clear();
    showAll();
    showDocument();
    return {};
}

void TableMappingEditor::showDocument()
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_ui->documentText->setPlainText(QString::fromUtf8(m_mapping.write()).trimmed());
    m_isFilling = wasFilling;
    check();
}

// A document that cannot be read leaves everything as it was.
void TableMappingEditor::takeDocument()
{
    if (m_isFilling)
        return;
    const auto read = TableMapping::read(m_ui->documentText->toPlainText().toUtf8());
    if (read) {
        m_documentProblems->clear();
        m_mapping = *read;
        showAll();
        noteEdit(m_ui->documentText);
    } else {
        m_documentProblems->show(read.error());
    }
    check();
}

QString TableMappingEditor::fieldProblem() const
{
    for (const QString &found : {m_documentProblems->texts().value(0), columnsProblem(),
             m_conditions->problem(), zoneProblem(), hashKeyProblem()}) {
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QStringList TableMappingEditor::problems() const
{
    const QString field = fieldProblem();
    const QString problem = field.isEmpty() ? wholeProblem() : field;
    return problem.isEmpty() ? QStringList() : QStringList{problem};
}

int TableMappingEditor::mappedCount() const
{
    const QList<ColumnRow> &rows = m_columns->rows();
    return static_cast<int>(
        std::count_if(rows.cbegin(), rows.cend(), [](const ColumnRow &row) { return row.goes(); }));
}

int TableMappingEditor::fieldCount() const
{
    return m_table.columns
        ? static_cast<int>(m_columns->rows().size() + m_columns->freeTargets().size())
        : 0;
}

// The one that stands beside its tab's fields.
void TableMappingEditor::showProblems()
{
    QWidget *tab = !m_documentProblems->isEmpty() ? m_ui->documentTab
        : !columnsProblem().isEmpty()             ? m_ui->columnsTab
        : !m_conditions->problem().isEmpty()      ? m_ui->rowsTab
        : !fieldProblem().isEmpty()               ? m_ui->timesTab
                                                  : m_ui->columnsTab;
    m_ui->tabs->setCurrentWidget(tab);
    if (tab == m_ui->columnsTab)
        m_fieldTools->show(FieldFilter::Problems);
    if (!m_documentProblems->isEmpty())
        m_documentProblems->goToFirst();
}

// The button says what the column of transforms does not, the result's icon what the state's does.
void TableMappingEditor::fitColumns()
{
    const int room = m_menu->room(width());
    RowView *view = m_ui->columnCard->view();
    view->setColumnHidden(ColumnModel::Transforms, isNarrowRoom(room, kTransformsRoom));
    for (const int column : {ColumnModel::Status, ColumnModel::SourceType})
        view->setColumnHidden(column, isNarrowRoom(room, kStateAndTypeRoom));
    view->setColumnHidden(ColumnModel::TargetType, isNarrowRoom(room, kTargetTypeRoom));
}

void TableMappingEditor::resizeEvent(QResizeEvent *event)
{
    MappingEditor::resizeEvent(event);
    fitColumns();
    if (auto *empty = m_ui->conditionCard->findChild<EmptyState *>())
        empty->setIconShown(!isNarrowRoom(height(), kConditionIconHeight));
    m_problems->fitInto(height());
}

void TableMappingEditor::find(const QString &text)
{
    m_fieldTools->find(text);
}

void TableMappingEditor::showField(const QString &name)
{
    m_ui->tabs->setCurrentWidget(m_ui->columnsTab);
    m_fieldTools->show(FieldFilter::All);
    RowView *view = m_ui->columnCard->view();
    if (const int row = m_columns->rowOf(name); row >= 0)
        view->setCurrentIndex(m_columns->index(row, ColumnModel::Target));
    view->setFocus();
}

// Fields first; what is left is what a run would say.
QString TableMappingEditor::wholeProblem() const
{
    const auto read = TableMapping::fromJson(m_mapping.toJson());
    if (!read)
        return m_documentProblems->wordsOf(read.error()).join(u'\n');
    if (!m_table.columns)
        return {};
    const auto plan = m_view ? planView(*m_table.columns, *m_view, *read)
                             : planNewView(*m_table.columns, *read);
    return plan ? QString() : errorText(plan.error());
}

void TableMappingEditor::check()
{
    const QString noneSent = noneSentProblem();
    const QString zone = zoneProblem();
    const QString key = hashKeyProblem();
    const QString whole = fieldProblem().isEmpty() ? wholeProblem() : QString();
    const QString table = m_table.error ? errorText(*m_table.error)
        : m_table.isLoading             ? tr("Loading the columns…")
                                        : QString();
    showProblem(m_ui->columnNote, noneSent, table); // of one column: in its row and below
    if (noneSent.isEmpty() && m_table.error)
        m_ui->columnNote->setColorRole(Role::Error);
    showProblem(m_ui->conditionNote, m_conditions->problem());
    showProblem(m_ui->hashKeyNote, key,
        tr("The variable of the environment that holds it, at least 16 bytes. It never stands in "
           "the mapping."));
    showProblem(m_ui->documentNote, whole);
    setFieldError(m_ui->hashKeyEdit, !key.isEmpty());
    setFieldError(m_ui->zoneFromCombo, !zone.isEmpty());
    const QModelIndex condition = m_ui->conditionCard->view()->currentIndex();
    m_ui->removeConditionButton->setEnabled(condition.isValid() && !isReadOnly());
    const int column = m_ui->columnCard->view()->currentIndex().row();
    m_ui->removeColumnButton->setEnabled(m_columns->canRemove(column) && !isReadOnly());
    const ColumnRow *row = m_columns->shown(column);
    m_ui->transformsButton->setEnabled(row && row->goes() && !row->isRowId && !isReadOnly());
    m_trials->later();
    offerMisfits();
    m_fieldTools->showCounts();
    m_problems->refresh();
    showUnused();
    if (m_autoMap)
        m_autoMap->setPossible(m_table.columns && m_view, AutoMapOffer::Unasked::OnceWhileEmpty);
    emit checked();
}

} // namespace sluice
