// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logview.h"

#include "console/log/logdetails.h"
#include "console/log/logfiltermodel.h"
#include "console/log/logfind.h"
#include "console/log/logfollow.h"
#include "console/log/logmodel.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

LogView::LogView(QWidget *parent)
    : LogView(Scope::Whole, parent)
{
}

LogView::LogView(Scope scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_model(new LogModel(this))
    , m_shown(new LogFilterModel(m_model, this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_details(new LogDetails(this))
    , m_level(new ElidingComboBox(m_table))
    , m_component(new ElidingComboBox(m_table))
    , m_run(new ElidingComboBox(m_table))
    , m_findEdit(new FindEdit(m_table))
    , m_matches(new ElidingLabel(m_table))
    , m_onlyMatches(new QPushButton(m_table))
    , m_followButton(new QPushButton(m_table))
    , m_pause(new QPushButton(tr("Pause"), m_table))
    , m_clear(new QPushButton(tr("Clear View"), m_table))
    , m_follow(new LogFollow(m_table->view(), m_followButton))
    , m_find(new LogFind(m_shown, this))
{
    setObjectName(u"LogView"_s);
    makeToolRow();
    makeTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_details);

    m_follow->watch(m_shown);
    connect(m_model, &LogModel::componentsChanged, this, &LogView::listComponents);
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &LogView::showEmpty);
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, &LogView::showEmpty);
    connect(m_find, &LogFind::changed, this, &LogView::showMatches);
    showMatches();
    showEmpty();
}

void LogView::makeTable()
{
    RowView *view = m_table->view();
    view->setObjectName(partName("Table"_L1));
    view->setAccessibleName(m_scope == Scope::Run ? tr("Log of this run") : tr("Log"));
    view->setModel(m_shown);
    view->setDensity(RowDelegate::Density::Tree);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"00:00:00.000"_s},
        {.kind = CellKind::State, .sample = logLevelWord(LogLevel::Warning), .hasIcon = true},
        {.kind = CellKind::Link, .sample = u"#0000"_s},
        {.kind = CellKind::Text, .sample = u"commercetools"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    view->setColumnHidden(LogModel::Run, m_scope == Scope::Run);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setFitting(false);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &LogView::showDetails);
    connect(view, &RowView::linkActivated, this,
        [this](const QModelIndex &index) { emit runOpened(m_shown->record(index.row()).runId); });
    connect(view, &QWidget::customContextMenuRequested, this, &LogView::openContextMenu);
    makeKeys();
}

// Keyboards go to the ends of the whole log, not of the lines that happen to be here.
void LogView::makeKeys()
{
    RowView *view = m_table->view();
    const auto add = [this, view](const QKeySequence &keys, auto work) {
        auto *shortcut = new QShortcut(keys, view);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    add(QKeySequence(Qt::Key_Home), [this] {
        m_follow->setFollowing(false);
        if (!m_hasEarlier || !m_isBounded)
            select(0);
        else
            emit startWanted();
    });
    add(QKeySequence(Qt::Key_End), [this] {
        setFollowing(true);
        select(m_shown->rowCount() - 1);
    });
}

// Lines that come or leave above must not pull the ones that are being read away.
int LogView::keepingAnchor(const std::function<int()> &change)
{
    RowView *view = m_table->view();
    QPersistentModelIndex anchor;
    if (!m_follow->isFollowing())
        anchor = view->indexAt(QPoint(4, 4));
    const int result = change();
    if (anchor.isValid())
        view->scrollTo(anchor, QAbstractItemView::PositionAtTop);
    return result;
}

int LogView::append(const QList<LogRecord> &records)
{
    if (records.isEmpty())
        return 0;
    if (m_model->rowCount() + records.size() <= LogModel::kCapacity)
        return m_model->append(records);
    return keepingAnchor([this, &records] { return m_model->append(records); });
}

int LogView::extendDown(const QList<LogRecord> &records)
{
    m_follow->setCounting(false);
    const int dropped = append(records);
    m_follow->setCounting(true);
    return dropped;
}

int LogView::extendUp(const QList<LogRecord> &records)
{
    if (m_model->rowCount() + records.size() > LogModel::kCapacity)
        m_follow->setFollowing(false); // the newest lines leave
    return keepingAnchor([this, &records] { return m_model->extendUp(records); });
}

void LogView::replace(const QList<LogRecord> &records, int chosen)
{
    m_follow->setFollowing(false);
    refill(records);
    m_find->lookNow();
    if (chosen >= 0 && chosen < m_model->rowCount())
        select(m_shown->mapFromSource(m_model->index(chosen, 0)).row());
    showDetails();
    showMatches();
}

void LogView::refill(const QList<LogRecord> &records)
{
    m_follow->setCounting(false);
    m_model->replace(records);
    m_follow->setCounting(true);
    showDetails();
    showEmpty();
}

bool LogView::isNearTop() const
{
    const QScrollBar *bar = m_table->view()->verticalScrollBar();
    return bar->maximum() == 0
        || (!m_follow->isFollowing() && bar->value() <= bar->minimum() + bar->pageStep());
}

bool LogView::isNearBottom() const
{
    const QScrollBar *bar = m_table->view()->verticalScrollBar();
    return bar->value() >= bar->maximum() - bar->pageStep();
}

qint64 LogView::shownTimeMs() const
{
    const QModelIndex current = m_table->view()->currentIndex();
    const QModelIndex top = m_table->view()->indexAt(QPoint(4, 4));
    const QModelIndex index = current.isValid() ? current : top;
    return index.isValid() ? m_shown->record(index.row()).atMs : 0;
}

void LogView::setNewLines(qint64 lines)
{
    m_follow->setNewLines(lines);
}

void LogView::setWholeCount(qint64 lines)
{
    m_wholeCount = lines;
    showMatches();
}

void LogView::setReading(bool isReading)
{
    m_isReading = isReading;
    showEmpty();
}

void LogView::applyFilter()
{
    const bool isFollowing = m_follow->isFollowing();
    emit filterChanged(); // as long as the line that is read is there
    m_shown->setFilter(filter());
    m_follow->setFollowing(isFollowing);
    showDetails();
    showEmpty();
}

void LogView::clearFilters()
{
    m_onlyMatches->setChecked(false);
    for (ElidingComboBox *combo : {m_level, m_component, m_run})
        combo->setCurrentIndex(0);
    m_findEdit->clear();
}

int LogView::currentRow() const
{
    return m_table->view()->currentIndex().row();
}

void LogView::select(int row)
{
    if (row < 0)
        return;
    RowView *view = m_table->view();
    const QModelIndex index = m_shown->index(row, 0);
    view->setCurrentIndex(index);
    view->scrollTo(index);
}

void LogView::setFindText(const QString &text)
{
    m_findEdit->setText(text);
}

QString LogView::findText() const
{
    return m_find->text();
}

void LogView::findNext()
{
    const int row = m_find->next(currentRow());
    if (m_isBounded && !m_find->text().isEmpty() && row <= currentRow())
        emit beyondWanted(true);
    else
        findAround(true);
}

void LogView::findPrevious()
{
    const int row = m_find->previous(currentRow());
    if (m_isBounded && !m_find->text().isEmpty() && (row < 0 || row >= currentRow()))
        emit beyondWanted(false);
    else
        findAround(false);
}

void LogView::findAround(bool isForward)
{
    select(isForward ? m_find->next(currentRow()) : m_find->previous(currentRow()));
    showMatches();
}

void LogView::showMatches()
{
    QString text;
    if (!m_find->text().isEmpty()) {
        const qsizetype position = m_find->positionOf(currentRow());
        const QString count = Format::count(m_find->count());
        if (m_find->count() == 0)
            text = tr("No match");
        else if (position == 0)
            text = m_find->count() == 1 ? tr("1 match") : tr("%1 matches").arg(count);
        else
            text = tr("%1 of %2").arg(Format::count(position), count);
        if (m_wholeCount > m_find->count())
            text = tr("%1, %2 in all").arg(text, Format::count(m_wholeCount));
    }
    m_matches->setText(text);
    m_matches->setVisible(!text.isEmpty());
    m_matches->setAccessibleName(text.isEmpty() ? tr("Matches") : text);
}

void LogView::showDetails()
{
    showDetailsPane();
    const int row = currentRow();
    if (row < 0 || row >= m_shown->rowCount()) {
        m_details->setRecord(std::nullopt, {});
        return;
    }
    const LogRecord &record = m_shown->record(row);
    m_details->setRecord(record, m_model->runText(record.runId));
    showMatches();
}

void LogView::showEmpty()
{
    if (m_shown->rowCount() > 0)
        return;
    m_empty->clearButtons();
    if (m_isReading) {
        m_empty->setContent(u"page-log"_s, tr("Looking…"), tr("The log's files are read."));
        return;
    }
    if (m_model->rowCount() > 0 || (isFiltering() && m_isBounded)) {
        m_empty->setContent(
            u"filter"_s, tr("No lines match"), tr("Lines are there, but not with these filters."));
        connect(m_empty->addButton(tr("Clear Filters")), &QPushButton::clicked, this,
            &LogView::clearFilters);
        return;
    }
    m_empty->setContent(u"page-log"_s, tr("Nothing logged yet"),
        tr("Lines appear here as soon as something happens."));
    if (m_hasEarlier)
        connect(m_empty->addButton(tr("Load Earlier")), &QPushButton::clicked, this,
            &LogView::earlierWanted);
}

void LogView::setEarlierAvailable(bool isAvailable)
{
    m_hasEarlier = isAvailable;
    showEmpty();
}

bool LogView::isFollowing() const
{
    return m_follow->isFollowing();
}

void LogView::setFollowing(bool isFollowing)
{
    m_follow->setFollowing(isFollowing);
    if (isFollowing)
        emit m_follow->followed();
}

void LogView::clear()
{
    m_model->clear();
    m_follow->setFollowing(true);
    emit cleared();
    showDetails();
    showEmpty();
}

void LogView::setNarrow(bool isNarrow)
{
    // A tab has less room than a page of its own.
    const bool hasRoom = !isNarrow && m_scope == Scope::Whole;
    m_component->setVisible(!isNarrow);
    m_clear->setVisible(hasRoom);
    m_pause->setVisible(hasRoom);
}

} // namespace sluice
