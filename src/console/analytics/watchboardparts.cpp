// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the board of the page Analytics, and which key and button does what.
#include "console/analytics/outboxmodel.h"
#include "console/analytics/sendrowcard.h"
#include "console/analytics/watchboard.h"
#include "console/analytics/watchmodel.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/headrow.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/tablecopy.h"
#include "console/widgets/typedlabel.h"
#include "ui_watchboard.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The head of a card with a table: title and note, and buttons that stand below where there is no
// room for them beside it.
QHBoxLayout *makeBoardHead(TableCard *card, const QString &title, TypedLabel *note)
{
    auto *named = new QWidget(card);
    auto *names = new QHBoxLayout(named);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(10);
    names->addWidget(new TypedLabel(title, TypeRole::CardTitle, Role::Text, named));
    names->addWidget(note);
    names->addStretch(1);
    auto *head = new HeadRow(named, card, HeadRow::Fill::Title);
    card->toolRow()->addWidget(head);
    return head->buttons();
}

QPushButton *addBoardButton(
    QHBoxLayout *row, const char *name, const QString &text, const QString &icon, bool isLink)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1StringView(name));
    setButtonIcon(button, icon);
    if (isLink)
        button->setProperty("role", u"quiet"_s);
    row->addWidget(button);
    return button;
}

} // namespace

void WatchBoard::dress()
{
    makeWatchHead();
    makeOutboxHead();
    m_ui->noteLabel->setColorRole(Role::Muted);
    m_ui->problemIcon->setIcon(u"state-attention"_s, Role::Warning, 16);
    m_ui->problemLabel->setColorRole(Role::Warning);
    m_ui->problemLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->noteLabel->hide();
    m_ui->watchRunButton->setProperty("role", u"quiet"_s);
    m_ui->watchRunButton->setToolTip(tr("Opens the newest run of the table that rejected rows"));
    setButtonIcon(m_ui->watchRunButton, u"state-rejections"_s);
}

void WatchBoard::makeWatchHead()
{
    m_interval = new TypedLabel({}, TypeRole::Meta, Role::Muted, this);
    m_interval->setObjectName(u"watchNote"_s);
    m_interval->setToolTip(
        tr("As long as Sluice is open and this is on, tables of jobs that say Keep in step are "
           "looked at for changes, and single rows that wait are sent."));
    showInterval();
    QHBoxLayout *row = makeBoardHead(m_ui->watchCard, tr("Watch"), m_interval);
    m_add = addBoardButton(row, "addTableButton", tr("Add Table…"), u"add"_s, true);
    m_startButton = addBoardButton(row, "startButton", tr("Start Watching"), u"run"_s, false);
    m_stopButton = addBoardButton(row, "stopButton", tr("Stop Watching"), u"stop"_s, false);
}

void WatchBoard::makeOutboxHead()
{
    m_outboxNote = new TypedLabel({}, TypeRole::Meta, Role::Muted, this);
    m_outboxNote->setObjectName(u"outboxNote"_s);
    QHBoxLayout *row = makeBoardHead(m_ui->outboxCard, tr("Outbox"), m_outboxNote);
    m_again = addBoardButton(row, "sendAgainButton", tr("Send Again"), u"retry"_s, true);
    m_drop = addBoardButton(row, "dropButton", tr("Drop…"), u"remove"_s, true);
}

void WatchBoard::makeActions()
{
    const auto make = [this](const QString &name, QPushButton *button, bool isOn) {
        auto *action = new QAction(button->text(), this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, isOn] { switchWatch(isOn); });
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        addAction(action);
        return action;
    };
    m_start = make(u"actionStartWatching"_s, m_startButton, true);
    m_stop = make(u"actionStopWatching"_s, m_stopButton, false);
    connect(m_add, &QPushButton::clicked, this, &WatchBoard::addWanted);
    connect(m_again, &QPushButton::clicked, this, &WatchBoard::sendAgain);
    connect(m_drop, &QPushButton::clicked, this, &WatchBoard::askToDrop);
    connect(m_ui->watchRunButton, &QPushButton::clicked, this, &WatchBoard::openRun);
}

// As it is read.
void WatchBoard::orderTabs()
{
    QList<QWidget *> parts{m_startButton, m_stopButton, m_ui->watchCard->view(),
        m_ui->watchRunButton, m_again, m_drop, m_ui->outboxCard->view()};
    const auto line = m_ui->sendRowCard->findChildren<QWidget *>();
    for (QWidget *part : line) {
        if (part->window() == window() && (part->focusPolicy() & Qt::TabFocus))
            parts << part;
    }
    QWidget *before = m_add;
    for (QWidget *part : std::as_const(parts)) {
        setTabOrder(before, part);
        before = part;
    }
}

void WatchBoard::makeWatchTable()
{
    RowView *view = m_ui->watchCard->view();
    view->setObjectName(u"watchTable"_s);
    view->setAccessibleName(tr("Watched tables"));
    view->setModel(m_tables);
    view->setColumns({{.kind = CellKind::Check, .sample = u"order_lines"_s},
        {.kind = CellKind::Text, .sample = u"Customers EU"_s},
        {.kind = CellKind::State,
            .sample = WatchModel::tr("Watching"),
            .hasIcon = true,
            .isStretched = true,
            .sampleNote = WatchModel::tr("run #%1").arg(131)},
        {.kind = CellKind::Number, .sample = u"4 min 10 s"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s},
        {.kind = CellKind::Text, .sample = u"Today 13:58"_s},
        {.kind = CellKind::Text, .sample = u"Customers to board"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s}});
    for (const int column :
        {WatchModel::Job, WatchModel::Rejected, WatchModel::Waiting, WatchModel::NotSent})
        view->setColumnHidden(column, true); // to be chosen in the header's menu
    view->setPlaceholderText(tr("Loading…"));
    auto *empty = new EmptyState(m_ui->watchCard);
    empty->setContent(u"state-checking"_s, tr("No table is kept in step"),
        tr("Give a job the way “What has changed, by ROWID” and tick Keep in step there."));
    m_ui->watchCard->setEmptyState(empty);
    m_ui->watchCard->setLoading(true);
    m_ui->watchCard->watchModel();
    addCopyMenu(view);
    connect(
        view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WatchBoard::choose);
    connect(m_tables, &WatchModel::watchWanted, this, &WatchBoard::switchTable);
    connect(view, &QAbstractItemView::activated, this, &WatchBoard::openRun);
    connect(view, &RowView::linkActivated, this, &WatchBoard::openRun);
}

void WatchBoard::makeOutboxTable()
{
    RowView *view = m_ui->outboxCard->view();
    view->setObjectName(u"outboxTable"_s);
    view->setAccessibleName(tr("Outbox"));
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setModel(m_rows);
    const QString widest = std::ranges::max(
        QStringList{
            OutboxModel::tr("Insert"), OutboxModel::tr("Update"), OutboxModel::tr("Delete")},
        {}, [](const QString &word) { return RowDelegate::widthFor(CellKind::Text, word, false); });
    view->setColumns({{.kind = CellKind::Text, .sample = u"9007199254740993"_s},
        {.kind = CellKind::Text, .sample = widest}, {.kind = CellKind::Number, .sample = u"8"_s},
        {.kind = CellKind::Number, .sample = u"0:04:10"_s},
        {.kind = CellKind::Text, .hasIcon = true, .isStretched = true}});
    m_ui->outboxCard->setFitting(false);
    m_ui->outboxCard->watchModel();
    addCopyMenu(view);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &WatchBoard::showChosen);
}

} // namespace sluice
