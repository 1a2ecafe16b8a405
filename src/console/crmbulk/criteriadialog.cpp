// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/criteriadialog.h"

#include "app/documents/criteriacheck.h"
#include "console/crmbulk/criteriadelegate.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/choicedelegate.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace sluice {

using namespace Qt::StringLiterals;

CriteriaDialog::CriteriaDialog(
    const QJsonObject &criteria, const QList<CrmField> &fields, Prompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_prompt(prompt)
    , m_criteria(criteria)
    , m_fields(fields)
    , m_model(new CriteriaModel(this))
    , m_joined(new Segments(this))
    , m_table(new TableCard(this))
    , m_note(makeNote(u"criteriaNote"_s, this))
    , m_text(new QPlainTextEdit(this))
    , m_add(new QPushButton(tr("Add Condition"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_use(new QPushButton(tr("Use These Criteria"), this))
{
    setObjectName(u"criteriaDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Criteria"));
    m_model->setFields(fields);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    m_joined->setObjectName(u"joinSegments"_s);
    m_joined->setAccessibleName(tr("How conditions are joined"));
    m_joined->addSegment(u"and"_s, tr("All Must Hold"));
    m_joined->addSegment(u"or"_s, tr("Any May Hold"));
    auto *head = new QHBoxLayout;
    head->addWidget(
        new TypedLabel(tr("Which Records Are Read"), TypeRole::DialogHeading, Role::Text, this));
    head->addStretch(1);
    head->addWidget(m_joined);
    layout->addLayout(head);
    addTable(layout);
    m_text->setObjectName(u"criteriaText"_s);
    m_text->setAccessibleName(tr("Criteria as text"));
    m_text->setFont(Theme::instance().font(TypeRole::Mono));
    m_text->setTabChangesFocus(true);
    auto *label = new QLabel(tr("As the &service gets them"), this);
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);
    addFoot(layout);
    connect(m_model, &CriteriaModel::edited, this, &CriteriaDialog::takeTable);
    connect(m_joined, &Segments::chosen, this, &CriteriaDialog::takeTable);
    connect(m_text, &QPlainTextEdit::textChanged, this, &CriteriaDialog::takeText);
    showTable();
    showText();
    m_openedText = m_text->toPlainText();
    const QSize room = parent ? parent->window()->size() : QSize(1'000, 720);
    resize(std::min(920, room.width() - 40), std::min(600, room.height() - 40));
}

void CriteriaDialog::addTable(QBoxLayout *layout)
{
    RowView *view = m_table->view();
    view->setObjectName(u"criteriaTable"_s);
    view->setAccessibleName(tr("Conditions"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Combo, .sample = u"Web Engagement Score"_s},
        {.kind = CellKind::Combo, .sample = tr("does not contain")},
        {.kind = CellKind::Mono, .sample = u"2026-01-31T08:00:00+00:00"_s},
        {.kind = CellKind::Text, .hasIcon = true, .isStretched = true}});
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    const auto fieldChoices = [this](const QModelIndex &) {
        QList<std::pair<QString, QVariant>> choices;
        for (const CrmField &field : m_fields)
            choices.append({field.apiName, field.apiName});
        return choices;
    };
    view->setItemDelegateForColumn(CriteriaModel::Field,
        new ChoiceDelegate(CriteriaModel::Field,
            {.objectName = u"criteriaFieldCombo"_s, .name = tr("Field"), .isTyped = true},
            fieldChoices, view));
    const auto comparatorChoices = [this](const QModelIndex &index) {
        QList<std::pair<QString, QVariant>> choices;
        for (const QString &comparator : comparatorsOf(m_model->typeOf(index.row())))
            choices.append({CriteriaModel::comparatorWord(comparator), comparator});
        return choices;
    };
    view->setItemDelegateForColumn(CriteriaModel::Comparator,
        new ChoiceDelegate(CriteriaModel::Comparator,
            {.objectName = u"criteriaComparatorCombo"_s, .name = tr("Comparison")},
            comparatorChoices, view));
    view->setItemDelegateForColumn(CriteriaModel::Value, new CriteriaDelegate(*m_model, view));
    auto *empty = new EmptyState(m_table);
    empty->setContent(
        u"filter"_s, tr("All records are read"), tr("A condition narrows them down."));
    m_table->setEmptyState(empty);
    m_table->watchModel();
    m_table->setFitting(false);
    m_table->setMinimumHeight(180);
    layout->addWidget(m_table, 2);
    addButtons(layout);
}

void CriteriaDialog::addButtons(QBoxLayout *layout)
{
    RowView *view = m_table->view();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_add->setObjectName(u"addConditionButton"_s);
    setButtonIcon(m_add, u"add"_s);
    m_remove->setObjectName(u"removeConditionButton"_s);
    setButtonIcon(m_remove, u"remove"_s);
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this, view] {
        const QModelIndex index = m_model->index(m_model->add(), CriteriaModel::Field);
        view->setCurrentIndex(index);
        view->edit(index);
    });
    const auto remove = [this, view] { m_model->remove(view->currentIndex().row()); };
    connect(m_remove, &QPushButton::clicked, this, remove);
    auto *removing = makeRemoveShortcut(view);
    connect(removing, &QShortcut::activated, this, remove);
    connect(
        view->selectionModel(), &QItemSelectionModel::currentChanged, this, &CriteriaDialog::check);
}

void CriteriaDialog::addFoot(QBoxLayout *layout)
{
    layout->addWidget(new Line(this));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *all = new QPushButton(tr("All Records"), this);
    all->setObjectName(u"allRecordsButton"_s);
    all->setProperty("role", u"quiet"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    m_use->setObjectName(u"useButton"_s);
    m_use->setProperty("role", u"primary"_s);
    for (QPushButton *button : {all, cancel})
        button->setAutoDefault(false);
    m_use->setDefault(true);
    row->addWidget(all);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_use);
    layout->addLayout(row);
    connect(all, &QPushButton::clicked, this, [this] {
        m_criteria = {};
        m_textProblem.clear();
        showTable();
        showText();
    });
    connect(cancel, &QPushButton::clicked, this, &CriteriaDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
}

void CriteriaDialog::reject()
{
    if (m_text->toPlainText() == m_openedText)
        QDialog::reject();
    else
        askToDiscard(m_prompt, this);
}

void CriteriaDialog::showTable()
{
    m_isFilling = true;
    const auto criteria = CrmCriteria::fromJson(m_criteria);
    m_table->setEnabled(criteria.has_value());
    m_joined->setEnabled(criteria.has_value());
    m_model->setConditions(criteria ? criteria->conditions : QList<CrmCondition>());
    m_joined->setCurrent(criteria && criteria->isAny ? u"or"_s : u"and"_s);
    m_isGroup = criteria && criteria->isGroup;
    m_isFilling = false;
    check();
}

void CriteriaDialog::showText()
{
    m_isFilling = true;
    m_text->setPlainText(m_criteria.isEmpty()
            ? QString()
            : QString::fromUtf8(QJsonDocument(m_criteria).toJson(QJsonDocument::Indented))
                  .trimmed());
    m_isFilling = false;
    check();
}

void CriteriaDialog::takeTable()
{
    if (m_isFilling)
        return;
    m_criteria = CrmCriteria{.conditions = m_model->conditions(),
        .isAny = m_joined->current() == "or"_L1,
        .isGroup = m_isGroup}
                     .toJson();
    m_textProblem.clear();
    showText();
}

// A text that cannot be read leaves everything as it was.
void CriteriaDialog::takeText()
{
    if (m_isFilling)
        return;
    const QByteArray text = m_text->toPlainText().trimmed().toUtf8();
    m_textProblem.clear();
    if (text.isEmpty()) {
        m_criteria = {};
    } else if (const auto read = readJsonDocument(text, tr("The text"))) {
        m_criteria = *read;
    } else {
        m_textProblem = errorText(read.error());
        check();
        return;
    }
    showTable();
}

void CriteriaDialog::check()
{
    QString problem = m_textProblem;
    if (problem.isEmpty())
        problem = m_model->problem();
    JsonProblems problems;
    checkCriteria(m_criteria, {}, problems);
    if (problem.isEmpty())
        problem = problems.texts().value(0);
    const bool isNested = !CrmCriteria::fromJson(m_criteria);
    showNote(m_note,
        !problem.isEmpty() ? problem
            : isNested ? tr("These conditions are nested: they are kept as they are, and edited "
                            "as text.")
                       : QString(),
        !problem.isEmpty());
    m_add->setEnabled(!isNested && m_model->canAdd());
    m_add->setToolTip(m_model->canAdd()
            ? QString()
            : tr("The service takes at most %1 conditions").arg(CrmCriteria::kMostConditions));
    m_remove->setEnabled(!isNested && m_table->view()->currentIndex().isValid());
    m_use->setEnabled(problem.isEmpty());
    m_use->setToolTip(problem);
}

} // namespace sluice
