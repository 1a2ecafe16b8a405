// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedpane.h"

#include "console/main/prompt.h"
#include "console/runs/rejectedrecord.h"
#include "console/runs/rejectionwords.h"
#include "console/runs/runwords.h"
#include "console/runs/sendrowbox.h"
#include "console/theme/icons.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/headrow.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "syncs/synckind.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr int kRecordWidth = 316;
constexpr int kTightRecordWidth = 280;
constexpr int kRoomyFrom = 1000; // both, with all columns
constexpr int kRecordHeight = 190;
constexpr qint64 kUsualRows = 99'999;
constexpr qint64 kManyRows = 20'000;
constexpr auto kRest = 2s;

IssueFilter rejectedOnly()
{
    return {.outcome = u"rejected"_s};
}

} // namespace

RejectedPane::RejectedPane(RunAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_model(new RejectedModel(this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_hopes(new Segments(m_table))
    , m_codes(new ElidingComboBox(m_table))
    , m_fields(new ElidingComboBox(m_table))
    , m_save(new QPushButton(tr("Save as CSV…"), m_table))
    , m_record(new RejectedRecord(access, prompt, this))
    , m_copy(new QAction(tr("Copy"), this))
    , m_retry(new QAction(tr("Retry Selected…"), this))
    , m_filter(rejectedOnly())
{
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    buildFilters();
    buildTable();
    buildActions();
    layout->addWidget(m_table, 1);
    layout->addWidget(m_record);
    m_model->setFetch([this](qint64 fromOrdinal, int limit) { fetch(fromOrdinal, limit); });
    connect(m_model, &RejectedModel::pageCame, this, [this] {
        showRecord();
        goOnWithSelected();
    });
    showFilters();
    showEmpty();
    arrange();
}

void RejectedPane::buildFilters()
{
    m_hopes->setObjectName(u"retryHopeSegments"_s);
    m_hopes->setAccessibleName(tr("Whether a retry can help"));
    m_hopes->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // never cut
    m_hopes->addSegment(u"all"_s, tr("All"));
    m_hopes->addSegment(u"can"_s, tr("Can Retry"));
    m_hopes->addSegment(u"cannot"_s, tr("Cannot"));
    m_codes->setAccessibleName(tr("Code"));
    m_codes->setObjectName(u"rejectedCodeCombo"_s);
    m_fields->setAccessibleName(tr("Field"));
    m_fields->setObjectName(u"rejectedFieldCombo"_s);
    m_save->setObjectName(u"saveRejectedButton"_s);
    setButtonIcon(m_save, u"save"_s);
    auto *filters = new HeadRow(m_hopes, m_table, HeadRow::Fill::Buttons);
    m_table->toolRow()->addWidget(filters);
    QHBoxLayout *row = filters->buttons();
    for (ElidingComboBox *combo : {m_codes, m_fields}) {
        combo->setMinimumContentsLength(6);
        row->addWidget(combo, 1);
        connect(combo, &QComboBox::currentIndexChanged, this, &RejectedPane::filterChanged);
    }
    row->addWidget(m_save);
    connect(m_hopes, &Segments::chosen, this, &RejectedPane::filterChanged);
    connect(m_save, &QPushButton::clicked, this, &RejectedPane::save);
}

void RejectedPane::buildTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"rejectedTable"_s);
    view->setAccessibleName(tr("Rejected records"));
    view->setModel(m_model);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setColumnHidden(RejectedModel::Retryable, true); // the segments and the panel tell it
    setColumns();
    m_table->setFitting(false);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RejectedPane::showRecord);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &RejectedPane::showSelection);
    connect(view, &QAbstractItemView::activated, this, [this] {
        if (m_isNarrow)
            toggleRecord();
    });
    connect(m_record, &RejectedRecord::copyWanted, this, &RejectedPane::copySelected);
    connect(m_record, &RejectedRecord::retryWanted, this, &RejectedPane::retrySelected);
    connect(m_record, &RejectedRecord::storyWanted, this, &RejectedPane::storyWanted);
    connect(m_record, &RejectedRecord::mendWanted, this, &RejectedPane::mendWanted);
}

void RejectedPane::buildActions()
{
    RowView *view = m_table->view();
    m_copy->setObjectName(u"actionCopyRejected"_s);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_retry->setObjectName(u"actionRetrySelected"_s);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *all = new QAction(tr("Select All"), this);
    all->setObjectName(u"actionSelectAllRejected"_s);
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetShortcut);
    connect(all, &QAction::triggered, view, &RowView::selectAll);
    view->addActions({all, m_copy, m_retry});
    connect(m_copy, &QAction::triggered, this, &RejectedPane::copySelected);
    connect(m_retry, &QAction::triggered, this, &RejectedPane::retrySelected);
    SendRowBox *sendRow = m_record->sendRow();
    connect(sendRow, &SendRowBox::shown, this, [this] {
        m_isRecordWanted = true;
        arrange();
    });
    addAction(sendRow->action()); // its key, also while the panel is folded away
    view->addAction(sendRow->action());
}

void RejectedPane::setColumns()
{
    // As wide as this run's row numbers are, so that the reasons have the room.
    const QString widest = Format::count(std::max(kUsualRows, m_run.counts.read));
    m_table->view()->setColumns({{.kind = CellKind::Number, .sample = widest},
        {.kind = CellKind::Text, .sample = u"5544000000477182"_s},
        {.kind = CellKind::Mono, .sample = u"Last_Name"_s},
        {.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Badge, .sample = u"MANDATORY_NOT_FOUND"_s},
        {.kind = CellKind::Text, .sample = retryWord(RetryHope::AfterAFix)}});
}

void RejectedPane::setRun(const RunRow &run)
{
    const bool isOther = run.id != m_run.id;
    m_run = run;
    m_record->setRun(run);
    m_retry->setVisible(canRetrySome(run));
    if (isOther) {
        m_isRecordWanted = false;
        m_counted = -1;
        m_grouped = -1;
        m_groups.clear();
        m_withSelected = {};
        m_filter = {.outcome = u"rejected"_s, .text = m_filter.text};
        m_hopes->setCurrent(u"all"_s);
        m_model->clear();
        m_record->showRecord(nullptr);
        setColumns();
        showFilters();
    }
    if (m_counted != run.counts.rejected && isVisible() && !m_isResting)
        count();
    showEmpty();
}

void RejectedPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_counted != m_run.counts.rejected)
        count();
}

void RejectedPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RejectedPane::find(const QString &text)
{
    if (m_filter.text == text.trimmed())
        return;
    m_filter.text = text.trimmed();
    m_model->clear();
    count();
}

void RejectedPane::filterChanged()
{
    IssueFilter filter = rejectedOnly();
    filter.text = m_filter.text;
    if (m_codes->currentData().isValid())
        filter.code = m_codes->currentData().toString();
    if (m_fields->currentData().isValid())
        filter.field = m_fields->currentData().toString();
    if (m_hopes->current() != "all"_L1)
        filter.codes = codesWithoutHope();
    filter.isNoneOfCodes = m_hopes->current() == "can"_L1;
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_model->clear();
    count();
}

void RejectedPane::fetch(qint64 fromOrdinal, int limit)
{
    m_access.issues(this, m_run, m_filter, fromOrdinal, limit,
        [this, id = m_run.id, filter = m_filter](const Result<QList<RecordIssue>> &issues) {
            if (id != m_run.id || filter != m_filter)
                return; // of a list that is not shown any more
            if (issues) {
                m_model->takePage(*issues);
            } else {
                m_model->fetchFailed();
                emit failed(issues.error());
            }
        });
}

// One at a time: what has changed meanwhile is counted after it.
void RejectedPane::count()
{
    if (m_isCounting || m_run.id.isEmpty())
        return;
    m_isCounting = true;
    m_counted = m_run.counts.rejected;
    m_access.issueIndex(this, m_run, m_filter, RejectedModel::kPageSize, m_record->ordinal(),
        [this, id = m_run.id, filter = m_filter](const Result<IssueIndex> &index) {
            m_isCounting = false;
            if (id != m_run.id || filter != m_filter) {
                count();
                return;
            }
            if (!index)
                emit failed(index.error());
            else
                takeIndex(*index);
            showEmpty();
            m_isResting = m_counted > kManyRows;
            QTimer::singleShot(m_isResting ? kRest : 0s, this, [this] {
                m_isResting = false;
                if (m_counted != m_run.counts.rejected && isVisible())
                    count();
            });
        });
    if (m_grouped != m_counted)
        countGroups();
    showEmpty();
}

void RejectedPane::countGroups()
{
    m_grouped = m_counted;
    m_access.issueGroups(
        this, m_run, u"rejected"_s, [this, id = m_run.id](const Result<QList<IssueGroup>> &groups) {
            if (id != m_run.id || !groups)
                return;
            m_groups = *groups;
            showFilters();
        });
}

void RejectedPane::takeIndex(const IssueIndex &index)
{
    RowView *view = m_table->view();
    m_model->setIndex(index);
    const bool isOneChosen = selectedCount() <= 1;
    if (!view->currentIndex().isValid())
        view->setCurrentIndex(m_model->index(0, 0));
    else if (index.row >= 0 && isOneChosen && view->currentIndex().row() != index.row)
        view->setCurrentIndex(m_model->index(static_cast<int>(index.row), 0));
    m_model->want(view->currentIndex().row());
}

void RejectedPane::showFilters()
{
    QMap<QString, qint64> codes;
    QMap<QString, qint64> fields;
    qint64 hopeless = 0;
    qint64 all = 0;
    for (const IssueGroup &group : std::as_const(m_groups)) {
        codes[group.code] += group.count;
        fields[group.field] += group.count;
        all += group.count;
        if (retryHope(group.code) == RetryHope::None)
            hopeless += group.count;
    }
    m_hopes->setCount(u"all"_s, all);
    m_hopes->setCount(u"can"_s, all - hopeless);
    m_hopes->setCount(u"cannot"_s, hopeless);
    const auto fill = [](QComboBox *combo, const QString &title, const QMap<QString, qint64> &of) {
        const QVariant chosen = combo->currentData();
        const QSignalBlocker blocker(combo);
        combo->clear();
        combo->addItem(of.isEmpty() ? title : u"%1 (%2)"_s.arg(title).arg(of.size()));
        for (auto it = of.begin(); it != of.end(); ++it)
            combo->addItem(u"%1 (%2)"_s.arg(it.key().isEmpty() ? Format::none() : it.key(),
                               Format::count(it.value())),
                it.key());
        combo->setCurrentIndex(chosen.isValid() ? std::max(0, combo->findData(chosen)) : 0);
    };
    fill(m_codes, tr("All codes"), codes);
    fill(m_fields, tr("All fields"), fields);
    filterChanged(); // a code that is not there any more is not asked for
}

void RejectedPane::showEmpty()
{
    const bool hasSome = m_run.counts.rejected > 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_hopes, m_codes, m_fields, m_save})
        widget->setEnabled(hasSome);
    m_table->view()->setPlaceholderText(tr("Loading…"));
    m_table->setLoading(m_isCounting && m_model->rowCount() == 0);
    if (hasSome && m_filter != rejectedOnly())
        m_empty->setContent(u"filter"_s, tr("No records match"),
            tr("Choose all codes and fields, or clear the find field."));
    else
        m_empty->setContent(u"state-completed"_s, tr("No rejected records"),
            isEnded(m_run.state) ? tr("Every record that was sent was taken.")
                                 : tr("None so far. They appear here as they are refused."));
    showRecord();
}

void RejectedPane::showRecord()
{
    const QModelIndex index = m_table->view()->currentIndex();
    const RecordIssue *issue = index.isValid() ? m_model->issue(index.row()) : nullptr;
    if (index.isValid() && !issue)
        m_model->want(index.row()); // the one before stays until it is here
    else
        m_record->showRecord(issue);
    arrange();
}

void RejectedPane::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    arrange();
}

void RejectedPane::toggleRecord()
{
    m_isRecordWanted = !m_isRecordWanted;
    arrange();
}

void RejectedPane::arrange()
{
    auto *layout = static_cast<QBoxLayout *>(this->layout());
    layout->setDirection(m_isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // Beside the panel the reason needs the room: the code stands in the panel, too.
    const bool isTight = !m_isNarrow && width() < kRoomyFrom;
    const int side = std::max(isTight ? kTightRecordWidth : kRecordWidth, m_record->leastWidth());
    m_record->setMinimumSize(m_isNarrow ? QSize(0, kRecordHeight) : QSize(side, 0));
    m_record->setMaximumSize(
        m_isNarrow ? QSize(QWIDGETSIZE_MAX, kRecordHeight) : QSize(side, QWIDGETSIZE_MAX));
    m_table->view()->setColumnHidden(RejectedModel::Code, isTight);
    m_record->setVisible(m_record->ordinal() >= 0 && (!m_isNarrow || m_isRecordWanted));
}

} // namespace sluice
