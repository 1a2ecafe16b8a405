// SPDX-License-Identifier: GPL-3.0-or-later
// The tool row of the log's table, its filters, its context menu, and where the details are.
#include "console/log/logdetails.h"
#include "console/log/logfiltermodel.h"
#include "console/log/logfind.h"
#include "console/log/logfollow.h"
#include "console/log/logmodel.h"
#include "console/log/logview.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/headrow.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kListedRuns = 100;

} // namespace

void LogView::makeFilters()
{
    m_level->setObjectName(partName("LevelCombo"_L1));
    m_level->setAccessibleName(tr("Level"));
    m_level->addItem(tr("Debug and above"), static_cast<int>(LogLevel::Debug));
    m_level->addItem(tr("Info and above"), static_cast<int>(LogLevel::Info));
    m_level->addItem(tr("Warning and above"), static_cast<int>(LogLevel::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
    m_component->setObjectName(partName("ComponentCombo"_L1));
    m_component->setAccessibleName(tr("Component"));
    m_component->addItem(tr("All components"));
    m_run->setObjectName(partName("RunCombo"_L1));
    m_run->setAccessibleName(tr("Run"));
    m_run->addItem(tr("All runs"));
    m_run->setVisible(m_scope == Scope::Whole);
}

QString LogView::partName(QLatin1StringView part) const
{
    return (m_scope == Scope::Run ? "runLog"_L1 : "log"_L1) + part;
}

void LogView::addTool(QPushButton *button)
{
    m_tools->insertWidget(m_tools->count() - 1, button);
}

void LogView::makeFind()
{
    m_findEdit->setObjectName(partName("FindEdit"_L1));
    m_findEdit->setPlaceholderText(tr("Find in the log"));
    m_findEdit->setAccessibleName(tr("Find in the log"));
    m_findEdit->setMinimumWidth(120);
    m_findEdit->setMaximumWidth(220);
    m_matches->setObjectName(partName("MatchLabel"_L1));
    m_matches->setTypeRole(TypeRole::Meta);
    m_matches->setColorRole(Role::Muted);
    m_onlyMatches->setObjectName(partName("OnlyMatchesButton"_L1));
    m_onlyMatches->setCheckable(true);
    m_onlyMatches->setIcon(themeIcon(u"filter"_s));
    m_onlyMatches->setToolTip(tr("Shows only lines that match, in their message or facts"));
    m_onlyMatches->setAccessibleName(tr("Show only lines that match"));
}

void LogView::makeToolRow()
{
    makeFilters();
    makeFind();
    m_followButton->setObjectName(partName("FollowButton"_L1));
    m_pause->setObjectName(partName("PauseButton"_L1));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Holds the view still; the log itself goes on"));
    // A segment by itself: shows that it is pressed, with all its corners round.
    for (QPushButton *toggle : {m_onlyMatches, m_followButton, m_pause}) {
        toggle->setProperty("role", u"seg"_s);
        toggle->setStyleSheet(u"QPushButton { border-radius: 6px; margin-left: 0; }"_s);
    }
    m_clear->setObjectName(partName("ClearButton"_L1));
    m_clear->setToolTip(tr("Empties this view; the log's files keep every line"));
    auto *filters = new QWidget(m_table);
    auto *row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget : {static_cast<QWidget *>(m_level), static_cast<QWidget *>(m_component),
             static_cast<QWidget *>(m_run)})
        row->addWidget(widget);
    row->addWidget(m_findEdit, 2);
    row->addWidget(m_onlyMatches);
    row->addWidget(m_matches);
    row->addStretch(1); // buttons and choosers stay as wide as their texts
    auto *tools = new HeadRow(filters, m_table, HeadRow::Fill::Title);
    m_tools = tools->buttons();
    m_tools->addStretch(1); // buttons stay as wide as their texts where they have a row
    for (QPushButton *button : {m_followButton, m_pause, m_clear})
        addTool(button);
    setNarrow(false);
    m_table->toolRow()->addWidget(tools);
    connectToolRow();
}

void LogView::connectToolRow()
{
    for (ElidingComboBox *combo : {m_level, m_component, m_run})
        connect(combo, &QComboBox::currentIndexChanged, this, &LogView::applyFilter);
    connect(m_onlyMatches, &QPushButton::toggled, this, &LogView::applyFilter);
    connect(m_findEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_wholeCount = -1;
        if (m_onlyMatches->isChecked())
            applyFilter();
        m_find->setText(text);
        if (m_find->count() > 0 && m_find->positionOf(currentRow()) == 0)
            select(m_find->next(currentRow()));
        showMatches();
        emit findTextChanged(text);
    });
    connect(m_findEdit, &QLineEdit::returnPressed, this, &LogView::findNext);
    connect(m_clear, &QPushButton::clicked, this, &LogView::clear);
    connect(m_pause, &QPushButton::toggled, this, &LogView::pauseWanted);
    connect(m_follow, &LogFollow::followed, this, [this] {
        m_pause->setChecked(false);
        emit endWanted();
    });
}

void LogView::setRuns(const QList<RunRow> &runs)
{
    QHash<QString, qint64> numbers;
    for (const RunRow &run : runs)
        numbers.insert(run.id, run.number);
    m_model->setRunNumbers(numbers);
    const QString chosen = m_run->currentData().toString();
    const QSignalBlocker blocker(m_run);
    m_run->clear();
    m_run->addItem(tr("All runs"));
    for (const RunRow &run : runs.first(std::min<qsizetype>(runs.size(), kListedRuns)))
        m_run->addItem(u'#' + QString::number(run.number) + u"  "_s + run.jobName, run.id);
    if (!chosen.isEmpty() && m_run->findData(chosen) < 0)
        m_run->addItem(m_model->runText(chosen), chosen);
    m_run->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_run->findData(chosen)));
}

void LogView::listComponents()
{
    const QByteArray chosen = m_component->currentData().toByteArray();
    const QSignalBlocker blocker(m_component);
    m_component->clear();
    m_component->addItem(tr("All components"));
    for (const QByteArray &component : m_model->components())
        m_component->addItem(QString::fromUtf8(component), component);
    m_component->setCurrentIndex(chosen.isEmpty() ? 0 : m_component->findData(chosen));
}

void LogView::setRun(const RunRow &run, qint64 fromMs)
{
    m_ofRun = run.id;
    m_model->setRunNumbers({{run.id, run.number}});
    m_fromMs = fromMs;
    const QSignalBlocker blocker(m_component);
    m_component->setCurrentIndex(0);
    m_shown->setFilter(filter());
}

LogFilter LogView::wholeFilter() const
{
    LogFilter filter;
    if (m_scope == Scope::Run) {
        filter.runId = m_ofRun;
        filter.fromMs = m_fromMs;
        filter.untilMs = m_ofRun.isEmpty() ? 0 : filter.untilMs;
    }
    return filter;
}

bool LogView::isFiltering() const
{
    return m_level->currentIndex() > 0 || m_component->currentIndex() > 0
        || m_run->currentIndex() > 0
        || (m_onlyMatches->isChecked() && !m_findEdit->text().isEmpty());
}

LogFilter LogView::filter() const
{
    LogFilter filter = wholeFilter();
    filter.atLeast = static_cast<LogLevel>(m_level->currentData().toInt());
    if (const QByteArray component = m_component->currentData().toByteArray(); !component.isEmpty())
        filter.components = {component};
    if (m_scope == Scope::Whole)
        filter.runId = m_run->currentData().toString();
    if (m_onlyMatches->isChecked())
        filter.text = m_findEdit->text();
    return filter;
}

void LogView::setDetailsShown(bool isShown)
{
    m_areDetailsShown = isShown;
    showDetailsPane();
}

void LogView::setDetailsBeside(bool isBeside)
{
    m_areDetailsBeside = isBeside;
    static_cast<QBoxLayout *>(layout())->setDirection(
        isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_details->setBeside(isBeside);
    showDetailsPane();
}

void LogView::showDetailsPane()
{
    m_details->setVisible(m_areDetailsShown && (!m_areDetailsBeside || currentRow() >= 0));
}

void LogView::openContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = currentRow();
    const bool hasRow = row >= 0 && row < m_shown->rowCount();
    menu->addAction(tr("Copy"), m_table->view(), &RowView::copyRows)->setEnabled(hasRow);
    if (hasRow) {
        const LogRecord record = m_shown->record(row);
        menu->addSeparator();
        menu->addAction(tr("Only This Component"), this, [this, component = record.component] {
            m_component->setCurrentIndex(m_component->findData(component));
        });
        const int run = record.runId.isEmpty() ? -1 : m_run->findData(record.runId);
        if (run >= 0)
            menu->addAction(
                tr("Only This Run"), this, [this, run] { m_run->setCurrentIndex(run); });
    }
    menu->addAction(tr("Clear Filters"), this, &LogView::clearFilters)->setEnabled(isFiltering());
    menu->addSeparator();
    menu->addAction(tr("Load Earlier"), this, &LogView::earlierWanted)->setEnabled(m_hasEarlier);
    QAction *pause = menu->addAction(tr("Pause"), m_pause, &QPushButton::toggle);
    pause->setCheckable(true);
    pause->setChecked(m_pause->isChecked());
    menu->addAction(tr("Clear View"), this, &LogView::clear)->setEnabled(m_model->rowCount() > 0);
    menu->popup(m_table->view()->viewport()->mapToGlobal(position));
}

} // namespace sluice
