// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/ruleseditor.h"

#include "console/jobs/formparts.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/movekeys.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/typedlabel.h"
#include "core/mapping/jsoncheck.h"
#include "core/mapping/rules/leadpreset.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kListLines = 5;

// Those of the preset too, which the document does not hold.
QJsonArray rulesOfProcessor(const QJsonObject &processor)
{
    if (!processor.contains("preset"_L1))
        return processor.value("rules"_L1).toArray();
    JsonProblems problems;
    JsonObjectReader reader(processor, {}, problems);
    return leadCleanUpRules(reader);
}

} // namespace

RulesEditor::RulesEditor(const QStringList &fieldNames, QWidget *parent)
    : QWidget(parent)
    , m_fieldNames(fieldNames)
    , m_types(new ElidingComboBox(this))
    , m_add(makeButton("addRuleButton", tr("A&dd"), u"add"_s))
    , m_up(makeButton("ruleUpButton", {}, u"chevron-up"_s))
    , m_down(makeButton("ruleDownButton", {}, u"chevron-down"_s))
    , m_remove(makeButton("removeRuleButton", tr("Remove"), u"remove"_s))
    , m_own(makeButton("ownRulesButton", tr("Make Them &Rules of This Job"), u"edit"_s))
    , m_list(new RowList(this))
    , m_form(new QScrollArea(this))
    , m_note(makeNote(u"rulesNote"_s, this))
{
    setObjectName(u"rulesEditor"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    addTools(layout);
    m_list->setObjectName(u"ruleList"_s);
    m_list->setAccessibleName(tr("Rules, in their order"));
    m_list->setMaximumHeight(kListLines * (fontMetrics().height() + 17));
    auto *card = new Card(this);
    auto *held = new QVBoxLayout(card);
    held->setContentsMargins(1, 1, 1, 1);
    held->addWidget(m_list);
    layout->addWidget(card);
    layout->addWidget(m_note);
    layout->addWidget(m_own, 0, Qt::AlignLeft);
    m_form->setObjectName(u"ruleForm"_s);
    m_form->setFrameShape(QFrame::NoFrame);
    m_form->setWidgetResizable(true);
    m_form->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_form, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesEditor::showRule);
    showList(0);
}

QPushButton *RulesEditor::makeButton(const char *name, const QString &text, const QString &icon)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    setButtonIcon(button, icon);
    return button;
}

void RulesEditor::addTools(QBoxLayout *layout)
{
    m_types->setObjectName(u"ruleTypeCombo"_s);
    m_types->setAccessibleName(tr("Rule to add"));
    for (const QString &type : ruleTypes())
        m_types->addItem(ruleWord(type), type);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_types, 1);
    for (QPushButton *button : {m_add, m_up, m_down, m_remove})
        row->addWidget(button);
    m_up->setAccessibleName(tr("Move the rule up"));
    m_up->setToolTip(tr("Move the rule up (Alt+Up)"));
    m_down->setAccessibleName(tr("Move the rule down"));
    m_down->setToolTip(tr("Move the rule down (Alt+Down)"));
    layout->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &RulesEditor::add);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &RulesEditor::removeCurrent);
    connect(m_own, &QPushButton::clicked, this, &RulesEditor::ownRules);
    for (const int by : {-1, 1})
        connect(
            makeMoveShortcut(m_list, by), &QShortcut::activated, this, [this, by] { move(by); });
    auto *removing = makeRemoveShortcut(m_list);
    connect(removing, &QShortcut::activated, this, &RulesEditor::removeCurrent);
}

void RulesEditor::setProcessor(const QJsonObject &processor)
{
    if (processor == m_processor)
        return; // the field that has the focus keeps it
    m_processor = processor;
    showList(std::max(0, m_list->currentRow()));
}

void RulesEditor::add()
{
    QJsonArray rules = m_rules;
    const int at = m_list->currentRow() + 1; // below the chosen one
    rules.insert(at, newRule(m_types->currentData().toString()));
    put(rules, at);
    if (QWidget *first = m_form->widget()->nextInFocusChain(); first && m_form->isAncestorOf(first))
        focusOn(first);
}

void RulesEditor::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || isPreset())
        return;
    QJsonArray rules = m_rules;
    rules.removeAt(row);
    put(rules, std::min(row, static_cast<int>(rules.size()) - 1));
}

void RulesEditor::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_rules.size() || isPreset())
        return;
    QJsonArray rules = m_rules;
    const QJsonValue rule = rules.takeAt(row);
    rules.insert(row + by, rule);
    put(rules, row + by);
}

void RulesEditor::ownRules()
{
    const QJsonArray rules = m_rules;
    m_processor = QJsonObject{{u"type"_s, m_processor.value("type"_L1)}};
    put(rules, 0);
    m_list->setFocus();
}

void RulesEditor::put(const QJsonArray &rules, int current)
{
    m_processor.insert(u"rules"_s, rules);
    showList(current);
    emit edited();
}

void RulesEditor::showList(int current)
{
    m_rules = rulesOfProcessor(m_processor);
    m_isFilling = true;
    m_list->clear();
    for (const QJsonValue &rule : std::as_const(m_rules))
        m_list->addItem(describeRule(rule));
    m_list->setCurrentRow(std::min(current, static_cast<int>(m_rules.size()) - 1));
    m_isFilling = false;
    showRule();
}

void RulesEditor::showTools()
{
    const int row = m_list->currentRow();
    const bool canEdit = !isPreset();
    m_types->setEnabled(canEdit);
    m_add->setEnabled(canEdit);
    m_up->setEnabled(canEdit && row > 0);
    m_down->setEnabled(canEdit && row >= 0 && row + 1 < m_rules.size());
    m_remove->setEnabled(canEdit && row >= 0);
    m_own->setVisible(isPreset());
    m_list->setFocusPolicy(m_rules.isEmpty() ? Qt::NoFocus : Qt::StrongFocus); // nothing to be on
    showNote(m_note,
        isPreset()              ? tr("The rules of a preset. They are the same in every job.")
            : m_rules.isEmpty() ? tr("No rule yet: records go on as they are.")
            : row >= 0 && !canShowRule(m_rules.at(row))
            ? tr("This rule says more than a form can show. It stays as it is; edit it as text.")
            : QString());
}

// What is typed stays in one rule; its form is made anew for another only.
void RulesEditor::take(const QString &key, const QJsonValue &value)
{
    const int row = m_list->currentRow();
    if (m_isFilling || row < 0 || isPreset())
        return;
    QJsonObject rule = m_rules.at(row).toObject();
    if (value.isUndefined())
        rule.remove(key);
    else
        rule.insert(key, value);
    m_rules.replace(row, rule);
    m_processor.insert(u"rules"_s, m_rules);
    m_list->item(row)->setText(describeRule(rule));
    emit edited();
}

} // namespace sluice
