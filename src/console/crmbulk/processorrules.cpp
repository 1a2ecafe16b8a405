// SPDX-License-Identifier: GPL-3.0-or-later
// The rules in the dialog of a processor: their editor, their text, and what is wrong with them.
#include "console/crmbulk/processordialog.h"
#include "console/crmbulk/ruleproblems.h"
#include "console/crmbulk/ruleseditor.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/typedlabel.h"
#include "core/mapping/jsoncheck.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QTabWidget>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRuleProblemsSeen = 3; // at once

} // namespace

void ProcessorDialog::addRules(QBoxLayout *layout)
{
    auto *tabs = m_rulesTabs = new QTabWidget(this);
    tabs->setObjectName(u"rulesTabs"_s);
    tabs->setDocumentMode(true);
    tabs->setAccessibleName(tr("Views of the rules"));
    m_rules = new RulesEditor(m_fieldNames, tabs);
    tabs->addTab(m_rules, tr("Rules"));
    auto *page = new QWidget(tabs);
    auto *inner = new QVBoxLayout(page);
    inner->setContentsMargins(0, 12, 0, 0);
    inner->setSpacing(8);
    auto *help = new TypedLabel(tr("Rules as a document: a preset with its rule set, or a list of "
                                   "rules that are applied one after the other."),
        TypeRole::Meta, Role::Muted, page);
    help->setWordWrap(true);
    inner->addWidget(help);
    m_text = makeText(u"rulesText"_s, tr("Rules as a document"));
    inner->addWidget(m_text, 1);
    tabs->addTab(page, tr("As Text"));
    layout->addWidget(tabs, 1);
    m_problems = new RowList(this);
    m_problems->setObjectName(u"ruleProblemList"_s);
    m_problems->setAccessibleName(tr("What is wrong with the rules; Enter goes there"));
    m_problems->setToolTip(tr("Double-click or Enter goes there"));
    m_problems->hide();
    layout->addWidget(m_problems);
    connect(m_rules, &RulesEditor::edited, this, &ProcessorDialog::takeRules);
    connect(m_problems, &QListWidget::itemActivated, this, &ProcessorDialog::goToProblem);
}

// Each in the words of its form, and what it says of the document beside it.
void ProcessorDialog::showRuleProblems(const QStringList &problems)
{
    QStringList said;
    for (const QString &problem : problems)
        said << ruleProblemInWords(problem, m_rules->rules());
    const int chosen = m_problems->currentRow();
    m_problems->clear();
    for (qsizetype i = 0; i < problems.size(); ++i) {
        auto *item = new QListWidgetItem(said.at(i), m_problems);
        item->setData(Qt::UserRole, problems.at(i));
        item->setData(CellRole::Color, static_cast<int>(Role::Error));
    }
    m_problems->setCurrentRow(std::clamp(chosen, 0, std::max(0, m_problems->count() - 1)));
    m_problems->setVisible(!problems.isEmpty());
    const int lines = std::min(m_problems->count(), kRuleProblemsSeen);
    m_problems->setFixedHeight(lines * (fontMetrics().height() + 17) + 2);
}

void ProcessorDialog::goToProblem()
{
    const QListWidgetItem *item = m_problems->currentItem();
    if (!item)
        return;
    const RulePlace place = rulePlaceOf(item->data(Qt::UserRole).toString());
    m_rulesTabs->setCurrentIndex(0);
    if (m_rules->goTo(place))
        return;
    m_rulesTabs->setCurrentIndex(1);
    m_text->setFocus();
}

void ProcessorDialog::takeRules()
{
    m_processor = m_rules->processor();
    m_problem.clear();
    m_isFilling = true;
    m_text->setPlainText(QString::fromUtf8(writeJsonDocument(m_processor)));
    m_isFilling = false;
    check();
}

} // namespace sluice
