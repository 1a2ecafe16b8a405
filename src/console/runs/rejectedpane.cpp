// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedpane.h"

#include "console/main/prompt.h"
#include "console/runs/sendrowbox.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kRecordWidth = 316;
constexpr int kRecordHeight = 190;
constexpr int kFilteredRowsWanted = 50;
constexpr qint64 kUsualRows = 99'999;

} // namespace

RejectedPane::RejectedPane(RunAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_model(new RejectedModel(this))
    , m_filter(new RejectedFilterModel(this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_codes(new ElidingComboBox(m_table))
    , m_save(new QPushButton(tr("Save as CSV…"), m_table))
    , m_record(new Card(this))
{
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    buildTable();
    buildRecord();
    layout->addWidget(m_table, 1);
    layout->addWidget(m_record);
    m_model->setFetch([this](qint64 afterOrdinal, int limit) { fetch(afterOrdinal, limit); });
    connect(m_model, &RejectedModel::codesChanged, this, &RejectedPane::showCodes);
    showCodes();
    showEmpty();
    arrange();
}

void RejectedPane::buildTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"rejectedTable"_s);
    view->setAccessibleName(tr("Rejected records"));
    m_filter->setSourceModel(m_model);
    view->setModel(m_filter);
    setColumns();
    m_codes->setAccessibleName(tr("Code"));
    m_codes->setObjectName(u"rejectedCodeCombo"_s);
    m_codes->setMinimumContentsLength(14);
    m_save->setObjectName(u"saveRejectedButton"_s);
    setButtonIcon(m_save, u"save"_s);
    m_table->toolRow()->addWidget(m_codes);
    m_table->toolRow()->addStretch(1);
    m_table->toolRow()->addWidget(m_save);
    m_table->setFitting(false);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    connect(m_codes, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setCode(m_codes->currentData().toString());
        showEmpty();
    });
    connect(m_save, &QPushButton::clicked, this, &RejectedPane::save);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RejectedPane::showRecord);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this, view] {
        if (!view->currentIndex().isValid())
            view->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(view, &QAbstractItemView::activated, this, [this] {
        if (m_isNarrow)
            toggleRecord();
    });
}

void RejectedPane::setColumns()
{
    // As wide as this run's row numbers are, so that the reasons have the room.
    const QString widest = Format::count(std::max(kUsualRows, m_run.counts.read));
    m_table->view()->setColumns({{.kind = CellKind::Number, .sample = widest},
        {.kind = CellKind::Text, .sample = u"5544000000477182"_s},
        {.kind = CellKind::Mono, .sample = u"Last_Name"_s},
        {.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Badge, .sample = u"MANDATORY_NOT_FOUND"_s}});
}

void RejectedPane::buildRecord()
{
    m_record->setObjectName(u"recordPanel"_s);
    m_record->setAccessibleName(tr("Rejected record"));
    m_title = new TypedLabel({}, TypeRole::CardTitle, Role::Text, m_record);
    m_badge = new CodeBadge(m_record);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_badge);
    auto *scroll = new QScrollArea(m_record);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Rejected record"));
    auto *body = new QWidget(scroll);
    auto *lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    m_message = new TypedLabel({}, TypeRole::BodyStrong, Role::Text, body);
    m_facts = new TypedLabel({}, TypeRole::Body, Role::Muted, body);
    m_valuesTitle = new TypedLabel(tr("What was sent"), TypeRole::BodyMedium, Role::Muted, body);
    m_values = new Well(body);
    for (TypedLabel *label : {m_message, m_facts}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_message, m_facts, m_valuesTitle, m_values})
        lines->addWidget(widget);
    lines->addStretch(1);
    scroll->setWidget(body);
    body->setAutoFillBackground(false); // the card's own ground
    m_record->body()->addLayout(head);
    m_record->body()->addWidget(scroll, 1);
    m_sendRow = new SendRowBox(m_access, m_prompt, m_record);
    m_record->body()->addWidget(m_sendRow);
    connect(m_sendRow, &SendRowBox::begun, this, [this] {
        m_isRecordWanted = true;
        arrange();
    });
    addAction(m_sendRow->action()); // its key, also while the panel is folded away
    m_table->view()->addAction(m_sendRow->action());
}

void RejectedPane::setRun(const RunRow &run)
{
    if (run.id != m_run.id) {
        m_run = run;
        m_shownOrdinal = -1;
        m_isRecordWanted = false;
        m_model->clear();
        setColumns();
    }
    m_run = run;
    m_sendRow->setRun(run);
    m_table->view()->setContextMenuPolicy(
        m_sendRow->action()->isVisible() ? Qt::ActionsContextMenu : Qt::DefaultContextMenu);
    m_model->setExpected(run.counts.rejected);
    showEmpty();
}

void RejectedPane::find(const QString &text)
{
    m_filter->setText(text);
    showEmpty();
}

void RejectedPane::fetch(qint64 afterOrdinal, int limit)
{
    m_access.issues(this, m_run, u"rejected"_s, afterOrdinal, limit,
        [this, runId = m_run.id](const Result<QList<RecordIssue>> &issues) {
            if (runId != m_run.id)
                return;
            if (issues) {
                m_model->append(*issues);
            } else {
                m_model->fetchFailed();
                emit failed(issues.error());
            }
            showEmpty();
        });
}

void RejectedPane::showCodes()
{
    const QString chosen = m_codes->currentData().toString();
    const QSignalBlocker blocker(m_codes);
    m_codes->clear();
    const QStringList codes = m_model->codes();
    m_codes->addItem(
        codes.isEmpty() ? tr("All codes") : tr("All codes (%1)").arg(codes.size()), QString());
    for (const QString &code : codes)
        m_codes->addItem(code, code);
    m_codes->setCurrentIndex(std::max(0, m_codes->findData(chosen)));
    m_filter->setCode(m_codes->currentData().toString());
}

void RejectedPane::showEmpty()
{
    const bool hasSome = m_run.counts.rejected > 0;
    m_codes->setEnabled(hasSome);
    m_save->setEnabled(hasSome);
    m_table->view()->setPlaceholderText(tr("Loading…"));
    m_table->setLoading(m_model->isFetching() && m_model->rowCount() == 0);
    if (hasSome && m_filter->isFiltered())
        m_empty->setContent(
            u"filter"_s, tr("No records match"), tr("Choose all codes, or clear the find field."));
    else
        m_empty->setContent(u"state-completed"_s, tr("No rejected records"),
            isEnded(m_run.state) ? tr("Every record that was sent was taken.")
                                 : tr("None so far. They appear here as they are refused."));
    arrange();
    showRecord();
    // A filter looks through all records, a page at a time, until there is something to see.
    if (m_filter->isFiltered() && m_filter->rowCount() < kFilteredRowsWanted)
        m_model->fetchMore({});
}

void RejectedPane::showRecord()
{
    const QModelIndex index = m_filter->mapToSource(m_table->view()->currentIndex());
    if (!index.isValid()) {
        m_shownOrdinal = -1;
        m_sendRow->setRow({});
        m_record->hide();
        return;
    }
    const RecordIssue &issue = m_model->issue(index.row());
    arrange();
    if (issue.ordinal == m_shownOrdinal)
        return;
    m_shownOrdinal = issue.ordinal;
    m_sendRow->setRow(issue.sourceKey);
    m_title->setText(tr("Row %1").arg(Format::count(issue.ordinal)));
    m_badge->setCode(issue.code);
    m_badge->setVisible(!issue.code.isEmpty());
    m_message->setText(issue.message.isEmpty() ? tr("The service gave no reason.") : issue.message);
    m_facts->setText(
        Format::facts({issue.sourceKey.isEmpty() ? QString() : tr("Record %1").arg(issue.sourceKey),
            issue.field.isEmpty() ? QString() : tr("field %1").arg(issue.field)}));
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_values->clear();
    m_values->hide();
    m_valuesTitle->hide();
    m_access.recordValues(this, m_run, issue.ordinal,
        [this, ordinal = issue.ordinal, field = issue.field](const Result<RecordValues> &values) {
            if (values)
                showValues(ordinal, *values, field);
        });
}

void RejectedPane::showValues(qint64 ordinal, const RecordValues &values, const QString &badField)
{
    if (ordinal != m_shownOrdinal || values.isEmpty())
        return;
    m_values->clear();
    for (const auto &[name, value] : values)
        m_values->addLine(name, value.isEmpty() ? Format::none() : value, name == badField);
    m_values->show();
    m_valuesTitle->show();
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
    m_record->setMinimumSize(m_isNarrow ? QSize(0, kRecordHeight) : QSize(kRecordWidth, 0));
    m_record->setMaximumSize(
        m_isNarrow ? QSize(QWIDGETSIZE_MAX, kRecordHeight) : QSize(kRecordWidth, QWIDGETSIZE_MAX));
    const bool hasRecord = m_table->view()->currentIndex().isValid();
    m_record->setVisible(hasRecord && (!m_isNarrow || m_isRecordWanted));
}

void RejectedPane::save()
{
    const QString name = tr("run-%1-rejected.csv").arg(m_run.number);
    m_prompt.saveFile(this, tr("Save Rejected Records"), name, tr("CSV files (*.csv)"),
        [this, run = m_run](const QString &path) {
            if (path.isEmpty())
                return;
            m_access.saveIssues(
                this, run, u"rejected"_s, path, [this, path](const Result<qint64> &count) {
                    if (count)
                        emit saved(
                            tr("%1 records were saved to %2.", nullptr, Format::plural(*count))
                                .arg(Format::count(*count), path));
                    else
                        emit failed(count.error());
                });
        });
}

} // namespace sluice
