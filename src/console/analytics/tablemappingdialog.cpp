// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingdialog.h"

#include "console/errors/errorwords.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "ui_tablemappingdialog.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

void showProblem(TypedLabel *note, const QString &problem, const QString &otherwise = {})
{
    note->setColorRole(problem.isEmpty() ? Role::Muted : Role::Error);
    note->setText(problem.isEmpty() ? otherwise : problem);
}

} // namespace

TableMappingDialog::TableMappingDialog(const TableMapping &mapping, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TableMappingDialog>())
    , m_columns(new ColumnModel(this))
    , m_conditions(new ConditionModel(this))
    , m_mapping(mapping)
{
    m_isFilling = true;
    m_ui->setupUi(this);
    setObjectName(u"tableMappingDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Mapping"));
    m_table.isLoading = true;
    dress();
    dressColumns();
    dressConditions();
    dressTimes();
    connectParts();
    connectColumns();
    connectTimes();
    m_isFilling = false;
    showAll();
    showDocument();
    const QSize room = parent ? parent->window()->size() : QSize(1'100, 720);
    resize(std::min(1'100, room.width() - 40), std::min(640, room.height() - 40));
}

TableMappingDialog::~TableMappingDialog() = default;

void TableMappingDialog::dress()
{
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    for (TypedLabel *note : {m_ui->columnNote, m_ui->rowsHelp, m_ui->conditionNote, m_ui->zoneNote,
             m_ui->fitNote, m_ui->rowIdNote, m_ui->hashKeyNote, m_ui->documentHelp,
             m_ui->documentNote, m_ui->footNote}) {
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

void TableMappingDialog::connectParts()
{
    connect(
        m_ui->documentText, &QPlainTextEdit::textChanged, this, &TableMappingDialog::takeDocument);
    connect(m_ui->clearButton, &QPushButton::clicked, this, [this] {
        m_mapping = TableMapping();
        m_documentProblem.clear();
        showAll();
        showDocument();
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->useButton, &QPushButton::clicked, this, &QDialog::accept);
}

void TableMappingDialog::setTable(const Table &table)
{
    if (m_table.columns)
        return; // it stays as it was while somebody edits
    m_table = table;
    m_conditions->setTable(m_table.columns);
    showAll();
}

void TableMappingDialog::setView(const std::optional<QList<TargetColumn>> &view)
{
    if (m_view || !view)
        return;
    m_view = view;
    m_columns->setView(m_view);
    check();
}

void TableMappingDialog::setReadOnly()
{
    m_isReadOnly = true;
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->sendCombo, m_ui->transformsButton,
             m_ui->timesTab, m_ui->removeColumnButton, m_ui->addConditionButton,
             m_ui->removeConditionButton, m_ui->clearButton})
        part->setEnabled(false);
    m_columns->setReadOnly();
    m_conditions->setReadOnly();
    m_ui->documentText->setReadOnly(true);
    check();
}

void TableMappingDialog::showAll()
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    showColumns();
    m_conditions->setConditions(m_mapping.where);
    showTimes();
    m_isFilling = wasFilling;
    check();
}

// What the fields say, into the document.
void TableMappingDialog::takeAll()
{
    if (m_isFilling)
        return;
    putColumnRows(m_columns->rows(), isOnlyChosen(), m_mapping);
    m_mapping.where = m_conditions->conditions();
    takeTimes();
    m_documentProblem.clear();
    showDocument();
}

void TableMappingDialog::showDocument()
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_ui->documentText->setPlainText(QString::fromUtf8(m_mapping.write()).trimmed());
    m_isFilling = wasFilling;
    check();
}

// A document that cannot be read leaves everything as it was.
void TableMappingDialog::takeDocument()
{
    if (m_isFilling)
        return;
    const auto read = TableMapping::read(m_ui->documentText->toPlainText().toUtf8());
    m_documentProblem = read ? QString() : errorText(read.error());
    if (read) {
        m_mapping = *read;
        showAll();
    }
    check();
}

// Fields first; what is left is what a run would say.
QString TableMappingDialog::wholeProblem() const
{
    const auto read = TableMapping::fromJson(m_mapping.toJson());
    if (!read)
        return errorText(read.error());
    if (!m_table.columns)
        return {};
    const auto plan = m_view ? planView(*m_table.columns, *m_view, *read)
                             : planNewView(*m_table.columns, *read);
    return plan ? QString() : errorText(plan.error());
}

void TableMappingDialog::check()
{
    const QString columns = columnsProblem();
    const QString conditions = m_conditions->problem();
    const QString zone = zoneProblem();
    const QString key = hashKeyProblem();
    QString problem;
    for (const QString &found : {m_documentProblem, columns, conditions, zone, key}) {
        if (problem.isEmpty())
            problem = found;
    }
    const QString whole = problem.isEmpty() ? wholeProblem() : QString();
    problem = problem.isEmpty() ? whole : problem;
    const QString table = m_table.error ? errorText(*m_table.error)
        : m_table.isLoading             ? tr("Loading the columns…")
                                        : QString();
    showProblem(m_ui->columnNote, columns, table);
    if (columns.isEmpty() && m_table.error)
        m_ui->columnNote->setColorRole(Role::Error);
    showProblem(m_ui->conditionNote, conditions);
    showProblem(m_ui->hashKeyNote, key,
        tr("The variable of the environment that holds it, at least 16 bytes. It never stands in "
           "the mapping."));
    showProblem(m_ui->documentNote, m_documentProblem.isEmpty() ? whole : m_documentProblem);
    showProblem(m_ui->footNote, problem);
    setFieldError(m_ui->hashKeyEdit, !key.isEmpty());
    setFieldError(m_ui->zoneFromCombo, !zone.isEmpty());
    const QModelIndex condition = m_ui->conditionCard->view()->currentIndex();
    m_ui->removeConditionButton->setEnabled(condition.isValid() && !m_isReadOnly);
    const int column = m_ui->columnCard->view()->currentIndex().row();
    m_ui->removeColumnButton->setEnabled(m_columns->canRemove(column) && !m_isReadOnly);
    const ColumnRow *row = m_columns->shown(column);
    m_ui->transformsButton->setEnabled(row && row->goes() && !row->isRowId && !m_isReadOnly);
    m_ui->useButton->setEnabled(problem.isEmpty() && !m_isReadOnly);
    m_ui->useButton->setToolTip(
        m_isReadOnly ? tr("The job cannot be changed while it runs") : problem);
}

} // namespace sluice
