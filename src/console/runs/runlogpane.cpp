// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runlogpane.h"

#include "console/log/logfiltermodel.h"
#include "console/log/logmodel.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollBar>

#include <chrono>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kRunNewsEvery = 100ms;
constexpr int kOverlapRows = 1'000;

} // namespace

RunLogPane::RunLogPane(RunAccess &access, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_model(new LogModel(this))
    , m_filter(new LogFilterModel(m_model, this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_level(new ElidingComboBox(m_table))
    , m_earlier(new QPushButton(tr("Load Earlier"), m_table))
{
    RowView *view = m_table->view();
    view->setObjectName(u"runLogTable"_s);
    view->setAccessibleName(tr("Log of this run"));
    view->setModel(m_filter);
    view->setDensity(RowDelegate::Density::Tree);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"00:00:00.000"_s},
        {.kind = CellKind::State, .sample = logLevelWord(LogLevel::Warning), .hasIcon = true},
        {.kind = CellKind::Text}, // the run: always this one
        {.kind = CellKind::Text, .sample = u"connections"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    view->setColumnHidden(LogModel::Run, true);
    view->setPlaceholderText(tr("Loading…"));

    m_level->setAccessibleName(tr("Level"));
    m_level->setObjectName(u"runLogLevelCombo"_s);
    m_level->addItem(tr("Debug and above"), static_cast<int>(LogLevel::Debug));
    m_level->addItem(tr("Info and above"), static_cast<int>(LogLevel::Info));
    m_level->addItem(tr("Warning and above"), static_cast<int>(LogLevel::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
    m_earlier->setProperty("role", u"quiet"_s);
    m_earlier->hide();
    m_table->toolRow()->addWidget(m_level);
    m_table->toolRow()->addStretch(1);
    m_table->toolRow()->addWidget(m_earlier);
    m_table->setFitting(false);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_newsTimer.setInterval(kRunNewsEvery);
    connect(&m_newsTimer, &QTimer::timeout, this, &RunLogPane::takeNews);
    connect(m_earlier, &QPushButton::clicked, this, [this] { load(true); });
    connect(m_level, &QComboBox::currentIndexChanged, this, &RunLogPane::applyFilter);
    showEmpty();
}

void RunLogPane::setRun(const RunRow &run)
{
    if (run.id == m_runId)
        return;
    m_runId = run.id;
    m_model->clear();
    m_earlier->hide();
    if (isVisible())
        load(false);
}

void RunLogPane::find(const QString &text)
{
    m_text = text.trimmed();
    applyFilter();
}

void RunLogPane::applyFilter()
{
    LogFilter filter;
    filter.atLeast = static_cast<LogLevel>(m_level->currentData().toInt());
    filter.text = m_text;
    m_filter->setFilter(filter);
    showEmpty();
}

void RunLogPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_loadedRunId != m_runId)
        load(false);
    m_newsTimer.start();
}

void RunLogPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_newsTimer.stop();
}

void RunLogPane::load(bool isEarlier)
{
    if (m_runId.isEmpty() || (m_isLoading && m_loadedRunId == m_runId))
        return;
    m_isLoading = true;
    m_loadedRunId = m_runId;
    const std::optional<LogPosition> from
        = isEarlier ? std::optional(m_begin) : std::optional<LogPosition>();
    if (!isEarlier) {
        // From here on news are appended; what is logged before is in the page that comes.
        QList<LogRecord> known;
        m_next = m_access.newLog(m_runId, std::numeric_limits<qint64>::max(), known);
        m_table->setLoading(true);
    }
    m_access.olderLog(
        this, m_runId, from, [this, isEarlier, runId = m_runId](const Result<LogPage> &page) {
            if (runId != m_runId)
                return;
            m_isLoading = false;
            m_table->setLoading(false);
            if (!page) {
                emit failed(page.error());
                showEmpty();
                return;
            }
            if (isEarlier) {
                m_model->prepend(page->records);
            } else {
                m_model->clear();
                m_isOverlapping = true;
                append(page->records);
            }
            m_begin = page->begin;
            m_earlier->setVisible(!page->isLast);
            showEmpty();
        });
}

void RunLogPane::takeNews()
{
    if (m_isLoading || m_loadedRunId != m_runId)
        return;
    QList<LogRecord> records;
    m_next = m_access.newLog(m_runId, m_next, records);
    if (m_isOverlapping) {
        m_isOverlapping = false;
        dropKnown(records);
    }
    append(records);
}

// What came while the first page was read may be in it already.
void RunLogPane::dropKnown(QList<LogRecord> &records) const
{
    const int first = std::max(0, m_model->rowCount() - kOverlapRows);
    records.removeIf([this, first](const LogRecord &record) {
        for (int row = m_model->rowCount() - 1; row >= first; --row) {
            const LogRecord &old = m_model->record(row);
            if (old.atMs < record.atMs)
                return false;
            if (old.atMs == record.atMs && old.message == record.message)
                return true;
        }
        return false;
    });
}

void RunLogPane::append(const QList<LogRecord> &records)
{
    if (records.isEmpty())
        return;
    QScrollBar *bar = m_table->view()->verticalScrollBar();
    const bool isAtEnd = bar->value() >= bar->maximum();
    m_model->append(records);
    showEmpty();
    if (isAtEnd)
        m_table->view()->scrollToBottom();
}

void RunLogPane::showEmpty()
{
    if (m_model->rowCount() > 0)
        m_empty->setContent(u"filter"_s, tr("No lines match"),
            tr("Choose a lower level, or clear the find field."));
    else
        m_empty->setContent(
            u"page-log"_s, tr("Nothing logged yet"), tr("What this run does is written here."));
}

} // namespace sluice
