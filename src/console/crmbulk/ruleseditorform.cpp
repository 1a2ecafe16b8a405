// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of the built-in processor's rules: the form of the chosen one.
#include "console/crmbulk/rulelinemodel.h"
#include "console/crmbulk/ruleproblems.h"
#include "console/crmbulk/ruleseditor.h"
#include "console/theme/icons.h"
#include "console/widgets/choicedelegate.h"
#include "console/widgets/eliding.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QCheckBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using FormPart = RulePart::Kind;
using LineColumn = RuleColumn::Kind;
constexpr int kLeastLines = 4; // that are seen at once

QString partName(const QString &key)
{
    return u"rulePart_"_s + key;
}

} // namespace

void RulesEditor::showRule()
{
    if (m_isFilling)
        return;
    showTools();
    const int row = m_list->currentRow();
    auto *page = new QWidget;
    page->setObjectName(u"ruleFormPage"_s);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (row >= 0 && canShowRule(m_rules.at(row))) {
        const QJsonObject rule = m_rules.at(row).toObject();
        const RuleForm form = ruleForm(rule.value("type"_L1).toString());
        auto *fields = new QFormLayout;
        fields->setHorizontalSpacing(12);
        fields->setVerticalSpacing(8);
        layout->addLayout(fields);
        m_form->setWidget(page); // before its fields, so that they have their fonts
        addParts(form, rule, fields);
        if (!form.linesKey.isEmpty())
            addLines(form, rule, layout);
    } else {
        m_form->setWidget(page);
    }
    layout->addStretch(1);
    page->setEnabled(!isPreset());
    page->setVisible(true);
}

bool RulesEditor::goTo(const RulePlace &place)
{
    if (place.rule < 0 || place.rule >= m_list->count())
        return false;
    m_list->setCurrentRow(place.rule);
    if (!canShowRule(m_rules.at(place.rule)))
        return false;
    QWidget *page = m_form->widget();
    QWidget *field = page->findChild<QWidget *>(partName(place.part));
    const RuleForm form = ruleForm(m_rules.at(place.rule)["type"_L1].toString());
    auto *lines = place.part == form.linesKey ? page->findChild<RowView *>() : nullptr;
    if (lines && place.line >= 0)
        lines->setCurrentIndex(lines->model()->index(place.line, 0));
    QWidget *there = field ? field : lines ? static_cast<QWidget *>(lines) : m_list;
    focusOn(there);
    return true;
}

// A form that was just made shows its fields a moment later, and only what is shown has the focus.
void RulesEditor::focusOn(QWidget *field)
{
    field->show();
    m_form->ensureWidgetVisible(field);
    field->setFocus();
}

void RulesEditor::addParts(const RuleForm &form, const QJsonObject &rule, QFormLayout *layout)
{
    for (const RulePart &part : form.parts) {
        QWidget *field = makePart(part, rule, m_form->widget());
        field->setObjectName(partName(part.key));
        if (part.kind == FormPart::Flag) {
            layout->addRow(field);
            continue;
        }
        auto *label = new QLabel(part.label, m_form->widget());
        label->setBuddy(field);
        field->setAccessibleName(QString(part.label).remove(u'&'));
        layout->addRow(label, field);
    }
}

QWidget *RulesEditor::makePart(const RulePart &part, const QJsonObject &rule, QWidget *page)
{
    const QJsonValue value = rule.value(part.key);
    if (part.kind == FormPart::Flag) {
        auto *check = new QCheckBox(part.label, page);
        check->setChecked(value.toBool(part.isSet));
        connect(check, &QCheckBox::toggled, this,
            [this, key = part.key](bool isOn) { take(key, isOn); });
        return check;
    }
    if (part.kind == FormPart::Choice) {
        auto *combo = new ElidingComboBox(page);
        for (const auto &[word, choice] : part.choices)
            combo->addItem(word, choice);
        combo->setCurrentIndex(combo->findData(value.toString()));
        connect(combo, &QComboBox::activated, this,
            [this, key = part.key, combo] { take(key, combo->currentData().toString()); });
        return combo;
    }
    auto *edit = new QLineEdit(value.toString(), page);
    edit->setPlaceholderText(part.otherwise);
    const bool isField = part.kind == FormPart::Field || part.kind == FormPart::OptionalField;
    const bool isOptional
        = part.kind == FormPart::OptionalField || part.kind == FormPart::OptionalText;
    if (isField && !m_fieldNames.isEmpty()) {
        auto *names = new QCompleter(m_fieldNames, edit);
        names->setCaseSensitivity(Qt::CaseInsensitive);
        names->setFilterMode(Qt::MatchContains);
        edit->setCompleter(names);
    }
    connect(edit, &QLineEdit::textChanged, this,
        [this, key = part.key, isField, isOptional](const QString &typed) {
            const QString text = isField ? typed.trimmed() : typed;
            take(key,
                isOptional && text.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                             : QJsonValue(text));
        });
    return edit;
}

void RulesEditor::addLines(const RuleForm &form, const QJsonObject &rule, QBoxLayout *layout)
{
    auto *page = m_form->widget();
    auto *lines = new RuleLineModel(form, rule.value(form.linesKey), page);
    auto *card = new TableCard(page);
    dressLines(form, card, lines);
    auto *title = new QLabel(form.linesTitle, page);
    title->setBuddy(card->view());
    auto *add = makeButton("addLineButton", tr("Add &Line"), u"add"_s);
    auto *remove = makeButton("removeLineButton", tr("Remove Line"), u"remove"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(add);
    row->addWidget(remove);
    layout->addLayout(row);
    layout->addWidget(card, 1);
    RowView *view = card->view();
    connect(lines, &RuleLineModel::edited, this,
        [this, lines, key = form.linesKey] { take(key, lines->lines()); });
    connect(add, &QPushButton::clicked, view, [lines, view] {
        const QModelIndex index = lines->index(lines->add(), 0);
        view->setCurrentIndex(index);
        view->setFocus();
        view->edit(index);
    });
    const auto removeLine = [lines, view] { lines->remove(view->currentIndex().row()); };
    connect(remove, &QPushButton::clicked, view, removeLine);
    auto *removing = makeRemoveShortcut(view);
    connect(removing, &QShortcut::activated, view, removeLine);
    const auto offer = [remove, view] { remove->setEnabled(view->currentIndex().isValid()); };
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, remove, offer);
    offer();
    if (isPreset())
        lines->setReadOnly();
}

void RulesEditor::dressLines(const RuleForm &form, TableCard *card, RuleLineModel *lines)
{
    RowView *view = card->view();
    view->setObjectName(u"ruleLines"_s);
    view->setAccessibleName(form.linesTitle);
    view->setModel(lines);
    QList<RowView::Column> columns;
    for (const RuleColumn &column : form.columns) {
        const bool isChosen = column.kind == LineColumn::Field || column.kind == LineColumn::Test;
        columns.append({.kind = isChosen ? CellKind::Combo : CellKind::Mono,
            .sample = column.sample,
            .isStretched = columns.size() + 1 == form.columns.size()});
    }
    view->setColumns(columns);
    for (int at = 0; at < form.columns.size(); ++at) {
        const LineColumn kind = form.columns.at(at).kind;
        const QString title = form.columns.at(at).title;
        if (kind == LineColumn::Field) {
            const auto names = [this](const QModelIndex &) {
                QList<std::pair<QString, QVariant>> choices;
                for (const QString &name : std::as_const(m_fieldNames))
                    choices.append({name, name});
                return choices;
            };
            view->setItemDelegateForColumn(at,
                new ChoiceDelegate(at,
                    {.objectName = u"lineFieldCombo"_s, .name = title, .isTyped = true}, names,
                    view));
        } else if (kind == LineColumn::Test) {
            const auto tests
                = [lines](const QModelIndex &index) { return lines->tests(index.row()); };
            view->setItemDelegateForColumn(at,
                new ChoiceDelegate(
                    at, {.objectName = u"lineTestCombo"_s, .name = title}, tests, view));
        }
    }
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    view->setPlaceholderText(tr("No line yet"));
    card->watchModel();
    card->setFitting(false);
    card->setMinimumHeight((kLeastLines + 1) * view->rowHeight());
}

} // namespace sluice
