// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the dialog Keep in Step, and which key and button does what.
#include "console/analytics/outboxmodel.h"
#include "console/analytics/watchdialog.h"
#include "console/analytics/watchmodel.h"
#include "console/errors/errorwords.h"
#include "console/theme/icons.h"
#include "console/theme/screenroom.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/tablecopy.h"
#include "console/widgets/typedlabel.h"
#include "ui_watchdialog.h"

#include <QAction>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kWatchDialog(1'220, 640);

} // namespace

void WatchDialog::dress()
{
    setWindowTitle(tr("Keep in Step"));
    m_ui->headIcon->setIcon(u"state-checking"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->outboxTitle->setTypeRole(TypeRole::CardTitle);
    m_ui->outboxNote->setTypeRole(TypeRole::Meta);
    for (TypedLabel *note : {m_ui->whatLabel, m_ui->outboxNote, m_ui->noteLabel})
        note->setColorRole(Role::Muted);
    m_ui->problemIcon->setIcon(u"state-attention"_s, Role::Warning, 16);
    m_ui->problemLabel->setColorRole(Role::Warning);
    m_ui->problemLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->noteLabel->hide();
    for (QPushButton *link : {m_ui->openRunButton, m_ui->sendAgainButton, m_ui->forgetButton})
        link->setProperty("role", u"quiet"_s);
    m_ui->openRunButton->setToolTip(tr("Opens the newest run of the table that rejected rows"));
    setButtonIcon(m_ui->openRunButton, u"state-rejections"_s);
    setButtonIcon(m_ui->sendAgainButton, u"retry"_s);
    setButtonIcon(m_ui->forgetButton, u"remove"_s);
    setButtonIcon(m_ui->startButton, u"run"_s);
    setButtonIcon(m_ui->stopButton, u"stop"_s);
    m_ui->watchCard->view()->setFocus();
    resize(kWatchDialog.boundedTo(screenRoom(this)));
}

void WatchDialog::makeActions()
{
    const auto make = [this](const QString &name, QPushButton *button, bool isOn) {
        auto *action = new QAction(button->text(), this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, isOn] { switchWatch(isOn); });
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        addAction(action);
        return action;
    };
    m_start = make(u"actionStartWatching"_s, m_ui->startButton, true);
    m_stop = make(u"actionStopWatching"_s, m_ui->stopButton, false);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->sendAgainButton, &QPushButton::clicked, this, &WatchDialog::sendAgain);
    connect(m_ui->forgetButton, &QPushButton::clicked, this, &WatchDialog::askToForget);
    connect(m_ui->openRunButton, &QPushButton::clicked, this, &WatchDialog::openRun);
}

void WatchDialog::makeWatchTable()
{
    RowView *view = m_ui->watchCard->view();
    view->setObjectName(u"watchTable"_s);
    view->setAccessibleName(tr("Watched tables"));
    view->setModel(m_tables);
    view->setColumns({{.kind = CellKind::Check, .sample = u"Customers to board"_s},
        {.kind = CellKind::Text, .sample = u"Customers"_s},
        {.kind = CellKind::Text, .sample = u"Customers"_s},
        {.kind = CellKind::State,
            .sample = sentenceInWords(u"Behind by up to 10 min"_s),
            .hasIcon = true,
            .isStretched = true},
        {.kind = CellKind::Number, .sample = u"14 min 10 s"_s},
        {.kind = CellKind::Text, .sample = u"Yesterday 18:12"_s},
        {.kind = CellKind::Number, .sample = u"100 000"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s},
        {.kind = CellKind::Number, .sample = u"10 000"_s}});
    // How a table stands needs the room more than the view's name.
    view->setColumnHidden(WatchModel::View, screenRoom(this).width() < kWatchDialog.width());
    view->setPlaceholderText(tr("Loading…"));
    auto *empty = new EmptyState(m_ui->watchCard);
    empty->setContent(u"state-checking"_s, tr("No table is kept in step"),
        tr("Give a job the way “What has changed, by ROWID” and tick Keep in step there."));
    m_ui->watchCard->setEmptyState(empty);
    m_ui->watchCard->setLoading(true);
    m_ui->watchCard->watchModel();
    makeCopyable(view);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &WatchDialog::choose);
    connect(m_tables, &WatchModel::watchWanted, this, &WatchDialog::switchTable);
    connect(view, &QAbstractItemView::activated, this, &WatchDialog::openRun);
    connect(view, &RowView::linkActivated, this, &WatchDialog::openRun);
}

void WatchDialog::makeOutboxTable()
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
        {.kind = CellKind::Text, .sample = widest},
        {.kind = CellKind::State,
            .sample = u"Waiting"_s,
            .hasIcon = true,
            .sampleNote = u"again in 40 s"_s},
        {.kind = CellKind::Text, .sample = u"Yesterday 18:12"_s},
        {.kind = CellKind::Number, .sample = u"8"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    m_ui->outboxCard->setFitting(false);
    m_ui->outboxCard->watchModel();
    makeCopyable(view);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &WatchDialog::showChosen);
}

} // namespace sluice
