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

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kListedRuns = 100;

} // namespace

LogView::LogView(QWidget *parent)
    : QWidget(parent)
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
    , m_clear(new QPushButton(tr("Clear View"), m_table))
    , m_follow(new LogFollow(m_table->view(), m_followButton))
    , m_find(new LogFind(m_shown, this))
{
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

void LogView::makeToolRow()
{
    m_level->setObjectName(u"logLevelCombo"_s);
    m_level->setAccessibleName(tr("Level"));
    m_level->addItem(tr("Debug and above"), static_cast<int>(LogLevel::Debug));
    m_level->addItem(tr("Info and above"), static_cast<int>(LogLevel::Info));
    m_level->addItem(tr("Warning and above"), static_cast<int>(LogLevel::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
    m_component->setObjectName(u"logComponentCombo"_s);
    m_component->setAccessibleName(tr("Component"));
    m_component->addItem(tr("All components"));
    m_run->setObjectName(u"logRunCombo"_s);
    m_run->setAccessibleName(tr("Run"));
    m_run->addItem(tr("All runs"));
    m_findEdit->setObjectName(u"logFindEdit"_s);
    m_findEdit->setPlaceholderText(tr("Find in the log"));
    m_findEdit->setAccessibleName(tr("Find in the log"));
    m_findEdit->setMinimumWidth(140);
    m_findEdit->setMaximumWidth(220);
    m_matches->setObjectName(u"logMatchLabel"_s);
    m_matches->setTypeRole(TypeRole::Meta);
    m_matches->setColorRole(Role::Muted);
    m_onlyMatches->setObjectName(u"logOnlyMatchesButton"_s);
    m_onlyMatches->setCheckable(true);
    m_onlyMatches->setIcon(themeIcon(u"filter"_s));
    m_onlyMatches->setToolTip(tr("Shows only lines that match, in their message or facts"));
    m_onlyMatches->setAccessibleName(tr("Show only lines that match"));
    m_followButton->setObjectName(u"logFollowButton"_s);
    // A segment by itself: shows that it is pressed, with all its corners round.
    for (QPushButton *toggle : {m_onlyMatches, m_followButton}) {
        toggle->setProperty("role", u"seg"_s);
        toggle->setStyleSheet(u"QPushButton { border-radius: 6px; margin-left: 0; }"_s);
    }
    m_clear->setObjectName(u"logClearButton"_s);
    m_clear->setToolTip(tr("Empties this view; the log's files keep every line"));
    QHBoxLayout *row = m_table->toolRow();
    for (QWidget *widget : {static_cast<QWidget *>(m_level), static_cast<QWidget *>(m_component),
             static_cast<QWidget *>(m_run)})
        row->addWidget(widget);
    row->addWidget(m_findEdit, 2);
    row->addWidget(m_onlyMatches);
    row->addWidget(m_matches);
    row->addStretch(1);
    row->addWidget(m_followButton);
    row->addWidget(m_clear);
    for (ElidingComboBox *combo : {m_level, m_component, m_run})
        connect(combo, &QComboBox::currentIndexChanged, this, &LogView::applyFilter);
    connect(m_onlyMatches, &QPushButton::toggled, this, &LogView::applyFilter);
    connect(m_findEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_onlyMatches->isChecked())
            applyFilter();
        m_find->setText(text);
        if (m_find->count() > 0 && m_find->positionOf(currentRow()) == 0)
            findNext();
    });
    connect(m_findEdit, &QLineEdit::returnPressed, this, &LogView::findNext);
    connect(m_clear, &QPushButton::clicked, this, &LogView::clear);
}

void LogView::makeTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"logTable"_s);
    view->setAccessibleName(tr("Log"));
    view->setModel(m_shown);
    view->setDensity(RowDelegate::Density::Tree);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"00:00:00.000"_s},
        {.kind = CellKind::State, .sample = logLevelWord(LogLevel::Warning), .hasIcon = true},
        {.kind = CellKind::Link, .sample = u"#0000"_s},
        {.kind = CellKind::Text, .sample = u"connections"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setFitting(false);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &LogView::showDetails);
    connect(view, &RowView::linkActivated, this,
        [this](const QModelIndex &index) { emit runOpened(m_shown->record(index.row()).runId); });
    connect(view, &QWidget::customContextMenuRequested, this, &LogView::openContextMenu);
    auto *copy = new QShortcut(QKeySequence::Copy, view);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &LogView::copySelected);
}

void LogView::append(const QList<LogRecord> &records)
{
    if (records.isEmpty())
        return;
    // Lines that leave at the top must not pull the ones that are being read away.
    RowView *view = m_table->view();
    QPersistentModelIndex anchor;
    if (!m_follow->isFollowing() && m_model->rowCount() + records.size() > LogModel::kCapacity)
        anchor = view->indexAt(QPoint(4, 4));
    m_model->append(records);
    if (anchor.isValid())
        view->scrollTo(anchor, QAbstractItemView::PositionAtTop);
}

int LogView::prepend(const QList<LogRecord> &records)
{
    m_follow->setFollowing(false);
    const QPersistentModelIndex anchor = m_table->view()->indexAt(QPoint(4, 4));
    const int taken = m_model->prepend(records);
    if (anchor.isValid())
        m_table->view()->scrollTo(anchor, QAbstractItemView::PositionAtTop);
    return taken;
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

LogFilter LogView::filter() const
{
    LogFilter filter;
    filter.atLeast = static_cast<LogLevel>(m_level->currentData().toInt());
    if (const QByteArray component = m_component->currentData().toByteArray(); !component.isEmpty())
        filter.components = {component};
    filter.runId = m_run->currentData().toString();
    if (m_onlyMatches->isChecked())
        filter.text = m_findEdit->text();
    return filter;
}

void LogView::applyFilter()
{
    const bool isFollowing = m_follow->isFollowing();
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

void LogView::findNext()
{
    select(m_find->next(currentRow()));
    showMatches();
}

void LogView::findPrevious()
{
    select(m_find->previous(currentRow()));
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
    }
    m_matches->setText(text);
    m_matches->setVisible(!text.isEmpty());
    m_matches->setAccessibleName(text.isEmpty() ? tr("Matches") : text);
}

void LogView::showDetails()
{
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
    if (m_model->rowCount() > 0) {
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

void LogView::setFollowing(bool isFollowing)
{
    m_follow->setFollowing(isFollowing);
}

void LogView::clear()
{
    m_model->clear();
    m_follow->setFollowing(true);
    showDetails();
    showEmpty();
}

void LogView::copySelected() const
{
    QModelIndexList rows = m_table->view()->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogView::setDetailsShown(bool isShown)
{
    m_details->setVisible(isShown);
}

bool LogView::areDetailsShown() const
{
    return !m_details->isHidden();
}

void LogView::setNarrow(bool isNarrow)
{
    m_component->setVisible(!isNarrow);
    m_clear->setVisible(!isNarrow);
}

void LogView::openContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = currentRow();
    const bool hasRow = row >= 0 && row < m_shown->rowCount();
    menu->addAction(tr("Copy"), this, &LogView::copySelected)->setEnabled(hasRow);
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
    menu->addAction(tr("Clear Filters"), this, &LogView::clearFilters)
        ->setEnabled(m_shown->isFiltering());
    menu->addSeparator();
    menu->addAction(tr("Load Earlier"), this, &LogView::earlierWanted)->setEnabled(m_hasEarlier);
    menu->addAction(tr("Clear View"), this, &LogView::clear)->setEnabled(m_model->rowCount() > 0);
    menu->popup(m_table->view()->viewport()->mapToGlobal(position));
}

} // namespace sluice
